//! The REST API of a host, over HTTP.

use std::time::Duration;

use faceplate_renderer::diagnostic::Diagnostics;
use faceplate_renderer::{Limits, address, json};
use futures_util::FutureExt;
use futures_util::stream::LocalBoxStream;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::ANSWER_MIB;
use super::refusal::refusal;
use super::session::{Session, header_value};
use super::shape;
use super::{
    Answer, Decision, HostClient, HostError, HostEvent, InDevelopment, LogEntry, VirtualPrinter,
    transport,
};
use crate::extension::Surface;

/// What an answer may hold. Its plugins' manifests are one or two levels deeper in it than in their files, and
/// there may be a hundred of them.
const LIMITS: Limits = Limits {
    bytes: ANSWER_MIB * 1024 * 1024,
    depth: Limits::DEFAULT.depth + 4,
    values: 1_000_000,
    string_bytes: Limits::DEFAULT.bytes,
    ..Limits::DEFAULT
};

/// The longest wait for an answer, from connecting to its last byte.
const TIMEOUT: Duration = Duration::from_secs(15);
/// A handler may take 15 s, and the host 3 s to reach it (decisions.md 17).
const ACTION_TIMEOUT: Duration = Duration::from_secs(25);
/// A host waits up to a minute for a plugin's image to come up (contract section 5.2).
const ENABLE_TIMEOUT: Duration = Duration::from_secs(90);

/// A host at an address. Cheap to clone.
#[derive(Clone, Debug)]
pub struct HttpHost {
    client: transport::Client,
    /// What stands before `/backend/api`.
    base: String,
    session: Session,
    locale: String,
}

/// How a request asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

/// A request: what differs between requests on every transport.
pub(super) struct Request<'a> {
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) session: &'a Session,
    pub(super) locale: &'a str,
    /// JSON: other forms lose the types of values (contract section 10, defect 22).
    pub(super) body: Option<String>,
    pub(super) timeout: Duration,
}

/// An answer whose body was read.
pub(super) struct Response {
    pub(super) status: u16,
    /// The seconds of `Retry-After`.
    pub(super) retry_after: Option<u64>,
    pub(super) body: Vec<u8>,
}

impl HttpHost {
    /// The host at `base`, such as `http://127.0.0.1:4100`. On the web an empty base is the page's own origin.
    pub fn new(base: &str) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        Self {
            client: transport::client(&base),
            base,
            session: Session::default(),
            locale: "en".to_owned(),
        }
    }

    /// The same host, asked as the owner of an API token. On the web the event stream goes without it: browsers
    /// cannot send one there.
    #[must_use]
    pub fn with_token(mut self, token: &str) -> Self {
        self.session = Session::Token(header_value(token));
        self
    }

    /// The same host, asked in the session of these cookies, as the text of a `Cookie` header. On the web the browser
    /// sends its own.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn with_cookies(mut self, cookies: &str) -> Self {
        self.session = Session::Cookies(header_value(cookies));
        self
    }

    /// The same host, asked for plugins in the locale `tag` (decisions.md 11).
    #[must_use]
    pub fn in_locale(mut self, tag: &str) -> Self {
        // It travels in a header, which holds no other characters.
        let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        self.locale = tag.chars().filter(allowed).collect();
        self
    }

    fn request(&self, method: Method, path: &str) -> Request<'_> {
        Request {
            method,
            url: format!("{}/backend/api{path}", self.base),
            session: &self.session,
            locale: &self.locale,
            body: None,
            timeout: TIMEOUT,
        }
    }

    async fn printer(&self, request: Request<'_>) -> Result<VirtualPrinter, HostError> {
        typed(self.send(request, false).await?)
    }

    async fn get(&self, path: &str) -> Result<Value, HostError> {
        self.send(self.request(Method::Get, path), false).await
    }

    /// Asks for something of the plugin `id`, at the end of its path.
    async fn of_plugin(
        &self,
        method: Method,
        id: &str,
        end: &str,
        body: Option<Value>,
        timeout: Duration,
    ) -> Result<Value, HostError> {
        let path = format!("/plugins/{}{end}", segment(id)?);
        let request = Request {
            body: body.map(|body| body.to_string()),
            timeout,
            ..self.request(method, &path)
        };
        self.send(request, true).await
    }

    async fn send(&self, request: Request<'_>, of_plugin: bool) -> Result<Value, HostError> {
        let response = transport::send(&self.client, request, LIMITS.bytes).await?;
        let body = String::from_utf8(response.body);
        if !(200..300).contains(&response.status) {
            let body = body.unwrap_or_default();
            return Err(refusal(
                response.status,
                &body,
                response.retry_after,
                of_plugin,
            ));
        }
        let body = body.map_err(|_| HostError::Unreadable {
            problem: "it is not UTF-8".to_owned(),
        })?;
        read(&body)
    }
}

/// The JSON that `text` is, within limits.
pub(super) fn read(text: &str) -> Result<Value, HostError> {
    let mut problems = Diagnostics::kept();
    json::read(text, &LIMITS, &mut problems).ok_or_else(|| {
        let problem = problems.into_vec().into_iter().next();
        let problem = problem.map_or_else(|| "it is not JSON".into(), |problem| problem.message);
        HostError::Unreadable {
            problem: problem.to_string(),
        }
    })
}

