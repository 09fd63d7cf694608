//! What could not be written yet: live data and log entries go on in memory until it can.

use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::log::{ENTRIES, Entry};
use super::record::{Change, Failure, Record};
use super::rows;

/// How long to leave a disk alone that could not be written.
const PAUSE: Duration = Duration::from_secs(2);

/// Changes in the order in which they came.
#[derive(Default)]
pub(super) struct Unsaved {
    changes: Vec<(String, Change)>,
    /// Why they are here, for a person.
    why: Option<String>,
    /// When they are tried again.
    again: Option<Instant>,
}

impl Unsaved {
    pub(super) fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Why there are changes here, if there are.
    pub(super) fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// Whether it is not yet time to try again.
    pub(super) fn pauses(&self) -> bool {
        self.again.is_some_and(|again| Instant::now() < again)
    }

    /// Whether there are changes, and it is time to try again.
    pub(super) fn is_due(&self) -> bool {
        !self.is_empty() && !self.pauses()
    }

    /// Keeps changes of `plugin`.
    pub(super) fn keep(&mut self, plugin: &str, changes: Vec<Change>) {
        for change in changes {
            self.keep_one(plugin, change);
        }
    }

    /// Keeps a change, in place of what it makes obsolete.
    fn keep_one(&mut self, plugin: &str, change: Change) {
        if let Change::Failure(new) = &change
            && let Some(Change::Failure(old)) =
                self.of(plugin).find(|c| matches!(c, Change::Failure(_)))
            && !Failure::replaces(new.as_ref(), old.as_ref())
        {
            return;
        }
        let of_its_kind = |(of, kept): &(String, Change)| {
            of == plugin && std::mem::discriminant(kept) == std::mem::discriminant(&change)
        };
        let full = match &change {
            Change::Log(_) => {
                self.changes.iter().filter(|kept| of_its_kind(kept)).count() >= ENTRIES
            }
            Change::Decision(_) | Change::State(_) | Change::Failure(_) => true,
        };
        if full && let Some(oldest) = self.changes.iter().position(of_its_kind) {
            self.changes.remove(oldest);
        }
        self.changes.push((plugin.to_owned(), change));
    }

    /// The changes failed to be written.
    pub(super) fn failed(&mut self, why: String) {
        self.why = Some(why);
        self.again = Some(Instant::now() + PAUSE);
    }

    /// Writes all changes; [`Unsaved::clear`] comes when that is sure to stay.
    pub(super) fn save(&self, db: &Connection) -> rusqlite::Result<()> {
        let mut changes = self.changes.iter();
        changes.try_for_each(|(plugin, change)| rows::save_one(db, plugin, change))
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Lays the changes of `plugin` over what is saved of it.
    pub(super) fn lay_over(&self, plugin: &str, record: &mut Record) {
        for change in self.of(plugin) {
            match change {
                Change::Decision(decision) => record.decision = *decision,
                Change::State(state) => record.state = state.clone(),
                Change::Failure(new) => {
                    if Failure::replaces(new.as_ref(), record.failure.as_ref()) {
                        record.failure.clone_from(new);
                    }
                }
                Change::Log(entry) => {
                    record.log_count = ENTRIES.min(record.log_count + 1);
                    record.latest_log = Some(entry.clone());
                }
            }
        }
    }

    /// The plugins that changes are about.
    pub(super) fn plugins(&self) -> impl Iterator<Item = &str> {
        self.changes.iter().map(|(plugin, _)| plugin.as_str())
    }

    pub(super) fn state(&self, plugin: &str) -> Option<&Map<String, Value>> {
        self.of(plugin).find_map(|change| match change {
            Change::State(state) => Some(state),
            Change::Decision(_) | Change::Failure(_) | Change::Log(_) => None,
        })
    }

    pub(super) fn enabled(&self, plugin: &str) -> Option<bool> {
        self.of(plugin).find_map(|change| match change {
            Change::Decision(decision) => Some(decision.is_on()),
            Change::State(_) | Change::Failure(_) | Change::Log(_) => None,
        })
    }

    pub(super) fn log(&self, plugin: &str) -> impl Iterator<Item = &Entry> {
        self.of(plugin).filter_map(|change| match change {
            Change::Log(entry) => Some(entry),
            Change::Decision(_) | Change::State(_) | Change::Failure(_) => None,
        })
    }

    fn of(&self, plugin: &str) -> impl Iterator<Item = &Change> {
        let own = self.changes.iter().filter(move |(of, _)| of == plugin);
        own.map(|(_, change)| change)
    }
}
