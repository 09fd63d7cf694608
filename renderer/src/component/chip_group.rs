//! `host.chip_group`: wrapping chips.

use std::sync::Arc;

use super::{ChipMode, Component, Node, Spec, gap};
use crate::color::Color;
use crate::icon::Icon;
use crate::prop::{Item, ItemSpec, Label, OwnId, Prop, Reader, Trigger, trigger};

/// Chips that wrap onto further lines.
#[derive(Clone, Debug, PartialEq)]
pub struct ChipGroup {
    /// The chips.
    pub items: Vec<Chip>,
    /// Space between them, in CSS pixels.
    pub gap: f64,
}

/// One chip; a control when it has a trigger.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// A name for it.
    pub id: Option<OwnId>,
    /// What it says.
    pub text: Label,
    /// Shown before the text.
    pub icon: Option<Icon>,
    /// Filled or outlined.
    pub mode: ChipMode,
    /// Smaller, as in dense places.
    pub compact: bool,
    /// Drawn in bold.
    pub emphasis: bool,
    /// Colour of the text; the theme's when `None`.
    pub color: Option<Color>,
    /// Fill; the theme's when `None`.
    pub background_color: Option<Color>,
    /// What a press does.
    pub trigger: Option<Trigger>,
    /// Not to be pressed.
    pub disabled: bool,
}

const ID: Prop<Option<OwnId>> = Prop::new("id", (), "A name for the chip.");
const TEXT: Prop<Label> = Prop::new("text", "", "What it says.").or(&["label", "value"]);
const ICON: Prop<Option<Icon>> = Prop::new("icon", (), "Shown before the text.");
const MODE: Prop<ChipMode> = Prop::new("mode", ChipMode::Flat, "Filled or outlined.");
const COMPACT: Prop<bool> = Prop::new("compact", true, "Smaller, for dense places.");
const EMPHASIS: Prop<bool> = Prop::new("emphasis", false, "Drawn in bold.");
const COLOR: Prop<Option<Color>> = Prop::new("color", (), "Colour of the text and icon.");
const BACKGROUND: Prop<Option<Color>> = Prop::new("backgroundColor", (), "Fill.");

impl Item for Chip {
    const SPEC: ItemSpec = ItemSpec {
        name: "chip",
        props: &[
            &ID,
            &TEXT,
            &ICON,
            &MODE,
            &COMPACT,
            &EMPHASIS,
            &COLOR,
            &BACKGROUND,
            &trigger::ACTION,
            &trigger::OPEN,
            &trigger::PAYLOAD,
            &trigger::CONFIRM,
            &trigger::DISABLED,
        ],
        from_text: false,
    };

    fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            id: reader.get(&ID),
            text: reader.get(&TEXT),
            icon: reader.get(&ICON),
            mode: reader.get(&MODE),
            compact: reader.get(&COMPACT),
            emphasis: reader.get(&EMPHASIS),
            color: reader.get(&COLOR),
            background_color: reader.get(&BACKGROUND),
            trigger: Trigger::read(reader),
            disabled: reader.get(&trigger::DISABLED),
        }
    }
}

const ITEMS: Prop<Vec<Chip>> = Prop::new("items", (), "The chips.");
const GAP: Prop<f64> = gap(8.0);

pub(super) static SPEC: Spec = Spec {
    name: "chip_group",
    aliases: &[],
    summary: "Chips that wrap onto further lines.",
    example: r#"{"component": "host.chip_group", "items": [{"text": "PLA", "icon": "palette-swatch-outline"}, {"text": "0.2 mm"}]}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&ITEMS, &GAP],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::ChipGroup(ChipGroup {
        items: reader.get(&ITEMS),
        gap: reader.get(&GAP),
    })
}