/// The answer as what this program makes of it.
fn typed<T: DeserializeOwned>(answer: Value) -> Result<T, HostError> {
    serde_json::from_value(answer).map_err(|error| HostError::Unreadable {
        problem: error.to_string(),
    })
}

/// `id` as a segment of a path. What would climb to another path names nothing.
fn segment(id: &str) -> Result<String, HostError> {
    if matches!(id, "" | "." | "..") {
        return Err(HostError::NotInstalled);
    }
    Ok(address::segment(id).to_string())
}

impl HostClient for HttpHost {
    fn extensions(&self, surface: Option<Surface>) -> Answer<'_, Value> {
        async move {
            let query = surface.map(|surface| format!("?surface={}", surface.name()));
            self.get(&format!("/plugins/ui{}", query.unwrap_or_default()))
                .await
        }
        .boxed_local()
    }

    fn inventory(&self) -> Answer<'_, Value> {
        self.get("/plugins").boxed_local()
    }

    fn sdk(&self) -> Answer<'_, Value> {
        self.get("/plugins/sdk").boxed_local()
    }

    fn settings<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Map<String, Value>> {
        async move {
            let answer = self.of_plugin(Method::Get, plugin_id, "/settings", None, TIMEOUT);
            shape::object(answer.await?)
        }
        .boxed_local()
    }

    fn save_settings<'a>(
        &'a self,
        plugin_id: &'a str,
        settings: Map<String, Value>,
    ) -> Answer<'a, Map<String, Value>> {
        async move {
            let nothing = settings.is_empty();
            let body = Value::from_iter([("settings", Value::Object(settings))]);
            let answer = self.of_plugin(Method::Put, plugin_id, "/settings", Some(body), TIMEOUT);
            match answer.await {
                Ok(saved) => shape::object(saved),
                // Upstream refuses to save nothing; where there is nothing yet, that is what was wanted.
                Err(HostError::Said(_) | HostError::Refused { status: 422 }) if nothing => {
                    let saved = self.settings(plugin_id).await?;
                    if saved.is_empty() {
                        Ok(saved)
                    } else {
                        Err(HostError::EmptySettings)
                    }
                }
                Err(error) => Err(error),
            }
        }
        .boxed_local()
    }

    fn state<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Map<String, Value>> {
        async move {
            let answer = self.of_plugin(Method::Get, plugin_id, "/state", None, TIMEOUT);
            shape::object(answer.await?)
        }
        .boxed_local()
    }

    fn logs<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Vec<LogEntry>> {
        async move {
            let answer = self.of_plugin(Method::Get, plugin_id, "/logs", None, TIMEOUT);
            Ok(shape::log(&answer.await?))
        }
        .boxed_local()
    }

    fn invoke<'a>(
        &'a self,
        plugin_id: &'a str,
        action_id: &'a str,
        payload: Map<String, Value>,
        printer_id: Option<&'a str>,
    ) -> Answer<'a, Value> {
        async move {
            let path = format!("/actions/{}", segment(action_id)?);
            let body = Value::from_iter([
                ("payload", Value::Object(payload)),
                ("printerId", Value::from(printer_id)),
            ]);
            self.of_plugin(Method::Post, plugin_id, &path, Some(body), ACTION_TIMEOUT)
                .await
        }
        .boxed_local()
    }

    fn decide<'a>(&'a self, plugin_id: &'a str, decision: Decision) -> Answer<'a, Value> {
        async move {
            let (path, body) = match decision {
                Decision::Off => ("/disable", Value::Object(Map::new())),
                Decision::On => ("/enable", Value::Object(Map::new())),
                Decision::OnDespite => {
                    let body = Value::from_iter([("overrideRequirements", true)]);
                    ("/enable", body)
                }
            };
            let answer = self.of_plugin(Method::Post, plugin_id, path, Some(body), ENABLE_TIMEOUT);
            let item = answer.await?;
            match decision {
                Decision::Off => Ok(item),
                Decision::On | Decision::OnDespite => shape::enabled(item),
            }
        }
        .boxed_local()
    }

    fn asset_url(&self, plugin_id: &str, path: &str) -> Option<String> {
        let segments: Result<Vec<_>, _> = path.split('/').map(segment).collect();
        let (plugin, path) = (segment(plugin_id).ok()?, segments.ok()?.join("/"));
        Some(format!(
            "{}/backend/api/plugins/{plugin}/assets/{path}",
            self.base
        ))
    }

    fn development(&self) -> Answer<'_, Vec<InDevelopment>> {
        async { typed(self.get("/plugins/development").await?) }.boxed_local()
    }

    fn virtual_printer(&self) -> Answer<'_, VirtualPrinter> {
        self.printer(self.request(Method::Get, "/printers/virtual"))
            .boxed_local()
    }

    fn set_printing(&self, printing: bool) -> Answer<'_, VirtualPrinter> {
        let method = if printing {
            Method::Post
        } else {
            Method::Delete
        };
        self.printer(Request {
            body: Some("{}".to_owned()),
            ..self.request(method, "/printers/virtual/job")
        })
        .boxed_local()
    }

    fn events(&self) -> LocalBoxStream<'static, Result<HostEvent, HostError>> {
        transport::events(
            self.client.clone(),
            self.request(Method::Get, "/plugins/events"),
        )
    }
}

#[cfg(test)]
mod tests;
