//! A plugin's life in the host: whether it may run, whether it does, and what it left in its state and log.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use serde_json::Value;

use super::entry::Entry as Plugin;
use super::error::Error;
use super::locale::locale;
use super::runner::Runner;
use super::store::{Decision, Entry, Gravity, Record};
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
    /// The computer has less than it asks for; its last error says of what.
    Unmet,
}

impl LoadState {
    /// That of a plugin of which `record` is kept, and whose manifest is readable or not.
    pub(super) fn of(record: &Record, readable: bool) -> Self {
        let gravity = record.failure.as_ref().map(|failure| failure.gravity);
        match gravity {
            _ if !record.decision.is_on() => Self::Disabled,
            _ if !readable => Self::Failed,
            Some(Gravity::Unmet) => Self::Unmet,
            Some(Gravity::Fatal) => Self::Failed,
            Some(Gravity::Passing) | None => Self::Ready,
        }
    }

    /// `loadStatus` of the inventory.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Disabled => "disabled",
            Self::Ready => "ready",
            Self::Failed => "failed",
            Self::Unmet => "requirements_unmet",
        }
    }

    /// Whether the plugin is switched off, by a person or because the computer is too small for it.
    pub(super) const fn is_off(self) -> bool {
        matches!(self, Self::Disabled | Self::Unmet)
    }
}

/// `POST /plugins/{id}/enable`: its item of the inventory, also when it then fails to load. With
/// `{"overrideRequirements": true}` it runs even where the computer has less than it asks for, if its manifest allows it.
pub(super) async fn enable(
    State(runner): State<Arc<Runner>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Value>, Error> {
    let plugin = runner.host.plugin(&id)?;
    let request = body::object(body, BODY_BYTES).await?;
    let despite = request.get("overrideRequirements") == Some(&Value::Bool(true));
    let decision = match despite {
        true if !allows_override(&plugin) => return Err(Error::no_override(&id)),
        true => Decision::OnDespite,
        false => Decision::On,
    };
    runner.host.store.decide(&id, decision).await;
    runner.complaints.forget(&id);
    runner.check(&plugin).await;
    let item = item::one(&runner.host, &id, &locale(&headers)).await;
    item.map(Json)
}

/// `POST /plugins/{id}/disable`: its item of the inventory. Its container ends.
pub(super) async fn disable(
    State(host): State<Host>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Value>, Error> {
    host.plugin(&id)?;
    body::object(body, BODY_BYTES).await?;
    host.store.decide(&id, Decision::Off).await;
    host.images.stop(&id).await;
    item::one(&host, &id, &locale(&headers)).await.map(Json)
}

/// Whether `plugin` may be enabled on a computer that has less than it asks for.
fn allows_override(plugin: &Plugin) -> bool {
    let loaded = plugin.loaded();
    loaded.is_some_and(|loaded| loaded.plugin().manifest().requirements.allow_admin_override)
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
        let of = |decision, gravity: Option<Gravity>, readable| {
            let failure = gravity.map(|gravity| Failure {
                message: String::new(),
                reason: Value::Null,
                at: String::new(),
                gravity,
            });
            let record = Record {
                decision,
                failure,
                ..Record::default()
            };
            LoadState::of(&record, readable).name()
        };
        assert_eq!(of(Decision::On, None, true), "ready");
        assert_eq!(of(Decision::On, Some(Gravity::Passing), true), "ready");
        assert_eq!(of(Decision::On, Some(Gravity::Fatal), true), "failed");
        let unmet = Some(Gravity::Unmet);
        assert_eq!(of(Decision::On, unmet, true), "requirements_unmet");
        assert_eq!(of(Decision::On, unmet, false), "failed");
        assert_eq!(of(Decision::On, None, false), "failed");
        assert_eq!(of(Decision::Off, unmet, false), "disabled");
    }
}
