//! `host.badge`: a compact chip.

use std::sync::Arc;

use super::{Align, Component, Node, Spec};
use crate::color::{Color, Token};
use crate::icon::Icon;
use crate::prop::{Choice, Label, Prop, Reader, Trigger, trigger};

/// A compact chip; a control when it has a trigger.
#[derive(Clone, Debug, PartialEq)]
pub struct Badge {
    /// What it says.
    pub text: Label,
    /// Shown before the text.
    pub icon: Option<Icon>,
    /// Filled or outlined.
    pub mode: ChipMode,
    /// Where it stands across its container.
    pub align_self: Align,
    /// Colour of the text; the theme's when `None`.
    pub color: Option<Color>,
    /// Fill.
    pub background_color: Color,
    /// What a press does.
    pub trigger: Option<Trigger>,
    /// Not to be pressed.
    pub disabled: bool,
}

/// How a chip is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipMode {
    /// Filled.
    Flat,
    /// A line around it.
    Outlined,
}

impl Choice for ChipMode {
    const WORDS: &'static [(&'static str, Self)] =
        &[("flat", Self::Flat), ("outlined", Self::Outlined)];
}

const TEXT: Prop<Label> = Prop::new("text", "", "What it says.").or(&["label"]);
const ICON: Prop<Option<Icon>> = Prop::new("icon", (), "Shown before the text.");
const MODE: Prop<ChipMode> = Prop::new("mode", ChipMode::Flat, "Filled or outlined.");
const ALIGN: Prop<Align> = Prop::new(
    "alignSelf",
    Align::Start,
    "Where it stands across its container.",
);
const COLOR: Prop<Option<Color>> = Prop::new("color", (), "Colour of the text and icon.");
const BACKGROUND: Prop<Color> = Prop::new("backgroundColor", Token::Elevation2, "Fill.");

pub(super) static SPEC: Spec = Spec {
    name: "badge",
    aliases: &[],
    summary: "A compact chip; with an action it is a button.",
    example: r#"{"component": "host.badge", "text": "Beta", "icon": "flask-outline"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[
        &TEXT,
        &ICON,
        &MODE,
        &ALIGN,
        &COLOR,
        &BACKGROUND,
        &trigger::ACTION,
        &trigger::OPEN,
        &trigger::PAYLOAD,
        &trigger::CONFIRM,
        &trigger::DISABLED,
    ],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Badge(Badge {
        text: reader.get(&TEXT),
        icon: reader.get(&ICON),
        mode: reader.get(&MODE),
        align_self: reader.get(&ALIGN),
        color: reader.get(&COLOR),
        background_color: reader.get(&BACKGROUND),
        trigger: Trigger::read(reader),
        disabled: reader.get(&trigger::DISABLED),
    })
}
