//! `host.row`: a row.

use std::sync::Arc;

use super::{Align, Component, Node, Spec, gap};
use crate::prop::{Choice, Prop, Reader};

/// A row of nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whether what does not fit goes to the next line.
    pub wrap: bool,
    /// Space between children, in CSS pixels.
    pub gap: f64,
    /// How children stand across the row.
    pub align_items: Align,
    /// How free space along the row is shared out.
    pub justify_content: Justify,
    /// What stands in it.
    pub children: Vec<Arc<Node>>,
}

/// How free space along a row is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are those of CSS")]
pub enum Justify {
    Start,
    Center,
    End,
    SpaceBetween,
    SpaceAround,
    SpaceEvenly,
}

impl Choice for Justify {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("flex-start", Self::Start),
        ("center", Self::Center),
        ("flex-end", Self::End),
        ("space-between", Self::SpaceBetween),
        ("space-around", Self::SpaceAround),
        ("space-evenly", Self::SpaceEvenly),
    ];
}

const WRAP: Prop<bool> = Prop::new(
    "wrap",
    false,
    "Whether what does not fit goes to the next line.",
);
const GAP: Prop<f64> = gap(8.0);
const ALIGN: Prop<Align> = Prop::new(
    "alignItems",
    Align::Center,
    "How children stand across the row.",
);
const JUSTIFY: Prop<Justify> = Prop::new(
    "justifyContent",
    Justify::Start,
    "How free space along the row is shared out.",
);

pub(super) static SPEC: Spec = Spec {
    name: "row",
    aliases: &[],
    summary: "A row of nodes.",
    example: r#"{"component": "host.row", "wrap": true, "children": []}"#,
    container: true,
    margin_bottom: 8.0,
    props: &[&WRAP, &GAP, &ALIGN, &JUSTIFY],
    read,
};

fn read(reader: &mut Reader<'_>, children: Vec<Arc<Node>>) -> Component {
    Component::Row(Row {
        wrap: reader.get(&WRAP),
        gap: reader.get(&GAP),
        align_items: reader.get(&ALIGN),
        justify_content: reader.get(&JUSTIFY),
        children,
    })
}
