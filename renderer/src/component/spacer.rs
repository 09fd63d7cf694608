//! `host.spacer`: empty space.

use std::sync::Arc;

use super::{Component, LengthProp, Node, Spec};
use crate::prop::{Length, LengthRange, Prop, Reader};

/// An empty box.
#[derive(Clone, Debug, PartialEq)]
pub struct Spacer {
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
}

const WIDTH: LengthProp = Prop::new(
    "width",
    LengthRange::percent(100.0, 2000.0),
    "Width of the space.",
);
const HEIGHT: LengthProp = Prop::new(
    "height",
    LengthRange::px(8.0, 2000.0),
    "Height of the space.",
);

pub(super) static SPEC: Spec = Spec {
    name: "spacer",
    aliases: &[],
    summary: "Empty space.",
    example: r#"{"component": "host.spacer", "height": 16}"#,
    container: false,
    margin_bottom: 0.0,
    props: &[&WIDTH, &HEIGHT],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Spacer(Spacer {
        width: reader.get(&WIDTH),
        height: reader.get(&HEIGHT),
    })
}
