//! What an answer that is no success stands for (contract section 3.4).

use serde_json::Value;

use super::{HostError, Reason};

/// What upstream says when it does not want to say (contract section 10, defect 26).
const SAYS_NOTHING: [&str; 2] = ["Server Error", "Internal Server Error"];

/// The error that an answer stands for: its `status`, which is no success, its `body`, and the seconds of its
/// `Retry-After`. `of_plugin` says that a plugin was asked, so what is not there is the plugin or its action.
pub(super) fn refusal(
    status: u16,
    body: &str,
    retry_after: Option<u64>,
    of_plugin: bool,
) -> HostError {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let text = |value: &Value| Some(value.as_str()?.trim().to_owned());
    let message = body
        .get("message")
        .or_else(|| body.get("error"))
        .and_then(text);
    let message = message.unwrap_or_default();
    let reason = body.get("error").and_then(Reason::read);
    match status {
        // 419 is a session whose form token is too old.
        401 | 419 => HostError::LogIn,
        // 423 carries a text where others carry JSON; what it says is this.
        403 | 423 => HostError::NotAllowed,
        404 if of_plugin => HostError::NotInstalled,
        404 | 405 => HostError::NotOffered,
        409 if of_plugin && code(&body) == Some("disabled") => HostError::Disabled,
        502 if code(&body) == Some("host-unreachable") => HostError::Unreachable {
            address: address(&body).unwrap_or_default(),
        },
        408 | 504 if message.is_empty() => HostError::Refused { status },
        429 => HostError::TooMany { retry_after },
        _ if is_about_plugin(&message, " is disabled.") => HostError::Disabled,
        _ if is_about_plugin(&message, " is not installed.")
            || is_about_plugin(&message, " does not exist.") =>
        {
            HostError::NotInstalled
        }
        _ if message.is_empty() || SAYS_NOTHING.contains(&&*message) => {
            HostError::Refused { status }
        }
        _ => reason.map_or_else(|| HostError::said(&message), HostError::Failed),
    }
}

/// The word for programs that Faceplate's own host sends beside its message.
fn code(body: &Value) -> Option<&str> {
    body.get("error")?.get("code")?.as_str()
}

/// The host that Faceplate's own passes requests on to, when that does not answer.
fn address(body: &Value) -> Option<String> {
    let address = body.pointer("/error/details/address")?.as_str()?;
    Some(address.chars().take(200).collect())
}

/// Whether upstream says with status 500 and a sentence what others say with a status.
fn is_about_plugin(message: &str, end: &str) -> bool {
    message.starts_with("Plugin ") && message.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(status: u16, body: &str) -> HostError {
        refusal(status, body, None, true)
    }

    #[test]
    fn defect_26_a_failure_says_what_the_plugin_said_or_which_status_it_was() {
        assert_eq!(
            asked(500, r#"{"message": "Printer on fire"}"#),
            HostError::said("Printer on fire")
        );
        for body in [
            "",
            "<html>",
            "[]",
            "{\"message\": 5}",
            "{\"message\": \"Server Error\"}",
        ] {
            assert_eq!(
                asked(500, body),
                HostError::Refused { status: 500 },
                "{body}"
            );
        }
    }

    #[test]
    fn defect_26_disabled_unknown_and_not_installed_are_told_apart_from_failures() {
        for (status, body, error) in [
            (
                500,
                r#"{"message": "Plugin acme.clock is disabled."}"#,
                HostError::Disabled,
            ),
            (
                409,
                r#"{"message": "x", "error": {"code": "disabled"}}"#,
                HostError::Disabled,
            ),
            (
                500,
                r#"{"message": "Plugin acme.clock is not installed."}"#,
                HostError::NotInstalled,
            ),
            (
                500,
                r#"{"message": "Plugin action ping does not exist."}"#,
                HostError::NotInstalled,
            ),
            (404, r#"{"message": "x"}"#, HostError::NotInstalled),
            (
                409,
                r#"{"message": "Job is running"}"#,
                HostError::said("Job is running"),
            ),
        ] {
            assert_eq!(asked(status, body), error, "{body}");
        }
    }

    #[test]
    fn what_the_host_tells_apart_is_said_in_the_persons_language() {
        let body = r#"{"message": "PHP is not installed", "error": {"code": "php-missing"}}"#;
        let HostError::Failed(reason) = asked(503, body) else {
            panic!("it is known");
        };
        let english = reason.message(&crate::words::Words::english());
        assert!(english.contains("PHP"), "{english}");
        let body = r#"{"message": "Out of paper", "error": {"code": "plugin-failed"}}"#;
        assert_eq!(asked(502, body), HostError::said("Out of paper"));
    }

    #[test]
    fn a_host_that_does_not_answer_whoever_passes_requests_on_is_waited_for() {
        let body = r#"{"message": "x", "error": {"code": "host-unreachable", "details": {"address": "http://a.b"}}}"#;
        let address = "http://a.b".to_owned();
        assert_eq!(asked(502, body), HostError::Unreachable { address });
        assert_eq!(asked(500, body), HostError::said("x"));
    }

    #[test]
    fn rights_and_sessions_have_errors_of_their_own() {
        for (status, error) in [
            (401, HostError::LogIn),
            (419, HostError::LogIn),
            (403, HostError::NotAllowed),
            (423, HostError::NotAllowed),
            (404, HostError::NotOffered),
            (405, HostError::NotOffered),
            (
                429,
                HostError::TooMany {
                    retry_after: Some(7),
                },
            ),
        ] {
            assert_eq!(
                refusal(status, "Locked, in plain text", Some(7), false),
                error
            );
        }
    }
}
