//! What can go wrong between here and the host, as a person can act on it.

use faceplate_renderer::prop::Text;

use crate::words::Words;

/// The most bytes of an answer that are read.
pub(super) const ANSWER_MIB: usize = 16;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostError {
    /// Nobody answers, or not in time.
    Unreachable {
        /// Where the host was looked for.
        address: String,
    },
    /// There is no session, or it has ended.
    LogIn,
    /// The session's user may not do this.
    NotAllowed,
    /// The host has no such route.
    NotOffered,
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
    /// The error that an answer with `status`, which is no success, and `body` stands for (contract section 3.4).
    #[cfg(feature = "client")]
    pub(super) fn refused(status: u16, body: &str) -> Self {
        match status {
            // 419 is a session whose form token is too old.
            401 | 419 => Self::LogIn,
            // 423 carries a text where others carry JSON; what it says is this.
            403 | 423 => Self::NotAllowed,
            404 | 405 => Self::NotOffered,
            _ => {
                let said = serde_json::from_str(body)
                    .ok()
                    .and_then(|body: serde_json::Value| {
                        let message = body.get("message")?.as_str()?.trim();
                        // What upstream says when it does not want to say (contract section 10, defect 26).
                        let says_something = !message.is_empty() && message != "Server Error";
                        says_something.then(|| Text::new(message))
                    });
                said.map_or(Self::Refused { status }, Self::Said)
            }
        }
    }

    /// What happened and what to do about it, in the person's language.
    pub fn message(&self, words: &Words) -> String {
        match self {
            Self::Unreachable { address } => {
                words.format("host-unreachable", &[("address", address.as_str().into())])
            }
            Self::LogIn => words.text("host-log-in"),
            Self::NotAllowed => words.text("host-not-allowed"),
            Self::NotOffered => words.text("host-not-offered"),
            Self::Said(message) => {
                words.format("host-said", &[("message", message.to_string().into())])
            }
            Self::Refused { status } => {
                // As a text: a status is a name, not an amount.
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
    fn defect_26_a_failure_says_what_the_plugin_said_or_which_status_it_was() {
        let said = HostError::refused(500, r#"{"message": "Plugin acme.clock is disabled."}"#);
        assert_eq!(
            said,
            HostError::Said(Text::new("Plugin acme.clock is disabled."))
        );
        for body in [
            "",
            "<html>",
            "[]",
            "{\"message\": 5}",
            "{\"message\": \"Server Error\"}",
        ] {
            assert_eq!(
                HostError::refused(500, body),
                HostError::Refused { status: 500 },
                "{body}"
            );
        }
    }

    #[test]
    fn rights_and_sessions_have_errors_of_their_own() {
        for (status, error) in [
            (401, HostError::LogIn),
            (419, HostError::LogIn),
            (403, HostError::NotAllowed),
            (423, HostError::NotAllowed),
            (404, HostError::NotOffered),
        ] {
            assert_eq!(HostError::refused(status, "Locked, in plain text"), error);
        }
    }

    #[test]
    fn every_error_has_words() {
        let words = Words::english();
        for error in [
            HostError::Unreachable {
                address: "http://127.0.0.1:1".to_owned(),
            },
            HostError::LogIn,
            HostError::NotAllowed,
            HostError::NotOffered,
            HostError::Said(Text::new("no")),
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
}
