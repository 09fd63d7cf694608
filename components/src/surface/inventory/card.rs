//! One plugin: who it is, how it stands, and what can be done about it.

use std::sync::Arc;

use dioxus::prelude::*;

use super::super::enable::EnableSwitch;
use super::super::mark::mark;
use super::super::moment::moment;
use super::super::notice::{Tone, notice};
use super::super::region::heading;
use super::super::trust::trust_fact;
use super::super::{badged_icon, dom_id};
use super::need;
use crate::extension::{ExtensionView, LoadState, PluginItem};
use crate::icon::icon;
use crate::words::{Words, words};

/// The card. `settings` is the plugin's first settings page, if it has one.
#[component]
pub(super) fn PluginCard(
    item: Arc<PluginItem>,
    settings: Option<Arc<ExtensionView>>,
    heading_level: u8,
    on_settings: EventHandler<Arc<ExtensionView>>,
    on_logs: EventHandler<Box<str>>,
) -> Element {
    let words = words();
    let plugin = &item.plugin;
    let name_id = dom_id("card", &plugin.id);
    let glyph = plugin
        .icon
        .as_ref()
        .map_or("puzzle-outline", |icon| icon.name());
    let id = plugin.id.clone();
    let failed = item.load == LoadState::Failed;
    rsx! {
        article {
            class: "fp-card",
            "aria-labelledby": name_id.clone(),
            "data-trust": plugin.trust.name(),
            "data-failed": failed,
            header { class: "fp-card__header",
                {badged_icon(glyph, false)}
                div { class: "fp-card__name",
                    {heading(heading_level, &name_id, "fp-type-title-medium", &plugin.name)}
                    p { class: "fp-card__id fp-mono fp-type-body-small",
                        bdi { "{plugin.id}" }
                        if let Some(version) = &plugin.version {
                            span { class: "fp-visually-hidden", {words.text("plugin-version")} }
                            bdi { "{version}" }
                        }
                    }
                }
            }
            div { class: "fp-card__marks",
                {load_mark(item.load, &words)}
                {trust_fact(plugin.trust)}
                if item.images > 0 {
                    {mark("weight", &words.text("heavyweight"), Tone::Info)}
                } else {
                    {mark("feather", &words.text("lightweight"), Tone::Info)}
                }
            }
            if let Some(description) = &plugin.description {
                p { class: "fp-card__description", dir: "auto", "{description}" }
            }
            if let Some((error, at)) = item.further_error() {
                div { class: "fp-card__error",
                    {notice(if failed { Tone::Error } else { Tone::Warning }, &latest_error(failed, &error.of_plugin(&words), &words))}
                    if let Some(at) = at {
                        p { class: "fp-card__when fp-type-body-small", {moment(at)} }
                    }
                }
            }
            for shortfall in &item.shortfalls {
                {notice(Tone::Warning, &need::sentence(shortfall, item.load, &words))}
            }
            if item.images > 0 {
                {notice(Tone::Info, &words.format("runs-images", &[("count", item.images.into())]))}
            }
            for warning in &item.warnings {
                {notice(warning.tone(), &warning.text(&words))}
            }
            footer { class: "fp-card__footer",
                EnableSwitch {
                    plugin: Arc::clone(plugin),
                    known_error: item.error.as_ref().map(|(error, _)| error.clone()),
                    despite: item.may_override.then(|| lacks(&item, &words)),
                }
                div { class: "fp-card__buttons",
                    if let Some(view) = settings {
                        button {
                            class: "fp-button",
                            r#type: "button",
                            "data-mode": "text",
                            "aria-describedby": name_id.clone(),
                            onclick: move |_| on_settings.call(Arc::clone(&view)),
                            {icon("cog", 16)}
                            span { class: "fp-button__label", {words.text("settings")} }
                        }
                    }
                    button {
                        class: "fp-button",
                        r#type: "button",
                        "data-mode": "text",
                        "aria-describedby": name_id.clone(),
                        onclick: move |_| on_logs.call(id.clone()),
                        {icon("text-box-outline", 16)}
                        span { class: "fp-button__label", {words.text("logs")} }
                    }
                }
            }
        }
    }
}

/// What the host has too little of for the plugin, and what comes of it once it is enabled; in the host's own words
/// where it gives no numbers.
fn lacks(item: &PluginItem, words: &Words) -> Vec<String> {
    let short = item.shortfalls.iter();
    let mut said: Vec<_> = short
        .map(|shortfall| need::sentence(shortfall, LoadState::Ready, words))
        .collect();
    if said.is_empty() {
        said.extend(item.error.as_ref().map(|(error, _)| error.of_plugin(words)));
    }
    said
}

/// How the plugin stands, in a word.
fn load_mark(load: LoadState, words: &Words) -> Element {
    match load {
        LoadState::Ready => mark(
            "check-circle-outline",
            &words.text("plugin-active"),
            Tone::Success,
        ),
        LoadState::Disabled => mark(
            "minus-circle-outline",
            &words.text("plugin-disabled"),
            Tone::Info,
        ),
        LoadState::Preparing => mark(
            "progress-clock",
            &words.text("plugin-preparing"),
            Tone::Info,
        ),
        LoadState::Failed => mark("alert-octagon", &words.text("plugin-failed"), Tone::Error),
        LoadState::Unmet => mark("alert-outline", &words.text("plugin-unmet"), Tone::Warning),
    }
}

fn latest_error(failed: bool, error: &str, words: &Words) -> String {
    let args = [("error", error.into())];
    if failed {
        words.format("load-error", &args)
    } else {
        words.format("latest-error", &args)
    }
}
