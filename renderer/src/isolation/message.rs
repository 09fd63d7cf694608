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
mod tests;
