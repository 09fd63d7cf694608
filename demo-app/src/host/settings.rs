//! The settings of a plugin: what was saved over the defaults of its manifest (contract section 3.4).

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use serde_json::{Map, Value};

use super::Host;
use super::body;
use super::entry::Entry;
use super::error::Error;
use super::merge::merge;

/// The most that is saved for one plugin, with the request around it.
const BYTES: usize = 256 * 1024;

/// `GET /plugins/{id}/settings`: all settings, also those that were never saved.
pub(super) async fn read(
    State(host): State<Host>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Error> {
    let plugin = host.enabled(&id).await?;
    let saved = host.store.settings(&id).await?;
    Ok(Json(with_defaults(&plugin, saved).into()))
}

/// `PUT /plugins/{id}/settings` with `{settings: {…}}`: replaces what was saved. What is left out has its default
/// again. Values stay as they are (contract section 10, defects 22 to 25).
pub(super) async fn save(
    State(host): State<Host>,
    Path(id): Path<String>,
    body: Body,
) -> Result<Json<Value>, Error> {
    let plugin = host.enabled(&id).await?;
    let Some(Value::Object(settings)) = body::object(body, BYTES).await?.remove("settings") else {
        let message = "The body must be an object with the key `settings` and an object in it.";
        return Err(Error::invalid_body(message));
    };
    host.store.save_settings(&id, settings.clone()).await?;
    Ok(Json(with_defaults(&plugin, settings).into()))
}

/// `saved` over the defaults of `plugin`.
pub(super) fn with_defaults(plugin: &Entry, saved: Map<String, Value>) -> Map<String, Value> {
    let mut settings = plugin.default_settings();
    merge(&mut settings, saved);
    settings
}
