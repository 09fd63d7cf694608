//! What a person does in a page that concerns the view around it: leaving it by a key, editing it, turning the wheel
//! where it cannot scroll.
//!
//! `relay.js` runs in a script world of its own. The page has no object to reach the host with, and cannot see or
//! change the script. Messages of the contract go another way, as requests.

use gtk::gio::Cancellable;
use serde::Deserialize;
use webkit2gtk::{UserContentManager, UserContentManagerExt, WebView, WebViewExt};

/// The script world, and the name of the way out of it.
const WORLD: &str = "faceplate";

/// The longest thing that the script says, in bytes.
const LONGEST: usize = 256;

/// What the script says.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Said {
    /// Escape was pressed and the page has no use for it.
    Escape,
    /// Somebody entered something.
    Edited,
    /// The wheel was turned by this much, in CSS pixels, where the page cannot scroll.
    Wheel([f64; 2]),
}

impl Said {
    fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text)
            .ok()
            .filter(|_| text.len() <= LONGEST)
    }
}

/// Lets the script say things, which `on_said` hears.
pub(super) fn listen(manager: &UserContentManager, on_said: impl Fn(Said) + 'static) {
    manager.register_script_message_handler_in_world(WORLD, WORLD);
    manager.connect_script_message_received(Some(WORLD), move |_, result| {
        if let Some(said) = result
            .js_value()
            .and_then(|value| Said::read(&value.to_string()))
        {
            on_said(said);
        }
    });
}

/// Starts the script in the page that was just loaded.
pub(super) fn start(view: &WebView) {
    run(view, include_str!("relay.js"));
}

/// Moves the focus to the page's first control, or to its last.
pub(super) fn enter(view: &WebView, forward: bool) {
    run(view, &format!("globalThis.faceplate?.enter({forward})"));
}

fn run(view: &WebView, script: &str) {
    // A page that is gone needs no script.
    view.evaluate_javascript(script, Some(WORLD), None, None::<&Cancellable>, |_| ());
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn what_the_script_says_is_one_of_few_things() {
        assert_eq!(Said::read("\"escape\""), Some(Said::Escape));
        assert_eq!(
            Said::read("{\"wheel\":[0,120]}"),
            Some(Said::Wheel([0.0, 120.0]))
        );
        let deep = "[".repeat(10_000);
        let long = format!("{{\"wheel\":[0,1{}]}}", "0".repeat(300));
        for not in [
            "",
            "null",
            "\"quit\"",
            "{\"wheel\":[1]}",
            "{\"escape\":null,\"edited\":null}",
            &deep,
            &long,
        ] {
            assert_eq!(Said::read(not), None, "{not}");
        }
    }
}
