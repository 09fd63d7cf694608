//! Why what was entered cannot be sent.

use serde_json::Value;

use super::{Entry, EntryKind};
use crate::prop::finite;

/// The longest text that is held against a pattern, in bytes (security.md T16).
const MOST_BYTES: usize = 64 << 10;

/// Why what was entered cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Problem {
    /// Nothing was entered, or nothing chosen.
    Missing,
    /// It is not a number.
    NoNumber,
    /// It is less than this.
    TooSmall(f64),
    /// It is more than this.
    TooLarge(f64),
    /// It is not a multiple of this, counted from the least.
    NotAStep(f64),
    /// It has fewer characters than this.
    TooShort(f64),
    /// It has more characters than this.
    TooLong(f64),
    /// It does not match the pattern.
    NoMatch,
    /// It is no e-mail address.
    NoEmail,
    /// It is no web address.
    NoUrl,
}

impl Entry {
    /// What is wrong with `value`, which [`Entry::value`] gave; the first thing that is.
    pub fn problem(&self, value: &Value) -> Option<Problem> {
        let nothing = match value {
            Value::Null | Value::Bool(false) => true,
            Value::String(text) => text.is_empty(),
            Value::Bool(true) | Value::Number(_) | Value::Array(_) | Value::Object(_) => false,
        };
        if nothing {
            return self.required.then_some(Problem::Missing);
        }
        match self.kind {
            EntryKind::Number | EntryKind::Slider => self.number_problem(value),
            EntryKind::Text
            | EntryKind::Textarea
            | EntryKind::Password
            | EntryKind::Email
            | EntryKind::Url => self.text_problem(&crate::template::text(value)),
            EntryKind::Select | EntryKind::Radio | EntryKind::Color | EntryKind::Boolean => None,
        }
    }

    fn number_problem(&self, value: &Value) -> Option<Problem> {
        let Some(number) = finite(value).filter(|_| value.is_number()) else {
            return Some(Problem::NoNumber);
        };
        if let Some(min) = self.min.filter(|min| number < *min) {
            return Some(Problem::TooSmall(min));
        }
        if let Some(max) = self.max.filter(|max| number > *max) {
            return Some(Problem::TooLarge(max));
        }
        let step = self.step?;
        let steps = (number - self.min.unwrap_or(0.0)) / step;
        // Decimal fractions are not exact: 0.3 is three steps of 0.1.
        let off = (steps - steps.round()).abs();
        (off > 1e-6).then_some(Problem::NotAStep(step))
    }

    fn text_problem(&self, text: &str) -> Option<Problem> {
        let length = text.chars().count() as f64;
        if let Some(least) = self.min_length.filter(|least| length < *least) {
            return Some(Problem::TooShort(least));
        }
        if let Some(most) = self.max_length.filter(|most| length > *most) {
            return Some(Problem::TooLong(most));
        }
        let matches = |pattern: &super::Pattern| text.len() <= MOST_BYTES && pattern.matches(text);
        match (self.kind, &self.pattern) {
            (EntryKind::Email, _) if !is_email(text) => Some(Problem::NoEmail),
            (EntryKind::Url, _) if !is_url(text) => Some(Problem::NoUrl),
            (_, Some(pattern)) if !matches(pattern) => Some(Problem::NoMatch),
            (_, _) => None,
        }
    }
}

/// Whether mail could be sent there; only the mail server knows whether it arrives.
fn is_email(text: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == '@');
    text.rsplit_once('@').is_some_and(|(name, domain)| {
        plain(name) && plain(domain) && !domain.starts_with('.') && !domain.ends_with('.')
    })
}

/// Whether a browser could go there.
fn is_url(text: &str) -> bool {
    let web = |url: &url::Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    url::Url::parse(text).is_ok_and(|url| web(&url))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Pattern;
    use super::*;
    use crate::prop::{PropType, Reader, References};

    fn entry(kind: EntryKind) -> Entry {
        let object = serde_json::Map::new();
        let root = crate::pointer::Pointer::root();
        let mut ignored = crate::diagnostic::Diagnostics::ignored();
        let mut reader = Reader::new(&object, &root, References::default(), &mut ignored);
        Entry::read(kind, &mut reader)
    }

    #[test]
    fn a_number_keeps_its_bounds_and_its_steps() {
        let entry = Entry {
            min: Some(0.1),
            max: Some(2.0),
            step: Some(0.1),
            ..entry(EntryKind::Number)
        };
        for (value, problem) in [
            (json!(0.3), None),
            (json!(0.0), Some(Problem::TooSmall(0.1))),
            (json!(2.1), Some(Problem::TooLarge(2.0))),
            (json!(0.25), Some(Problem::NotAStep(0.1))),
            (json!("abc"), Some(Problem::NoNumber)),
            (json!(null), None),
        ] {
            assert_eq!(entry.problem(&value), problem, "{value}");
        }
    }

    #[test]
    fn what_is_required_must_be_there_and_0_is_there() {
        let required = |kind| Entry {
            required: true,
            ..entry(kind)
        };
        for (kind, value, missing) in [
            (EntryKind::Text, json!(""), true),
            (EntryKind::Text, json!(" "), false),
            (EntryKind::Number, json!(0), false),
            (EntryKind::Number, json!(null), true),
            (EntryKind::Select, json!(null), true),
            (EntryKind::Boolean, json!(false), true),
        ] {
            assert_eq!(
                required(kind).problem(&value) == Some(Problem::Missing),
                missing,
                "{kind:?} {value}"
            );
        }
    }

    #[test]
    fn a_text_keeps_its_length_in_characters_and_its_pattern() {
        let mut ignored = crate::diagnostic::Diagnostics::ignored();
        let (object, root) = (serde_json::Map::new(), crate::pointer::Pointer::root());
        let mut reader = Reader::new(&object, &root, References::default(), &mut ignored);
        let entry = Entry {
            min_length: Some(2.0),
            max_length: Some(3.0),
            pattern: <Option<Pattern>>::read(&json!("[é-ü]+"), (), &mut reader).unwrap(),
            ..entry(EntryKind::Text)
        };
        for (text, problem) in [
            ("éé", None),
            ("é", Some(Problem::TooShort(2.0))),
            ("éééé", Some(Problem::TooLong(3.0))),
            ("ab", Some(Problem::NoMatch)),
            ("", None),
        ] {
            assert_eq!(entry.problem(&json!(text)), problem, "{text}");
        }
    }

    #[test]
    fn addresses_are_such_that_something_could_be_sent_there() {
        for (kind, text, problem) in [
            (EntryKind::Email, "ada@example.org", None),
            (EntryKind::Email, "ada@localhost", None),
            (EntryKind::Email, "ada", Some(Problem::NoEmail)),
            (EntryKind::Email, "a b@c.d", Some(Problem::NoEmail)),
            (EntryKind::Url, "http://printer.local:80/x", None),
            (EntryKind::Url, "javascript:alert(1)", Some(Problem::NoUrl)),
            (EntryKind::Url, "printer.local", Some(Problem::NoUrl)),
        ] {
            assert_eq!(entry(kind).problem(&json!(text)), problem, "{text}");
        }
    }
}
