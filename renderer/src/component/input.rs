//! `host.input`: a text field.

use std::sync::Arc;

use super::entry::{self, Entry, EntryKind};
use super::{Component, ID, Node, Scalar, Spec};
use crate::prop::{AnyProp, Choice, Label, OwnId, Prop, Reader};

/// A labelled text field.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// What to enter.
    pub label: Label,
    /// The name under which its value is kept: `stateKey`, else `id`.
    pub key: Option<OwnId>,
    /// What may be entered.
    pub entry: Entry,
    /// What it starts from.
    pub default_value: Scalar,
    /// How it is drawn.
    pub mode: InputMode,
    /// Not to be changed.
    pub disabled: bool,
}

/// How a text field is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputMode {
    /// A line around it.
    Outlined,
    /// Filled, with a line below.
    Flat,
}

impl Choice for InputMode {
    const WORDS: &'static [(&'static str, Self)] =
        &[("outlined", Self::Outlined), ("flat", Self::Flat)];
}

pub(super) const STATE_KEY: Prop<Option<OwnId>> = Prop::new(
    "stateKey",
    (),
    "The name under which the value is kept; `id` when absent.",
);
pub(super) const DISABLED: Prop<bool> =
    Prop::new("disabled", false, "Whether it cannot be changed.");
const LABEL: Prop<Label> = Prop::new("label", "", "What to enter.");
const DEFAULT_VALUE: Prop<Scalar> = Prop::new("defaultValue", (), "What it starts from.");
const KIND: Prop<EntryKind> = entry::KIND.faceplate();
const PROPS: [&dyn AnyProp; 19] = entry::with_own([
    &LABEL,
    &STATE_KEY,
    &KIND,
    &DEFAULT_VALUE,
    &MODE,
    &MULTILINE,
    &DISABLED,
]);
const MODE: Prop<InputMode> = Prop::new("mode", InputMode::Outlined, "How it is drawn.");
const MULTILINE: Prop<bool> = Prop::new("multiline", false, "Whether it takes several lines.");

pub(super) static SPEC: Spec = Spec {
    name: "input",
    aliases: &[],
    summary: "A labelled text field.",
    example: r#"{"component": "host.input", "id": "name", "label": "Printer name"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &PROPS,
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    let key = reader.get(&STATE_KEY);
    let kind = match (reader.get(&KIND), reader.get(&MULTILINE)) {
        (EntryKind::Text, true) => EntryKind::Textarea,
        (kind, _) => kind,
    };
    Component::Input(Input {
        label: reader.get(&LABEL),
        key: key.or_else(|| reader.get(&ID)),
        entry: Entry::read(kind, reader),
        default_value: reader.get(&DEFAULT_VALUE),
        mode: reader.get(&MODE),
        disabled: reader.get(&DISABLED),
    })
}
