//! Tells pages what changed: server-sent events.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt, future, stream};
use serde_json::{Map, Value, json};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;

use super::Host;
use super::store::Entry;

/// Changes that a slow reader may lag behind before its stream ends (security.md T15).
const BACKLOG: usize = 64;

/// How long a reader waits before it connects again: the first this long, and each other one a step longer, up to so
/// many steps. When the host starts again, not all come at once.
const RETRY: Duration = Duration::from_millis(500);
const STEP: Duration = Duration::from_millis(250);
const STEPS: usize = 40;

/// Where everything that changes is told. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Events {
    changes: broadcast::Sender<Change>,
    /// Counts the reloads of all plugins since the host started.
    revision: Arc<AtomicU64>,
}

/// One change: the event's name and data.
#[derive(Clone)]
struct Change {
    name: &'static str,
    data: Arc<str>,
}

impl Events {
    /// No readers yet.
    pub(crate) fn new() -> Self {
        Self {
            changes: broadcast::Sender::new(BACKLOG),
            revision: Arc::default(),
        }
    }

    /// The files of a plugin changed, or it came or went. `plugin` is its id, or its folder's name when its manifest
    /// never had one.
    pub(super) fn reload(&self, plugin: &str) {
        let revision = self.revision.fetch_add(1, Ordering::SeqCst) + 1;
        self.tell(
            "reload",
            || json!({"pluginId": plugin, "revision": revision}),
        );
    }

    /// A plugin has new state; `state` is all of it (contract section 3.7).
    pub(super) fn state(&self, plugin: &str, state: &Map<String, Value>, updated_at: &str) {
        self.tell(
            "state",
            || json!({"pluginId": plugin, "state": state, "updatedAt": updated_at}),
        );
    }

    /// The settings of a plugin were saved. They are not told: whoever may read them asks for them.
    pub(super) fn settings(&self, plugin: &str) {
        self.tell("settings", || json!({"pluginId": plugin}));
    }

    /// A plugin has a new log entry.
    pub(super) fn log(&self, plugin: &str, entry: &Entry) {
        self.tell("log", || json!({"pluginId": plugin, "entry": entry}));
    }

    /// A plugin was enabled or disabled, failed or recovered.
    pub(super) fn plugin(&self, plugin: &str) {
        self.tell("plugin", || json!({"pluginId": plugin}));
    }

    /// A plugin has something to say to the person who uses this host, without being asked; `toast` is
    /// `{message, type}`.
    pub(super) fn toast(&self, plugin: &str, toast: &Value) {
        self.tell("toast", || json!({"pluginId": plugin, "toast": toast}));
    }

    fn tell(&self, name: &'static str, data: impl FnOnce() -> Value) {
        if self.changes.receiver_count() > 0 {
            let data = data().to_string().into();
            // The last reader may have gone meanwhile.
            drop(self.changes.send(Change { name, data }));
        }
    }
}

/// `GET /plugins/events`: first `ready` with the current `{revision}`, then what the methods of [`Events`] say, under
/// their names. A reader that falls behind is cut off: it connects again and asks for everything anew.
pub(super) async fn events(
    State(host): State<Host>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    Sse::new(stream(&host.events).map(Ok)).keep_alive(KeepAlive::default())
}

fn stream(events: &Events) -> impl Stream<Item = Event> + use<> {
    let changes = BroadcastStream::new(events.changes.subscribe());
    let revision = events.revision.load(Ordering::SeqCst);
    let others = events.changes.receiver_count().saturating_sub(1);
    let step = u32::try_from(others % STEPS).unwrap_or_default();
    let ready = Event::default()
        .event("ready")
        .retry(RETRY + STEP * step)
        .data(json!({ "revision": revision }).to_string());
    let told = changes
        .take_while(|change| future::ready(change.is_ok()))
        .filter_map(|change| future::ready(change.ok()))
        .map(|change| Event::default().event(change.name).data(change.data));
    stream::once(future::ready(ready)).chain(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many events a reader gets that asks only after `changes` changes, while more may come.
    async fn read_after(changes: usize) -> usize {
        let events = Events::new();
        let told = stream(&events);
        for number in 0..changes {
            events.plugin(&number.to_string());
        }
        drop(events);
        told.count().await
    }

    #[tokio::test]
    async fn a_reader_that_falls_behind_is_cut_off() {
        assert_eq!(read_after(BACKLOG).await, 1 + BACKLOG);
        assert_eq!(read_after(BACKLOG + 1).await, 1);
    }

    #[tokio::test]
    async fn what_is_told_has_a_name_and_data() {
        let events = Events::new();
        let mut changes = events.changes.subscribe();
        let state = Map::from_iter([("left".to_owned(), 5.into())]);
        events.state("a", &state, "2026-11-21T00:00:00+00:00");
        events.reload("a");
        let mut next = || changes.try_recv().unwrap();
        let told = next();
        assert_eq!(told.name, "state");
        let data: Value = serde_json::from_str(&told.data).unwrap();
        let at = "2026-11-21T00:00:00+00:00";
        assert_eq!(
            data,
            json!({"pluginId": "a", "state": {"left": 5}, "updatedAt": at})
        );
        let told = next();
        assert_eq!(
            (told.name, &*told.data),
            ("reload", r#"{"pluginId":"a","revision":1}"#)
        );
    }
}
