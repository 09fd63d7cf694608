//! The lifecycle log of a plugin (contract section 3.4).

use serde::Serialize;
use serde_json::Value;
use time::OffsetDateTime;
use time::macros::format_description;

/// Entries that are kept for each plugin.
pub(super) const ENTRIES: usize = 200;

/// The longest message, in characters.
const MESSAGE: usize = 4_096;

/// The largest context, in bytes of its JSON.
const CONTEXT: usize = 16 * 1_024;

/// How much an entry matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// It went as it should.
    Info,
    /// It went on, but somebody should know.
    Warning,
    /// It did not happen.
    Error,
}

impl Level {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One entry, as `GET /plugins/{id}/logs` shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Entry {
    /// RFC 3339, in UTC.
    pub(crate) timestamp: String,
    /// A name of [`Level`].
    pub(crate) level: String,
    /// When in the plugin's life: `startup`, `enable`, `action`, …
    pub(crate) stage: String,
    /// What happened. Never more than one screen, and nothing in it that a terminal would obey (security.md T23).
    pub(crate) message: String,
    /// More about it, as the author of the entry likes.
    pub(crate) context: Value,
}

impl Entry {
    /// An entry of this moment.
    pub(super) fn new(level: Level, stage: &str, message: &str, context: Value) -> Self {
        let bounded = context.is_null() || context.to_string().len() <= CONTEXT;
        Self {
            timestamp: now(),
            level: level.name().to_owned(),
            stage: stage.to_owned(),
            message: shown(message),
            context: if bounded {
                context
            } else {
                serde_json::json!({"left out": format!("more than {CONTEXT} bytes")})
            },
        }
    }
}

/// `text` without what a terminal would obey, and not longer than a message may be.
pub(super) fn shown(text: &str) -> String {
    let visible = |c: char| match c {
        '\n' | '\t' => c,
        c if c.is_control() => '\u{FFFD}',
        c => c,
    };
    let mut chars = text.chars().map(visible);
    let mut shown: String = chars.by_ref().take(MESSAGE).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}

/// This moment in RFC 3339. Only for people: clocks jump, so nothing is put in order by it.
pub(crate) fn now() -> String {
    let format = format_description!(
        "[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3][offset_hour sign:mandatory]:[offset_minute]"
    );
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let nanoseconds = since.map_or(0, |since| i128::try_from(since.as_nanos()).unwrap_or(0));
    // A clock that is set beyond the years with four digits shows none.
    OffsetDateTime::from_unix_timestamp_nanos(nanoseconds)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .format(&format)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_bounded_and_says_nothing_to_a_terminal() {
        let entry = Entry::new(
            Level::Error,
            "action",
            &format!("\u{1b}[2J{}", "é".repeat(5_000)),
            "x".repeat(CONTEXT).into(),
        );
        assert!(entry.message.starts_with("\u{FFFD}[2J"));
        assert!(entry.message.ends_with('…'));
        assert_eq!(entry.message.chars().count(), MESSAGE + 1);
        assert!(entry.context["left out"].is_string());
    }

    #[test]
    fn a_moment_has_its_offset() {
        let now = now();
        assert!(now.ends_with("+00:00"), "{now}");
        assert_eq!(now.len(), "2026-11-21T08:45:04.123+00:00".len());
    }
}
