//! `host.key_value`: a label and its value.

use std::sync::Arc;

use super::{Component, Node, Spec};
use crate::prop::{Label, Prop, Reader, Text};

/// A label at the start of the line and its value at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyValue {
    /// What is measured.
    pub label: Label,
    /// Its value; `None` is shown as `--`.
    pub value: Option<Text>,
}

const LABEL: Prop<Label> = Prop::new("label", "", "What is measured.");
const VALUE: Prop<Option<Text>> = Prop::new("value", (), "Its value; `--` when there is none.");

pub(super) static SPEC: Spec = Spec {
    name: "key_value",
    aliases: &[],
    summary: "A label and its value on one line.",
    example: r#"{"component": "host.key_value", "label": "Nozzle", "value": "210 °C"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&LABEL, &VALUE],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::KeyValue(KeyValue {
        label: reader.get(&LABEL),
        value: reader.get(&VALUE),
    })
}
