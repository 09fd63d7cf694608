//! Where live values go in a node's properties: found once, filled whenever a value changes.

use serde_json::{Map, Value};

use super::format::NOTHING;
use super::place::{Binding, Place, is_binding};
use super::{TEXT, only_here};
use crate::diagnostic::Diagnostics;
use crate::pointer::{Pointer, Token};
use crate::prop::{BEHAVIOUR, References};
use crate::template;

/// What is sent with an action. Keys in it are the plugin's own.
const PAYLOAD: &str = "payload";

/// The spots of a node that live values fill.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Slots {
    /// The places whose values are needed, each once.
    pub(super) places: Vec<Place>,
    slots: Vec<Slot>,
}

#[derive(Clone, Debug, PartialEq)]
struct Slot {
    /// From the node's object to the spot.
    path: Box<[Token]>,
    /// Whether what stands there goes to the plugin: then the bare value, and null when there is none.
    sent: bool,
    fill: Fill,
}

#[derive(Clone, Debug, PartialEq)]
enum Fill {
    /// A value, unless what the author wrote names no place.
    Value(Option<Bound>),
    /// A text of pieces.
    Text(Vec<Piece>),
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Words(String),
    Value(Bound),
}

/// A binding and the number of its place.
#[derive(Clone, Debug, PartialEq)]
struct Bound {
    place: usize,
    binding: Binding,
}

/// The values at the places of a node, in their order.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) now: &'a [Option<Value>],
    /// The decimal sign of formatted numbers.
    pub(super) decimal: char,
}

impl Slots {
    /// The spots of `object`, the properties of the node at `pointer`. `first` is a place that is needed besides.
    pub(super) fn find(
        object: &Map<String, Value>,
        first: Option<Place>,
        pointer: &Pointer,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut search = Search {
            found: Self {
                places: first.into_iter().collect(),
                slots: Vec::new(),
            },
            path: Vec::new(),
            pointer,
            references,
            diagnostics,
        };
        search.members(object, false);
        search.found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Whether the member `key` of the node's object depends on live values.
    pub(super) fn are_in(&self, key: &str) -> bool {
        let is_here =
            |slot: &Slot| matches!(slot.path.first(), Some(Token::Key(first)) if first == key);
        self.slots.iter().any(is_here)
    }

    /// Leaves nothing at the spots of `object` but null, so that copies of it are small.
    pub(super) fn clear(&self, object: &mut Map<String, Value>) {
        for slot in &self.slots {
            put(object, &slot.path, Value::Null);
        }
    }

    /// Puts `values` into `object`.
    pub(super) fn fill(&self, object: &mut Map<String, Value>, values: Values<'_>) {
        for slot in &self.slots {
            put(object, &slot.path, slot.value(values));
        }
    }
}

impl Slot {
    fn value(&self, values: Values<'_>) -> Value {
        let bound = match &self.fill {
            Fill::Text(pieces) => {
                let pieces = pieces.iter().map(|piece| piece.text(values));
                return pieces.collect::<String>().into();
            }
            Fill::Value(bound) => bound.as_ref(),
        };
        let found = bound.and_then(|bound| Some((bound.value(values)?, bound.binding.format)));
        match found {
            Some((value, format)) if self.sent || format.keeps() => value.clone(),
            Some((value, format)) => format.word(value, values.decimal).into(),
            None if self.sent => Value::Null,
            None => NOTHING.into(),
        }
    }
}

impl Piece {
    fn text(&self, values: Values<'_>) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Value(bound) => {
                let value = bound.value(values).unwrap_or(&Value::Null);
                bound.binding.format.word(value, values.decimal)
            }
        }
    }
}

impl Bound {
    /// The value at its place, or else its default. Null is no value.
    fn value<'v>(&'v self, values: Values<'v>) -> Option<&'v Value> {
        let here = values.now.get(self.place).and_then(Option::as_ref);
        here.filter(|value| !value.is_null())
            .or(self.binding.default.as_ref())
    }
}

/// Puts `value` at `path` in `object`, where something stands already.
fn put(object: &mut Map<String, Value>, path: &[Token], value: Value) {
    let Some((Token::Key(first), rest)) = path.split_first() else {
        return;
    };
    let spot = rest
        .iter()
        .try_fold(object.get_mut(&**first), |at, token| match token {
            Token::Key(key) => Some(at?.get_mut(&**key)),
            Token::Index(index) => Some(at?.get_mut(index)),
        });
    if let Some(Some(spot)) = spot {
        *spot = value;
    }
}

/// The state of one search.
struct Search<'a> {
    found: Slots,
    /// From the node's object to here.
    path: Vec<Token>,
    pointer: &'a Pointer,
    references: References<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Search<'_> {
    /// Looks through members of an object. Data does not decide what a node does, but may be sent.
    fn members(&mut self, object: &Map<String, Value>, sent: bool) {
        for (key, value) in object {
            if may_hold_slots(value) && (sent || !BEHAVIOUR.contains(&key.as_str())) {
                self.path.push(Token::Key(key.clone().into()));
                self.value(value, sent || key == PAYLOAD);
                self.path.pop();
            }
        }
    }

    fn value(&mut self, value: &Value, sent: bool) {
        match value {
            Value::Object(object) if is_binding(object) => {
                let bound = self.bound(object, None);
                self.add(Fill::Value(bound), sent);
            }
            Value::Object(object) => match object.get(TEXT).and_then(Value::as_array) {
                Some(pieces) => self.text(pieces, sent),
                None => self.members(object, sent),
            },
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    self.path.push(Token::Index(index));
                    self.value(value, sent);
                    self.path.pop();
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn text(&mut self, pieces: &[Value], sent: bool) {
        let piece = |(index, piece): (usize, &Value)| match piece.as_object() {
            Some(object) => self.bound(object, Some(index)).map(Piece::Value),
            None => Some(Piece::Words(template::text(piece))),
        };
        let pieces = pieces.iter().enumerate().filter_map(piece).collect();
        self.add(Fill::Text(pieces), sent);
    }

    /// The binding that `object` is: what stands here, or the numbered piece of the text here.
    fn bound(&mut self, object: &Map<String, Value>, piece: Option<usize>) -> Option<Bound> {
        let here = self.path.iter().cloned();
        let mut at = here.fold(self.pointer.clone(), |at, token| at.step(token));
        if let Some(index) = piece {
            at = at.key(TEXT).index(index);
        }
        only_here("a bound value", &at, self.diagnostics);
        let (place, binding) = Binding::read(object, &at, self.references, self.diagnostics)?;
        let places = &mut self.found.places;
        let known = places.iter().position(|known| *known == place);
        let place = known.unwrap_or_else(|| {
            places.push(place);
            places.len() - 1
        });
        Some(Bound { place, binding })
    }

    fn add(&mut self, fill: Fill, sent: bool) {
        let path = self.path.as_slice().into();
        self.found.slots.push(Slot { path, sent, fill });
    }
}

fn may_hold_slots(value: &Value) -> bool {
    value.is_object() || value.is_array()
}
