//! What the host must not forget of its plugins: settings, state, who is enabled, what failed, logs, and where their
//! pages keep data. One SQLite file in the user's data folder, which several hosts may share.
//!
//! Settings and what a person decided are on disk before anybody is told that they are saved. Live data survives the
//! death of the process, but not a loss of power. Where nothing can be written, live data goes on in memory and
//! settings are refused with a reason: nothing pretends to be saved.

mod database;
mod error;
mod log;
mod origin;
mod record;
mod rows;
mod state;
mod transaction;
mod unsaved;
mod worker;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use rusqlite::Connection;
use serde_json::{Map, Value};

use self::database::Database;
pub(crate) use self::error::StoreError;
pub(crate) use self::log::{Entry, Level, now};
pub(crate) use self::origin::Present;
use self::record::Change;
pub(crate) use self::record::{Decision, Failure, Gravity, Record};
use self::transaction::begin;
use self::unsaved::Unsaved;
use self::worker::Worker;
use super::events::Events;

/// The store. Cheap to clone; its methods wait for the disk without holding up other tasks, and tell [`Events`] what
/// they changed.
///
/// `plugin` is a plugin's id everywhere; of a plugin that the store has never heard of, it knows that it is enabled.
#[derive(Clone)]
pub(crate) struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    reading: Worker,
    writing: Worker,
    place: String,
    /// Why nothing is saved at all: the database is in memory.
    unwritable: Option<String>,
    unsaved: Mutex<Unsaved>,
    events: Events,
}

impl Store {
    /// Opens the store in `folder`; `None` is a system without a folder for such things. Where it cannot be used,
    /// [`Store::notice`] says why. An error means that the system has neither memory nor threads to give.
    pub(crate) fn open(folder: Option<&Path>, events: Events) -> Result<Self> {
        let (reading, writing, place, unwritable) = match Database::open(folder)? {
            Database::File {
                reading,
                writing,
                place,
            } => {
                let writing = Worker::start("store-write", writing)?;
                (Worker::start("store-read", reading)?, writing, place, None)
            }
            Database::Memory { connection, why } => {
                let worker = Worker::start("store", connection)?;
                (worker.clone(), worker, "memory".to_owned(), Some(why))
            }
        };
        Ok(Self {
            inner: Arc::new(Inner {
                reading,
                writing,
                place,
                unwritable,
                unsaved: Mutex::default(),
                events,
            }),
        })
    }

    /// Why something that should be on disk is not, and what to do about it.
    pub(crate) fn notice(&self) -> Option<String> {
        let inner = &self.inner;
        let unwritable = inner
            .unwritable
            .clone()
            .map(|why| StoreError::Nowhere { why }.to_string());
        unwritable.or_else(|| inner.unsaved().why().map(str::to_owned))
    }

    /// All that is kept of `plugin`, but for its log.
    pub(crate) async fn record(&self, plugin: &str) -> Result<Record, StoreError> {
        let plugin = plugin.to_owned();
        self.read(move |db, unsaved| {
            let mut record = rows::record(db, &plugin)?;
            unsaved.lay_over(&plugin, &mut record);
            Ok(record)
        })
        .await
    }

    /// The same of every plugin that something is kept of.
    pub(crate) async fn records(&self) -> Result<BTreeMap<String, Record>, StoreError> {
        self.read(|db, unsaved| {
            let mut records = rows::records(db, None)?;
            for plugin in unsaved.plugins() {
                records.entry(plugin.to_owned()).or_default();
            }
            for (plugin, record) in &mut records {
                unsaved.lay_over(plugin, record);
            }
            Ok(records)
        })
        .await
    }

    /// The settings of `plugin` as they were saved: without the manifest's defaults.
    pub(crate) async fn settings(&self, plugin: &str) -> Result<Map<String, Value>, StoreError> {
        let plugin = plugin.to_owned();
        self.read(move |db, _| rows::settings(db, &plugin)).await
    }

    /// Saves the settings of `plugin` in place of those before. They are on disk when this succeeds; an error leaves
    /// those before.
    pub(crate) async fn save_settings(
        &self,
        plugin: &str,
        settings: Map<String, Value>,
    ) -> Result<(), StoreError> {
        if let Some(why) = &self.inner.unwritable {
            return Err(StoreError::Nowhere { why: why.clone() });
        }
        let (inner, plugin) = (Arc::clone(&self.inner), plugin.to_owned());
        let value = Value::from(settings).to_string();
        let job = move |db: &mut Connection| {
            begin(db, true)
                .and_then(|transaction| {
                    rows::save_settings(&transaction, &plugin, &value)?;
                    transaction.commit()
                })
                .map_err(|error| StoreError::writing(&error, &inner.place))?;
            inner.events.settings(&plugin);
            Ok(())
        };
        let saved = self.inner.writing.run(job).await;
        saved.unwrap_or(Err(StoreError::Gone))
    }

    /// Adds an entry to the log of `plugin`, which keeps its last 200. Long messages are cut.
    pub(crate) async fn log(
        &self,
        plugin: &str,
        level: Level,
        stage: &str,
        message: &str,
        context: Value,
    ) {
        let entry = Entry::new(level, stage, message, context);
        self.change(plugin, vec![Change::Log(entry)]).await;
    }

