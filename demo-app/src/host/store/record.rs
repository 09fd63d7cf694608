//! What is kept of a plugin, and what changes in it.

use serde_json::{Map, Value};

use super::log::Entry;

/// All that is kept of one plugin, but for its log.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    pub(crate) decision: Decision,
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
            decision: Decision::On,
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
    /// The same for programs: `{code, details, subject}`, or null.
    pub(crate) reason: Value,
    /// RFC 3339.
    pub(crate) at: String,
    pub(crate) gravity: Gravity,
}

/// What a person decided about a plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It may not run.
    Off,
    /// It may run.
    On,
    /// It may run although the computer has less than it asks for.
    OnDespite,
}

impl Decision {
    /// Whether the plugin may run.
    pub(crate) const fn is_on(self) -> bool {
        matches!(self, Self::On | Self::OnDespite)
    }
}

/// How much a failure keeps a plugin from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gravity {
    /// Nothing: it went wrong once.
    Passing,
    /// Being loaded.
    Fatal,
    /// Being loaded, because the computer has less than it asks for.
    Unmet,
}

impl Gravity {
    /// Whether the plugin is not loaded.
    pub(crate) const fn is_fatal(self) -> bool {
        matches!(self, Self::Fatal | Self::Unmet)
    }
}

impl Failure {
    /// Whether `new` takes the place of `old`: what keeps a plugin from being loaded is not hidden by less.
    pub(super) fn replaces(new: Option<&Self>, old: Option<&Self>) -> bool {
        let is_fatal = |failure: &Self| failure.gravity.is_fatal();
        new.is_none_or(|new| is_fatal(new) || !old.is_some_and(is_fatal))
    }
}

/// Something to write that a full disk does not stop.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Decision(Decision),
    State(Map<String, Value>),
    Failure(Option<Failure>),
    Log(Entry),
}

impl Change {
    /// Whether the plugin may run now and may not before, or the other way round. What only went wrong once is for the
    /// log: whoever asks again because of it would make it go wrong again.
    pub(super) fn is_about_plugin(&self) -> bool {
        match self {
            Self::Decision(_) | Self::Failure(None) => true,
            Self::Failure(Some(failure)) => failure.gravity.is_fatal(),
            Self::State(_) | Self::Log(_) => false,
        }
    }

    pub(super) fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Log(entry) => Some(entry),
            Self::Decision(_) | Self::State(_) | Self::Failure(_) => None,
        }
    }
}
