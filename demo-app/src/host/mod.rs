//! The embedded plugin host: the WPrint 3D REST API (contract.md section 3) and the web UI, on loopback.

mod action;
mod assets;
mod body;
mod complaint;
mod docker;
mod effect;
mod entry;
mod error;
mod events;
mod guard;
mod health;
mod hook;
mod images;
mod inventory;
mod item;
mod key;
mod lifecycle;
mod limit;
mod locale;
mod merge;
mod pages;
mod plugins;
mod printer;
mod relay;
mod requirements;
mod runner;
mod runtime;
mod sample;
mod secret;
mod settings;
pub(crate) mod shape;
mod startup;
mod store;
mod web;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use axum::extract::FromRef;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde_json::Value;
use tokio::net::TcpListener;
use url::Url;

use self::entry::Entry;
use self::error::Error;
pub(crate) use self::events::Events;
use self::guard::Guard;
pub(crate) use self::health::HealthChecks;
pub(crate) use self::images::Images;
pub(crate) use self::inventory::Inventory;
use self::key::Key;
use self::pages::Pages;
pub(crate) use self::pages::gateway;
use self::requirements::Machine;
use self::runner::Runner;
use self::sample::SampleBridge;
pub(crate) use self::store::Store;
use self::store::{Gravity, Level};
pub(crate) use self::web::{default_root, is_built};
use crate::remote::Remote;

/// What the routes share: the host's parts. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Host {
    /// The plugins on disk.
    pub(crate) inventory: Arc<Inventory>,
    /// What is kept of them.
    pub(crate) store: Store,
    /// Where both tell what changed.
    pub(crate) events: Events,
    /// The folder where it is kept.
    pub(crate) data: Option<PathBuf>,
    /// When bridges were asked whether they are well.
    pub(crate) health_checks: HealthChecks,
    /// The container images of plugins.
    pub(crate) images: Images,
}

impl Host {
    /// Says in the logs of plugins what is wrong with their files. `stage` is when that was found.
    async fn log_failures(&self, stage: &str, plugins: &[Arc<Entry>]) {
        for plugin in plugins {
            if let Some(failure) = plugin.failure() {
                let store = &self.store;
                store
                    .log(plugin.id(), Level::Error, stage, failure, Value::Null)
                    .await;
            }
        }
    }

    /// Reads the plugins again that `changed` paths touch. Returns the ids of those that were taken away: what their
    /// pages kept is to be forgotten.
    pub(crate) async fn refresh(&self, changed: &[PathBuf]) -> Vec<String> {
        let fresh = self.inventory.refresh(changed);
        self.log_failures("sync", &fresh).await;
        self.store.forget_origins(self.inventory.present()).await
    }

    /// The plugin `id`, enabled or not.
    fn plugin(&self, id: &str) -> Result<Arc<Entry>, Error> {
        let plugin = self.inventory.find(id);
        plugin.ok_or_else(|| Error::not_installed(id))
    }

    /// The plugin `id`, which must be enabled (contract section 10, defect 28) and not be too large for this computer.
    async fn enabled(&self, id: &str) -> Result<Arc<Entry>, Error> {
        let plugin = self.plugin(id)?;
        let record = self.store.record(id).await?;
        match record.failure {
            _ if !record.decision.is_on() => Err(Error::disabled(id)),
            Some(why) if why.gravity == Gravity::Unmet => Err(Error::unmet(id, &why.message)),
            Some(_) | None => Ok(plugin),
        }
    }

    /// What the computer has.
    async fn machine(&self) -> Machine {
        let data = self.data.clone();
        let probe = tokio::task::spawn_blocking(move || Machine::probe(data.as_deref()));
        probe.await.unwrap_or_default()
    }
}

impl FromRef<Arc<Runner>> for Host {
    fn from_ref(runner: &Arc<Runner>) -> Self {
        runner.host.clone()
    }
}

/// How a host runs.
pub(crate) struct Options {
    /// The port; 0 takes one that is free.
    pub(crate) port: u16,
    /// The folder of the web UI.
    pub(crate) web_root: PathBuf,
    /// Whether container images that are bridges are started.
    pub(crate) start_images: bool,
    /// Another host, whose plugins the web UI shows instead of this one's.
    pub(crate) server: Option<Remote>,
}

