//! What text fields and switches share: where their value is kept and how it reads.

use dioxus::prelude::*;
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

/// The name under which a value is kept: the author's `key`, else the number of the node.
pub(super) fn name(key: Option<&str>, number: u32) -> String {
    key.map_or_else(|| format!("#{number}"), str::to_owned)
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
