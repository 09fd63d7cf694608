//! What stands inside a template: `{"$prop": path}` objects and `{{path}}` or `<<path>>` in texts (decisions.md 7).

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::prop::describe;

/// The key of an object that stands for a prop.
pub(crate) const PROP: &str = "$prop";

/// The props of one use of a template, and where the author wrote them.
pub(crate) struct Scope {
    pub(crate) props: Map<String, Value>,
    pub(crate) pointer: Pointer,
}

/// What a value of a template turns out to be.
pub(crate) enum Filled<'a> {
    /// Not a prop: the template's own value, its texts still to be filled.
    Own(&'a Value),
    /// The value of a prop, or its literal default, with the place where it is written. It is not filled again.
    Given(&'a Value, Pointer),
    /// An absent prop without a default: the key or element goes.
    Absent,
}

impl Scope {
    /// What the template's `value` at `pointer` turns out to be.
    pub(crate) fn fill<'a>(
        &'a self,
        value: &'a Value,
        pointer: &Pointer,
        diagnostics: &mut Diagnostics,
    ) -> Filled<'a> {
        let Some((object, prop)) = value
            .as_object()
            .and_then(|object| Some((object, object.get(PROP)?)))
        else {
            return Filled::Own(value);
        };
        let Some(path) = prop.as_str().filter(|path| is_path(path)) else {
            diagnostics.add(|| {
                let message = format!(
                    "expected the dotted path of a prop, found {}",
                    describe(prop)
                );
                Diagnostic::new(Code::WrongType, pointer.key(PROP), message)
            });
            return Filled::Absent;
        };
        match (self.look_up(path), object.get("default")) {
            (Some((value, pointer)), _) => Filled::Given(value, pointer),
            (None, Some(default)) => Filled::Given(default, pointer.key("default")),
            (None, None) => Filled::Absent,
        }
    }

    /// The template's `value` with every prop and text inside it filled; `None` removes it.
    pub(crate) fn fill_deep(
        &self,
        value: &Value,
        pointer: &Pointer,
        diagnostics: &mut Diagnostics,
    ) -> Option<Value> {
        match self.fill(value, pointer, diagnostics) {
            Filled::Given(value, _) => Some(value.clone()),
            Filled::Absent => None,
            Filled::Own(Value::String(text)) => Some(Value::String(
                self.fill_text(text, pointer, diagnostics).into_owned(),
            )),
            Filled::Own(Value::Array(list)) => Some(
                list.iter()
                    .enumerate()
                    .filter_map(|(i, value)| self.fill_deep(value, &pointer.index(i), diagnostics))
                    .collect(),
            ),
            Filled::Own(Value::Object(object)) => Some(Value::Object(
                object
                    .iter()
                    .filter_map(|(key, value)| {
                        let value =
                            self.fill_deep(value, &pointer.key(key.clone()), diagnostics)?;
                        Some((key.clone(), value))
                    })
                    .collect(),
            )),
            Filled::Own(value @ (Value::Null | Value::Bool(_) | Value::Number(_))) => {
                Some(value.clone())
            }
        }
    }

    /// `text` with its `{{path}}` and `<<path>>` replaced. What is put in is not scanned again.
    pub(crate) fn fill_text<'a>(
        &self,
        text: &'a str,
        pointer: &Pointer,
        diagnostics: &mut Diagnostics,
    ) -> Cow<'a, str> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some(hole) = Hole::first(rest) {
            filled.push_str(hole.before);
            if let Some((value, _)) = self.look_up(hole.path) {
                if value.is_object() || value.is_array() {
                    diagnostics.add(|| {
                        let found = describe(value);
                        let message = format!("`{}` is {found}; its JSON is shown", hole.path);
                        Diagnostic::new(Code::ObjectAsText, pointer.clone(), message)
                    });
                }
                filled.push_str(&self::text(value));
            }
            rest = hole.after;
        }
        if rest.len() == text.len() {
            return Cow::Borrowed(text);
        }
        filled.push_str(rest);
        Cow::Owned(filled)
    }

    /// The value at the dotted `path` and where it is written; only own keys, a numeric part indexes a list.
    fn look_up(&self, path: &str) -> Option<(&Value, Pointer)> {
        let mut parts = path.split('.');
        let first = parts.next()?;
        let found = (self.props.get(first)?, self.pointer.key(first.to_owned()));
        parts.try_fold(found, |(value, pointer), part| match value {
            Value::Object(object) => Some((object.get(part)?, pointer.key(part.to_owned()))),
            Value::Array(list) => {
                let index: usize = part.parse().ok()?;
                Some((list.get(index)?, pointer.index(index)))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        })
    }
}

/// One `{{path}}` or `<<path>>` and what is around it.
struct Hole<'a> {
    before: &'a str,
    path: &'a str,
    after: &'a str,
}

impl<'a> Hole<'a> {
    /// The first hole of `text`. Brackets around anything but a path are plain text.
    fn first(text: &'a str) -> Option<Self> {
        let mut from = 0;
        while let Some(open) = text.get(from..)?.find(['{', '<']) {
            let at = from + open;
            if let Some(hole) = Self::at(text, at) {
                return Some(hole);
            }
            from = at + 1;
        }
        None
    }

    fn at(text: &'a str, at: usize) -> Option<Self> {
        let (before, here) = text.split_at_checked(at)?;
        let (inside, close) = match here.get(..2)? {
            "{{" => (&here[2..], "}}"),
            "<<" => (&here[2..], ">>"),
            _ => return None,
        };
        let (path, after) = inside.split_once(close)?;
        let path = path.trim_matches(' ');
        is_path(path).then_some(Self {
            before,
            path,
            after,
        })
    }
}

/// Letters, digits, `_`, `.` and `-`.
fn is_path(path: &str) -> bool {
    !path.is_empty()
        && path
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

/// The text of a value: absent and null are empty, whole numbers have no fraction, lists and objects are JSON.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            // The bound keeps the text exact: beyond 2^53 not every whole number is one of these.
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 9.007e15 => {
                format!("{float:.0}")
            }
            _ => number.to_string(),
        },
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fill(text: &str, props: Value) -> String {
        let Value::Object(props) = props else {
            panic!("props are an object")
        };
        let scope = Scope {
            props,
            pointer: Pointer::root(),
        };
        scope
            .fill_text(text, &Pointer::root(), &mut Diagnostics::ignored())
            .into_owned()
    }

    #[test]
    fn both_brackets_and_spaces_work() {
        assert_eq!(fill("{{a}} <<a>> {{ a }}", json!({"a": 1})), "1 1 1");
    }

    #[test]
    fn absent_and_null_are_empty() {
        assert_eq!(fill("[{{a}}{{b}}]", json!({"a": null})), "[]");
    }

    #[test]
    fn what_is_put_in_is_not_scanned_again() {
        assert_eq!(fill("{{a}}", json!({"a": "{{b}}", "b": "no"})), "{{b}}");
    }

    #[test]
    fn whole_numbers_have_no_fraction() {
        assert_eq!(
            fill("{{a}} {{b}} {{c}}", json!({"a": 12.0, "b": 1.5, "c": true})),
            "12 1.5 true"
        );
    }

    #[test]
    fn a_numeric_part_indexes_a_list() {
        assert_eq!(fill("{{a.1.b}}", json!({"a": [0, {"b": "x"}]})), "x");
    }

    #[test]
    fn brackets_around_anything_else_are_plain_text() {
        assert_eq!(
            fill("{{a b}} {{}} {{ {{a}} <a", json!({"a": 1})),
            "{{a b}} {{}} {{ 1 <a"
        );
    }
}
