//! Reads JSON text that nobody vouches for: bounded, strict about syntax, tolerant of what can still be shown.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};

use crate::component::INVALID;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::pointer::Pointer;

/// The deepest container that can be kept: `serde_json` goes one level further, to see what it skips.
const DEEPEST: usize = 126;

/// The document that `text` is, or `None`.
///
/// Problems go to `diagnostics` and say which it was: `json-syntax` and `byte-order-mark` mean that the text is not
/// JSON; `limit-bytes`, `limit-values` and `limit-string` that it is more than `limits` allow, so it is refused
/// whole. `limit-depth` leaves a `host.invalid` node in the place of what is too deep. With `duplicate-key` and
/// `nul-character` there is a document to show, but not one to install, run or verify (decisions.md 3);
/// [`is_sound`] tells.
pub fn read(text: &str, limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Value> {
    if text.len() > limits.bytes {
        let message = format!(
            "expected at most {} bytes, found {}",
            limits.bytes,
            text.len()
        );
        diagnostics.add(|| Diagnostic::at_byte(Code::LimitBytes, 0, message));
        return None;
    }
    if text.starts_with('\u{FEFF}') {
        let message = "expected JSON, found a byte order mark";
        diagnostics.add(|| {
            Diagnostic::at_byte(Code::ByteOrderMark, 0, message)
                .with_hint("save the file as UTF-8 without a byte order mark".to_owned())
        });
        return None;
    }
    let mut reading = Reading {
        limits,
        values: 0,
        refused: false,
        diagnostics: Vec::new(),
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let seed = Seed {
        reading: &mut reading,
        place: Place::Root,
        depth: 1,
    };
    let value = seed
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    match value {
        Ok(value) => {
            for problem in reading.diagnostics {
                diagnostics.add(|| problem);
            }
            (!reading.refused).then_some(value)
        }
        Err(error) => {
            diagnostics.add(|| syntax(&error, text));
            None
        }
    }
}

/// Whether a document with these problems may be installed, run and verified: every reader agrees on what it says.
pub fn is_sound(diagnostics: &[Diagnostic]) -> bool {
    !diagnostics.iter().any(|problem| {
        matches!(
            problem.code,
            Code::JsonSyntax
                | Code::ByteOrderMark
                | Code::LimitBytes
                | Code::LimitValues
                | Code::LimitString
                | Code::LimitDepth
                | Code::DuplicateKey
                | Code::NulCharacter
        )
    })
}

/// What `serde_json` says, at its place and in our words.
fn syntax(error: &serde_json::Error, text: &str) -> Diagnostic {
    let offset = if error.is_eof() {
        text.trim_end().len()
    } else {
        let before = text.split_inclusive('\n').take(error.line() - 1);
        let line: usize = before.map(str::len).sum();
        // Its columns are bytes from 1; 0 is the line break before.
        line + error.column().saturating_sub(1)
    };
    let said = error.to_string();
    let suffix = format!(" at line {} column {}", error.line(), error.column());
    let said = said.strip_suffix(&suffix).unwrap_or(&said);
    let message = match said.strip_prefix("EOF while parsing ") {
        Some("a value") => "expected a value, found the end of the file".to_owned(),
        Some(inside) => format!("the file ends inside {inside}"),
        None => match said {
            "expected value" => "expected a value".to_owned(),
            "trailing characters" => "expected the end of the file".to_owned(),
            "key must be a string" => "expected a key in double quotes".to_owned(),
            said => said.to_owned(),
        },
    };
    let found = text.as_bytes().get(offset);
    let hint = match (said, found) {
        ("trailing comma", _) => Some("remove the comma before the closing bracket"),
        (_, Some(b'/' | b'#')) => Some("JSON has no comments"),
        (_, Some(b'\'')) => Some("JSON has double quotes only"),
        _ => None,
    };
    Diagnostic::at_byte(Code::JsonSyntax, offset, message).with_hint(hint.map(str::to_owned))
}

/// What is counted over the whole document.
struct Reading<'a> {
    limits: &'a Limits,
    values: usize,
    /// A limit was passed: the rest is read for its syntax only.
    refused: bool,
    diagnostics: Vec<Diagnostic>,
}

impl Reading<'_> {
    /// Checks a text or key; `false` when it makes the document too large.
    fn check(&mut self, text: &str, limit: usize, place: &Place<'_>, key: bool) {
        let at = |code, message: String| {
            let diagnostic = Diagnostic::new(code, place.pointer(), message);
            if key { diagnostic.at_key() } else { diagnostic }
        };
        if text.len() > limit {
            let what = if key { "a key" } else { "a text" };
            let message = format!(
                "expected {what} of at most {limit} bytes, found {}",
                text.len()
            );
            self.diagnostics.push(at(Code::LimitString, message));
            self.refused = true;
        } else if text.contains('\0') {
            let message = "expected a text without U+0000".to_owned();
            self.diagnostics.push(at(Code::NulCharacter, message));
        }
    }
}

