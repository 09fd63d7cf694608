//! The host behind the gateway, over HTTP.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use faceplate_renderer::manifest::Isolation;
use futures_util::StreamExt;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

use super::reply::Refusal;

/// The longest wait for a reply. A handler may take 15 s, and the host 3 s to reach it (decisions.md 17).
const PATIENCE: Duration = Duration::from_secs(25);

const CONNECT: Duration = Duration::from_secs(3);

/// The most that is read of what the API says (security.md T14), of an inventory item, and of a file.
pub(super) const API_BYTES: usize = 2 << 20;
const ITEM_BYTES: usize = 8 << 20;
pub(super) const FILE_BYTES: usize = 32 << 20;

/// What is written as it is in a segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Why a page cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OpenError {
    /// The host does not answer.
    Unreachable,
    /// It refuses, with this HTTP status.
    Status(u16),
}

/// The host.
pub(super) struct Upstream {
    client: Client,
    /// What stands before `/plugins`.
    base: String,
}

/// What the host knows of a plugin, as far as its pages need it.
pub(crate) struct Known {
    pub(crate) needs: Isolation,
    /// A list.
    pub(super) components: Value,
}

/// What the host said.
pub(super) struct Said {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
}

impl Upstream {
    pub(super) fn new(base: &str, identity: HeaderMap) -> Self {
        let builder = Client::builder()
            .default_headers(identity)
            .connect_timeout(CONNECT)
            // What answers elsewhere is not this host.
            .redirect(reqwest::redirect::Policy::none());
        let local = reqwest::Url::parse(base)
            .is_ok_and(|url| matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]")));
        // A proxy of the environment is not asked for what is on this computer.
        let builder = if local { builder.no_proxy() } else { builder };
        Self {
            client: builder.build().unwrap_or_default(),
            base: format!("{}/backend/api", base.trim_end_matches('/')),
        }
    }

    /// What the host knows of the plugin `id`. Who may not see the inventory learns only that it is there: then
    /// nothing that its manifest asks for is known, and nothing is allowed.
    pub(super) async fn plugin(&self, id: &str, locale: &str) -> Result<Known, OpenError> {
        let said = self.ask(self.get(&["plugins", id], locale), ITEM_BYTES);
        let said = said.await.map_err(|_| OpenError::Unreachable)?;
        if said.status.is_success() {
            let item: Value = serde_json::from_slice(&said.body).unwrap_or_default();
            let manifest = item.get("manifest").unwrap_or(&Value::Null);
            let isolation = manifest.get("isolation").and_then(Value::as_object);
            let components = manifest.get("components").filter(|list| list.is_array());
            return Ok(Known {
                needs: isolation.map(Isolation::of).unwrap_or_default(),
                components: components.cloned().unwrap_or_else(|| json!([])),
            });
        }
        let said = self.ask(self.get(&["plugins", "ui"], locale), ITEM_BYTES);
        let said = said.await.map_err(|_| OpenError::Unreachable)?;
        let listed: Vec<Value> = serde_json::from_slice(&said.body).unwrap_or_default();
        if listed
            .iter()
            .any(|item| item.get("pluginId").and_then(Value::as_str) == Some(id))
        {
            Ok(Known {
                needs: Isolation::default(),
                components: json!([]),
            })
        } else if said.status.is_success() {
            Err(OpenError::Status(404))
        } else {
            Err(OpenError::Status(said.status.as_u16()))
        }
    }

    /// Whether a file can be had.
    pub(super) async fn probe(&self, plugin: &str, path: &str) -> Result<(), OpenError> {
        let response = self.file(plugin, path).send().await;
        let status = response.map_err(|_| OpenError::Unreachable)?.status();
        if status.is_success() {
            Ok(())
        } else {
            Err(OpenError::Status(status.as_u16()))
        }
    }

    /// A request for the file at `path`, which is plain, of a plugin.
    pub(super) fn file(&self, plugin: &str, path: &str) -> RequestBuilder {
        let segments: Vec<_> = ["plugins", plugin, "assets"]
            .into_iter()
            .chain(path.split('/'))
            .collect();
        self.request(Method::GET, &segments)
    }

    /// A request to read.
    pub(super) fn get(&self, path: &[&str], locale: &str) -> RequestBuilder {
        self.request(Method::GET, path)
            .header("X-WPrint3D-Locale", locale)
            .header("Accept", "application/json")
    }

    /// A request that sends JSON.
    pub(super) fn send(
        &self,
        method: Method,
        path: &[&str],
        locale: &str,
        body: Bytes,
    ) -> RequestBuilder {
        self.request(method, path)
            .header("X-WPrint3D-Locale", locale)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .body(body)
    }

    fn request(&self, method: Method, path: &[&str]) -> RequestBuilder {
        let path: Vec<_> = path
            .iter()
            .map(|segment| utf8_percent_encode(segment, SEGMENT).to_string())
            .collect();
        let url = format!("{}/{}", self.base, path.join("/"));
        self.client.request(method, url).timeout(PATIENCE)
    }

    /// What the host says, of which at most `limit` bytes are read.
    pub(super) async fn ask(&self, request: RequestBuilder, limit: usize) -> Result<Said, Refusal> {
        let failed = |error: reqwest::Error| {
            let (status, message) = if error.is_timeout() && !error.is_connect() {
                (
                    StatusCode::GATEWAY_TIMEOUT,
                    "The host did not answer in time.",
                )
            } else {
                (StatusCode::BAD_GATEWAY, "The host does not answer.")
            };
            Refusal::new(status, "host", message)
        };
        let response = request.send().await.map_err(failed)?;
        let status = response.status();
        let mut body = Vec::new();
        let mut chunks = response.bytes_stream();
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(failed)?;
            if body.len() + chunk.len() > limit {
                let message = format!("The host's answer has more than {} MiB.", limit >> 20);
                return Err(Refusal::new(StatusCode::BAD_GATEWAY, "too-large", message));
            }
            body.extend_from_slice(&chunk);
        }
        let body = body.into();
        Ok(Said { status, body })
    }
}
