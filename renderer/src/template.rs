//! What stands inside a template: `{"$prop": path}` objects and `{{path}}` or `<<path>>` in texts (decisions.md 7).

mod filling;
mod hole;

pub(crate) use filling::Filling;
pub(crate) use hole::{Hole, text};

use serde_json::{Map, Value, json};

use self::hole::is_path;
use crate::bound::{TEXT, is_binding};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::prop::describe;

/// The key of an object that stands for a prop.
pub(crate) const PROP: &str = "$prop";

/// A value of the manifest: where the author wrote it, and what the props in it mean there.
///
/// A prop's value is read where its caller wrote it, in the caller's own scope, when something asks for it. So
/// nothing is copied on the way down, and every place is one that the author can be shown.
#[derive(Clone)]
pub(crate) struct Written<'a> {
    pub(crate) value: &'a Value,
    pub(crate) pointer: Pointer,
    /// The use of the template that it is written in; `None` outside templates.
    pub(crate) scope: Option<&'a Scope<'a>>,
    /// Whether it is taken as it is: a `default` is.
    pub(crate) literal: bool,
    /// The names of elements that nodes around here are repeated over. What begins with one is filled for each
    /// element, when it is drawn (decisions.md 10).
    pub(crate) rows: Option<&'a RowNames<'a>>,
}

/// The name of an element, and those of the repetitions around it.
#[derive(Clone, Copy)]
pub(crate) struct RowNames<'a> {
    pub(crate) name: &'a str,
    pub(crate) around: Option<&'a Self>,
}

impl RowNames<'_> {
    /// Whether `path` begins with one of the names.
    fn name(&self, path: &str) -> bool {
        let first = path.split('.').next();
        first == Some(self.name) || self.around.is_some_and(|around| around.name(path))
    }
}

/// One use of a template.
pub(crate) struct Scope<'a> {
    /// The template.
    pub(crate) id: &'a str,
    /// The `props` of the call, in the scope of the caller.
    pub(crate) props: Option<Written<'a>>,
    /// The use of the template that the call is written in.
    pub(crate) caller: Option<&'a Self>,
}

impl<'a> Written<'a> {
    /// A value outside templates.
    pub(crate) const fn plainly(value: &'a Value, pointer: Pointer) -> Self {
        Self {
            value,
            pointer,
            scope: None,
            literal: true,
            rows: None,
        }
    }

    /// The member `key` of the object here, whose value is `value`.
    pub(crate) fn key(&self, key: &str, value: &'a Value) -> Self {
        Self {
            value,
            pointer: self.pointer.key(key.to_owned()),
            ..*self
        }
    }

    /// The element `index` of the list here, which is `value`.
    pub(crate) fn index(&self, index: usize, value: &'a Value) -> Self {
        Self {
            value,
            pointer: self.pointer.index(index),
            ..*self
        }
    }

    /// The value itself, or what the prop that it stands for turns out to be; `None` when that is absent.
    pub(crate) fn follow(self, filling: &mut Filling<'_>) -> Option<Self> {
        let (Some(scope), Some(object), false) = (self.scope, self.value.as_object(), self.literal)
        else {
            return Some(self);
        };
        let Some(prop) = object.get(PROP) else {
            return Some(self);
        };
        if prop.as_str().is_some_and(|path| self.waits(path)) {
            return Some(self);
        }
        let Some(path) = prop.as_str().filter(|path| is_path(path)) else {
            filling.diagnostics.add(|| {
                let found = describe(prop);
                let message = format!("expected the dotted path of a prop, found {found}");
                Diagnostic::new(Code::WrongType, self.pointer.key(PROP), message)
            });
            return None;
        };
        scope.look_up(path, filling).or_else(|| {
            let default = self.key("default", object.get("default")?);
            Some(Self {
                literal: true,
                ..default
            })
        })
    }

    /// The value with every prop and text inside it filled; `None` when it is absent.
    pub(crate) fn fill(self, filling: &mut Filling<'_>) -> Option<Value> {
        self.fill_below(filling, 0)
    }

    fn fill_below(self, filling: &mut Filling<'_>, depth: usize) -> Option<Value> {
        let here = self.follow(filling)?;
        if here.literal {
            return copy(here.value, filling, depth);
        }
        filling.take(here.value, depth)?;
        Some(match here.value {
            Value::String(text) => here.fill_text(text, filling),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .filter_map(|(i, value)| here.index(i, value).fill_below(filling, depth + 1))
                .collect(),
            Value::Object(object) => Value::Object(here.fill_members(object, filling, depth)),
            value @ (Value::Null | Value::Bool(_) | Value::Number(_)) => value.clone(),
        })
    }

    fn fill_members(
        &self,
        object: &'a Map<String, Value>,
        filling: &mut Filling<'_>,
        depth: usize,
    ) -> Map<String, Value> {
        object
            .iter()
            .filter_map(|(key, value)| {
                let value = self.key(key, value).fill_below(filling, depth + 1)?;
                Some((key.clone(), value))
            })
            .collect()
    }

    /// Whether what stands at `path` is known only when it is drawn.
    fn waits(&self, path: &str) -> bool {
        self.rows.is_some_and(|rows| rows.name(path))
    }

