//! `host.data_strip`: telemetry chips fed by an action.

mod reading;

pub use reading::Reading;

use std::sync::Arc;

use super::{Component, LengthProp, Node, Spec};
use crate::poll::{self, DataPath, Poll};
use crate::prop::{Length, LengthRange, Pixels, Prop, Reader};

/// Telemetry whose items an action brings; how it is drawn depends on the surface.
#[derive(Clone, Debug, PartialEq)]
pub struct DataStrip {
    /// Where the items come from.
    pub poll: Poll,
    /// Where the list of items stands in the result.
    pub items_path: DataPath,
    /// Space between items, in CSS pixels; the surface's own when `None`.
    pub gap: Option<Pixels>,
    /// Greatest width in the app bar.
    pub max_width: Length,
}

const ITEMS_PATH: Prop<DataPath> = Prop::new(
    "itemsPath",
    "items",
    "Dotted path of the items in the result.",
);
const GAP: Prop<Option<Pixels>> = Prop::new(
    "gap",
    (),
    "Space between items, in CSS pixels; 12 in the app bar, 4 between gauges, 6 elsewhere.",
);
const MAX_WIDTH: LengthProp = Prop::new(
    "maxWidth",
    LengthRange::px(440.0, 2000.0),
    "Greatest width in the app bar.",
);

pub(super) static SPEC: Spec = Spec {
    name: "data_strip",
    aliases: &[],
    summary: "Telemetry chips that an action brings: a lane in the app bar, wrapping chips elsewhere.",
    example: r#"{"component": "host.data_strip", "dataActionId": "temperatures"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[
        &poll::ACTION,
        &poll::PAYLOAD,
        &poll::INTERVAL,
        &ITEMS_PATH,
        &GAP,
        &MAX_WIDTH,
    ],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::DataStrip(DataStrip {
        poll: Poll::read(reader),
        items_path: reader.get(&ITEMS_PATH),
        gap: reader.get(&GAP),
        max_width: reader.get(&MAX_WIDTH),
    })
}
