//! Live data: what plugins bring while one watches, asked once for all who show it (design.md section 4).
//!
//! Who shows a value calls [`use_status`] with a [`Query`]; the app provides a [`LiveData`] that answers. Where there
//! is none, as in static HTML, there are no values.

mod entries;
mod entry;
#[cfg(test)]
pub(crate) mod fake_host;
mod pace;
mod poll;
mod queries;
mod standing;
mod status;
#[cfg(test)]
mod tests;

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use dioxus::prelude::*;
use serde_json::{Map, Value};

use crate::client::HostClient;
pub(crate) use poll::use_poll;
pub use queries::Queries;
pub use standing::Standings;
pub(crate) use status::result;
pub use status::{Age, Status};

/// What is asked. Equal queries share one answer; the order of a payload's keys makes no difference.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Query {
    /// The plugin that knows.
    pub plugin_id: Arc<str>,
    /// What it is asked for.
    pub subject: Subject,
}

/// What a plugin can be asked for again and again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The result of an action: its `data` where that key is present, else all of it (decisions.md 13).
    Action {
        /// An entry of the plugin's `actions`.
        action_id: Box<str>,
        /// Sent with it.
        payload: Map<String, Value>,
    },
    /// What the plugin published (contract section 3.7).
    State,
    /// Its settings, with the defaults for those that were never saved.
    Settings,
    /// Its log, the oldest entry first.
    Logs,
}

/// Answers queries for as long as somebody watches, and knows the host behind the answers, if there is one.
pub trait Answers {
    /// The host, asked as it is now.
    fn host(&self) -> Option<Rc<dyn HostClient>> {
        None
    }

    /// The printer that actions are for.
    fn printer_id(&self) -> Option<Arc<str>> {
        None
    }

    /// Something was done to the plugin: what is known of it is asked for again (contract section 10, defect 7).
    fn refresh(&self, _plugin_id: &str) {}

    /// How the plugins' data stands.
    fn standings(&self) -> Option<ReadSignal<Standings>> {
        None
    }

    /// These are the settings that are saved of the plugin now.
    fn put_settings(&self, _plugin_id: &str, _settings: Map<String, Value>) {}

    /// Watches `query` until the [`Watch`] is dropped, asking at least every `interval`; without one it is asked once
    /// and when something changes.
    fn watch(&self, query: Query, interval: Option<Duration>) -> Watch;
}

/// Where live values come from. The app provides it as a context value.
#[derive(Clone)]
pub struct LiveData(pub Rc<dyn Answers>);

/// The printer that is chosen, for what must hear when that changes. The app may provide it as a context value.
#[derive(Clone, Copy, PartialEq)]
pub struct CurrentPrinter(pub ReadSignal<Option<Arc<str>>>);

/// How often the host was reached anew: one that was started again knows nothing of what was asked before. The app may
/// provide it as a context value.
#[derive(Clone, Copy, PartialEq)]
pub struct HostContacts(pub ReadSignal<u64>);

/// A query that is being watched.
pub struct Watch {
    /// How the answer stands. Who reads it repaints when that changes.
    pub status: ReadSignal<Status>,
    /// Ends the watching when it is dropped.
    pub watcher: Box<dyn Watcher>,
}

/// Somebody who watches, until it is dropped.
pub trait Watcher {
    /// Whether what is watched can be seen. What nobody can see is not asked for.
    fn see(&self, sees: bool);
}

/// A watcher for whom nothing is asked.
impl Watcher for () {
    fn see(&self, _sees: bool) {}
}

/// How the answer to `query` stands, watched for as long as the current scope lives; another query takes the place of
/// the one before. Without a query, or without anybody who answers, it is [`Status::Empty`].
pub fn use_status(query: Option<Query>, interval: Option<Duration>) -> Status {
    let always = use_signal(|| true);
    use_status_while(query, interval, always.into())
}

/// The same, asked for only while it is `seen`.
pub(crate) fn use_status_while(
    query: Option<Query>,
    interval: Option<Duration>,
    seen: ReadSignal<bool>,
) -> Status {
    let live = use_hook(try_consume_context::<LiveData>);
    let watched = use_hook(|| CopyValue::new(None::<(Query, Option<Duration>, Watch)>));
    let status = watch(watched, live, query, interval);
    use_effect(move || {
        let seen = seen();
        if let Some((_, _, watch)) = &*watched.peek() {
            watch.watcher.see(seen);
        }
    });
    status
}

fn watch(
    mut watched: CopyValue<Option<(Query, Option<Duration>, Watch)>>,
    live: Option<LiveData>,
    query: Option<Query>,
    interval: Option<Duration>,
) -> Status {
    let same = match (&*watched.peek(), &query) {
        (Some((before, every, _)), Some(query)) => before == query && *every == interval,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    if !same {
        let next = live.zip(query).map(|(LiveData(live), query)| {
            let watch = live.watch(query.clone(), interval);
            (query, interval, watch)
        });
        // What was watched before goes after the new one came, so that a shared answer stays.
        let _before = watched.replace(next);
    }
    watched
        .peek()
        .as_ref()
        .map_or(Status::Empty, |(_, _, watch)| watch.status.cloned())
}
