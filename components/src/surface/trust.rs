//! Whether somebody vouches for a plugin, in words, with an icon and a tone.

use dioxus::prelude::*;

use super::mark::mark;
use super::notice::Tone;
use crate::extension::{Trust, Warning};
use crate::words::{Words, words};

impl Trust {
    /// The word that style sheets find it by, in `data-trust`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Development => "development",
            Self::Unknown => "unknown",
            Self::Unsigned => "unsigned",
            Self::InvalidSignature => "invalid-signature",
        }
    }

    /// What it says to a person.
    pub(super) fn text(self, words: &Words) -> String {
        match self {
            Self::Signed => words.text("trust-signed"),
            Self::Development => words.text("trust-development"),
            Self::Unknown => words.text("trust-unknown"),
            Self::Unsigned => words.text("trust-unsigned"),
            Self::InvalidSignature => words.text("trust-invalid-signature"),
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Signed => "shield-check-outline",
            Self::Development => "code-tags",
            Self::Unknown => "help-circle-outline",
            Self::Unsigned => "shield-off-outline",
            Self::InvalidSignature => "shield-alert",
        }
    }

    /// A tampered plugin is worse than an unsigned one, and must look so (contract section 10, defect 33).
    fn tone(self) -> Option<Tone> {
        match self {
            Self::Signed | Self::Development | Self::Unknown => None,
            Self::Unsigned => Some(Tone::Warning),
            Self::InvalidSignature => Some(Tone::Error),
        }
    }
}

/// The mark of a plugin that nobody vouches for, for where it is shown; nothing for others.
pub(super) fn trust_mark(trust: Trust) -> Element {
    match trust.tone() {
        Some(_) => trust_fact(trust),
        None => rsx! {},
    }
}

/// What the plugin's trust is, for its details.
pub(super) fn trust_fact(trust: Trust) -> Element {
    let tone = trust.tone().unwrap_or(Tone::Info);
    mark(trust.icon(), &trust.text(&words()), tone)
}

impl Warning {
    /// How grave it is.
    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::InvalidSignature => Tone::Error,
            Self::Unsigned | Self::Overridden | Self::Disabled | Self::FromHost(_) => Tone::Warning,
            Self::Isolated => Tone::Info,
        }
    }

    /// What it says to a person.
    pub(super) fn text(&self, words: &Words) -> String {
        match self {
            Self::InvalidSignature => words.text("warning-invalid-signature"),
            Self::Unsigned => words.text("warning-unsigned"),
            Self::Overridden => words.text("warning-overridden"),
            Self::Disabled => words.text("warning-disabled"),
            Self::Isolated => words.text("warning-isolated"),
            Self::FromHost(text) => text.to_string(),
        }
    }
}
