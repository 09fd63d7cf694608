//! Checks a value against the tables: types, required keys, formats, revisions, unknown keys.

use serde_json::{Map, Value};

use super::field::{Field, Format, Kind, Record};
use super::name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::icon::Icon;
use crate::pointer::Pointer;
use crate::prop::{describe, finite};
use crate::suggest::did_you_mean;

/// What a check needs to know, and where its findings go.
pub(super) struct Check<'a> {
    /// The `sdkRevision` that applies.
    pub(super) revision: u8,
    /// Icon names, sorted.
    pub(super) icons: Option<&'a [&'a str]>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    /// Checks the object at `pointer`.
    pub(super) fn record(
        &mut self,
        record: &Record,
        object: &Map<String, Value>,
        pointer: &Pointer,
    ) {
        for field in record.fields {
            let at = pointer.key(field.name);
            let required = field.required || field.when.is_some_and(|when| when.holds(object));
            match object.get(field.name).filter(|value| !value.is_null()) {
                Some(value) if required && is_empty(value) => self.missing(field.name, at),
                None if required => self.missing(field.name, at),
                Some(value) => self.field(field, value, &at),
                None => {}
            }
        }
        let known = || record.fields.iter().map(|field| field.name);
        for key in object.keys() {
            if known().any(|name| name == key) {
                continue;
            }
            let hint = did_you_mean(key, known());
            if hint.is_some() || !record.open {
                self.diagnostics.add(|| {
                    let message = format!("`{key}` is not a key of {}", record.name);
                    Diagnostic::new(Code::UnknownProperty, pointer.key(key.clone()), message)
                        .at_key()
                        .with_hint(hint)
                });
            }
        }
    }

    fn field(&mut self, field: &Field, value: &Value, pointer: &Pointer) {
        let Field { name, since, .. } = *field;
        if since > self.revision {
            let revision = self.revision;
            let message = format!("`{name}` needs `sdkRevision` {since}, found {revision}");
            self.add(Code::NeedsRevision, pointer, message, None);
            return;
        }
        if field.faceplate {
            let message = format!("`{name}` is Faceplate's: other hosts ignore it");
            self.diagnostics
                .add(|| Diagnostic::new(Code::FaceplateOnly, pointer.clone(), message).at_key());
        }
        self.value(&field.kind, value, pointer);
    }

    fn value(&mut self, kind: &Kind, value: &Value, pointer: &Pointer) {
        match (kind, value) {
            (Kind::Any, _) | (Kind::Bool, Value::Bool(_)) => {}
            (Kind::Nodes, Value::Object(_) | Value::Array(_)) => {}
            (Kind::Text(format), Value::String(text)) => {
                self.text(format, text, pointer);
            }
            (Kind::TextOr(format, _), Value::String(text)) => self.text(format, text, pointer),
            (Kind::TextOr(_, other), _) => self.value(other, value, pointer),
            (Kind::Label, Value::String(text)) => {
                if let Some(found) = name::deception(text) {
                    let message = format!("expected text that is what it seems, found {found}");
                    self.add(Code::DeceptiveText, pointer, message, None);
                }
            }
            (Kind::Label, Value::Number(_) | Value::Bool(_)) => {}
            (Kind::Icon { strict }, Value::String(text)) => self.icon(text, *strict, pointer),
            (Kind::Choice(words), Value::String(text)) => self.choice(&words(), text, pointer),
            (Kind::Integer { min, max, clamped }, _) => {
                self.integer(*min, *max, *clamped, value, pointer);
            }
            (Kind::Positive, _) if finite(value).is_some() => {
                if finite(value).is_some_and(|number| number <= 0.0) {
                    self.invalid("a number greater than 0", value, pointer);
                }
            }
            (Kind::List { of, .. } | Kind::OneOrList(of), Value::Array(list)) => {
                for (index, value) in list.iter().enumerate() {
                    self.value(of, value, &pointer.index(index));
                }
            }
            (
                Kind::List {
                    of,
                    or_object: true,
                },
                Value::Object(object),
            ) => {
                for (key, value) in object {
                    self.value(of, value, &pointer.key(key.clone()));
                }
            }
            (Kind::OneOrList(of), _) => self.value(of, value, pointer),
            // PHP has one value for an empty list and an empty object (contract section 1).
            (Kind::List { .. }, Value::Object(object)) if object.is_empty() => {}
            (Kind::Map { .. } | Kind::Record(_), Value::Array(list)) if list.is_empty() => {}
            (
                Kind::Map {
                    key: format,
                    value: of,
                },
                Value::Object(object),
            ) => {
                for (key, value) in object {
                    let at = pointer.key(key.clone());
                    if let Some(code) = (format.fault)(key) {
                        let message = format!("expected {}, found {key:?}", format.expected);
                        self.diagnostics
                            .add(|| Diagnostic::new(code, at.clone(), message).at_key());
                    }
                    self.value(of, value, &at);
                }
            }
            (Kind::Record(record), Value::Object(object)) => self.record(record, object, pointer),
            _ => {
                let message = format!("expected {}, found {}", expected(kind), describe(value));
                self.add(Code::WrongType, pointer, message, None);
            }
        }
    }

    fn text(&mut self, format: &Format, text: &str, pointer: &Pointer) {
        if let Some(code) = (format.fault)(text) {
            let found = describe(&Value::from(text));
            let message = format!("expected {}, found {found}", format.expected);
            self.add(code, pointer, message, None);
        }
    }

    fn icon(&mut self, text: &str, strict: bool, pointer: &Pointer) {
        let Some(icon) = Icon::new(text) else {
            let code = if strict {
                Code::InvalidValue
            } else {
                Code::UnknownIcon
            };
            let message = format!(
                "expected the name of a Material Design icon, found {}",
                describe(&Value::from(text))
            );
            return self.add(code, pointer, message, None);
        };
        if let Some(icons) = self.icons
            && icons.binary_search(&icon.name()).is_err()
        {
            let message = format!("there is no Material Design icon `{text}`");
            let hint = did_you_mean(text, icons.iter().copied());
            self.add(Code::UnknownIcon, pointer, message, hint);
        }
    }

    fn choice(&mut self, words: &[&'static str], text: &str, pointer: &Pointer) {
        if !words.contains(&text) {
            let message = format!(
                "expected {}, found {}",
                one_of(words),
                describe(&Value::from(text))
            );
            let hint = did_you_mean(text, words.iter().copied());
            self.add(Code::InvalidValue, pointer, message, hint);
        }
    }

    fn integer(&mut self, min: i64, max: i64, clamped: bool, value: &Value, pointer: &Pointer) {
        // A text of digits is one to PHP (contract section 1.1).
        let whole = match value {
            Value::Number(number) => number.as_i64().or_else(|| {
                let float = number.as_f64().filter(|float| float.fract() == 0.0)?;
                // Beyond 2^53 this is no exact number, and out of any bounds here.
                #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
                Some(float as i64)
            }),
            Value::String(text) => text.trim().parse().ok(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        };
        let expected = match (min, max) {
            (i64::MIN, i64::MAX) => "a whole number".to_owned(),
            (min, i64::MAX) => format!("a whole number from {min}"),
            (min, max) if min == max => min.to_string(),
            (min, max) => format!("a whole number from {min} to {max}"),
        };
        let code = match whole {
            None => Code::WrongType,
            Some(number) if (min..=max).contains(&number) => return,
            Some(_) if clamped => Code::OutOfRange,
            Some(_) => Code::InvalidValue,
        };
        let message = format!("expected {expected}, found {}", describe(value));
        self.add(code, pointer, message, None);
    }

    fn invalid(&mut self, expected: &str, value: &Value, pointer: &Pointer) {
        let message = format!("expected {expected}, found {}", describe(value));
        self.add(Code::InvalidValue, pointer, message, None);
    }

    /// Reports that a required key is not there or empty.
    pub(super) fn missing(&mut self, key: &str, pointer: Pointer) {
        self.diagnostics.add(|| {
            let message = format!("expected `{key}`, found nothing");
            Diagnostic::new(Code::MissingKey, pointer, message)
        });
    }

    /// Reports a problem with the value at `pointer`.
    pub(super) fn add(
        &mut self,
        code: Code,
        pointer: &Pointer,
        message: String,
        hint: Option<String>,
    ) {
        self.diagnostics
            .add(|| Diagnostic::new(code, pointer.clone(), message).with_hint(hint));
    }
}

/// Whether a required value is as good as absent.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// What a kind is called in “expected X”.
fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Any => "anything".to_owned(),
        Kind::Text(format) => format.expected.to_owned(),
        Kind::Label => "a text".to_owned(),
        Kind::Icon { .. } => "the name of a Material Design icon".to_owned(),
        Kind::Choice(words) => one_of(&words()),
        Kind::Bool => "`true` or `false`".to_owned(),
        Kind::Integer { .. } => "a whole number".to_owned(),
        Kind::Positive => "a number greater than 0".to_owned(),
        Kind::List { .. } => "a list".to_owned(),
        Kind::Map { .. } => "an object".to_owned(),
        Kind::Record(record) => format!("{} as an object", record.name),
        Kind::TextOr(format, other) => format!("{} or {}", format.expected, expected(other)),
        Kind::OneOrList(of) => format!("{} or a list", expected(of)),
        Kind::Nodes => "a node".to_owned(),
    }
}

/// A closed list for “expected X”; a long one is for the documentation.
fn one_of(words: &[&str]) -> String {
    match words {
        [word] => format!("`{word}`"),
        words if words.len() > 8 => format!("one of the {} known words", words.len()),
        words => {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
    }
}