/// Starts a host that serves until the runtime ends; returns the address of its page.
pub(crate) async fn start(host: Host, options: Options) -> Result<Url> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .await
        .with_context(|| {
            format!(
                "cannot listen on 127.0.0.1:{}; is another program using it? `--port 0` takes a free port",
                options.port
            )
        })?;
    let address = listener.local_addr()?;
    let mut page = Url::parse(&format!("http://{address}/"))?;
    let gateway = match &options.server {
        Some(server) => gateway(&host, server.base(), server.headers()),
        None => gateway(&host, page.as_str(), HeaderMap::new()),
    };
    let pages = Pages::new(gateway, host.store.clone(), address.port());
    let api = match &options.server {
        Some(server) => relay::routes(server)?,
        None => own_api(host, address.port()).await,
    };
    let mut app = web::routes(&options.web_root)
        .nest("/backend/api", api)
        .merge(pages::routes(pages.clone()));
    if options.server.is_some() {
        let key =
            secret::name().map_err(|error| anyhow!("there are no random numbers: {error}"))?;
        page.query_pairs_mut().append_pair(key::PARAMETER, &key);
        let key = Key::new(&key, address.port());
        app = app.layer(middleware::from_fn_with_state(key, key::admit));
    }
    let guard = Guard::new(address.port());
    let app = app
        .layer(middleware::from_fn_with_state(guard, guard::guard))
        .layer(middleware::from_fn_with_state(pages, pages::front));
    tokio::spawn(axum::serve(listener, app).into_future());
    Ok(page)
}

/// The API of the plugins of `host`, which listens on `port`. From now on they run.
async fn own_api(host: Host, port: u16) -> Router {
    host.log_failures("startup", &host.inventory.plugins())
        .await;
    let sample_bridge = SampleBridge::start(&host).await;
    let runner = Runner::new(host, port, sample_bridge);
    startup::start(&runner);
    api(runner)
}

fn api(runner: Arc<Runner>) -> Router {
    Router::new()
        .route("/plugins", get(plugins::list))
        .route("/plugins/sdk", get(sdk))
        .route("/plugins/sdk/octoprint-compat.js", get(compat))
        .route("/plugins/ui", get(plugins::extensions))
        .route("/plugins/development", get(plugins::development))
        .route("/plugins/events", get(events::events))
        .route("/plugins/{id}", get(plugins::one))
        .route(
            "/plugins/{id}/settings",
            get(settings::read).put(settings::save),
        )
        .route("/plugins/{id}/assets/{*path}", get(assets::file))
        .route("/plugins/{id}/state", get(lifecycle::state))
        .route("/plugins/{id}/logs", get(lifecycle::logs))
        .route("/plugins/{id}/enable", post(lifecycle::enable))
        .route("/plugins/{id}/disable", post(lifecycle::disable))
        .route("/plugins/{id}/actions/{action}", post(action::run))
        .route("/printers/virtual", get(printer::route::show))
        .route(
            "/printers/virtual/job",
            post(printer::route::start).delete(printer::route::cancel),
        )
        .fallback(|| async { Error::not_found("This host has no such route.") })
        .method_not_allowed_fallback(|method: Method| async move {
            let message = format!("This address does not answer {method}.");
            Error::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                message,
            )
        })
        .with_state(runner)
}

/// `GET /plugins/sdk`: the versions and revisions of the plugin SDK.
async fn sdk() -> Result<Json<Value>, Error> {
    serde_json::from_str(include_str!("sdk.json"))
        .map(Json)
        .map_err(|error| {
            let message = format!("The table of SDK revisions is broken: {error}.");
            Error::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", message)
        })
}

/// `GET /plugins/sdk/octoprint-compat.js`: the browser helper, for pages elsewhere.
async fn compat() -> impl IntoResponse {
    let kind = [(CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, crate::gateway::COMPAT)
}

/// The folder beside the executable with the plugins that come with Faceplate, if it is there.
pub(crate) fn bundled_plugins() -> Option<PathBuf> {
    beside("plugins").filter(|folder| folder.is_dir())
}

/// The path of what is called `name` beside the executable.
fn beside(name: &str) -> Option<PathBuf> {
    Some(std::env::current_exe().ok()?.parent()?.join(name))
}
