//! Actions of plugins over HTTP (contract section 4).

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::body;
use super::entry::Entry;
use super::error::Error;
use super::limit::Busy;
use super::runner::{Runner, USER};
use super::runtime::{Call, Context, Failure};

/// Bytes of a request (security.md T15).
const BODY_BYTES: usize = 256 * 1024;

/// `POST /plugins/{id}/actions/{actionId}` with `{payload, printerId}`: what the plugin returned, as it is. Where
/// its result had effects, there may be `toasts` for the person who acts, each `{message, type}`, and `effectErrors`
/// with those that were not applied, each `{index, type, message}`.
pub(super) async fn run(
    State(runner): State<Arc<Runner>>,
    Path((id, action)): Path<(String, String)>,
    body: Body,
) -> Result<Json<Value>, Error> {
    let plugin = runner.host.enabled(&id).await?;
    let mut request = body::object(body, BODY_BYTES).await?;
    let payload = payload(request.remove("payload"))?;
    let context = Context {
        user_id: Some(USER),
        printer_id: printer(request.remove("printerId"))?,
        ..Context::default()
    };
    let permit = runner
        .limits
        .admit(&id)
        .map_err(|busy| too_many(&id, &busy))?;
    let run = async move {
        let _permit = permit;
        invoke(&runner, &plugin, &action, payload, context).await
    };
    // What was begun is done, also when the page that asked for it is gone.
    let ran = tokio::spawn(run).await;
    ran.unwrap_or_else(|_| {
        let message = format!("Running an action of {id} failed in the host itself.");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Err(Error::new(status, "internal", message))
    })
}

async fn invoke(
    runner: &Runner,
    plugin: &Entry,
    action: &str,
    payload: Map<String, Value>,
    context: Context,
) -> Result<Json<Value>, Error> {
    let id = plugin.id();
    let loaded = plugin.loaded().ok_or_else(|| {
        let why = plugin.failure().unwrap_or_default();
        let message = format!("Plugin {id} is not loaded: {why}");
        Error::new(StatusCode::CONFLICT, "failed", message)
    })?;
    let manifest = loaded.plugin().manifest();
    // Of two with one id the first runs, as upstream; `check` reports it.
    let named = manifest.actions.iter().find(|named| *named.id == *action);
    let action = named.ok_or_else(|| {
        let message = format!("Plugin {id} has no action {action}.");
        Error::new(StatusCode::NOT_FOUND, "unknown-action", message)
    })?;
    let call = Call::Action { action, payload };
    match runner.run(plugin, manifest, call, context).await {
        Ok(ran) => {
            let mut result = ran.result;
            let added = [
                ("toasts", ran.effects.toasts),
                ("effectErrors", ran.effects.errors),
            ];
            for (key, list) in added.into_iter().filter(|(_, list)| !list.is_empty()) {
                result.insert(key.to_owned(), list.into());
            }
            Ok(Json(result.into()))
        }
        Err(failure) => {
            let entry = format!("{}: {failure}", action.id);
            if runner.is_news(id, &format!("action {}", action.id), &entry) {
                let store = &runner.host.store;
                let reason = failure.reason(Some(&action.id));
                store.trouble(id, "action", &entry, reason).await;
            }
            Err(failed(&failure))
        }
    }
}

/// What an action is given; nothing, and the empty list that PHP makes of nothing, are an empty object.
fn payload(sent: Option<Value>) -> Result<Map<String, Value>, Error> {
    match sent {
        None => Ok(Map::new()),
        Some(Value::Array(list)) if list.is_empty() => Ok(Map::new()),
        Some(Value::Object(payload)) => Ok(payload),
        Some(_) => Err(Error::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-payload",
            "The payload must be a JSON object.",
        )),
    }
}

fn printer(sent: Option<Value>) -> Result<Option<String>, Error> {
    match sent {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(id)) => Ok(Some(id)),
        Some(Value::Number(id)) => Ok(Some(id.to_string())),
        Some(_) => Err(Error::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-printer",
            "The printerId must be a text or null.",
        )),
    }
}

/// The plugin's own words where it had some (contract section 10, defect 26).
fn failed(failure: &Failure) -> Error {
    let (status, code) = (failure.status(), failure.code());
    match failure.words() {
        Some(words) => Error::new(status, code, words),
        None => Error::new(status, code, failure.to_string()).details(failure.details()),
    }
}

fn too_many(id: &str, busy: &Busy) -> Error {
    let message = format!(
        "Plugin {id} is busy: {}. Try again in a moment.",
        busy.reason
    );
    Error::new(StatusCode::TOO_MANY_REQUESTS, "busy", message).retry_after(busy.retry_after)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn defect_25_a_payload_is_an_object_or_refused() {
        for (sent, taken) in [
            (None, Some(json!({}))),
            (Some(json!([])), Some(json!({}))),
            (Some(json!({"a": [{}]})), Some(json!({"a": [{}]}))),
            (Some(Value::Null), None),
            (Some(json!("x")), None),
            (Some(json!([1])), None),
            (Some(json!(false)), None),
        ] {
            let found = payload(sent.clone()).ok().map(Value::from);
            assert_eq!(found, taken, "{sent:?}");
        }
    }
}
