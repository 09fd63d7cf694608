//! `host.switch`: an on-off control.

use std::sync::Arc;

use super::input::{DISABLED, STATE_KEY};
use super::{Component, ID, Node, Spec};
use crate::prop::{Label, OwnId, Prop, Reader, Text};

/// A labelled switch.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    /// What it turns on.
    pub label: Label,
    /// More about it.
    pub description: Option<Text>,
    /// The name under which its value is kept: `stateKey`, else `id`.
    pub key: Option<OwnId>,
    /// What it starts from.
    pub default_value: bool,
    /// Not to be changed.
    pub disabled: bool,
}

const LABEL: Prop<Label> = Prop::new("label", "", "What it turns on.");
const DESCRIPTION: Prop<Option<Text>> = Prop::new("description", (), "More about it.");
const DEFAULT_VALUE: Prop<bool> = Prop::new("defaultValue", false, "What it starts from.");

pub(super) static SPEC: Spec = Spec {
    name: "switch",
    aliases: &[],
    summary: "A labelled on-off control.",
    example: r#"{"component": "host.switch", "id": "fan", "label": "Fan", "defaultValue": true}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&LABEL, &DESCRIPTION, &STATE_KEY, &DEFAULT_VALUE, &DISABLED],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    let key = reader.get(&STATE_KEY);
    Component::Switch(Switch {
        label: reader.get(&LABEL),
        description: reader.get(&DESCRIPTION),
        key: key.or_else(|| reader.get(&ID)),
        default_value: reader.get(&DEFAULT_VALUE),
        disabled: reader.get(&DISABLED),
    })
}
