//! The embedded plugin host: the read half of the WPrint 3D REST API (contract.md section 3) and the web UI, on
//! loopback.

mod error;
#[allow(dead_code, reason = "the routes that use all of it come next")]
mod events;
mod guard;
mod inventory;
#[allow(dead_code, reason = "the routes that use all of it come next")]
mod merge;
mod plugins;
pub(crate) mod shape;
#[allow(dead_code, reason = "the routes that use all of it come next")]
mod store;
mod web;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::extract::FromRef;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router, middleware};
use serde_json::Value;
use tokio::net::TcpListener;

use self::error::Error;
pub(crate) use self::events::Events;
use self::guard::Guard;
pub(crate) use self::inventory::Inventory;
pub(crate) use self::store::Store;
pub(crate) use self::web::{default_root, is_built};

/// What the routes share.
type Shared = Arc<Inventory>;

/// A host's parts.
#[derive(Clone)]
pub(crate) struct Host {
    /// The plugins on disk.
    pub(crate) inventory: Arc<Inventory>,
    /// What is kept of them.
    pub(crate) store: Store,
    /// Where both tell what changed.
    pub(crate) events: Events,
}

impl FromRef<Host> for Shared {
    fn from_ref(host: &Host) -> Self {
        Self::clone(&host.inventory)
    }
}

impl FromRef<Host> for Store {
    fn from_ref(host: &Host) -> Self {
        host.store.clone()
    }
}

impl FromRef<Host> for Events {
    fn from_ref(host: &Host) -> Self {
        host.events.clone()
    }
}

/// How a host runs.
pub(crate) struct Options {
    /// The port; 0 takes one that is free.
    pub(crate) port: u16,
    /// The folder of the web UI.
    pub(crate) web_root: PathBuf,
    /// An origin besides the host's own that its pages may talk to.
    pub(crate) connect: Option<String>,
}

/// Starts a host that serves until the runtime ends; returns where it listens.
pub(crate) async fn start(host: Host, options: Options) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .await
        .with_context(|| {
            format!(
                "cannot listen on 127.0.0.1:{}; is another program using it? `--port 0` takes a free port",
                options.port
            )
        })?;
    let address = listener.local_addr()?;
    let guard = Guard::new(address.port(), options.connect.as_deref());
    let app = web::routes(&options.web_root)
        .nest("/backend/api", api(host))
        .layer(middleware::from_fn_with_state(guard, guard::guard));
    tokio::spawn(axum::serve(listener, app).into_future());
    Ok(address)
}

fn api(host: Host) -> Router {
    Router::new()
        .route("/plugins", get(plugins::list))
        .route("/plugins/sdk", get(sdk))
        .route("/plugins/ui", get(plugins::extensions))
        .route("/plugins/development", get(plugins::development))
        .route("/plugins/events", get(events::events))
        .route("/plugins/{id}", get(plugins::one))
        .fallback(|| async { Error::not_found("This host has no such route.") })
        .method_not_allowed_fallback(|| async {
            Error::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "This host only reads: it answers GET and HEAD.",
            )
        })
        .with_state(host)
}

/// `GET /plugins/sdk`: the versions and revisions of the plugin SDK.
async fn sdk() -> Result<Json<Value>, Error> {
    serde_json::from_str(include_str!("sdk.json"))
        .map(Json)
        .map_err(|error| Error::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))
}
