//! A plugin's life in the host: whether it may run, whether it does, and what it left in its state and log.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use serde_json::Value;

use super::error::Error;
use super::inventory::Entry as Plugin;
use super::locale::locale;
use super::runner::Runner;
use super::store::{Entry, Record};
use super::{Host, body, item};

/// The most that a body may have which says nothing yet.
const BODY_BYTES: usize = 16 * 1024;

/// Whether a plugin is loaded (contract section 3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoadState {
    /// Somebody does not want it to be.
    Disabled,
    /// It is.
    Ready,
    /// It cannot be; its last error says why.
    Failed,
}

impl LoadState {
    /// That of a plugin of which `record` is kept, and whose manifest is readable or not.
    pub(super) fn of(record: &Record, readable: bool) -> Self {
        let fatal = record.failure.as_ref().is_some_and(|f| f.fatal);
        match (record.enabled, readable && !fatal) {
            (false, _) => Self::Disabled,
            (true, true) => Self::Ready,
            (true, false) => Self::Failed,
        }
    }

    /// `loadStatus` of the inventory.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Disabled => "disabled",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// `POST /plugins/{id}/enable`: its item of the inventory, also when it then fails to load.
pub(super) async fn enable(
    State(runner): State<Arc<Runner>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Value>, Error> {
    let plugin = decide(&runner.host, &id, body, true).await?;
    runner.complaints.forget(&id);
    runner.check(&plugin).await;
    let item = item::one(&runner.host, &id, &locale(&headers)).await;
    item.map(Json)
}

/// `POST /plugins/{id}/disable`: its item of the inventory.
pub(super) async fn disable(
    State(host): State<Host>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Value>, Error> {
    decide(&host, &id, body, false).await?;
    item::one(&host, &id, &locale(&headers)).await.map(Json)
}

async fn decide(host: &Host, id: &str, body: Body, enabled: bool) -> Result<Arc<Plugin>, Error> {
    let plugin = host.plugin(id)?;
    body::object(body, BODY_BYTES).await?;
    host.store.set_enabled(id, enabled).await;
    Ok(plugin)
}

/// `GET /plugins/{id}/state`: what it published.
pub(super) async fn state(
    State(host): State<Host>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Error> {
    host.enabled(&id).await?;
    Ok(Json(host.store.state(&id).await?.into()))
}

/// `GET /plugins/{id}/logs`: its log, oldest first; also of one that is disabled, to see why.
pub(super) async fn logs(
    State(host): State<Host>,
    Path(id): Path<String>,
) -> Result<Json<Vec<Entry>>, Error> {
    host.plugin(&id)?;
    Ok(Json(host.store.logs(&id).await?))
}

#[cfg(test)]
mod tests {
    use super::super::store::Failure;
    use super::*;

    #[test]
    fn only_what_keeps_a_plugin_from_being_loaded_makes_it_failed() {
        let of = |enabled, fatal: Option<bool>, readable| {
            let failure = fatal.map(|fatal| Failure {
                message: String::new(),
                at: String::new(),
                fatal,
            });
            let record = Record {
                enabled,
                failure,
                ..Record::default()
            };
            LoadState::of(&record, readable).name()
        };
        assert_eq!(of(true, None, true), "ready");
        assert_eq!(of(true, Some(false), true), "ready");
        assert_eq!(of(true, Some(true), true), "failed");
        assert_eq!(of(true, None, false), "failed");
        assert_eq!(of(false, Some(true), false), "disabled");
    }
}
