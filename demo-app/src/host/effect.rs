//! What a result asks of the host (contract section 4). Every effect is applied that can be; of the others the result
//! says which, because those before them have happened (contract section 10, defect 52).

use std::time::Instant;

use faceplate_renderer::Manifest;
use faceplate_renderer::manifest::Permission;
use serde_json::{Map, Value, json};

use super::printer;
use super::runner::{Runner, USER};
use super::runtime::excerpt;
use super::store::Level;

/// Effects of one result that are looked at.
const EFFECTS_MAX: usize = 100;

/// Characters of a toast.
const TOAST_MAX: usize = 500;

/// What became of the effects.
#[derive(Default)]
pub(super) struct Applied {
    /// What the person who acts is told: `{message, type}`.
    pub(super) toasts: Vec<Value>,
    /// What was not done: `{index, type, message}`.
    pub(super) errors: Vec<Value>,
}

/// Whose effect it is.
struct Source<'a> {
    runner: &'a Runner,
    plugin: &'a str,
    manifest: &'a Manifest,
    stage: &'static str,
}

/// Applies the effects of `result`, in their order.
pub(super) async fn apply(
    runner: &Runner,
    plugin: &str,
    manifest: &Manifest,
    stage: &'static str,
    result: &Map<String, Value>,
) -> Applied {
    let source = Source {
        runner,
        plugin,
        manifest,
        stage,
    };
    let mut applied = Applied::default();
    let effects: Vec<&Value> = match result.get("effects") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(effects)) => effects.iter().collect(),
        // PHP makes an object of a list with holes.
        Some(Value::Object(effects)) => effects.values().collect(),
        Some(other) => {
            let message = format!("expected a list of effects, found {other}");
            source.refuse(0, "", &message, &mut applied).await;
            return applied;
        }
    };
    for (index, effect) in effects.iter().enumerate() {
        if index == EFFECTS_MAX {
            let message =
                format!("expected at most {EFFECTS_MAX} effects; this and the rest are left out");
            source.refuse(index, "", &message, &mut applied).await;
            break;
        }
        let kind = text(effect, "type").unwrap_or_default();
        if let Err(message) = source.apply(kind, effect, &mut applied).await {
            source.refuse(index, kind, &message, &mut applied).await;
        }
    }
    applied
}

impl Source<'_> {
    async fn apply(&self, kind: &str, effect: &Value, applied: &mut Applied) -> Result<(), String> {
        match kind {
            "publish_state" | "send_plugin_message" => self.publish(effect).await,
            "toast_message" => {
                applied.toasts.push(toast(effect)?);
                Ok(())
            }
            "log" => self.log(effect).await,
            "queue_printer_command" => self.queue(effect),
            "" => Err("expected an object with a `type`".to_owned()),
            _ => Err("there is no such effect".to_owned()),
        }
    }

    async fn publish(&self, effect: &Value) -> Result<(), String> {
        let data = match effect.get("data") {
            Some(Value::Object(data)) => data.clone(),
            // PHP's empty object.
            Some(Value::Array(list)) if list.is_empty() => Map::new(),
            _ => return Err("expected an object as `data`".to_owned()),
        };
        let merged = effect.get("merge") != Some(&Value::Bool(false));
        let published = self
            .runner
            .host
            .store
            .publish_state(self.plugin, data, merged);
        published.await.map(drop).map_err(|error| error.to_string())
    }

    async fn log(&self, effect: &Value) -> Result<(), String> {
        let message = text(effect, "message").ok_or("expected a text as `message`")?;
        let level = match text(effect, "level") {
            Some("error") => Level::Error,
            Some("warning") => Level::Warning,
            _ => Level::Info,
        };
        let context = effect.get("context").cloned().unwrap_or_default();
        let log = &self.runner.host.store;
        log.log(self.plugin, level, self.stage, message, context)
            .await;
        Ok(())
    }

    fn queue(&self, effect: &Value) -> Result<(), String> {
        let permission = Permission::PrinterCommandQueue;
        if !self.manifest.permissions.contains(&permission) {
            return Err(
                "the plugin does not ask for the permission `printer.command.queue`".to_owned(),
            );
        }
        // Never the printer of the page by default: a command moves and heats.
        let printer = effect.get("printerId").unwrap_or(&Value::Null);
        if printer != printer::ID {
            let found = excerpt(printer.to_string().as_bytes());
            return Err(format!(
                "expected the printer `{}`, found {found}",
                printer::ID
            ));
        }
        let command = text(effect, "command").ok_or("expected a text as `command`")?;
        self.runner
            .printer
            .queue(self.plugin, command, Instant::now())
    }

    /// Says in the result and in the log that an effect was not applied.
    async fn refuse(&self, index: usize, kind: &str, message: &str, applied: &mut Applied) {
        let kind = excerpt(kind.as_bytes());
        let message = excerpt(message.as_bytes());
        let entry = format!("Effect {} ({kind}) was not applied: {message}.", index + 1);
        let store = &self.runner.host.store;
        store
            .log(self.plugin, Level::Warning, self.stage, &entry, Value::Null)
            .await;
        applied
            .errors
            .push(json!({"index": index, "type": kind, "message": message}));
    }
}

/// A toast for the person who acts, and nobody else (contract section 10, defect 43).
fn toast(effect: &Value) -> Result<Value, String> {
    let message = text(effect, "message").filter(|message| !message.trim().is_empty());
    let message = message.ok_or("expected a text as `message`")?;
    let user = effect.get("userId").unwrap_or(&Value::Null);
    if !user.is_null() && user != USER {
        return Err("a toast is shown to the person who acts, not to others".to_owned());
    }
    let known = |kind: &&str| ["success", "warning", "error"].contains(kind);
    let kind = text(effect, "toastType").filter(known).unwrap_or("info");
    let message: String = message.chars().take(TOAST_MAX).collect();
    Ok(json!({"message": message, "type": kind}))
}

fn text<'a>(effect: &'a Value, key: &str) -> Option<&'a str> {
    effect.get(key)?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defect_43_a_toast_is_for_the_person_who_acts() {
        let to = |user: Value| toast(&json!({"message": "Hi", "userId": user}));
        let shown = json!({"message": "Hi", "type": "info"});
        assert_eq!(to(Value::Null), Ok(shown.clone()));
        assert_eq!(to(json!(USER)), Ok(shown));
        for other in [json!("admin"), json!(1), json!(["local"]), json!("")] {
            assert!(to(other.clone()).is_err(), "{other}");
        }
    }

    #[test]
    fn a_toast_has_a_message_of_some_length() {
        assert!(toast(&json!({"message": " "})).is_err());
        assert!(toast(&json!({"message": 5})).is_err());
        let long = toast(&json!({"message": "é".repeat(10_000), "toastType": "error"})).unwrap();
        assert_eq!(long["message"].as_str().unwrap().chars().count(), TOAST_MAX);
        assert_eq!(long["type"], "error");
    }
}
