//! What a person has entered, kept while surfaces come, go and repaint.

use std::collections::HashMap;

use dioxus::core::{ScopeId, current_scope_id};
use dioxus::prelude::*;
use serde_json::Value;

use crate::extension_id::ExtensionId;

/// Names one field of the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldKey {
    /// Where the field is.
    pub extension: ExtensionId,
    /// Its name there.
    pub field: String,
}

/// Everything a person has entered in fields of plugins, as JSON values with their types.
///
/// The app provides it at its root, so that what was typed survives live reload, changes of tab and repaints.
/// A field that nobody touched has no value: it shows and sends its `defaultValue`. One that was cleared has
/// the empty text, which is a value (contract section 10, defect 1).
#[derive(Clone, Copy, PartialEq)]
pub struct InputState {
    fields: CopyValue<HashMap<FieldKey, Signal<Option<Value>>>>,
    owner: ScopeId,
}

impl InputState {
    /// Nothing entered yet; lives as long as the current scope.
    pub fn new() -> Self {
        Self {
            fields: CopyValue::new(HashMap::new()),
            owner: current_scope_id(),
        }
    }

    /// What was entered in the field `key`; `None` while it is untouched. Who reads it repaints when it changes,
    /// and nobody else does.
    pub fn field(mut self, key: FieldKey) -> Signal<Option<Value>> {
        let owner = self.owner;
        let mut fields = self.fields.write();
        *fields
            .entry(key)
            .or_insert_with(|| Signal::new_in_scope(None, owner))
    }
}

impl Default for InputState {
    fn default() -> Self {
        Self::new()
    }
}

/// The state that the app provides; where it provides none, one that lives as long as the current scope.
pub(crate) fn use_input_state() -> InputState {
    use_hook(|| try_consume_context().unwrap_or_default())
}
