//! The embedded plugin host: the read half of the WPrint 3D REST API (contract.md section 3) and the web UI, on
//! loopback.

mod error;
mod events;
mod guard;
mod inventory;
mod plugins;
pub(crate) mod shape;
mod web;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router, middleware};
use serde_json::Value;
use tokio::net::TcpListener;

use self::error::Error;
use self::guard::Guard;
pub(crate) use self::inventory::Inventory;
pub(crate) use self::web::{default_root, is_built};

/// What the routes share.
type Shared = Arc<Inventory>;

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
pub(crate) async fn start(inventory: Arc<Inventory>, options: Options) -> Result<SocketAddr> {
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
        .nest("/backend/api", api(inventory))
        .layer(middleware::from_fn_with_state(guard, guard::guard));
    tokio::spawn(axum::serve(listener, app).into_future());
    Ok(address)
}

fn api(inventory: Shared) -> Router {
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
        .with_state(inventory)
}

/// `GET /plugins/sdk`: the versions and revisions of the plugin SDK.
async fn sdk() -> Result<Json<Value>, Error> {
    serde_json::from_str(include_str!("sdk.json"))
        .map(Json)
        .map_err(|error| Error::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))
}
