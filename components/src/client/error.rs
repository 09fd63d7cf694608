//! What can go wrong between here and the host, as a person can act on it.

use faceplate_renderer::prop::Text;

use super::Reason;
use crate::words::Words;

/// The most bytes of an answer that are read.
pub(super) const ANSWER_MIB: usize = 16;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostError {
    /// Nobody answers.
    Unreachable {
        /// Where the host was looked for.
        address: String,
    },
    /// The host is there, and did not answer in time.
    TimedOut {
        /// How many seconds were waited.
        seconds: u64,
    },
    /// There is no session, or it has ended.
    LogIn,
    /// The session's user may not do this.
    NotAllowed,
    /// The host has no such route.
    NotOffered,
    /// The plugin is not on the host, or its action is not in it.
    NotInstalled,
    /// The plugin is disabled.
    Disabled,
    /// The host was asked too often.
    TooMany {
        /// How many seconds it wants to be left alone, if it says so.
        retry_after: Option<u64>,
    },
    /// The host cannot keep empty settings (contract section 10, defect 24).
    EmptySettings,
    /// The plugin, or the host, failed for a reason that has words here.
    Failed(Reason),
    /// The host, or the plugin behind it, failed and says why.
    Said(Text),
    /// The host failed and does not say why.
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// The answer is larger than 16 MiB.
    TooLarge,
    /// The answer is not what the contract says.
    Unreadable {
        /// What is wrong with it, in English.
        problem: String,
    },
}

impl HostError {
    /// What a plugin or host says about itself, cut where nobody would read on.
    #[cfg(any(feature = "client", test))]
    pub(crate) fn said(message: &str) -> Self {
        const MOST_CHARS: usize = 600;
        let mut cut: String = message.chars().take(MOST_CHARS).collect();
        if cut.len() < message.len() {
            cut.push('…');
        }
        Self::Said(Text::new(&cut))
    }

    /// The same beside the name of the plugin: what it said stands for itself.
    pub fn of_plugin(&self, words: &Words) -> String {
        if let Self::Said(message) = self {
            message.to_string()
        } else {
            self.message(words)
        }
    }

    /// What happened and what to do about it, in the person's language.
    pub fn message(&self, words: &Words) -> String {
        match self {
            Self::Unreachable { address } => {
                words.format("host-unreachable", &[("address", address.as_str().into())])
            }
            Self::TimedOut { seconds } => {
                words.format("host-timed-out", &[("seconds", (*seconds).into())])
            }
            Self::LogIn => words.text("host-log-in"),
            Self::NotAllowed => words.text("host-not-allowed"),
            Self::NotOffered => words.text("host-not-offered"),
            Self::NotInstalled => words.text("host-not-installed"),
            Self::Disabled => words.text("host-disabled"),
            Self::TooMany { .. } => words.text("host-too-many"),
            Self::EmptySettings => words.text("host-empty-settings"),
            Self::Failed(reason) => reason.message(words),
            Self::Said(message) => {
                words.format("host-said", &[("message", message.to_string().into())])
            }
            // As a text: a status is a name, not an amount.
            Self::Refused {
                status: status @ 500..,
            } => words.format("host-failed", &[("status", status.to_string().into())]),
            Self::Refused { status } => {
                words.format("host-refused", &[("status", status.to_string().into())])
            }
            Self::TooLarge => {
                words.format("host-answer-too-large", &[("limit", ANSWER_MIB.into())])
            }
            Self::Unreadable { problem } => words.format(
                "host-answer-unreadable",
                &[("problem", problem.as_str().into())],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_words() {
        let words = Words::english();
        for error in [
            HostError::Unreachable {
                address: "http://127.0.0.1:1".to_owned(),
            },
            HostError::TimedOut { seconds: 15 },
            HostError::LogIn,
            HostError::NotAllowed,
            HostError::NotOffered,
            HostError::NotInstalled,
            HostError::Disabled,
            HostError::TooMany { retry_after: None },
            HostError::EmptySettings,
            HostError::Said(Text::new("no")),
            HostError::Refused { status: 418 },
            HostError::Refused { status: 500 },
            HostError::TooLarge,
            HostError::Unreadable {
                problem: "expected a value".to_owned(),
            },
        ] {
            let message = error.message(&words);
            assert!(message.contains(' ') && !message.contains('{'), "{message}");
        }
    }

    #[test]
    fn a_message_without_an_end_is_cut() {
        let HostError::Said(text) = HostError::said(&"é".repeat(10_000)) else {
            panic!("it said something");
        };
        assert_eq!(text.chars().count(), 601);
    }
}
