//! What plugins publish.

use std::sync::Arc;

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::log::now;
use super::record::Change;
use super::{Store, StoreError, rows};
use crate::host::merge::merge;

/// The largest state of a plugin, in bytes of its JSON (contract section 10, defect 43: upstream has no bound).
pub(super) const STATE_BYTES: usize = 1024 * 1024;

impl Store {
    /// The state of `plugin`: what it published.
    pub(crate) async fn state(&self, plugin: &str) -> Result<Map<String, Value>, StoreError> {
        let plugin = plugin.to_owned();
        self.read(move |db, unsaved| match unsaved.state(&plugin) {
            Some(state) => Ok(state.clone()),
            None => rows::state(db, &plugin),
        })
        .await
    }

    /// Publishes state of `plugin` and returns all that it has then: `data` over what it had with `merge` (objects
    /// merge, lists and the rest replace), else `data` alone. State that would be larger than 1 MiB of JSON is
    /// refused and leaves what was there.
    pub(crate) async fn publish_state(
        &self,
        plugin: &str,
        data: Map<String, Value>,
        merged: bool,
    ) -> Result<Map<String, Value>, StoreError> {
        let (inner, plugin) = (Arc::clone(&self.inner), plugin.to_owned());
        let job = move |db: &mut Connection| {
            let mut state = Map::new();
            inner.write(db, &plugin, false, |db, unsaved| {
                if merged {
                    state = match unsaved.state(&plugin) {
                        Some(state) => state.clone(),
                        None => rows::state(db, &plugin)
                            .map_err(|error| StoreError::reading(&error, &inner.place))?,
                    };
                }
                merge(&mut state, data);
                bounded(&state)?;
                Ok(vec![Change::State(state.clone())])
            })?;
            inner.events.state(&plugin, &state, &now());
            Ok(state)
        };
        let published = self.inner.writing.run(job).await;
        published.unwrap_or(Err(StoreError::Gone))
    }
}

/// An error where there is more state than may be.
fn bounded(state: &Map<String, Value>) -> Result<(), StoreError> {
    let bytes = serde_json::to_string(state).map_or(0, |json| json.len());
    if bytes > STATE_BYTES {
        let most = STATE_BYTES;
        return Err(StoreError::TooLarge { most, bytes });
    }
    Ok(())
}
