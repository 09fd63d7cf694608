//! Live data as components ask for it.

use std::time::Duration;

use dioxus::prelude::*;
use faceplate_renderer::poll::Poll;
use faceplate_renderer::prop::ActionId;

use super::{Query, Status, Subject, use_status_while};
use crate::extension_id::ExtensionId;

/// How the data of `poll` stands, asked of the plugin around the current scope; [`Status::Empty`] without an action.
/// It is asked for only while an element that calls the callback with whether it can be seen says that it can.
pub(crate) fn use_poll(poll: &Poll) -> (Status, Callback<bool>) {
    let extension = use_hook(ExtensionId::here);
    let mut seen = use_signal(|| true);
    let query = poll.action_id.as_ref().map(|ActionId(action_id)| Query {
        plugin_id: extension.plugin_id.clone(),
        subject: Subject::Action {
            action_id: action_id.clone(),
            payload: poll.payload.clone(),
        },
    });
    let interval = Duration::from_secs_f64(poll.interval_ms.max(0.0) / 1_000.0);
    let status = use_status_while(query, Some(interval), seen.into());
    let see = use_callback(move |sees: bool| {
        if *seen.peek() != sees {
            seen.set(sees);
        }
    });
    (status, see)
}
