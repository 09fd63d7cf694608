//! Puts live values where a node's properties ask for them.

use serde_json::{Map, Value};

use super::format::NOTHING;
use super::place::{Binding, Place, is_binding};
use super::{FIXED, TEXT};
use crate::diagnostic::Diagnostics;
use crate::pointer::Pointer;
use crate::prop::References;

/// The values at the places of one node.
pub(super) struct Values<'a> {
    pub(super) places: &'a [Place],
    pub(super) values: &'a [Option<Value>],
    pub(super) decimal: char,
}

impl Values<'_> {
    pub(super) fn at(&self, place: &Place) -> Option<&Value> {
        let index = self.places.iter().position(|known| known == place)?;
        self.values.get(index)?.as_ref()
    }

    /// `object` with its bound values put in. What is `sent` to a plugin is the bare value, and null when there is none.
    pub(super) fn put_into(&self, object: &Map<String, Value>, sent: bool) -> Map<String, Value> {
        let member = |(key, value): (&String, &Value)| {
            let value = match key.as_str() {
                fixed if FIXED.contains(&fixed) => value.clone(),
                key => self.put(value, sent || key == "payload"),
            };
            (key.clone(), value)
        };
        object.iter().map(member).collect()
    }

    fn put(&self, value: &Value, sent: bool) -> Value {
        match value {
            Value::Object(object) if is_binding(object) => self.bound(object, sent),
            Value::Object(object) => match object.get(TEXT).and_then(Value::as_array) {
                Some(pieces) => self.text(pieces).into(),
                None => {
                    let member =
                        |(key, value): (&String, &Value)| (key.clone(), self.put(value, sent));
                    Value::Object(object.iter().map(member).collect())
                }
            },
            Value::Array(list) => list.iter().map(|value| self.put(value, sent)).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
        }
    }

    fn bound(&self, object: &Map<String, Value>, sent: bool) -> Value {
        let binding = read_again(object);
        let found = binding
            .as_ref()
            .and_then(|binding| Some((self.value(binding)?, binding.format)));
        match found {
            Some((value, format)) if sent || format.keeps() => value.clone(),
            Some((value, format)) => format.word(value, self.decimal).into(),
            None if sent => Value::Null,
            None => NOTHING.into(),
        }
    }

    fn text(&self, pieces: &[Value]) -> String {
        let word = |piece: &Value| match piece.as_object() {
            Some(object) => read_again(object).map_or_else(String::new, |binding| {
                let value = self.value(&binding).unwrap_or(&Value::Null);
                binding.format.word(value, self.decimal)
            }),
            None => crate::template::text(piece),
        };
        pieces.iter().map(word).collect()
    }

    /// The value at its place, or else its default. Null is no value.
    fn value<'v>(&'v self, binding: &'v Binding) -> Option<&'v Value> {
        let here = self.at(&binding.place).filter(|value| !value.is_null());
        here.or(binding.default.as_ref())
    }
}

/// A binding that was read, and reported on, before.
fn read_again(object: &Map<String, Value>) -> Option<Binding> {
    let root = Pointer::root();
    Binding::read(
        object,
        &root,
        References::default(),
        &mut Diagnostics::ignored(),
    )
}
