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

/// What stands for a bound value while there is none, and how a number there is worded.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Binding {
    pub(super) default: Option<Value>,
    pub(super) format: Format,
}

/// The keys under which an object names a place. The first of them that is there counts.
pub(super) struct PlaceKeys {
    pub(super) data: &'static str,
    pub(super) state: Prop<DataPath>,
    pub(super) setting: Prop<DataPath>,
}

const BOUND: PlaceKeys = PlaceKeys {
    data: "$data",
    state: Prop::new("$state", "", "A dotted path in the plugin's state."),
    setting: Prop::new("$setting", "", "A dotted path in its settings."),
};
const PATH: Prop<DataPath> = Prop::new("path", "", "A dotted path in the action's result.");
const FORMAT: Prop<Format> = Prop::new("format", Format::Plain, "What a number there measures.");

/// Whether `object` stands for a value from elsewhere.
pub(crate) fn is_binding(object: &Map<String, Value>) -> bool {
    BOUND.are_in(object)
}

impl Binding {
    /// The binding that `object`, which stands at `pointer`, is, and its place; `None` when it names none.
    pub(super) fn read(
        object: &Map<String, Value>,
        pointer: &Pointer,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Place, Self)> {
        let place = BOUND.read(object, pointer, references, diagnostics)?;
        let mut reader = Reader::new(object, pointer, references, diagnostics);
        let format = reader.get(&FORMAT);
        let keys = [BOUND.data, BOUND.state.name, BOUND.setting.name, "default"];
        reader.report_unknown(&[&FORMAT], &keys, "a bound value");
        let default = object.get("default").cloned();
        Some((place, Self { default, format }))
    }
}

impl PlaceKeys {
    pub(super) fn are_in(&self, object: &Map<String, Value>) -> bool {
        [self.data, self.state.name, self.setting.name]
            .iter()
            .any(|key| object.contains_key(*key))
    }

    /// The place that `object`, which stands at `pointer`, names, if any.
    pub(super) fn read(
        &self,
        object: &Map<String, Value>,
        pointer: &Pointer,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Place> {
        if let Some(query) = object.get(self.data) {
            return Place::of_action(query, &pointer.key(self.data), references, diagnostics);
        }
        let (source, path) = match object.contains_key(self.state.name) {
            true => (Source::State, &self.state),
            false => (Source::Settings, &self.setting),
        };
        let path = Reader::new(object, pointer, references, diagnostics).get(path);
        let path = path.as_str().into();
        Some(Place { source, path })
    }
}

impl Place {
    /// The place in the result of an action that `query`, an object at `pointer`, names.
    fn of_action(
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
