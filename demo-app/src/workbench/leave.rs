//! Asks before what was entered and not saved is lost.

use dioxus::prelude::*;
use faceplate_components::action::{Actions, OwnQuestion};
use faceplate_components::input_state::InputState;
use faceplate_components::words::words;

use super::live::Live;
use crate::surroundings::Surroundings;

/// Asks with `actions` before the window is closed. Changes of tab and page lose nothing, so nobody is asked there.
pub(super) fn use_leave_guard(live: Live, actions: Actions) {
    let window = use_hook(|| consume_context::<Surroundings>().window);
    let entered = use_hook(consume_context::<InputState>);
    let close = use_callback({
        let window = window.clone();
        move |()| window.close()
    });
    let on_closing = use_callback(move |()| {
        let words = words();
        actions.ask(OwnQuestion {
            title: words.text("leave-title"),
            text: vec![words.text("leave-text")],
            yes: words.text("leave"),
            then: close,
        });
    });
    use_hook(|| window.follow_closing(on_closing));
    // An author who removes a form while it is filled in is not asked about it for ever.
    use_effect(move || {
        let extensions = live.extensions.read();
        entered.keep_unsaved(|extension| {
            extensions.iter().any(|view| {
                *view.plugin.id == *extension.plugin_id && *view.id == *extension.extension_id
            })
        });
    });
}
