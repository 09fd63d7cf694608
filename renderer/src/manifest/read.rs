//! Takes what is usable out of an object of the manifest, and reports nothing.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::format;
use crate::pointer::Pointer;
use crate::prop::Label;

pub(super) type Object = Map<String, Value>;

/// The text at `key`.
pub(super) fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str()
}

/// The label at `key`, cleaned for display; empty is none.
pub(super) fn label(object: &Object, key: &'static str) -> Option<Label> {
    let value = object.get(key)?;
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some(Label::new(&text)).filter(|label| !label.is_empty())
}

/// The object at `key`; empty where there is none.
pub(super) fn object<'a>(object: &'a Object, key: &str) -> &'a Object {
    static EMPTY: LazyLock<Object> = LazyLock::new(Map::new);
    object.get(key).and_then(Value::as_object).unwrap_or(&EMPTY)
}

/// The list at `key`; empty where there is none.
pub(super) fn array<'a>(object: &'a Object, key: &str) -> &'a [Value] {
    let list = object.get(key).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The objects at `key`, of a list or of an object's values, each with its place.
pub(super) fn entries<T>(
    object: &Object,
    key: &'static str,
    of: fn(&Object, Pointer) -> T,
) -> Vec<T> {
    let pointer = Pointer::root().key(key);
    let entry = |value: &Value, at| value.as_object().map(|object| of(object, at));
    match object.get(key) {
        Some(Value::Array(list)) => list
            .iter()
            .enumerate()
            .filter_map(|(index, value)| entry(value, pointer.index(index)))
            .collect(),
        Some(Value::Object(object)) => object
            .iter()
            .filter_map(|(key, value)| entry(value, pointer.key(key.clone())))
            .collect(),
        _ => Vec::new(),
    }
}

/// The path of an entry of `assets`, without leading `/`.
pub(super) fn asset_path(value: &Value) -> Option<Box<str>> {
    let path = match value {
        Value::String(path) => path,
        Value::Object(asset) => text(asset, "path")?,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => return None,
    };
    let fault = (format::PATH.fault)(path);
    fault.is_none().then(|| path.trim_start_matches('/').into())
}

/// The text at `key`; empty is none.
pub(super) fn some(object: &Object, key: &str) -> Option<Box<str>> {
    text(object, key)
        .filter(|text| !text.is_empty())
        .map(Into::into)
}

/// The id of an entry; empty where there is none.
pub(super) fn id(object: &Object) -> Box<str> {
    text(object, "id").unwrap_or_default().into()
}

/// Whether `true` is written at `key`.
pub(super) fn is_true(object: &Object, key: &str) -> bool {
    object.get(key) == Some(&Value::Bool(true))
}
