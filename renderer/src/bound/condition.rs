//! `visibleWhen`: whether a node is shown (components.md).

use serde_json::{Map, Value};

use super::place::{Place, PlaceKeys};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::prop::{Prop, References, describe, finite};

/// What must hold at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition(Test);

#[derive(Clone, Debug, PartialEq)]
enum Test {
    Equals(Value),
    NotEquals(Value),
    In(Vec<Value>),
    Above(f64),
    Below(f64),
    Truthy(bool),
}

const KEYS: PlaceKeys = PlaceKeys {
    data: "data",
    state: Prop::new("state", "", "A dotted path in the plugin's state."),
    setting: Prop::new("setting", "", "A dotted path in its settings."),
};

impl Condition {
    /// The condition that `value`, which stands at `pointer`, is, and its place; `None` when it names no place or no
    /// test, and then the node is always shown. Problems go to `diagnostics`.
    pub(super) fn read(
        value: &Value,
        pointer: &Pointer,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Place, Self)> {
        let Some(object) = value.as_object().filter(|object| KEYS.are_in(object)) else {
            let expected = "an object with `setting`, `state` or `data`";
            wrong(diagnostics, pointer.clone(), expected, value);
            return None;
        };
        let place = KEYS.read(object, pointer, references, diagnostics)?;
        let test = Test::read(object, pointer, diagnostics)?;
        Some((place, Self(test)))
    }

    /// Whether it holds for what stands at its place.
    pub(super) fn holds(&self, value: Option<&Value>) -> bool {
        self.0.holds(value.unwrap_or(&Value::Null))
    }
}

impl Test {
    fn read(
        object: &Map<String, Value>,
        pointer: &Pointer,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let number = |key: &str, value: &Value, diagnostics: &mut Diagnostics| {
            let number = finite(value);
            if number.is_none() {
                wrong(diagnostics, pointer.key(key.to_owned()), "a number", value);
            }
            number
        };
        for (key, value) in object {
            return match key.as_str() {
                "equals" => Some(Self::Equals(value.clone())),
                "notEquals" => Some(Self::NotEquals(value.clone())),
                "in" => match value {
                    Value::Array(list) => Some(Self::In(list.clone())),
                    Value::Null
                    | Value::Bool(_)
                    | Value::Number(_)
                    | Value::String(_)
                    | Value::Object(_) => {
                        wrong(diagnostics, pointer.key("in"), "a list", value);
                        None
                    }
                },
                "gt" => number("gt", value, diagnostics).map(Self::Above),
                "lt" => number("lt", value, diagnostics).map(Self::Below),
                "truthy" => Some(Self::Truthy(value != &Value::Bool(false))),
                _ => continue,
            };
        }
        Some(Self::Truthy(true))
    }

    fn holds(&self, found: &Value) -> bool {
        match self {
            Self::Equals(value) => same(found, value),
            Self::NotEquals(value) => !same(found, value),
            Self::In(list) => list.iter().any(|value| same(found, value)),
            Self::Above(bound) => finite(found).is_some_and(|number| number > *bound),
            Self::Below(bound) => finite(found).is_some_and(|number| number < *bound),
            Self::Truthy(wanted) => is_truthy(found) == *wanted,
        }
    }
}

/// Reports that `expected` was expected at `pointer`, where `found` stands.
fn wrong(diagnostics: &mut Diagnostics, pointer: Pointer, expected: &str, found: &Value) {
    diagnostics.add(|| {
        let message = format!("expected {expected}, found {}", describe(found));
        Diagnostic::new(Code::WrongType, pointer, message)
    });
}

/// Equal as JSON, where 1 and 1.0 are the same number.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        _ => a == b,
    }
}

/// Null, `false`, 0 and what is empty are not.
fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(object) => !object.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn holds(test: &Value, found: Option<Value>) -> bool {
        let mut condition = test.clone();
        condition["state"] = json!("x");
        let (_, condition) = Condition::read(
            &condition,
            &Pointer::root(),
            References::default(),
            &mut Diagnostics::ignored(),
        )
        .unwrap();
        condition.holds(found.as_ref())
    }

    #[test]
    fn each_test_says_when_a_node_is_shown() {
        for (test, shown, hidden) in [
            (json!({"equals": 1}), json!(1.0), json!("1")),
            (json!({"notEquals": "a"}), json!("b"), json!("a")),
            (json!({"in": ["a", 2]}), json!(2), json!("c")),
            (json!({"gt": 10}), json!("10.5"), json!(10)),
            (json!({"lt": 0}), json!(-1), json!(false)),
            (json!({"truthy": true}), json!("no"), json!([])),
            (json!({"truthy": false}), json!(0), json!({"a": 1})),
            (json!({}), json!(true), json!(null)),
        ] {
            assert!(holds(&test, Some(shown)), "{test}");
            assert!(!holds(&test, Some(hidden)), "{test}");
        }
    }

    #[test]
    fn a_value_that_is_not_there_is_null() {
        assert!(!holds(&json!({"equals": 0}), None));
        assert!(holds(&json!({"notEquals": 0}), None));
        assert!(!holds(&json!({"lt": 1}), None));
    }
}
