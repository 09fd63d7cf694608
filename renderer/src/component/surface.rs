//! `host.surface`: a padded box.

use std::sync::Arc;

use super::{Component, Node, Spec, gap};
use crate::color::{Color, Token};
use crate::prop::{Prop, Range, Reader};

/// A padded box that stacks its children.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    /// Space inside the edge, in CSS pixels.
    pub padding: f64,
    /// Radius of the corners, in CSS pixels.
    pub border_radius: f64,
    /// Space between children, in CSS pixels.
    pub gap: f64,
    /// Fill of the box.
    pub background_color: Color,
    /// What stands in it, in a column.
    pub children: Vec<Arc<Node>>,
}

const PADDING: Prop<f64> = Prop::new(
    "padding",
    Range::new(12.0, 0.0, 128.0),
    "Space inside the edge, in CSS pixels.",
);
const RADIUS: Prop<f64> = Prop::new(
    "borderRadius",
    Range::new(12.0, 0.0, 128.0),
    "Radius of the corners, in CSS pixels.",
);
const GAP: Prop<f64> = gap(8.0);
const BACKGROUND: Prop<Color> = Prop::new("backgroundColor", Token::Elevation1, "Fill of the box.");

pub(super) static SPEC: Spec = Spec {
    name: "surface",
    aliases: &[],
    summary: "A padded box that stacks its children.",
    example: r#"{"component": "host.surface", "padding": 16, "children": []}"#,
    container: true,
    margin_bottom: 12.0,
    props: &[&PADDING, &RADIUS, &GAP, &BACKGROUND],
    read,
};

fn read(reader: &mut Reader<'_>, children: Vec<Arc<Node>>) -> Component {
    Component::Surface(Surface {
        padding: reader.get(&PADDING),
        border_radius: reader.get(&RADIUS),
        gap: reader.get(&GAP),
        background_color: reader.get(&BACKGROUND),
        children,
    })
}