    /// `text`, which stands here, with its `{{path}}` and `<<path>>` replaced. What is put in is not scanned again.
    /// With a bound value in it, it is the list of its pieces under `$text`.
    fn fill_text(&self, text: &'a str, filling: &mut Filling<'_>) -> Value {
        let Some(scope) = self.scope else {
            return text.into();
        };
        let mut pieces = Vec::new();
        let mut filled = String::new();
        let mut rest = text;
        while let Some(hole) = Hole::first(rest) {
            filled.push_str(hole.before);
            if self.waits(hole.path) {
                filled.push_str(hole.whole);
            } else if let Some(found) = scope.look_up(hole.path, filling)
                && let Some(value) = found.fill(filling)
            {
                if value.as_object().is_some_and(is_binding) {
                    pieces.extend([Value::String(std::mem::take(&mut filled)), value]);
                } else {
                    self.report_object(&hole, &value, filling);
                    filled.push_str(&self::text(&value));
                }
            }
            rest = hole.after;
        }
        filled.push_str(rest);
        if pieces.is_empty() {
            return filled.into();
        }
        pieces.push(filled.into());
        json!({ TEXT: pieces })
    }

    /// Notes that a list or object is put into a text.
    fn report_object(&self, hole: &Hole<'_>, value: &Value, filling: &mut Filling<'_>) {
        if value.is_object() || value.is_array() {
            filling.diagnostics.add(|| {
                let found = describe(value);
                let message = format!("`{}` is {found}; its JSON is shown", hole.path);
                Diagnostic::new(Code::ObjectAsText, self.pointer.clone(), message)
            });
        }
    }
}

impl<'a> Scope<'a> {
    /// The value at the dotted `path` of the props; only own keys, a numeric part indexes a list.
    fn look_up(&self, path: &str, filling: &mut Filling<'_>) -> Option<Written<'a>> {
        filling.spend(0)?;
        path.split('.')
            .try_fold(self.props.clone()?, |at, part| {
                let at = at.follow(filling)?;
                match at.value {
                    Value::Object(object) => Some(at.key(part, object.get(part)?)),
                    Value::Array(list) => {
                        let index: usize = part.parse().ok()?;
                        Some(at.index(index, list.get(index)?))
                    }
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
                }
            })?
            .follow(filling)
    }

    /// The ids of this template and of those that it is written in, innermost first.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some((self.id, self.caller)), |(_, caller)| {
            caller.map(|caller| (caller.id, caller.caller))
        })
        .map(|(id, _)| id)
    }
}

/// A copy of `value`, paid for.
fn copy(value: &Value, filling: &mut Filling<'_>, depth: usize) -> Option<Value> {
    filling.take(value, depth)?;
    Some(match value {
        Value::Array(list) => list
            .iter()
            .filter_map(|value| copy(value, filling, depth + 1))
            .collect(),
        Value::Object(object) => object
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), copy(value, filling, depth + 1)?)))
            .collect(),
        value @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
            value.clone()
        }
    })
}

/// Whether `value` itself depends on props: it stands for one, or is a text with one in it.
pub(crate) fn depends_on_props(value: &Value) -> bool {
    match value {
        Value::Object(object) => object.contains_key(PROP),
        Value::String(text) => Hole::first(text).is_some(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::limits::Limits;

    /// `value` of a template that is used with `props`.
    fn fill(value: Value, props: &Value) -> Option<Value> {
        let scope = Scope {
            id: "card",
            props: Some(Written::plainly(props, Pointer::root())),
            caller: None,
        };
        let written = Written {
            value: &value,
            pointer: Pointer::root(),
            scope: Some(&scope),
            literal: false,
            rows: None,
        };
        let mut diagnostics = Diagnostics::ignored();
        let mut filling = Filling::new(&Limits::DEFAULT, &mut diagnostics);
        written.fill(&mut filling)
    }

    fn fill_text(text: &str, props: Value) -> String {
        let filled = fill(json!(text), &props);
        filled.unwrap().as_str().unwrap().to_owned()
    }

    #[test]
    fn both_brackets_and_spaces_work() {
        assert_eq!(fill_text("{{a}} <<a>> {{ a }}", json!({"a": 1})), "1 1 1");
    }

    #[test]
    fn absent_and_null_are_empty() {
        assert_eq!(fill_text("[{{a}}{{b}}]", json!({"a": null})), "[]");
    }

    #[test]
    fn what_is_put_in_is_not_scanned_again() {
        let props = json!({"a": "{{b}}", "b": "no"});
        assert_eq!(fill_text("{{a}}", props), "{{b}}");
    }

    #[test]
    fn whole_numbers_have_no_fraction() {
        let props = json!({"a": 12.0, "b": 1.5, "c": true});
        assert_eq!(fill_text("{{a}} {{b}} {{c}}", props), "12 1.5 true");
    }

    #[test]
    fn a_numeric_part_indexes_a_list() {
        let props = json!({"a": [0, {"b": "x"}]});
        assert_eq!(fill_text("{{a.1.b}}", props), "x");
    }

    #[test]
    fn brackets_around_anything_else_are_plain_text() {
        assert_eq!(
            fill_text("{{a b}} {{}} {{ {{a}} <a", json!({"a": 1})),
            "{{a b}} {{}} {{ 1 <a"
        );
    }

    #[test]
    fn an_absent_prop_takes_the_default_and_null_does_not() {
        let value = || json!([{"$prop": "a", "default": "{{b}}"}, {"$prop": "c"}]);
        assert_eq!(fill(value(), &json!({})), Some(json!(["{{b}}"])));
        assert_eq!(fill(value(), &json!({"a": null})), Some(json!([null])));
    }

    #[test]
    fn a_value_deeper_than_the_limit_is_not_built() {
        let mut deep = json!(1);
        for _ in 0..Limits::DEFAULT.depth {
            deep = json!([deep]);
        }
        let props = json!({"a": deep});
        assert!(fill(json!({"$prop": "a"}), &props).is_some());
        let filled = fill(json!([{"$prop": "a"}]), &props).unwrap();
        assert!(!filled.to_string().contains('1'));
    }
}
