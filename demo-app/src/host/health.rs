//! When the bridges of plugins were asked last whether they are well.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::store::now;

/// The last health check of each plugin since the host started. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct HealthChecks(Arc<Mutex<HashMap<String, String>>>);

impl HealthChecks {
    /// The bridge of `plugin` has just been asked.
    pub(super) fn note(&self, plugin: &str) {
        let mut checks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        checks.insert(plugin.to_owned(), now());
    }

    /// When the bridge of `plugin` was asked last, in RFC 3339.
    pub(super) fn last(&self, plugin: &str) -> Option<String> {
        let checks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        checks.get(plugin).cloned()
    }
}
