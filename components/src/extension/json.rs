//! What the host's JSON means where upstream's language leaves it open (contract, beginning).

use std::borrow::Cow;

use faceplate_renderer::prop::Label;
use serde_json::Value;

/// The text under `key`, if there is any; numbers and booleans in their JSON form.
pub(super) fn text<'a>(object: &'a Value, key: &str) -> Option<Cow<'a, str>> {
    let text = match object.get(key)? {
        Value::String(text) => Cow::Borrowed(text.trim()),
        value @ (Value::Number(_) | Value::Bool(_)) => Cow::Owned(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The most characters of a name or title that are shown (security.md T7).
const LABEL_CHARS: usize = 80;

/// The name or title under `key`, on one line and short enough to leave room for the host's own words.
pub(super) fn label(object: &Value, key: &str) -> Option<Label> {
    let text = text(object, key)?;
    let label = Label::new(&text);
    match label.char_indices().nth(LABEL_CHARS) {
        Some((end, _)) => Some(Label::new(&format!("{}…", label.get(..end)?))),
        None => Some(label),
    }
}

/// The elements of the list under `key`; of an object, its values.
pub(super) fn list<'a>(object: &'a Value, key: &str) -> Cow<'a, [Value]> {
    match object.get(key) {
        Some(Value::Array(list)) => Cow::Borrowed(list),
        Some(Value::Object(object)) => Cow::Owned(object.values().cloned().collect()),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {
            Cow::Borrowed(&[])
        }
    }
}

/// Whether `value` is nothing to its language: null, or an empty list or object, which are the same.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
