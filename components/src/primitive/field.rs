//! What text fields and switches share: where their value is kept and how it reads.

use dioxus::prelude::*;
use faceplate_renderer::component::{Component, Node};
use faceplate_renderer::prop::OwnId;
use serde_json::Value;

use crate::extension_id::ExtensionId;
use crate::input_state::{FieldKey, use_input_state};
use crate::words::words;

/// What was entered in the field called `name` of the extension around the current scope.
pub(super) fn use_field(name: &str) -> Signal<Option<Value>> {
    let state = use_input_state();
    let extension = use_hook(ExtensionId::here);
    state.field(FieldKey {
        extension,
        field: name.to_owned(),
    })
}

/// The name under which a value is kept: the author's `key`, apart for each use of a template, else the number of the
/// node.
pub(crate) fn name(key: Option<&str>, number: u32, instance: usize) -> String {
    match (key, instance) {
        (None, _) => format!("#{number}"),
        (Some(key), 0) => key.to_owned(),
        (Some(key), instance) => format!("{key}#{instance}"),
    }
}

/// The name by which an action includes the value of an input: its `stateKey`, else its `id`.
pub(crate) fn key(node: &Node) -> Option<&str> {
    let key = if let Component::Input(input) = &node.component {
        input.key.as_ref()
    } else if let Component::Switch(switch) = &node.component {
        switch.key.as_ref()
    } else {
        None
    };
    key.map(|OwnId(key)| &**key)
}

/// What an input shows, with its type: what was `entered`, else what it starts from. `None` for what is no input, or
/// disabled.
pub(crate) fn value(node: &Node, entered: Option<&Value>) -> Option<Value> {
    if let Component::Input(input) = &node.component {
        let shown = entered.map_or_else(|| input.default_value.to_string(), text);
        (!input.disabled).then(|| Value::from(shown))
    } else if let Component::Switch(switch) = &node.component {
        let on = entered.map_or(switch.default_value, is_on);
        (!switch.disabled).then_some(Value::Bool(on))
    } else {
        None
    }
}

/// A value as the text of a field.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// A value as on or off.
pub(super) fn is_on(value: &Value) -> bool {
    value.as_bool().unwrap_or(false)
}

/// What a control is called, also when the manifest does not say.
pub(super) fn label(label: &str) -> String {
    if label.is_empty() {
        words().text("field")
    } else {
        label.to_owned()
    }
}
