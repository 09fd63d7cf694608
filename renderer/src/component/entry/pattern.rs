//! Regular expressions of plugins (security.md T16).

use regex_lite::{Regex, RegexBuilder};
use serde_json::Value;

use crate::prop::{PropType, Reader, Shape};

/// The longest pattern, in bytes, and the most memory that one may take.
const MOST_BYTES: usize = 512;
const MOST_MEMORY: usize = 1 << 20;

/// A regular expression that the whole of a text must match. It takes time in proportion to the text, whoever wrote
/// it; the expressions of browsers do not, so their `pattern` attribute is not used.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Pattern {
    fn new(pattern: &str) -> Option<Self> {
        if pattern.len() > MOST_BYTES {
            return None;
        }
        // As HTML reads a `pattern`: from one end to the other.
        let whole = format!("^(?:{pattern})$");
        let regex = RegexBuilder::new(&whole).size_limit(MOST_MEMORY).build();
        // An expression that closes our group and opens another would not be one by itself.
        let itself = RegexBuilder::new(pattern).size_limit(MOST_MEMORY).build();
        itself.and(regex).ok().map(Self)
    }

    /// Whether all of `text` matches.
    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

impl PropType for Option<Pattern> {
    type Default = ();

    fn absent((): ()) -> Self {
        None
    }

    fn read(value: &Value, (): (), _: &mut Reader<'_>) -> Result<Self, String> {
        let pattern = value.as_str().and_then(Pattern::new);
        pattern.map(Some).ok_or_else(|| {
            format!("a regular expression of up to {MOST_BYTES} bytes, without look-around and back-references")
        })
    }

    fn shape((): ()) -> Shape {
        Shape::Text { default: "" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_text_must_match() {
        let pattern = Pattern::new("[a-z]+|x1").unwrap();
        assert!(pattern.matches("abc") && pattern.matches("x1"));
        assert!(!pattern.matches("abc1") && !pattern.matches("a b"));
    }

    #[test]
    fn what_cannot_be_bounded_is_no_pattern() {
        for bad in [
            "(",
            "(?=a)",
            r"(a)\1",
            "a)(b",
            &"a".repeat(513),
            "((a{1000}){1000}){1000}",
        ] {
            assert!(Pattern::new(bad).is_none(), "{bad}");
        }
    }

    /// An engine that goes back would not end in this universe.
    #[test]
    fn a_pattern_that_would_hang_a_browser_ends() {
        let pattern = Pattern::new("(a+)+b").unwrap();
        assert!(!pattern.matches(&"a".repeat(10_000)));
    }
}
