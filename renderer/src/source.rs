//! The text of one file and where its values stand in it.

mod lines;
mod spans;

use std::ops::Range;
use std::sync::OnceLock;

use serde_json::Value;

use self::lines::Lines;
use self::spans::Spans;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part};
use crate::json;
use crate::limits::Limits;

/// The text of a manifest or translation file under the name that problems show.
#[derive(Debug)]
pub struct Source {
    name: Box<str>,
    text: Box<str>,
    /// Where the bytes stopped being UTF-8.
    broken_at: Option<usize>,
    spans: OnceLock<Spans>,
    lines: OnceLock<Lines>,
}

impl Source {
    /// The name of standard input in problems (decisions.md 4).
    pub const STDIN: &str = "<stdin>";

    /// `text`, called `name` (`my-plugin/plugin.json`, or [`Source::STDIN`]) in problems.
    pub fn new(name: impl Into<Box<str>>, text: impl Into<Box<str>>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            broken_at: None,
            spans: OnceLock::new(),
            lines: OnceLock::new(),
        }
    }

    /// The bytes of a file. What is not UTF-8 is kept as U+FFFD for display; [`Source::read`] reports it.
    pub fn from_bytes(name: impl Into<Box<str>>, bytes: &[u8]) -> Self {
        let broken_at = std::str::from_utf8(bytes).err().map(|e| e.valid_up_to());
        Self {
            broken_at,
            ..Self::new(name, String::from_utf8_lossy(bytes))
        }
    }

    /// The name that problems show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The document that the text is, as [`json::read`]; `None` when it is not JSON or more than `limits` allow.
    pub fn read(&self, limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Value> {
        match self.broken_at {
            Some(offset) => {
                let message = "expected UTF-8, found a byte that is not";
                diagnostics.add(|| {
                    Diagnostic::at_byte(Code::JsonSyntax, offset, message)
                        .with_hint("save the file as UTF-8".to_owned())
                });
                None
            }
            None => json::read(&self.text, limits, diagnostics),
        }
    }

    /// The bytes of the member at the JSON pointer `pointer`, or of the nearest value around it that is there.
    /// Only a valid document has members; in any other the whole text stands for them.
    pub fn span(&self, pointer: &str, part: Part) -> Range<usize> {
        if let Part::Byte(offset) = part {
            let start = floor(&self.text, offset);
            let length = self.text[start..].chars().next().map_or(0, char::len_utf8);
            return start..start + length;
        }
        let spans = self.spans.get_or_init(|| Spans::of(&self.text));
        spans.find(pointer, part).unwrap_or(0..self.text.len())
    }

    /// The line and column of the byte `offset`, both from 1; columns count characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let lines = self.lines.get_or_init(|| Lines::of(&self.text));
        lines.line_column(&self.text, floor(&self.text, offset))
    }
}

/// `offset`, or the start of the character that it stands in.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, pointer: &str, part: Part) -> String {
        let source = Source::new("x", text);
        text[source.span(pointer, part)].to_owned()
    }

    #[test]
    fn members_are_found_by_their_pointer() {
        let text = r#" {"a": [1, {"b/c": "x\"y"}, []], "d~": {"0": true}} "#;
        for (pointer, value) in [
            ("", text.trim()),
            ("/a", r#"[1, {"b/c": "x\"y"}, []]"#),
            ("/a/0", "1"),
            ("/a/1/b~1c", r#""x\"y""#),
            ("/a/2", "[]"),
            ("/d~0/0", "true"),
        ] {
            assert_eq!(at(text, pointer, Part::Value), value, "{pointer}");
        }
        assert_eq!(at(text, "/a/1/b~1c", Part::Key), r#""b/c""#);
    }

    #[test]
    fn escaped_keys_are_found_as_they_read() {
        assert_eq!(at(r#"{"\u0061\n": 1}"#, "/a\n", Part::Value), "1");
    }

    #[test]
    fn what_is_not_there_is_found_at_the_nearest_value_around_it() {
        let text = r#"{"a": {"b": 1}}"#;
        assert_eq!(at(text, "/a/c/d", Part::Value), r#"{"b": 1}"#);
        assert_eq!(at(text, "/a/c", Part::Key), r#"{"b": 1}"#);
        assert_eq!(at(text, "/z", Part::Value), text);
    }

    #[test]
    fn of_two_members_with_one_key_the_last_is_found() {
        assert_eq!(at(r#"{"a": 1, "a": 2}"#, "/a", Part::Value), "2");
    }

    #[test]
    fn columns_count_characters_and_a_line_may_end_in_crlf() {
        let text = "{\r\n  \"ключ\": 1\n}";
        let source = Source::new("x", text);
        let one = source.span("/ключ", Part::Value).start;
        assert_eq!(source.line_column(one), (2, 11));
        assert_eq!(source.line_column(text.len()), (3, 2));
        assert_eq!(source.line_column(usize::MAX), (3, 2));
    }

    #[test]
    fn columns_are_right_across_blocks() {
        for length in [
            Lines::BLOCK - 1,
            Lines::BLOCK,
            Lines::BLOCK + 1,
            3 * Lines::BLOCK,
        ] {
            let text = "é".repeat(length);
            let source = Source::new("x", text.clone());
            assert_eq!(source.line_column(text.len()), (1, length + 1));
            assert_eq!(source.line_column(text.len() - 1), (1, length));
        }
    }

    #[test]
    fn any_text_has_places_inside_it() {
        for text in [
            "", "}", "{", "[", "\"", "\"\\", "{]", "[}", "{\"a\"", "{\"a\":", "é{é",
        ] {
            let source = Source::new("x", text);
            for part in [Part::Key, Part::Value, Part::Byte(1)] {
                let span = source.span("/a/0", part);
                assert!(text.get(span).is_some(), "{text} {part:?}");
            }
        }
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_reported_where_they_stand() {
        let source = Source::from_bytes("x", b"[\"a\",\n \"\xff\"]");
        let mut diagnostics = Diagnostics::kept();
        assert_eq!(source.read(&Limits::DEFAULT, &mut diagnostics), None);
        let diagnostics = diagnostics.into_vec();
        let [problem] = &*diagnostics else {
            panic!("{diagnostics:?}")
        };
        let span = source.span("", problem.part);
        assert_eq!(problem.code, Code::JsonSyntax);
        assert_eq!(source.line_column(span.start), (2, 3));
    }
}
