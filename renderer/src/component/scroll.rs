//! `host.scroll`: a vertical scroller.

use std::sync::Arc;

use super::{Component, LengthProp, Node, Spec, gap};
use crate::prop::{Length, LengthRange, Prop, Range, Reader};

/// A column that scrolls when it is higher than it may be; reachable by keyboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Scroll {
    /// Greatest height.
    pub max_height: Length,
    /// Space between children, in CSS pixels.
    pub gap: f64,
    /// Space between the children and the scroll bar, in CSS pixels.
    pub padding_right: f64,
    /// What stands in it, in a column.
    pub children: Vec<Arc<Node>>,
}

const MAX_HEIGHT: LengthProp = Prop::new(
    "maxHeight",
    LengthRange::px(320.0, 2000.0),
    "Greatest height.",
);
const GAP: Prop<f64> = gap(8.0);
const PADDING_RIGHT: Prop<f64> = Prop::new(
    "paddingRight",
    Range::new(4.0, 0.0, 128.0),
    "Space between the children and the scroll bar, in CSS pixels.",
);

pub(super) static SPEC: Spec = Spec {
    name: "scroll",
    aliases: &[],
    summary: "A column that scrolls when it grows too high.",
    example: r#"{"component": "host.scroll", "maxHeight": 200, "children": []}"#,
    container: true,
    margin_bottom: 12.0,
    props: &[&MAX_HEIGHT, &GAP, &PADDING_RIGHT],
    read,
};

fn read(reader: &mut Reader<'_>, children: Vec<Arc<Node>>) -> Component {
    Component::Scroll(Scroll {
        max_height: reader.get(&MAX_HEIGHT),
        gap: reader.get(&GAP),
        padding_right: reader.get(&PADDING_RIGHT),
        children,
    })
}