/// Where the reading is: a pointer that costs nothing until a problem needs it.
enum Place<'a> {
    Root,
    Key(&'a Place<'a>, &'a str),
    Index(&'a Place<'a>, usize),
}

impl Place<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(parent, key) => parent.pointer().key((*key).to_owned()),
            Self::Index(parent, index) => parent.pointer().index(*index),
        }
    }
}

/// Reads one value; `depth` is the level that it would have as a container, from 1.
struct Seed<'a, 'r> {
    reading: &'a mut Reading<'r>,
    place: Place<'a>,
    depth: usize,
}

impl Seed<'_, '_> {
    /// The node in the place of a container that is too deep.
    fn too_deep(self) -> Value {
        let depth = self.reading.limits.depth;
        let message = format!("nested more than {depth} levels deep");
        self.reading.diagnostics.push(Diagnostic::new(
            Code::LimitDepth,
            self.place.pointer(),
            message,
        ));
        let node = [
            ("component", format!("host.{INVALID}")),
            ("code", Code::LimitDepth.name().to_owned()),
            ("name", String::new()),
        ];
        Value::Object(
            node.into_iter()
                .map(|(key, text)| (key.to_owned(), Value::String(text)))
                .collect(),
        )
    }

    fn is_too_deep(&self) -> bool {
        self.depth > self.reading.limits.depth.min(DEEPEST)
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.reading.refused {
            return IgnoredAny::deserialize(deserializer).map(|_| Value::Null);
        }
        self.reading.values += 1;
        let most = self.reading.limits.values;
        if self.reading.values > most {
            let message = format!("expected at most {most} values, found more");
            self.reading.diagnostics.push(Diagnostic::new(
                Code::LimitValues,
                self.place.pointer(),
                message,
            ));
            self.reading.refused = true;
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        let limit = self.reading.limits.string_bytes;
        self.reading.check(text, limit, &self.place, false);
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        if self.is_too_deep() {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(self.too_deep());
        }
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(Seed {
            reading: &mut *self.reading,
            place: Place::Index(&self.place, values.len()),
            depth: self.depth + 1,
        })? {
            values.push(value);
            if self.reading.refused {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                break;
            }
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        if self.is_too_deep() {
            while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(self.too_deep());
        }
        let mut members = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            let place = Place::Key(&self.place, &key);
            let limit = self.reading.limits.key_bytes;
            self.reading.check(&key, limit, &place, true);
            if members.contains_key(&key) {
                let message = format!("`{key}` is there twice");
                self.reading
                    .diagnostics
                    .push(Diagnostic::new(Code::DuplicateKey, place.pointer(), message).at_key());
            }
            let value = object.next_value_seed(Seed {
                reading: &mut *self.reading,
                place,
                depth: self.depth + 1,
            })?;
            members.insert(key, value);
            if self.reading.refused {
                while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                break;
            }
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests;
