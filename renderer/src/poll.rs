//! Live data: which action brings it, how often, and where a value stands in the result.

use serde_json::{Map, Value};

use crate::prop::{ActionId, Prop, PropType, Range, Reader, Shape, trigger};

/// An action that is asked again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct Poll {
    /// The action; without one there is no data.
    pub action_id: Option<ActionId>,
    /// Sent with it.
    pub payload: Map<String, Value>,
    /// Milliseconds between two requests, at least 1,000 (contract section 10, defect 10).
    pub interval_ms: f64,
}

pub(crate) const ACTION: Prop<Option<ActionId>> =
    Prop::new("dataActionId", (), "The action that brings the data.");
pub(crate) const PAYLOAD: Prop<Map<String, Value>> =
    Prop::new("dataActionPayload", (), "Sent with the action.");
pub(crate) const INTERVAL: Prop<f64> = Prop::new(
    "pollIntervalMs",
    Range::new(10_000.0, 1_000.0, 86_400_000.0),
    "Milliseconds between two requests.",
);

impl Poll {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            action_id: reader.get(&ACTION),
            payload: reader.get(&PAYLOAD),
            interval_ms: reader.get(&INTERVAL),
        }
    }

    /// The same in the shorter words of a `$data` object.
    pub(crate) fn bound(reader: &mut Reader<'_>) -> Self {
        Self {
            action_id: reader.get(&trigger::ACTION),
            payload: reader.get(&trigger::PAYLOAD),
            interval_ms: reader.get(&INTERVAL),
        }
    }
}

/// A dotted path into an action's result (`cpu.usedPercentage`); the empty path is the result itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataPath(Box<str>);

impl DataPath {
    /// The path as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PropType for DataPath {
    type Default = &'static str;

    fn absent(default: &'static str) -> Self {
        Self(default.into())
    }

    fn read(value: &Value, _: &'static str, _: &mut Reader<'_>) -> Result<Self, String> {
        value
            .as_str()
            .map(|path| Self(path.into()))
            .ok_or_else(|| "a dotted path".to_owned())
    }

    fn shape(default: &'static str) -> Shape {
        Shape::Path { default }
    }
}
