//! What a page and the host around it say to each other (contract section 6.2, security.md section 3, decisions.md 21).
//!
//! A page sends window messages of the contract's types, read by [`PageMessage::read`]. What Faceplate adds goes
//! through a channel of its own, as a [`PageCall`], which is always answered.

use std::fmt;

use serde::Deserialize;
use serde_json::{Map, Value, json};

/// The longest message of a page, in bytes of JSON.
pub const MESSAGE_BYTES: usize = 64 * 1024;

/// The most levels that a message has.
const DEPTH: usize = 16;

const READY: &str = "wprint3d.plugin-host-context-ready";
const FULLSCREEN: &str = "wprint3d.plugin-fullscreen-request";
const ACTION: &str = "wprint3d.plugin-host-action-request";

/// What every type of a message begins with; other messages are none of the host's business.
const PREFIX: &str = "wprint3d.plugin-";

/// What a page asks of the host around it.
#[derive(Clone, Debug, PartialEq)]
pub enum PageMessage {
    /// It listens now, and wants to know where it is.
    ContextReady,
    /// It wants all of the host's window, or no longer.
    Fullscreen(bool),
    /// It wants the host to do something.
    Action {
        /// Names the answer: 1 to 128 characters.
        request_id: Box<str>,
        /// What to do: `^[a-z][a-z0-9.-]{0,63}$`.
        action: Box<str>,
        /// What is needed for it.
        payload: Map<String, Value>,
    },
}

/// Why a message is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageProblem {
    /// It is none of the contract's. Pages may talk to themselves: nothing is said about it.
    Foreign,
    /// It is longer than [`MESSAGE_BYTES`], or nested too deeply.
    TooLarge,
    /// A part of it is not what the contract says.
    Wrong(&'static str),
}

impl fmt::Display for MessageProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("expected a message of a `wprint3d.` type"),
            Self::TooLarge => f.write_str("expected a message of at most 64 KiB and 16 levels"),
            Self::Wrong(expected) => f.write_str(expected),
        }
    }
}

impl PageMessage {
    /// Reads the JSON text of a message.
    ///
    /// # Errors
    /// For everything that the contract does not say.
    pub fn read(text: &str) -> Result<Self, MessageProblem> {
        let message = parse(text)?;
        let kind = message.get("type").and_then(Value::as_str);
        match kind.ok_or(MessageProblem::Foreign)? {
            READY => Ok(Self::ContextReady),
            FULLSCREEN => match message.get("fullscreen") {
                Some(Value::Bool(on)) => Ok(Self::Fullscreen(*on)),
                _ => Err(MessageProblem::Wrong(
                    "expected `fullscreen` to be true or false",
                )),
            },
            ACTION => Self::action(&message),
            other if other.starts_with(PREFIX) => Err(MessageProblem::Wrong(
                "expected a message type of the contract",
            )),
            _ => Err(MessageProblem::Foreign),
        }
    }

    fn action(message: &Map<String, Value>) -> Result<Self, MessageProblem> {
        let text = |key| message.get(key).and_then(Value::as_str);
        let request_id = text("requestId").filter(|id| (1..=128).contains(&id.chars().count()));
        let action = text("action").filter(|action| is_action(action));
        let payload = match message.get("payload") {
            None => Map::new(),
            Some(Value::Object(payload)) => payload.clone(),
            Some(_) => return Err(MessageProblem::Wrong("expected `payload` to be an object")),
        };
        Ok(Self::Action {
            request_id: request_id
                .ok_or(MessageProblem::Wrong(
                    "expected `requestId` of 1 to 128 characters",
                ))?
                .into(),
            action: action
                .ok_or(MessageProblem::Wrong(
                    "expected `action` as `^[a-z][a-z0-9.-]{0,63}$`",
                ))?
                .into(),
            payload,
        })
    }
}

fn is_action(name: &str) -> bool {
    let rest = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-');
    name.len() <= 64 && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(rest)
}

/// What the host says to a page.
#[derive(Clone, Debug, PartialEq)]
pub enum HostMessage {
    /// Where the page is now: printer, locale, theme (contract section 3.6).
    Context(Value),
    /// How what it asked for ended.
    Result {
        /// That of the question.
        request_id: Box<str>,
        /// What came of it, or why nothing did.
        outcome: Result<Value, String>,
    },
}

