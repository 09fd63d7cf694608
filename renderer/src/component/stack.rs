//! `host.stack`: a column.

use std::sync::Arc;

use super::{Component, Node, Spec, gap};
use crate::prop::{Choice, Prop, Reader};

/// A column of nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// Space between children, in CSS pixels.
    pub gap: f64,
    /// How children stand across the column.
    pub align_items: Align,
    /// What stands in it.
    pub children: Vec<Arc<Node>>,
}

/// How children stand across the direction of their container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are those of CSS")]
pub enum Align {
    Stretch,
    Start,
    Center,
    End,
    Baseline,
}

impl Choice for Align {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("stretch", Self::Stretch),
        ("flex-start", Self::Start),
        ("center", Self::Center),
        ("flex-end", Self::End),
        ("baseline", Self::Baseline),
    ];
}

const GAP: Prop<f64> = gap(8.0);
const ALIGN: Prop<Align> = Prop::new(
    "alignItems",
    Align::Stretch,
    "How children stand across the column.",
);

pub(super) static SPEC: Spec = Spec {
    name: "stack",
    aliases: &["column"],
    summary: "A column of nodes.",
    example: r#"{"component": "host.stack", "gap": 12, "children": []}"#,
    container: true,
    margin_bottom: 8.0,
    props: &[&GAP, &ALIGN],
    read,
};

fn read(reader: &mut Reader<'_>, children: Vec<Arc<Node>>) -> Component {
    Component::Stack(Stack {
        gap: reader.get(&GAP),
        align_items: reader.get(&ALIGN),
        children,
    })
}
