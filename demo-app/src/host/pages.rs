//! Pages of plugins on the web: each opens at an origin of its own, which is known to nobody but the page and the host
//! (security.md section 3). Those that keep data share one with the other pages of their plugin.

mod openings;

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, Response, StatusCode};
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use faceplate_renderer::isolation::{Origin, Place, headers};
use faceplate_renderer::manifest::Isolation;
use serde_json::{Map, Value, json};

use self::openings::Openings;
use super::Host;
use super::body;
use super::error::Error;
use super::secret;
use super::store::{Level, Store};
use crate::gateway::{Gateway, OpenError};

/// Bytes of a request (security.md T15); the gateway refuses more, in words.
const BODY_BYTES: usize = 257 * 1024;

/// Where the names of the origins end. Browsers find every name below `localhost` on this computer, and take each right
/// below it for a site of its own: no two pages share a process.
const DOMAIN: &str = ".localhost";

/// The open pages. Cheap to clone.
#[derive(Clone)]
pub(super) struct Pages(Arc<Inner>);

struct Inner {
    gateway: Gateway,
    /// Where it is kept at which origins pages keep data.
    store: Store,
    port: u16,
    /// The origins of the host's own pages, which may have plugins' in a frame.
    hosts: [Origin; 2],
    open: Openings,
}

impl Pages {
    /// None yet, on a host that listens on `port`.
    pub(super) fn new(gateway: Gateway, store: Store, port: u16) -> Self {
        let own = |name: &str| Origin::of(&format!("http://{name}:{port}/"));
        let hosts = ["127.0.0.1", "localhost"].map(own);
        Self(Arc::new(Inner {
            gateway,
            store,
            port,
            hosts: hosts.map(|host| host.expect("an address of this computer is an origin")),
            open: Openings::default(),
        }))
    }

    /// What may be in a frame of the host's own pages, as a source of a policy.
    pub(super) fn frames(port: u16) -> String {
        format!("http://*{DOMAIN}:{port}")
    }

    /// The name of the origin where the pages of a plugin keep data; where none can be kept, `fresh`.
    async fn name(&self, plugin: &str, fresh: &str) -> String {
        match self.0.store.page_origin(plugin, fresh).await {
            Ok(name) => name,
            Err(error) => {
                let message = format!("What its page stores is lost when it is closed: {error}");
                let store = &self.0.store;
                let (level, context) = (Level::Warning, Value::Null);
                store.log(plugin, level, "page", &message, context).await;
                fresh.to_owned()
            }
        }
    }

    /// The name of the origin that a request is for, if it is for one of these.
    fn name_in(&self, headers: &HeaderMap) -> Option<String> {
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next()?.to_str().ok()?;
        let name = host
            .strip_suffix(&format!(":{}", self.0.port))?
            .strip_suffix(DOMAIN)?;
        let whole = hosts.next().is_none() && !name.contains('.');
        whole.then(|| name.to_owned())
    }
}

/// The routes by which the host's own pages open and close those of plugins.
pub(super) fn routes(pages: Pages) -> Router {
    Router::new()
        .route("/isolated/pages", post(open))
        .route("/isolated/pages/{key}/renew", post(renew))
        .route("/isolated/pages/{key}/close", post(close))
        .with_state(pages)
}

/// `POST /isolated/pages` with `{pluginId, extensionId, path, locale, printerId}`: `{key, origin, storage}` of an
/// origin for the page whose document is the file at `path`. `storage` says whether the page may keep data there; then
/// the address of the document must end with `opening=` and the key. With the `key` of a page that is open already, which
/// a host that was started anew does not know, it goes on under that.
async fn open(State(pages): State<Pages>, body: Body) -> Result<Json<Value>, Error> {
    let request = body::object(body, 16 * 1024).await?;
    let text = |key: &str| request.get(key).and_then(Value::as_str);
    let (Some(plugin), Some(extension), Some(path)) =
        (text("pluginId"), text("extensionId"), text("path"))
    else {
        return Err(Error::invalid_body(
            "`pluginId`, `extensionId` and `path` must be texts.",
        ));
    };
    let gateway = &pages.0.gateway;
    let locale = text("locale").unwrap_or("en");
    let known = gateway.plugin(plugin, locale).await?;
    let storage = known.needs.storage;
    let key = match text("key") {
        Some(key) if secret::is_name(key) => key.to_owned(),
        Some(_) => return Err(Error::invalid_body("`key` must be one of this host's.")),
        None => secret::name()?,
    };
    let name = if storage {
        // Not the key: it is kept, and the key is not.
        pages.name(plugin, &secret::name()?).await
    } else {
        key.clone()
    };
    let origin = format!("http://{name}{DOMAIN}:{}", pages.0.port);
    let page = known.page(plugin, extension, &origin, locale);
    page.set_place(locale, text("printerId"));
    gateway.probe(&page, path).await?;
    pages.0.open.add(&key, &name, page);
    Ok(Json(
        json!({"key": key, "origin": origin, "storage": storage}),
    ))
}

