//! `host.list`: a list with leading icons.

use std::sync::Arc;

use super::{Component, Node, Spec};
use crate::icon::Icon;
use crate::prop::{Item, ItemSpec, Label, Prop, Reader, Text};

/// A list with leading icons.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Its entries.
    pub items: Vec<ListItem>,
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// What it is.
    pub title: Label,
    /// More about it.
    pub description: Option<Text>,
    /// Shown before it.
    pub icon: Icon,
}

const DEFAULT_ICON: &str = "puzzle";
const TITLE: Prop<Label> = Prop::new("title", "", "What the entry is.");
const DESCRIPTION: Prop<Option<Text>> = Prop::new("description", (), "More about it.");
const ICON: Prop<Icon> = Prop::new("icon", DEFAULT_ICON, "Shown before the entry.");

impl Item for ListItem {
    const SPEC: ItemSpec = ItemSpec {
        name: "list item",
        props: &[&TITLE, &DESCRIPTION, &ICON],
        from_text: true,
    };

    fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            title: reader.get(&TITLE),
            description: reader.get(&DESCRIPTION),
            icon: reader.get(&ICON),
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(Self {
            title: Label::new(text),
            description: None,
            icon: Icon::new(DEFAULT_ICON)?,
        })
    }
}

const ITEMS: Prop<Vec<ListItem>> = Prop::new(
    "items",
    (),
    "The entries; a plain text is an entry with a title.",
);

pub(super) static SPEC: Spec = Spec {
    name: "list",
    aliases: &[],
    summary: "A list with leading icons.",
    example: r#"{"component": "host.list", "items": ["Level the bed", {"title": "Load filament", "icon": "printer-3d-nozzle"}]}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&ITEMS],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::List(List {
        items: reader.get(&ITEMS),
    })
}
