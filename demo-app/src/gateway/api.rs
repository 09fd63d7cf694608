//! The part of the host's API that a page may use: its own plugin's settings, state and actions (contract section 6).

use axum::body::Bytes;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Map, Value, json};

use super::Page;
use super::reply::{Refusal, Reply};
use super::route::Call;
use super::upstream::{API_BYTES, Said, Upstream};

/// Answers a call about the page's own plugin.
pub(super) async fn answer(
    upstream: &Upstream,
    page: &Page,
    call: &Call,
    request: &Request<Bytes>,
) -> Result<Reply, Refusal> {
    let own = page.plugin_id();
    let locale = locale(page, request);
    let body = || json_body(request.body());
    let sent = match call {
        Call::HostContext => {
            let asked = upstream.get(&["plugins", own, "host-context"], &locale);
            let said = upstream.ask(asked, API_BYTES).await;
            return Ok(Reply::json(&context(page, said.ok())));
        }
        Call::Settings if request.method() == Method::PUT => {
            upstream.send(Method::PUT, &["plugins", own, "settings"], &locale, body()?)
        }
        Call::Settings => upstream.get(&["plugins", own, "settings"], &locale),
        Call::State => upstream.get(&["plugins", own, "state"], &locale),
        Call::Action(id) => upstream.send(
            Method::POST,
            &["plugins", own, "actions", id],
            &locale,
            body()?,
        ),
    };
    let Said { status, body } = upstream.ask(sent, API_BYTES).await?;
    // Whatever it calls itself: what is no JSON is not passed on, least of all as a document.
    if serde_json::from_slice::<Value>(&body).is_err() {
        let message = format!("The host answered with status {status}, and not with JSON.");
        return Err(Refusal::new(StatusCode::BAD_GATEWAY, "unreadable", message));
    }
    // A redirection leads elsewhere, and the page is to stay.
    let status = if status.is_redirection() {
        StatusCode::BAD_GATEWAY
    } else {
        status
    };
    Ok(Reply::passed_on(status, body))
}

/// The locale that the page says, else the one that it was opened in (contract section 10, defect 47).
fn locale(page: &Page, request: &Request<Bytes>) -> String {
    let said = request.headers().get("x-wprint3d-locale");
    let said = said.and_then(|value| value.to_str().ok());
    let said = said.filter(|tag| {
        let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        (1..=35).contains(&tag.len()) && tag.bytes().all(letters)
    });
    said.map_or_else(|| page.locale(), str::to_owned)
}

/// A body that is a JSON object.
fn json_body(body: &Bytes) -> Result<Bytes, Refusal> {
    if serde_json::from_slice::<Map<String, Value>>(body).is_ok() {
        Ok(body.clone())
    } else {
        let message = "The body must be a JSON object.";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Err(Refusal::new(status, "invalid-body", message))
    }
}

/// What the host says of where the page is; where it does not, what is known here (contract section 3.6). What
/// changes while the page is open comes as messages.
fn context(page: &Page, said: Option<Said>) -> Value {
    let said = said.filter(|said| said.status.is_success());
    let said = said.and_then(|said| serde_json::from_slice::<Map<_, _>>(&said.body).ok());
    said.map(Value::Object).unwrap_or_else(|| {
        json!({
            "apiVersion": "2.0",
            "pluginId": page.plugin_id(),
            "extensionId": page.extension_id(),
            "hostMode": "embedded",
            "runtimeBase": null,
            "artifactImportBase": null,
            "locale": page.locale(),
            "presentation": "split-pane",
            "themeTokens": {},
            "hostActions": [],
            "currentPrinterId": page.printer_id(),
        })
    })
}
