//! Who a plugin is: its name, always, and what else is known of it, when somebody asks.

use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_renderer::isolation::Origin;
use faceplate_renderer::manifest::Isolation;

use super::dom_id;
use super::notice::{Tone, notice};
use super::region::heading;
use super::tabs::badged_icon;
use super::trust::{trust_fact, trust_mark};
use crate::extension::{ExtensionView, Plugin};
use crate::icon::icon;
use crate::words::{Words, words};

/// The header of a settings panel. The plugin's name is always there, and so is what is wrong with its signature;
/// id, version, description, trust and warnings are behind a button.
#[component]
pub(super) fn Details(view: Arc<ExtensionView>) -> Element {
    let mut open = use_signal(|| false);
    let words = words();
    let plugin = &view.plugin;
    let details_id = dom_id("details", &view.key);
    // The gravest may not wait behind a button (contract section 10, defect 33).
    let (grave, others): (Vec<_>, _) = view
        .warnings
        .iter()
        .partition(|warning| warning.tone() == Tone::Error);
    rsx! {
        header { class: "fp-details", "data-trust": plugin.trust.name(),
            div { class: "fp-details__bar",
                {badged_icon(view.settings_icon(), true)}
                {heading(3, &dom_id("title", &view.key), "fp-details__name fp-type-title-medium", &plugin.name)}
                {trust_mark(plugin.trust)}
                button {
                    class: "fp-details__toggle fp-button",
                    r#type: "button",
                    "data-mode": "text",
                    "aria-expanded": open(),
                    "aria-controls": open().then(|| details_id.clone()),
                    onclick: move |_| open.toggle(),
                    {icon(if open() { "chevron-up" } else { "chevron-down" }, 24)}
                    span { class: "fp-button__label",
                        {if open() { words.text("details-hide") } else { words.text("details-show") }}
                    }
                }
            }
            for warning in grave {
                {notice(warning.tone(), &warning.text(&words))}
            }
            if open() {
                div { class: "fp-details__more", id: details_id.clone(),
                    p { class: "fp-type-title-small", bdi { "{view.title}" } }
                    {facts(plugin, &words)}
                    if view.has_page() {
                        h4 { class: "fp-type-label-large", {words.text("page-may")} }
                        {rights(plugin.needs.as_ref(), &words)}
                    }
                    if !others.is_empty() {
                        h4 { class: "fp-type-label-large", {words.text("plugin-warnings")} }
                        for warning in others {
                            {notice(warning.tone(), &warning.text(&words))}
                        }
                    }
                }
            }
        }
    }
}

fn facts(plugin: &Plugin, words: &Words) -> Element {
    let status = if plugin.enabled {
        words.text("plugin-active")
    } else {
        words.text("plugin-disabled")
    };
    rsx! {
        dl { class: "fp-details__facts",
            dt { {words.text("plugin-id")} }
            dd { class: "fp-mono", bdi { "{plugin.id}" } }
            if let Some(version) = &plugin.version {
                dt { {words.text("plugin-version")} }
                dd { class: "fp-mono", bdi { "{version}" } }
            }
            if let Some(description) = &plugin.description {
                dt { {words.text("plugin-description")} }
                dd { dir: "auto", "{description}" }
            }
            dt { {words.text("plugin-status")} }
            dd { "{status}" }
            dt { {words.text("trust")} }
            dd { {trust_fact(plugin.trust)} }
        }
    }
}

/// What a plugin's own pages may do: what its manifest asks for, and nothing else (decisions.md 19).
fn rights(needs: Option<&Isolation>, words: &Words) -> Element {
    let Some(needs) = needs else {
        return rsx! {
            p { {words.text("page-may-unknown")} }
        };
    };
    let origins: Vec<_> = needs.connect.iter().map(Origin::as_str).collect();
    let connect = (!origins.is_empty()).then(|| {
        let origins = origins.join(", ");
        words.format("page-may-connect", &[("origins", origins.into())])
    });
    let rights = [
        connect,
        needs.storage.then(|| words.text("page-may-store")),
        needs.legacy_eval.then(|| words.text("page-may-eval")),
    ];
    rsx! {
        ul {
            li { {words.text("page-may-own")} }
            for right in rights.into_iter().flatten() {
                li { key: "{right}", dir: "auto", "{right}" }
            }
        }
        p { {words.text("page-may-not")} }
    }
}
