//! What runs a plugin's actions and hooks: handlers in PHP, or a bridge (contract section 5).

mod address;
mod bridge;
mod excerpt;
mod failure;
mod php;

use faceplate_renderer::manifest::{Action, Hook};
use faceplate_renderer::prop::Choice;
use serde::Serialize;
use serde_json::{Map, Value, json};

pub(super) use self::address::Reach;
pub(super) use self::bridge::{Bridge, Patience};
pub(super) use self::excerpt::excerpt;
pub(super) use self::failure::Failure;
pub(super) use self::php::Php;

/// Bytes of an answer, decoded (security.md T14).
const ANSWER_MAX: usize = 2 * 1024 * 1024;

/// What a plugin is asked to do, with all that it is told.
pub(super) struct Invocation<'a> {
    /// The plugin's id.
    pub(super) plugin: &'a str,
    pub(super) call: Call<'a>,
    /// The saved settings over their defaults.
    pub(super) settings: Map<String, Value>,
    pub(super) state: Map<String, Value>,
    pub(super) context: Context,
}

/// Which of the plugin's parts runs.
pub(super) enum Call<'a> {
    /// Somebody or something asked for it.
    Action {
        action: &'a Action,
        payload: Map<String, Value>,
    },
    /// Something happened in the host.
    Hook(&'a Hook),
}

/// Who acts, and on what.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Context {
    /// The person who acts; `None` when a hook runs.
    pub(super) user_id: Option<&'static str>,
    /// The printer, as the request names it.
    pub(super) printer_id: Option<String>,
    /// What a hook tells besides.
    #[serde(flatten)]
    pub(super) event: Map<String, Value>,
}

/// What a plugin answered.
#[derive(Debug, PartialEq)]
pub(super) struct Outcome {
    /// The object that it returned, as it is: `data`, `message`, `effects` by convention.
    pub(super) result: Map<String, Value>,
    /// What it wrote besides, for the log; empty for nothing.
    pub(super) remarks: String,
}

impl Call<'_> {
    /// The stage of log entries about it.
    pub(super) const fn stage(&self) -> &'static str {
        match self {
            Self::Action { .. } => "action",
            Self::Hook(_) => "hook",
        }
    }
}

impl Invocation<'_> {
    /// The text that the plugin reads (contract section 5.1). What is empty is `{}` (defect 25).
    fn body(&self) -> Vec<u8> {
        let Self {
            settings,
            state,
            context,
            ..
        } = self;
        let body = match &self.call {
            Call::Action { action, payload } => json!({
                "kind": "action", "action": action.id, "settings": settings, "state": state,
                "payload": payload, "context": context,
            }),
            Call::Hook(hook) => json!({
                "kind": "hook", "hook": hook.name.word(), "settings": settings, "state": state,
                "context": context,
            }),
        };
        body.to_string().into_bytes()
    }

    /// The file that the manifest names for it.
    fn handler(&self) -> Option<&str> {
        match &self.call {
            Call::Action { action, .. } => action.handler.as_deref(),
            Call::Hook(hook) => hook.handler.as_deref(),
        }
    }

    /// The path of a bridge for it (contract section 5.2).
    fn path(&self) -> String {
        let (path, handler, default) = match &self.call {
            Call::Action { action, .. } => (
                &action.path,
                &action.handler,
                format!("actions/{}", action.id),
            ),
            Call::Hook(hook) => (
                &hook.path,
                &hook.handler,
                format!("hooks/{}", hook.name.word()),
            ),
        };
        let named = path.as_deref().or(handler.as_deref());
        named.map_or(default, str::to_owned)
    }

    /// What messages call it.
    pub(super) fn subject(&self) -> String {
        match &self.call {
            Call::Action { action, .. } => format!("the action {}", excerpt(action.id.as_bytes())),
            Call::Hook(hook) => format!("the hook {}", hook.name.word()),
        }
    }
}

/// The object in a plugin's answer. Nothing, and the empty list that PHP makes of an empty array, are `{}`.
fn result(answer: &[u8], subject: &str) -> Result<Map<String, Value>, Failure> {
    if answer.trim_ascii().is_empty() {
        return Ok(Map::new());
    }
    let found = match serde_json::from_slice(answer) {
        Ok(Value::Object(result)) => return Ok(result),
        Ok(Value::Array(list)) if list.is_empty() => return Ok(Map::new()),
        Ok(Value::Array(_)) => "a list",
        Ok(Value::String(_)) => "a string",
        Ok(Value::Number(_)) => "a number",
        Ok(Value::Bool(_)) => "a boolean",
        Ok(Value::Null) => "null",
        Err(error) => {
            return Err(Failure::NotJson {
                subject: subject.to_owned(),
                problem: error.to_string(),
                excerpt: excerpt(answer),
            });
        }
    };
    Err(Failure::NotAnObject {
        subject: subject.to_owned(),
        found: found.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_an_object_or_says_what_else_it_is() {
        let kind = |answer: &str| result(answer.as_bytes(), "x").map_err(|error| error.code());
        assert_eq!(kind(" \n"), Ok(Map::new()));
        assert_eq!(kind("[]"), Ok(Map::new()));
        assert_eq!(kind("{}"), Ok(Map::new()));
        for other in ["[1]", "null", "\"x\"", "1", "true"] {
            assert_eq!(kind(other), Err("answer-not-an-object"), "{other}");
        }
        let deep = "[".repeat(100_000);
        for broken in ["{", "{}{}", "<html>", "Notice: x\n{}", &deep] {
            assert_eq!(kind(broken), Err("answer-not-json"), "{broken}");
        }
    }

    #[test]
    fn defect_50_an_answer_that_is_not_json_is_shown() {
        let error = result(b"Notice: \x1b[1mx", "the action ping").unwrap_err();
        assert_eq!(
            error.to_string(),
            "The answer of the action ping is not JSON (expected value at line 1 column 1). It begins: \
             Notice: \\u{1b}[1mx"
        );
    }
}
