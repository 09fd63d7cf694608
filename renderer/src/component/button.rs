//! `host.button`: a button.

use std::sync::Arc;

use super::{Component, Node, Spec};
use crate::icon::Icon;
use crate::prop::{Choice, Label, Prop, Reader, Trigger, trigger};

/// A button.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// What it says; the host's word for “Run” when `None`.
    pub label: Option<Label>,
    /// How it is drawn.
    pub mode: ButtonMode,
    /// Shown before the label.
    pub icon: Option<Icon>,
    /// What a press does.
    pub trigger: Option<Trigger>,
    /// Not to be pressed.
    pub disabled: bool,
}

/// How a button is drawn, from least to most weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are those of Material 3")]
pub enum ButtonMode {
    Text,
    Outlined,
    ContainedTonal,
    Contained,
    Elevated,
}

impl Choice for ButtonMode {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("outlined", Self::Outlined),
        ("contained-tonal", Self::ContainedTonal),
        ("contained", Self::Contained),
        ("elevated", Self::Elevated),
    ];
}

const LABEL: Prop<Option<Label>> = Prop::new("label", (), "What it says; “Run” when absent.");
const MODE: Prop<ButtonMode> = Prop::new("mode", ButtonMode::ContainedTonal, "How it is drawn.");
const ICON: Prop<Option<Icon>> = Prop::new("icon", (), "Shown before the label.");

pub(super) static SPEC: Spec = Spec {
    name: "button",
    aliases: &[],
    summary: "A button that runs an action or opens a modal.",
    example: r#"{"component": "host.button", "label": "Ping", "actionId": "ping"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[
        &LABEL,
        &MODE,
        &ICON,
        &trigger::ACTION,
        &trigger::OPEN,
        &trigger::PAYLOAD,
        &trigger::INCLUDE,
        &trigger::CONFIRM,
        &trigger::DISABLED,
    ],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Button(Button {
        label: reader.get(&LABEL),
        mode: reader.get(&MODE),
        icon: reader.get(&ICON),
        trigger: Trigger::read(reader)
            .map(|trigger| trigger.including(reader.get(&trigger::INCLUDE))),
        disabled: reader.get(&trigger::DISABLED),
    })
}
