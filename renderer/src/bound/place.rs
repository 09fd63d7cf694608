//! Where a bound value comes from, and how it is shown.

use serde_json::{Map, Value};

use super::format::Format;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::poll::{self, DataPath, Poll};
use crate::prop::{ActionId, Prop, Reader, References, describe};

/// A value that lives outside the manifest: a source, and a dotted path in what that holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Whose value.
    pub source: Source,
    /// Where in it, as dotted keys and indexes; the empty path is all of it.
    pub path: Box<str>,
}

/// What holds values of a plugin.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The result of an action that is asked again and again.
    Data {
        /// An entry of the plugin's `actions`.
        action_id: Box<str>,
        /// Sent with it.
        payload: Map<String, Value>,
        /// Milliseconds between two requests, at least 1,000.
        interval_ms: u32,
    },
    /// The plugin's state.
    State,
    /// The plugin's settings.
    Settings,
}

/// A place, what stands for it while there is no value, and how a number there is worded.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Binding {
    pub(super) place: Place,
    pub(super) default: Option<Value>,
    pub(super) format: Format,
}

const DATA: &str = "$data";
const STATE: Prop<DataPath> = Prop::new("$state", "", "A dotted path in the plugin's state.");
const SETTING: Prop<DataPath> = Prop::new("$setting", "", "A dotted path in its settings.");
const PATH: Prop<DataPath> = Prop::new("path", "", "A dotted path in the action's result.");
const FORMAT: Prop<Format> = Prop::new("format", Format::Plain, "What a number there measures.");

/// Whether `object` stands for a value from elsewhere.
pub(crate) fn is_binding(object: &Map<String, Value>) -> bool {
    [DATA, STATE.name, SETTING.name]
        .iter()
        .any(|key| object.contains_key(*key))
}

impl Binding {
    /// The binding that the object under `reader` is; `None` when it names no place.
    pub(super) fn read(
        object: &Map<String, Value>,
        pointer: &Pointer,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let place = match object.get(DATA) {
            Some(query) => Place::of_action(query, &pointer.key(DATA), references, diagnostics)?,
            None => {
                let mut reader = Reader::new(object, pointer, references, diagnostics);
                let state = object.contains_key(STATE.name);
                Place::of_plugin(if state { &STATE } else { &SETTING }, state, &mut reader)
            }
        };
        let mut reader = Reader::new(object, pointer, references, diagnostics);
        let format = reader.get(&FORMAT);
        let keys = [DATA, STATE.name, SETTING.name, "default"];
        reader.report_unknown(&[&FORMAT], &keys, "a bound value");
        Some(Self {
            place,
            default: object.get("default").cloned(),
            format,
        })
    }
}

impl Place {
    /// The place in the plugin's state, or else its settings, that `path` names.
    pub(super) fn of_plugin(path: &Prop<DataPath>, state: bool, reader: &mut Reader<'_>) -> Self {
        Self {
            source: if state {
                Source::State
            } else {
                Source::Settings
            },
            path: reader.get(path).as_str().into(),
        }
    }

    /// The place in the result of an action that `query`, an object at `pointer`, names.
    pub(super) fn of_action(
        query: &Value,
        pointer: &Pointer,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let none = Map::new();
        let object = query.as_object();
        let mut reader = Reader::new(object.unwrap_or(&none), pointer, references, diagnostics);
        let poll = Poll::bound(&mut reader);
        let path = reader.get(&PATH);
        reader.report_unknown(
            &[&poll::INTERVAL, &PATH],
            &["actionId", "payload"],
            "`$data`",
        );
        let Some(ActionId(action_id)) = poll.action_id else {
            diagnostics.add(|| {
                let found = object.map_or_else(|| describe(query), |_| "none".to_owned());
                let message =
                    format!("expected the `actionId` that brings the value, found {found}");
                Diagnostic::new(Code::WrongType, pointer.clone(), message)
            });
            return None;
        };
        Some(Self {
            source: Source::Data {
                action_id,
                payload: poll.payload,
                // The bounds of the property lie within those of the type.
                interval_ms: poll.interval_ms as u32,
            },
            path: path.as_str().into(),
        })
    }
}

/// What stands in `value` at the dotted `path`: own keys, and indexes of lists.
pub fn at_path<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    if path.is_empty() {
        return Some(value);
    }
    path.split('.').try_fold(value, |at, part| match at {
        Value::Object(object) => object.get(part),
        Value::Array(list) => list.get(part.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_goes_through_objects_and_lists_and_nothing_else() {
        let value = json!({"cpu": {"cores": [{"load": 3}]}, "text": "x"});
        let at = |path| at_path(&value, path).cloned();
        assert_eq!(at("cpu.cores.0.load"), Some(json!(3)));
        assert_eq!(at(""), Some(value.clone()));
        for path in [
            "cpu.cores.1",
            "cpu.cores.-1",
            "text.length",
            "constructor",
            ".",
        ] {
            assert_eq!(at(path), None, "{path}");
        }
    }
}
