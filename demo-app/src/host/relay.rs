//! The API of another server, passed on: a browser lets a page ask its own host only, and keeps no token for others.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use serde_json::json;

use super::error::Error;
use crate::remote::Remote;

/// What a request tells the server, beside who asks.
const ASKED: [HeaderName; 3] = [
    ACCEPT,
    CONTENT_TYPE,
    HeaderName::from_static("x-wprint3d-locale"),
];

/// What the browser is told of an answer.
const ANSWERED: [HeaderName; 2] = [CONTENT_TYPE, RETRY_AFTER];

/// What the server sends runs nothing, whatever the server says: it comes from the host's own origin.
const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

/// Bytes of a request: more than any server takes (security.md T14).
const BODY_BYTES: usize = 4 << 20;

const CONNECT: Duration = Duration::from_secs(3);

/// The pause before a stream of events is asked for again while the server is away.
const AGAIN: Duration = Duration::from_secs(2);

#[derive(Clone)]
struct Relay {
    client: Client,
    /// What stands before the path.
    api: String,
}

/// The routes below `/backend/api`: those that `server` has.
///
/// # Errors
/// When the system has no TLS.
pub(super) fn routes(server: &Remote) -> reqwest::Result<Router> {
    let client = Client::builder()
        .default_headers(server.headers())
        .connect_timeout(CONNECT)
        // What answers elsewhere is not this server, and must not be asked in anybody's name.
        .redirect(Policy::none());
    let relay = Relay {
        client: client.build()?,
        api: format!("{}/backend/api", server.base()),
    };
    Ok(Router::new().fallback(pass_on).with_state(relay))
}

impl Relay {
    /// Where `parts` ask, if that is within the API.
    fn address(&self, parts: &Parts) -> Option<Url> {
        let asked = parts
            .uri
            .path_and_query()
            .map_or("", |asked| asked.as_str());
        let url = Url::parse(&format!("{}{asked}", self.api)).ok()?;
        let api = Url::parse(&format!("{}/", self.api)).ok()?;
        url.path().starts_with(api.path()).then_some(url)
    }

    /// The server's answer. For a stream of events it is waited for until the server is back.
    async fn ask(
        &self,
        url: &Url,
        parts: &Parts,
        body: &Bytes,
    ) -> reqwest::Result<reqwest::Response> {
        let accepts = parts.headers.get(ACCEPT);
        let is_stream = accepts.is_some_and(|accepts| accepts == "text/event-stream");
        loop {
            let mut request = self.client.request(parts.method.clone(), url.clone());
            for name in ASKED {
                if let Some(value) = parts.headers.get(&name) {
                    request = request.header(name, value);
                }
            }
            match request.body(body.clone()).send().await {
                Err(error) if is_stream && error.is_connect() => tokio::time::sleep(AGAIN).await,
                answer => return answer,
            }
        }
    }
}

async fn pass_on(State(relay): State<Relay>, request: Request) -> Result<Response<Body>, Error> {
    let (parts, body) = request.into_parts();
    let url = relay.address(&parts);
    let url = url.ok_or_else(|| Error::not_found("This is no address of the server's API."))?;
    let body = to_bytes(body, BODY_BYTES).await.map_err(|_| {
        let message = format!("A request may have at most {} MiB.", BODY_BYTES >> 20);
        Error::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", message)
    })?;
    let answer = relay.ask(&url, &parts, &body).await.map_err(|_| {
        let message = format!("{} does not answer.", relay.api);
        Error::new(StatusCode::BAD_GATEWAY, "host-unreachable", message)
            .details(json!({ "address": relay.api }))
    })?;
    let mut response = Response::builder().status(answer.status());
    for name in ANSWERED {
        if let Some(value) = answer.headers().get(&name) {
            response = response.header(name, value);
        }
    }
    let response = response.header(CONTENT_SECURITY_POLICY, POLICY);
    let whole = response.body(Body::from_stream(answer.bytes_stream()));
    whole.map_err(|_| {
        let message = "The server's answer cannot be passed on.";
        Error::new(StatusCode::BAD_GATEWAY, "unreadable", message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str) -> Option<String> {
        let server = Remote::parse("https://printer.example/3d").unwrap();
        let relay = Relay {
            client: Client::new(),
            api: format!("{}/backend/api", server.base()),
        };
        let request = Request::get(path).body(()).unwrap();
        let address = relay.address(&request.into_parts().0);
        address.map(|url| url.to_string())
    }

    #[test]
    fn nothing_but_the_api_of_the_server_is_asked() {
        assert_eq!(
            address("/plugins/a.b/assets/ui/a%20b.js?x=1&y=%2F").as_deref(),
            Some("https://printer.example/3d/backend/api/plugins/a.b/assets/ui/a%20b.js?x=1&y=%2F")
        );
        for path in [
            "/../admin",
            "/plugins/../../../admin",
            "/%2e%2e/admin",
            "/.%2E/%2E./admin",
        ] {
            assert_eq!(address(path), None, "{path}");
        }
        for path in ["//evil.example/", "/@evil.example/", "/\\evil.example"] {
            let Some(address) = address(path) else {
                continue;
            };
            assert!(
                address.starts_with("https://printer.example/3d/backend/api/"),
                "{address}"
            );
        }
    }
}
