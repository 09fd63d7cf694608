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
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::*;
    use crate::source::Source;

    const SMALL: Limits = Limits {
        bytes: 64,
        depth: 3,
        values: 6,
        string_bytes: 8,
        key_bytes: 4,
        ..Limits::DEFAULT
    };

    fn read(text: &str, limits: &Limits) -> (Option<Value>, Vec<Diagnostic>) {
        let mut diagnostics = Diagnostics::kept();
        let value = super::read(text, limits, &mut diagnostics);
        (value, diagnostics.into_vec())
    }

    #[test]
    fn every_problem_has_its_code_and_place() {
        for (text, shown, code, place) in [
            ("[1,]", false, "json-syntax", "1:4"),
            ("{\n  \"a\": 1,\n  b: 2\n}", false, "json-syntax", "3:3"),
            ("{\"a\": \"\n\"}", false, "json-syntax", "2:1"),
            ("[1] 2", false, "json-syntax", "1:5"),
            ("[1", false, "json-syntax", "1:3"),
            ("", false, "json-syntax", "1:1"),
            ("\u{FEFF}{}", false, "byte-order-mark", "1:1"),
            ("{\"a\": 1, \"a\": 2}", true, "duplicate-key", "1:10"),
            ("[\"x\\u0000\"]", true, "nul-character", "1:2"),
            ("{\"\\u0000\": 1}", true, "nul-character", "1:2"),
            ("[[[[1]], 2]]", true, "limit-depth", "1:4"),
            ("[1,2,3,4,5,6,7]", false, "limit-values", "1:12"),
            ("[\"123456789\", 1]", false, "limit-string", "1:2"),
            ("{\"12345\": 1}", false, "limit-string", "1:2"),
            (&"[".repeat(65), false, "limit-bytes", "1:1"),
        ] {
            let (value, problems) = read(text, &SMALL);
            let source = Source::new("x", text);
            let found: Vec<_> = problems
                .iter()
                .map(|p| {
                    let span = source.span(&p.pointer.to_string(), p.part);
                    let (line, column) = source.line_column(span.start);
                    (p.code.name(), format!("{line}:{column}"))
                })
                .collect();
            assert_eq!(found, [(code, place.to_owned())], "{text}");
            assert_eq!(value.is_some(), shown, "{text}");
            assert!(!is_sound(&problems), "{text}");
        }
    }

    #[test]
    fn of_two_members_with_one_key_the_last_is_shown() {
        let (value, _) = read(r#"{"a": 1, "a": 2}"#, &SMALL);
        assert_eq!(value, Some(json!({"a": 2})));
    }

    #[test]
    fn what_is_too_deep_is_a_node_that_says_so_and_its_neighbours_live() {
        let (value, _) = read(r#"[[[{"a": 1}], 2]]"#, &SMALL);
        let node = json!({"component": "host.invalid", "code": "limit-depth", "name": ""});
        assert_eq!(value, Some(json!([[[node], 2]])));
    }

    #[test]
    fn syntax_is_checked_beyond_what_is_refused() {
        let (value, problems) = read("[1,2,3,4,5,6,7,8,}]", &SMALL);
        assert_eq!((value, problems[0].code), (None, Code::JsonSyntax));
    }

    #[test]
    fn a_document_5000_deep_is_cut_without_a_stack_overflow() {
        let nested = |open: &str, close: &str| open.repeat(5000) + "1" + &close.repeat(5000);
        for text in [nested("[", "]"), nested("{\"a\":", "}")] {
            let (value, problems) = read(&text, &Limits::DEFAULT);
            assert!(value.is_some());
            assert_eq!(problems[0].code, Code::LimitDepth);
            let pointer = problems[0].pointer.to_string();
            assert_eq!(pointer.matches('/').count(), Limits::DEFAULT.depth);
            let span = Source::new("x", text).span(&pointer, problems[0].part);
            assert!(span.len() > 5000);
        }
    }

    #[test]
    fn a_limit_wider_than_the_parser_still_cuts() {
        let limits = Limits {
            depth: usize::MAX,
            ..Limits::DEFAULT
        };
        let (value, problems) = read(&("[".repeat(500) + &"]".repeat(500)), &limits);
        assert!(value.is_some() && problems[0].code == Code::LimitDepth);
    }

    #[test]
    fn numbers_and_texts_keep_their_values() {
        let text = r#"[0, -1, 1.5, 18446744073709551615, "\ud83d\ude00\n", true, false, null]"#;
        let (value, problems) = read(text, &Limits::DEFAULT);
        assert_eq!(
            value,
            Some(json!([0, -1, 1.5, u64::MAX, "😀\n", true, false, null]))
        );
        assert!(is_sound(&problems));
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        clippy::print_stderr,
        reason = "reads the JSON suite, and says so where it is absent"
    )]
    fn the_json_suite_is_read_as_it_says() {
        let suite = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../shared/fixtures/json-test-suite/test_parsing");
        let Ok(files) = std::fs::read_dir(&suite) else {
            eprintln!("skipped: {} is absent", suite.display());
            return;
        };
        let mut count = 0;
        for file in files {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let source = Source::from_bytes(name.clone(), &std::fs::read(&path).unwrap());
            let mut problems = Diagnostics::kept();
            let value = source.read(&Limits::DEFAULT, &mut problems);
            let problems = problems.into_vec();
            match name.get(..2) {
                Some("y_") => assert!(value.is_some(), "{name}: {problems:?}"),
                Some("n_") => assert!(value.is_none(), "{name}: {value:?}"),
                _ => {}
            }
            for problem in &problems {
                let span = source.span(&problem.pointer.to_string(), problem.part);
                assert!(source.text().get(span).is_some(), "{name}");
            }
            count += 1;
        }
        assert_eq!(count, 318);
    }
}