impl HostMessage {
    /// The window message. There are no secrets in it: it is sent to whatever is in the frame.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Context(context) => json!({"type": "wprint3d.host-context", "context": context}),
            Self::Result {
                request_id,
                outcome,
            } => {
                let kind = "wprint3d.plugin-host-action-result";
                match outcome {
                    Ok(result) => {
                        json!({"type": kind, "requestId": request_id, "ok": true, "result": result})
                    }
                    Err(error) => {
                        json!({"type": kind, "requestId": request_id, "ok": false, "error": error})
                    }
                }
            }
        }
    }
}

/// What the script that the host puts into each page tells it, and what pages may ask for beyond the contract.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "method", content = "params")]
pub enum PageCall {
    /// It runs.
    #[serde(rename = "alive")]
    Alive(Nothing),
    /// Its content is this high, in CSS pixels.
    #[serde(rename = "ui.resize")]
    Resize(Size),
    /// Somebody typed something into it, which would be lost if it ended.
    #[serde(rename = "ui.edited")]
    Edited(Nothing),
    /// It wants a person to see a page on the web.
    #[serde(rename = "ui.openLink")]
    OpenLink(Link),
    /// Something that it did was not allowed.
    #[serde(rename = "policy.violation")]
    Violation(Violation),
    /// It has something to say to its author.
    #[serde(rename = "log")]
    Log(Note),
}

/// No parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// How high a page's content is.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// CSS pixels.
    pub height: f64,
}

/// An address that a page wants to be opened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// As the page wrote it.
    pub url: Box<str>,
}

/// What the page's policy refused.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Violation {
    /// The part of the policy, such as `connect-src`.
    pub directive: Box<str>,
    /// What was asked for: an address, or a word such as `inline` or `eval`.
    pub blocked: Box<str>,
}

/// Something for the plugin's author.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// At most 1 KiB of it is kept.
    pub text: Box<str>,
}

/// Why a call is not taken; told to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallError(pub &'static str);

impl PageCall {
    /// Reads the envelope `{v: 1, id, method, params}` of a call: its id and what it asks, or why that is not done.
    /// `None` when there is not even an id to answer to.
    pub fn read(text: &str) -> Option<(u32, Result<Self, CallError>)> {
        let mut envelope = parse(text).ok()?;
        let id = envelope.remove("id")?.as_u64()?.try_into().ok()?;
        Some((id, Self::opened(envelope)))
    }

    fn opened(mut envelope: Map<String, Value>) -> Result<Self, CallError> {
        if envelope.remove("v") != Some(1.into()) {
            return Err(CallError("version"));
        }
        if !envelope.get("method").is_some_and(Value::is_string) {
            return Err(CallError("method"));
        }
        if envelope
            .keys()
            .any(|key| key != "method" && key != "params")
        {
            return Err(CallError("envelope"));
        }
        envelope.entry("params").or_insert_with(|| json!({}));
        serde_json::from_value(Value::Object(envelope)).map_err(|error| {
            let unknown = error.to_string().starts_with("unknown variant");
            CallError(if unknown { "method" } else { "params" })
        })
    }
}

/// The answer to the call `id`.
pub fn answer(id: u32, outcome: Result<Value, CallError>) -> Value {
    match outcome {
        Ok(result) => json!({"v": 1, "id": id, "result": result}),
        Err(CallError(code)) => json!({"v": 1, "id": id, "error": {"code": code}}),
    }
}

fn parse(text: &str) -> Result<Map<String, Value>, MessageProblem> {
    if text.len() > MESSAGE_BYTES {
        return Err(MessageProblem::TooLarge);
    }
    let message: Map<_, _> = serde_json::from_str(text).map_err(|_| MessageProblem::Foreign)?;
    // That of what is in it, and its own level.
    if message.values().map(depth).max() >= Some(DEPTH) {
        return Err(MessageProblem::TooLarge);
    }
    Ok(message)
}

