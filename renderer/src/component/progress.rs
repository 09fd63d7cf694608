//! `host.progress`: a bar.

use std::sync::Arc;

use super::{Component, Node, Spec};
use crate::color::{Color, Token};
use crate::prop::{Label, Percent, Prop, Range, Reader};

/// A bar, with a line above it when there is a label or value label.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// How full, 0 to 100; `None` is not known.
    pub value: Option<Percent>,
    /// What progresses.
    pub label: Option<Label>,
    /// The value in words.
    pub value_label: Option<Label>,
    /// Colour of the bar.
    pub color: Color,
    /// Colour of the track.
    pub track_color: Color,
    /// Height of the bar, in CSS pixels.
    pub height: f64,
}

const VALUE: Prop<Option<Percent>> = Prop::new("value", (), "How full, 0 to 100.");
const LABEL: Prop<Option<Label>> = Prop::new("label", (), "What progresses.");
const VALUE_LABEL: Prop<Option<Label>> = Prop::new("valueLabel", (), "The value in words.");
const COLOR: Prop<Color> = Prop::new("color", Token::Primary, "Colour of the bar.");
const TRACK_COLOR: Prop<Color> = Prop::new("trackColor", Token::Elevation2, "Colour of the track.");
const HEIGHT: Prop<f64> = Prop::new(
    "height",
    Range::new(6.0, 1.0, 64.0),
    "Height of the bar, in CSS pixels.",
);

pub(super) static SPEC: Spec = Spec {
    name: "progress",
    aliases: &[],
    summary: "A bar that shows how far something is.",
    example: r#"{"component": "host.progress", "label": "Print", "value": 42, "valueLabel": "42 %"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&VALUE, &LABEL, &VALUE_LABEL, &COLOR, &TRACK_COLOR, &HEIGHT],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Progress(Progress {
        value: reader.get(&VALUE),
        label: reader.get(&LABEL),
        value_label: reader.get(&VALUE_LABEL),
        color: reader.get(&COLOR),
        track_color: reader.get(&TRACK_COLOR),
        height: reader.get(&HEIGHT),
    })
}
