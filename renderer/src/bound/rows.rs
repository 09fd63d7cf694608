//! `repeat`: a node once for each element of a bound list, and what stands for the element in its texts
//! (decisions.md 10).

use std::sync::Arc;

use serde_json::{Map, Value};

use super::place::{Binding, Place, at_path, is_binding};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::pointer::Pointer;
use crate::prop::{References, describe};
use crate::template::{Hole, PROP, text};

/// The name of an element where the author gave none.
const ITEM: &str = "item";

/// The list that a node is repeated over, and what each element is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Repeat {
    pub(super) place: Place,
    pub(super) name: Box<str>,
}

impl Repeat {
    /// The repetition that `value`, which stands at `pointer`, asks for; `None` when it is over nothing.
    pub(super) fn read(
        value: &Value,
        pointer: &Pointer,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let over = value.get("over").unwrap_or(&Value::Null);
        let Some(object) = over.as_object().filter(|object| is_binding(object)) else {
            diagnostics.add(|| {
                let found = describe(over);
                let message = format!("expected a list that is bound with `$data`, `$state` or `$setting`, found {found}");
                Diagnostic::new(Code::WrongType, pointer.key("over"), message)
            });
            return None;
        };
        let (place, _) = Binding::read(object, &pointer.key("over"), references, diagnostics)?;
        Some(Self {
            place,
            name: row_name(value).into(),
        })
    }
}

/// What an element is called in the node whose `repeat` is `value`.
pub(crate) fn row_name(value: &Value) -> &str {
    let name = value.get("as").and_then(Value::as_str);
    name.filter(|name| !name.is_empty()).unwrap_or(ITEM)
}

/// The elements that the nodes around here stand for, outermost first. An element that is not known is `None`: then
/// what depends on it is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rows(Vec<(Box<str>, Option<Arc<Value>>)>);

impl Rows {
    /// These and one more, which is called `name`.
    pub(crate) fn with(&self, name: &str, element: Option<Value>) -> Self {
        let mut rows = self.0.clone();
        rows.push((name.into(), element.map(Arc::new)));
        Self(rows)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `object` with what its texts say of these elements put in. At most `budget` bytes are put in, and counted off:
    /// what is more is left out.
    pub(crate) fn fill(
        &self,
        object: &Map<String, Value>,
        budget: &mut usize,
    ) -> Map<String, Value> {
        let member =
            |(key, value): (&String, &Value)| Some((key.clone(), self.fill_value(value, budget)?));
        object.iter().filter_map(member).collect()
    }

    /// `None` for what stands for nothing.
    pub(super) fn fill_value(&self, value: &Value, budget: &mut usize) -> Option<Value> {
        match value {
            Value::String(text) => self.fill_text(text, budget).map(Value::String),
            Value::Array(list) => {
                let filled = list
                    .iter()
                    .filter_map(|value| self.fill_value(value, budget));
                Some(filled.collect())
            }
            Value::Object(object) => match object.get(PROP).and_then(Value::as_str) {
                Some(path) if self.knows(path) => {
                    let value = self.look_up(path).or_else(|| object.get("default"))?;
                    spend(budget, value.to_string().len())?;
                    Some(value.clone())
                }
                _ => Some(Value::Object(self.fill(object, budget))),
            },
            Value::Null | Value::Bool(_) | Value::Number(_) => Some(value.clone()),
        }
    }

    fn fill_text(&self, text: &str, budget: &mut usize) -> Option<String> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some(hole) = Hole::first(rest) {
            filled.push_str(hole.before);
            if self.knows(hole.path) {
                if self.is_unknown(hole.path) {
                    return None;
                }
                let words = self.look_up(hole.path).map(self::text).unwrap_or_default();
                spend(budget, words.len())?;
                filled.push_str(&words);
            } else {
                filled.push_str(hole.whole);
            }
            rest = hole.after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    /// Whether `path` begins with the name of an element.
    fn knows(&self, path: &str) -> bool {
        self.element(path).is_some()
    }

    fn is_unknown(&self, path: &str) -> bool {
        self.element(path)
            .is_some_and(|(element, _)| element.is_none())
    }

    fn look_up(&self, path: &str) -> Option<&Value> {
        let (element, rest) = self.element(path)?;
        at_path(element?, rest)
    }

    /// The innermost element that `path` begins with, and the rest of the path.
    fn element<'p>(&self, path: &'p str) -> Option<(Option<&Value>, &'p str)> {
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        let mut rows = self.0.iter().rev();
        let (_, element) = rows.find(|(name, _)| &**name == first)?;
        Some((element.as_deref(), rest))
    }
}

/// Takes `bytes` and what a value weighs off `budget`, unless that is too much.
fn spend(budget: &mut usize, bytes: usize) -> Option<()> {
    *budget = budget.checked_sub(bytes.saturating_add(Limits::VALUE_BYTES))?;
    Some(())
}
