//! What a person should know about the connection and the files, above everything: said once, in words, and
//! announced.

use dioxus::prelude::*;
use faceplate_components::client::HostError;
use faceplate_components::icon::icon;
use faceplate_components::words::words;

use super::live::{Connection, Live};
use super::problem::place;

/// The notices. Each takes its own space and covers nothing.
#[component]
pub(super) fn Notices(live: Live) -> Element {
    let words = words();
    let connection = live.connection.read();
    let development = live.development.read();
    let stale = development
        .iter()
        .flatten()
        .filter_map(|plugin| Some((plugin, live.stale(plugin)?)));
    rsx! {
        div { class: "wb-notices", role: "status",
            match &*connection {
                Connection::Loading | Connection::Live => rsx! {},
                Connection::Reconnecting => rsx! {
                    p { class: "wb-notice", "data-severity": "warning",
                        {icon("lan-disconnect", 16)}
                        {words.text("reconnecting")}
                    }
                },
                Connection::Failed(error) => rsx! {
                    p { class: "wb-notice", "data-severity": "error",
                        {icon("alert-circle", 16)}
                        span {
                            {error.message(&words)}
                            if *error == HostError::LogIn {
                                " "
                                {words.text("log-in-with-token")}
                            }
                        }
                        button {
                            class: "wb-button",
                            r#type: "button",
                            onclick: move |_| async move { live.ask().await },
                            {words.text("retry")}
                        }
                    }
                },
            }
            for (plugin , problem) in stale {
                p { key: "{plugin.folder}", class: "wb-notice", "data-severity": "warning",
                    {icon("history", 16)}
                    span {
                        {words.format("last-good", &[("name", live.name(&plugin.id).into())])}
                        " "
                        span { dir: "auto", "{problem.message} " }
                        span { class: "fp-mono", dir: "ltr", {place(problem)} }
                    }
                }
            }
        }
    }
}
