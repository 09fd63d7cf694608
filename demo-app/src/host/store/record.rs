//! What is kept of a plugin, and what changes in it.

use serde_json::{Map, Value};

use super::log::Entry;

/// All that is kept of one plugin, but for its log.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    pub(crate) enabled: bool,
    /// As they were saved: without the manifest's defaults.
    pub(crate) settings: Map<String, Value>,
    pub(crate) state: Map<String, Value>,
    pub(crate) failure: Option<Failure>,
    pub(crate) log_count: usize,
    pub(crate) latest_log: Option<Entry>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            enabled: true,
            settings: Map::new(),
            state: Map::new(),
            failure: None,
            log_count: 0,
            latest_log: None,
        }
    }
}

/// Why a plugin is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) message: String,
    /// RFC 3339.
    pub(crate) at: String,
    /// It keeps the plugin from being loaded.
    pub(crate) fatal: bool,
}

impl Failure {
    /// Whether `new` takes the place of `old`: what keeps a plugin from being loaded is not hidden by less.
    pub(super) fn replaces(new: Option<&Self>, old: Option<&Self>) -> bool {
        new.is_none_or(|new| new.fatal || !old.is_some_and(|old| old.fatal))
    }
}

/// Something to write that a full disk does not stop.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Enabled(bool),
    State(Map<String, Value>),
    Failure(Option<Failure>),
    Log(Entry),
}

impl Change {
    /// Whether the plugin may run now and may not before, or the other way round. What only went wrong once is for the
    /// log: whoever asks again because of it would make it go wrong again.
    pub(super) fn is_about_plugin(&self) -> bool {
        match self {
            Self::Enabled(_) | Self::Failure(None) => true,
            Self::Failure(Some(failure)) => failure.fatal,
            Self::State(_) | Self::Log(_) => false,
        }
    }

    pub(super) fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Log(entry) => Some(entry),
            Self::Enabled(_) | Self::State(_) | Self::Failure(_) => None,
        }
    }
}
