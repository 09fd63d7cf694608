//! Tells pages that a plugin changed: server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt, future, stream};
use serde::Serialize;
use tokio_stream::wrappers::BroadcastStream;

use super::Shared;

/// Changes that a slow reader may lag behind before its stream ends.
pub(super) const BACKLOG: usize = 64;

/// How long a reader waits before it connects again.
const RETRY: Duration = Duration::from_millis(500);

/// One change of a plugin.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Reload {
    /// The plugin's id, or its folder's name when the manifest never had one.
    pub(super) plugin_id: String,
    /// Counts every change of every plugin since the host started.
    pub(super) revision: u64,
}

/// `GET /plugins/events`: first `ready` with the current `{revision}`, then `reload` with `{pluginId, revision}` for
/// every change, also of a plugin that came or went. A reader that falls behind is cut off: it connects again and
/// asks for everything anew.
pub(super) async fn events(
    State(inventory): State<Shared>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = BroadcastStream::new(inventory.subscribe());
    let ready = Event::default()
        .event("ready")
        .retry(RETRY)
        .data(format!("{{\"revision\":{}}}", inventory.revision()));
    let reloads = changes
        .take_while(|change| future::ready(change.is_ok()))
        .filter_map(|change| {
            let event = Event::default().event("reload");
            future::ready(change.ok().and_then(|change| event.json_data(change).ok()))
        });
    let all = stream::once(future::ready(ready)).chain(reloads).map(Ok);
    Sse::new(all).keep_alive(KeepAlive::default())
}