impl From<OpenError> for Error {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Unreachable => {
                let message = "The host of the plugin does not answer.";
                Self::new(StatusCode::BAD_GATEWAY, "unreachable", message)
            }
            OpenError::Status(status) => {
                let message = format!("The host of the plugin answered with status {status}.");
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
                Self::new(status, "refused", message)
            }
        }
    }
}

/// `POST /isolated/pages/{key}/renew` with `{locale, printerId}`: the page is still open, there.
async fn renew(
    State(pages): State<Pages>,
    Path(key): Path<String>,
    body: Body,
) -> Result<Json<Value>, Error> {
    let request = body::object(body, 1024).await?;
    let gone = || Error::not_found("The page is no longer open.");
    let page = pages.0.open.renew(&key).ok_or_else(gone)?;
    if let Some(locale) = request.get("locale").and_then(Value::as_str) {
        let printer = request.get("printerId").and_then(Value::as_str);
        page.set_place(locale, printer);
    }
    Ok(Json(Value::Object(Map::new())))
}

/// `POST /isolated/pages/{key}/close`: from now on nothing answers for that page.
async fn close(State(pages): State<Pages>, Path(key): Path<String>) -> StatusCode {
    pages.0.open.close(&key);
    StatusCode::NO_CONTENT
}

/// Answers what is for an origin of a page; the rest is the host's own.
pub(super) async fn front(
    State(pages): State<Pages>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let Some(name) = pages.name_in(request.headers()) else {
        return next.run(request).await;
    };
    let place = Place::Frame {
        hosts: &pages.0.hosts,
    };
    let Some(page) = pages.0.open.asking(&name, &request) else {
        return gone(place);
    };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_BYTES).await else {
        return (StatusCode::PAYLOAD_TOO_LARGE, "").into_response();
    };
    let request = Request::from_parts(parts, body);
    let response = pages.0.gateway.answer(&page, place, request).await;
    response.map(Body::from)
}

/// Nothing is at this origin, or no longer.
fn gone(place: Place<'_>) -> Response<Body> {
    let mut response = Response::new(Bytes::from_static(b"This page is no longer open.\n"));
    *response.status_mut() = StatusCode::NOT_FOUND;
    crate::gateway::add_headers(&mut response, headers(&Isolation::default(), place));
    response.map(Body::from)
}

/// A gateway to the host at `base`, asked with the headers `identity`; what it refuses goes to the logs of the plugins of
/// `host`.
pub(crate) fn gateway(host: &Host, base: &str, identity: HeaderMap) -> Gateway {
    let store = host.store.clone();
    Gateway::new(base, identity, move |plugin, note| {
        let (store, plugin, note) = (store.clone(), plugin.to_owned(), note.to_owned());
        tokio::spawn(async move {
            store
                .log(&plugin, Level::Warning, "page", &note, Value::Null)
                .await;
        });
    })
}

#[cfg(test)]
mod tests {
    use super::super::Events;
    use super::*;

    fn pages() -> Pages {
        let gateway = Gateway::new("http://127.0.0.1:1", HeaderMap::new(), |_, _| {});
        Pages::new(gateway, Store::open(None, Events::new()).unwrap(), 80)
    }

    #[test]
    fn only_the_whole_name_with_the_own_port_is_an_origin_of_a_page() {
        let name = |hosts: &[&'static str]| {
            let hosts = hosts.iter().map(|host| (HOST, host.parse().unwrap()));
            pages().name_in(&hosts.collect())
        };
        assert_eq!(name(&["abc.localhost:80"]).as_deref(), Some("abc"));
        for other in [
            &["127.0.0.1:80"][..],
            &["localhost:80"],
            &["abc.localhost"],
            &["abc.localhost:81"],
            &["abc.localhost.evil.example:80"],
            &["abc.def.localhost:80"],
            &["abc.localhost:80", "x"],
            &[],
        ] {
            assert_eq!(name(other), None, "{other:?}");
        }
    }
}