/// Levels of lists and objects; what was parsed has fewer than 128.
fn depth(value: &Value) -> usize {
    let inner = match value {
        Value::Array(list) => list.iter().map(depth).max(),
        Value::Object(object) => object.values().map(depth).max(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return 0,
    };
    1 + inner.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: Value) -> Result<PageMessage, MessageProblem> {
        PageMessage::read(&value.to_string())
    }

    #[test]
    fn the_messages_of_the_contract_are_understood() {
        assert_eq!(
            read(json!({"type": READY, "more": 1})),
            Ok(PageMessage::ContextReady)
        );
        assert_eq!(
            read(json!({"type": FULLSCREEN, "fullscreen": true})),
            Ok(PageMessage::Fullscreen(true))
        );
        let action = PageMessage::Action {
            request_id: "r".into(),
            action: "files.open".into(),
            payload: Map::new(),
        };
        assert_eq!(
            read(json!({"type": ACTION, "requestId": "r", "action": "files.open"})),
            Ok(action)
        );
    }

    #[test]
    fn anything_else_is_refused_or_none_of_our_business() {
        for foreign in [
            json!(7),
            json!([]),
            json!({}),
            json!({"type": 1}),
            json!({"type": "hello"}),
            json!("wprint3d"),
        ] {
            assert_eq!(read(foreign), Err(MessageProblem::Foreign));
        }
        let long = "x".repeat(129);
        for wrong in [
            json!({"type": "wprint3d.plugin-unheard-of"}),
            json!({"type": FULLSCREEN}),
            json!({"type": FULLSCREEN, "fullscreen": "true"}),
            json!({"type": ACTION, "action": "a"}),
            json!({"type": ACTION, "requestId": "", "action": "a"}),
            json!({"type": ACTION, "requestId": long, "action": "a"}),
            json!({"type": ACTION, "requestId": 1, "action": "a"}),
            json!({"type": ACTION, "requestId": "r", "action": "A"}),
            json!({"type": ACTION, "requestId": "r", "action": "a b"}),
            json!({"type": ACTION, "requestId": "r", "action": "a".repeat(65)}),
            json!({"type": ACTION, "requestId": "r", "action": "a\n"}),
            json!({"type": ACTION, "requestId": "r", "action": "a", "payload": []}),
        ] {
            assert!(
                matches!(read(wrong.clone()), Err(MessageProblem::Wrong(_))),
                "{wrong}"
            );
        }
        let large = json!({"type": READY, "x": "x".repeat(MESSAGE_BYTES)});
        assert_eq!(read(large), Err(MessageProblem::TooLarge));
        let deep = (0..20).fold(json!(1), |inner, _| json!([inner]));
        assert_eq!(
            read(json!({"type": READY, "x": deep})),
            Err(MessageProblem::TooLarge)
        );
        assert_eq!(
            PageMessage::read(&"[".repeat(50_000)),
            Err(MessageProblem::Foreign)
        );
    }

    #[test]
    fn a_call_is_answered_also_when_it_is_not_understood() {
        let call = |value: Value| PageCall::read(&value.to_string());
        let alive = json!({"v": 1, "id": 3, "method": "alive"});
        assert_eq!(call(alive), Some((3, Ok(PageCall::Alive(Nothing {})))));
        let resize = json!({"v": 1, "id": 4, "method": "ui.resize", "params": {"height": 12.5}});
        assert_eq!(
            call(resize),
            Some((4, Ok(PageCall::Resize(Size { height: 12.5 }))))
        );
        for (wrong, code) in [
            (json!({"v": 2, "id": 1, "method": "alive"}), "version"),
            (json!({"v": 1, "id": 1}), "method"),
            (json!({"v": 1, "id": 1, "method": "eval"}), "method"),
            (
                json!({"v": 1, "id": 1, "method": "alive", "params": {"x": 1}}),
                "params",
            ),
            (
                json!({"v": 1, "id": 1, "method": "ui.resize", "params": {"height": "1"}}),
                "params",
            ),
            (
                json!({"v": 1, "id": 1, "method": "alive", "extra": 1}),
                "envelope",
            ),
        ] {
            assert_eq!(
                call(wrong.clone()),
                Some((1, Err(CallError(code)))),
                "{wrong}"
            );
        }
        for nobody in [
            json!({"v": 1}),
            json!({"v": 1, "id": -1}),
            json!({"id": 1e10}),
            json!(null),
        ] {
            assert_eq!(call(nobody), None);
        }
        assert_eq!(
            answer(3, Err(CallError("method"))),
            json!({"v": 1, "id": 3, "error": {"code": "method"}})
        );
    }
}
