//! Why a plugin did not do what it was asked to, as Faceplate's own host tells it for programs: said in the language of
//! whoever reads it.

use faceplate_renderer::prop::{Label, Text};
use serde_json::Value;

use crate::words::Words;

/// A reason that has words here. Others are shown as the host says them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    kind: Kind,
    /// What the host found, by the names that the message has for it.
    details: Vec<(&'static str, Text)>,
    /// The part of the plugin that it is about, such as an action.
    subject: Option<Label>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    PluginSaid,
    HandlerFailed,
    HandlerMissing,
    BridgeFailed,
    BridgeUnreachable,
    PhpMissing,
    Timeout,
    TooLarge,
    NotJson,
    NotAnObject,
    DockerMissing,
    ImageMissing,
    ImageNotStarted,
    Unmet,
    DiskFull,
    StoreBusy,
    StoreReadOnly,
    StoreDamaged,
    NotSaved,
    StoreNowhere,
    NotRead,
    StoreGone,
}

/// Each kind with its code and the details that it needs. Of several with the same code, the first is meant whose details
/// are there.
const KINDS: [(Kind, &str, &[&str]); 22] = [
    (Kind::PluginSaid, "plugin-failed", &["said"]),
    (Kind::HandlerFailed, "plugin-failed", &["handler"]),
    (Kind::BridgeFailed, "plugin-failed", &["address", "status"]),
    (Kind::HandlerMissing, "handler-missing", &["handler"]),
    (Kind::BridgeUnreachable, "bridge-unreachable", &["address"]),
    (Kind::PhpMissing, "php-missing", &[]),
    (Kind::Timeout, "timeout", &["seconds"]),
    (Kind::TooLarge, "answer-too-large", &["limit"]),
    (Kind::NotJson, "answer-not-json", &["excerpt"]),
    (Kind::NotAnObject, "answer-not-an-object", &[]),
    (Kind::DockerMissing, "docker-missing", &[]),
    (Kind::ImageMissing, "image-missing", &["image"]),
    (Kind::ImageNotStarted, "image-not-started", &[]),
    (Kind::Unmet, "requirements-unmet", &[]),
    (Kind::DiskFull, "disk-full", &[]),
    (Kind::StoreBusy, "store-busy", &["place"]),
    (Kind::StoreReadOnly, "store-read-only", &["place", "why"]),
    (Kind::StoreDamaged, "store-damaged", &["place", "why"]),
    (Kind::NotSaved, "not-saved", &["place", "why"]),
    (Kind::StoreNowhere, "store-nowhere", &["why"]),
    (Kind::NotRead, "not-read", &["place", "why"]),
    (Kind::StoreGone, "store-gone", &[]),
];

impl Reason {
    /// Reads `{code, details, subject}`; `None` for a code without words, or where something is missing for them.
    pub(crate) fn read(reason: &Value) -> Option<Self> {
        let code = reason.get("code")?.as_str()?;
        let detail = |name: &&'static str| match reason.get("details")?.get(*name)? {
            Value::String(text) => Some((*name, Text::new(text))),
            Value::Number(number) => Some((*name, Text::new(&number.to_string()))),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        };
        let mut of_code = KINDS.iter().filter(|(_, own, _)| *own == code);
        let (kind, details) = of_code.find_map(|(kind, _, names)| {
            let details: Option<Vec<_>> = names.iter().map(detail).collect();
            Some((*kind, details?))
        })?;
        let subject = reason.get("subject").and_then(Value::as_str);
        Some(Self {
            kind,
            details,
            subject: subject.map(Label::new),
        })
    }

    /// What happened and what to do about it, in the person's language.
    pub fn message(&self, words: &Words) -> String {
        let details = self.details.iter();
        let args: Vec<_> = details
            .map(|(name, detail)| (*name, detail.to_string().into()))
            .collect();
        let message = match self.kind {
            Kind::PluginSaid => words.format("reason-plugin-said", &args),
            Kind::HandlerFailed => words.format("reason-handler-failed", &args),
            Kind::HandlerMissing => words.format("reason-handler-missing", &args),
            Kind::BridgeFailed => words.format("reason-bridge-failed", &args),
            Kind::BridgeUnreachable => words.format("reason-bridge-unreachable", &args),
            Kind::PhpMissing => words.text("reason-php-missing"),
            Kind::Timeout => words.format("reason-timeout", &args),
            Kind::TooLarge => words.format("reason-answer-too-large", &args),
            Kind::NotJson => words.format("reason-answer-not-json", &args),
            Kind::NotAnObject => words.text("reason-answer-not-an-object"),
            Kind::DockerMissing => words.text("reason-docker-missing"),
            Kind::ImageMissing => words.format("reason-image-missing", &args),
            Kind::ImageNotStarted => words.text("reason-image-not-started"),
            Kind::Unmet => words.text("reason-requirements-unmet"),
            Kind::DiskFull => words.text("reason-disk-full"),
            Kind::StoreBusy => words.format("reason-store-busy", &args),
            Kind::StoreReadOnly => words.format("reason-store-read-only", &args),
            Kind::StoreDamaged => words.format("reason-store-damaged", &args),
            Kind::NotSaved => words.format("reason-not-saved", &args),
            Kind::StoreNowhere => words.format("reason-store-nowhere", &args),
            Kind::NotRead => words.format("reason-not-read", &args),
            Kind::StoreGone => words.text("reason-store-gone"),
        };
        match &self.subject {
            Some(subject) => format!("{subject}: {message}"),
            None => message,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;

    #[test]
    fn every_reason_says_what_the_host_found() {
        let words = Words::english();
        for (kind, code, names) in KINDS {
            let found = |name: &&str| ((*name).to_owned(), json!(format!("found {name}")));
            let details: Map<_, _> = names.iter().map(found).collect();
            let reason = Reason::read(&json!({"code": code, "details": details})).unwrap();
            assert_eq!(reason.kind, kind);
            let message = reason.message(&words);
            assert!(message.contains(' ') && !message.contains('{'), "{message}");
            for name in names {
                let found = format!("found {name}");
                assert!(message.contains(&found), "{found}: {message}");
            }
        }
    }

    #[test]
    fn what_it_is_about_stands_before_it() {
        let reason = json!({"code": "php-missing", "subject": "roll"});
        let message = Reason::read(&reason).unwrap().message(&Words::english());
        assert!(
            message.starts_with("roll: PHP is not installed"),
            "{message}"
        );
    }

    #[test]
    fn what_has_no_words_or_not_all_that_they_need_is_left_to_the_host() {
        for unknown in [
            json!(null),
            json!("php-missing"),
            json!({"code": "on-fire"}),
            json!({"code": "timeout"}),
            json!({"code": "timeout", "details": {"seconds": null}}),
        ] {
            assert_eq!(Reason::read(&unknown), None, "{unknown}");
        }
    }
}
