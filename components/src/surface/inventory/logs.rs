//! The log of a plugin, the newest entry first.

use std::sync::Arc;

use dioxus::prelude::*;
use serde_json::Value;

use super::super::moment::moment;
use super::super::notice::{Tone, notice};
use super::super::{Dialog, DialogSize};
use crate::action::Actions;
use crate::client::LogEntry;
use crate::data::{Query, Status, Subject, use_status};
use crate::extension::Plugin;
use crate::icon::icon;
use crate::words::{Words, words};

/// The most characters of an entry's context.
const CONTEXT_CHARS: usize = 4_000;

/// The dialog. It follows the log while it is open.
#[component]
pub(super) fn LogsDialog(plugin: Arc<Plugin>, on_close: EventHandler<()>) -> Element {
    let words = words();
    let actions = use_hook(try_consume_context::<Actions>);
    let query = Query {
        plugin_id: (&*plugin.id).into(),
        subject: Subject::Logs,
    };
    let status = use_status(Some(query), None);
    let title = words.format("logs-title", &[("name", plugin.name.to_string().into())]);
    rsx! {
        Dialog {
            key_name: "logs",
            title: title.clone(),
            size: DialogSize::Large,
            covered: actions.is_some_and(|actions| actions.question().is_some()),
            on_close,
            if let Status::Failed(problem) | Status::Stale { problem, .. } = &status {
                div { class: "fp-logs__problem", role: "alert",
                    {notice(Tone::Error, &problem.of_plugin(&words))}
                }
            }
            match &status {
                Status::Loading => rsx! {
                    p { class: "fp-logs__nothing", role: "status", {words.text("loading")} }
                },
                Status::Empty => rsx! {
                    p { class: "fp-logs__nothing", role: "status", {words.text("logs-empty")} }
                },
                Status::Failed(_) => rsx! {},
                Status::Fresh(value) | Status::Stale { value, .. } => rsx! {
                    // It scrolls, so the keyboard must reach it.
                    div { class: "fp-logs", tabindex: "0", role: "log", "aria-label": title, {entries(value, &words)} }
                },
            }
        }
    }
}

/// The entries of `log`. Those that are on screen stay the same elements when another comes.
fn entries(log: &Value, words: &Words) -> Element {
    let all = log.as_array().into_iter().flatten();
    let entries: Vec<_> = all.filter_map(LogEntry::read).enumerate().collect();
    rsx! {
        ol { class: "fp-logs__list", role: "list",
            for (number , entry) in entries.iter().rev() {
                {
                    let (tone, level) = level(entry, words);
                    rsx! {
                        li { key: "{number}:{entry.timestamp}", class: "fp-logs__entry", "data-tone": tone.word(),
                            p { class: "fp-logs__head fp-type-body-small",
                                span { class: "fp-logs__level",
                                    {icon(tone.icon(), 16)}
                                    "{level}"
                                }
                                {moment(&entry.timestamp)}
                                bdi { class: "fp-mono", "{entry.stage}" }
                            }
                            p { class: "fp-logs__message fp-mono", dir: "auto", "{entry.message}" }
                            if !entry.context.is_null() {
                                p { class: "fp-logs__context fp-mono fp-type-body-small", dir: "ltr", {context(&entry.context)} }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How bad an entry is, and the word for it; a level that is not known here is its own word.
fn level(entry: &LogEntry, words: &Words) -> (Tone, String) {
    match &*entry.level {
        _ if entry.is_error() => (Tone::Error, words.text("severity-error")),
        "warning" => (Tone::Warning, words.text("severity-warning")),
        "info" | "notice" | "" => (Tone::Info, words.text("severity-info")),
        other => (Tone::Info, other.to_owned()),
    }
}

/// More about an entry, as JSON without what cannot be seen.
fn context(context: &Value) -> String {
    let json = faceplate_renderer::prop::Text::new(&context.to_string());
    match json.char_indices().nth(CONTEXT_CHARS) {
        Some((end, _)) => format!("{}…", json.get(..end).unwrap_or_default()),
        None => json.to_string(),
    }
}