    /// The log of `plugin`, oldest first.
    pub(crate) async fn logs(&self, plugin: &str) -> Result<Vec<Entry>, StoreError> {
        let plugin = plugin.to_owned();
        self.read(move |db, unsaved| {
            let mut entries = rows::log(db, &plugin)?;
            entries.extend(unsaved.log(&plugin).cloned());
            let superfluous = entries.len().saturating_sub(log::ENTRIES);
            entries.drain(..superfluous);
            Ok(entries)
        })
        .await
    }

    /// `plugin` cannot be loaded: `message` is its last error, also in its log, until [`Store::recover`]. `reason` is the
    /// same for programs.
    pub(crate) async fn fail(&self, plugin: &str, stage: &str, message: &str, reason: Value) {
        let gravity = Gravity::Fatal;
        self.failed(plugin, stage, message, reason, gravity).await;
    }

    /// `plugin` asks for more than the computer has, as [`Store::fail`].
    pub(crate) async fn unmet(&self, plugin: &str, message: &str) {
        // The numbers of the requirements say it for programs.
        let (reason, gravity) = (Value::Null, Gravity::Unmet);
        self.failed(plugin, "requirements", message, reason, gravity)
            .await;
    }

    /// Something of `plugin` went wrong, an action say: `message` is its last error, also in its log, but it stays
    /// loaded. A failure to load is not overwritten by it.
    pub(crate) async fn trouble(&self, plugin: &str, stage: &str, message: &str, reason: Value) {
        let gravity = Gravity::Passing;
        self.failed(plugin, stage, message, reason, gravity).await;
    }

    async fn failed(
        &self,
        plugin: &str,
        stage: &str,
        message: &str,
        reason: Value,
        gravity: Gravity,
    ) {
        let entry = Entry::new(Level::Error, stage, message, Value::Null);
        let failure = Failure {
            message: entry.message.clone(),
            reason,
            at: entry.timestamp.clone(),
            gravity,
        };
        let changes = vec![Change::Log(entry), Change::Failure(Some(failure))];
        self.change(plugin, changes).await;
    }

    /// `plugin` is as it should be: it has no last error any more.
    pub(crate) async fn recover(&self, plugin: &str) {
        self.change(plugin, vec![Change::Failure(None)]).await;
    }

    /// Whether `plugin` may run. Where that cannot be read, it may not.
    pub(crate) async fn enabled(&self, plugin: &str) -> bool {
        let plugin = plugin.to_owned();
        let read = self.read(move |db, unsaved| match unsaved.enabled(&plugin) {
            Some(enabled) => Ok(enabled),
            None => rows::enabled(db, &plugin),
        });
        read.await.unwrap_or(false)
    }

    /// Lets `plugin` run or not as a person decided, forgets its last error, and says so in its log. Where it cannot be written it holds
    /// until the host ends, and [`Store::notice`] says so.
    pub(crate) async fn decide(&self, plugin: &str, decision: Decision) {
        let (stage, message) = match decision {
            Decision::Off => ("disable", "disabled"),
            Decision::On => ("enable", "enabled"),
            Decision::OnDespite => (
                "enable",
                "enabled although the computer has less than the plugin asks for",
            ),
        };
        let entry = Entry::new(Level::Info, stage, message, Value::Null);
        let changes = vec![
            Change::Decision(decision),
            Change::Failure(None),
            Change::Log(entry),
        ];
        self.change(plugin, changes).await;
    }

    async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection, &Unsaved) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let inner = Arc::clone(&self.inner);
        let job = move |db: &mut Connection| {
            // Held meanwhile: what is unsaved now must not be saved, and gone from here, before it is looked at.
            let unsaved = inner.unsaved();
            if unsaved.is_due() {
                // Otherwise what is unsaved would wait for the next change.
                let writer = Arc::clone(&inner);
                let nothing = |_: &Connection, _: &Unsaved| Ok(Vec::new());
                let job = move |db: &mut Connection| drop(writer.write(db, "", false, nothing));
                inner.writing.post(job);
            }
            read(db, &unsaved).map_err(|error| StoreError::reading(&error, &inner.place))
        };
        let read = self.inner.reading.run(job).await;
        read.unwrap_or(Err(StoreError::Gone))
    }

    async fn change(&self, plugin: &str, changes: Vec<Change>) {
        let (inner, plugin) = (Arc::clone(&self.inner), plugin.to_owned());
        let job = move |db: &mut Connection| {
            let entries: Vec<_> = changes.iter().filter_map(Change::entry).cloned().collect();
            let about_plugin = changes.iter().any(Change::is_about_plugin);
            let decided = changes.iter().any(|c| matches!(c, Change::Decision(_)));
            // Nothing refuses these.
            drop(inner.write(db, &plugin, decided, |_, _| Ok(changes)));
            if about_plugin {
                inner.events.plugin(&plugin);
            }
            for entry in entries {
                inner.events.log(&plugin, &entry);
            }
        };
        // Without its threads the host is ending.
        self.inner.writing.run(job).await;
    }
}

impl Inner {
    fn unsaved(&self) -> MutexGuard<'_, Unsaved> {
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
