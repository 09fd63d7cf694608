//! The plugin inventory: a card for each plugin of the host, for administrators.

mod card;
mod logs;
mod need;

use std::sync::Arc;

use dioxus::prelude::*;

use self::card::PluginCard;
use self::logs::LogsDialog;
use super::notice::{Tone, notice};
use crate::client::HostError;
use crate::extension::{ExtensionView, Extensions, Inventory, PluginItem, Surface};
use crate::icon::icon;
use crate::words::words;

/// The page. `inventory` is `None` until the host answered, and an error where it did not or may not. `on_settings`
/// gets the view of a plugin's first settings page; `on_retry` is called to ask the host again. `heading_level` is the
/// level of the plugins' names, 1 to 6.
#[component]
pub fn PluginInventory(
    inventory: Option<Result<Inventory, HostError>>,
    extensions: Extensions,
    heading_level: u8,
    on_settings: EventHandler<Arc<ExtensionView>>,
    on_retry: EventHandler<()>,
) -> Element {
    let words = words();
    let mut logs = use_signal(|| None::<Box<str>>);
    let items = match inventory {
        None => return loading(),
        // Nothing of it is asked for again: rights do not come by themselves (contract section 10, defect 27).
        Some(Err(HostError::NotAllowed)) => {
            return nothing("shield-lock-outline", words.text("inventory-not-allowed"));
        }
        Some(Err(error)) => {
            return rsx! {
                div { class: "fp-inventory__failed", role: "alert",
                    {notice(Tone::Error, &error.message(&words))}
                    button {
                        class: "fp-button",
                        r#type: "button",
                        "data-mode": "outlined",
                        onclick: move |_| on_retry.call(()),
                        {icon("refresh", 16)}
                        span { class: "fp-button__label", {words.text("retry")} }
                    }
                }
            };
        }
        Some(Ok(items)) => items,
    };
    if items.iter().next().is_none() {
        return nothing("puzzle-outline", words.text("inventory-empty"));
    }
    let shown = logs
        .read()
        .as_deref()
        .and_then(|id| items.find(id))
        .cloned();
    rsx! {
        ul { class: "fp-inventory", role: "list",
            for item in items.iter().cloned() {
                li { key: "{item.plugin.id}", class: "fp-inventory__item",
                    PluginCard {
                        settings: settings(&extensions, &item),
                        item,
                        heading_level,
                        on_settings,
                        on_logs: move |id| logs.set(Some(id)),
                    }
                }
            }
        }
        if let Some(item) = shown {
            LogsDialog { plugin: Arc::clone(&item.plugin), on_close: move |()| logs.set(None) }
        }
    }
}

/// The plugin's first settings page, if it has one and may be set.
fn settings(extensions: &Extensions, item: &PluginItem) -> Option<Arc<ExtensionView>> {
    let mut pages = extensions.on(Surface::SettingsTab);
    pages.find(|view| view.plugin.id == item.plugin.id).cloned()
}

/// As high as cards, so that nothing jumps when they come.
fn loading() -> Element {
    rsx! {
        div { class: "fp-inventory", role: "status", "aria-label": words().text("loading"),
            for number in 0..6 {
                div { key: "{number}", class: "fp-inventory__placeholder" }
            }
        }
    }
}

/// What is said where there are no cards.
fn nothing(glyph: &str, text: String) -> Element {
    rsx! {
        div { class: "fp-inventory__nothing",
            {icon(glyph, 48)}
            p { "{text}" }
        }
    }
}

#[cfg(test)]
mod tests;
