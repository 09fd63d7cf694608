//! The control area: what plugins add below the printer's own controls, actions first.

use std::sync::Arc;

use dioxus::prelude::*;

use super::Region;
use crate::extension::{ExtensionView, Extensions, Surface};
use crate::words::words;

/// The plugins' actions, then their panels. `heading_level` is the level of their titles.
#[component]
pub fn ControlArea(extensions: Extensions, heading_level: u8) -> Element {
    let words = words();
    rsx! {
        {group(words.text("actions"), extensions.on(Surface::PrinterAction), heading_level)}
        {group(words.text("panels"), extensions.on(Surface::PrinterPanel), heading_level)}
    }
}

/// The regions of `views` under a name for screen readers; nothing without any.
fn group<'a>(
    name: String,
    views: impl Iterator<Item = &'a Arc<ExtensionView>>,
    heading_level: u8,
) -> Element {
    let views: Vec<_> = views.cloned().collect();
    if views.is_empty() {
        return rsx! {};
    }
    rsx! {
        div { class: "fp-control", role: "group", "aria-label": name,
            for view in views {
                Region { key: "{view.key}", view: view.clone(), heading_level }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::surface::test_page::{TestPage, extensions};

    #[test]
    fn all_actions_come_before_all_panels() {
        let of = |id: &str, surface: &str| json!({"id": id, "surface": surface, "title": id, "pluginId": "a.b", "schema": {"component": "divider"}});
        let html = TestPage::control(extensions(json!([
            of("first-panel", "printer_panel"),
            of("first-action", "printer_action"),
            of("second-panel", "printer_panel"),
            of("second-action", "printer_action"),
        ])))
        .html();
        let at = [
            "first-action",
            "second-action",
            "first-panel",
            "second-panel",
        ]
        .map(|id| html.find(&format!("<bdi>{id}</bdi>")).unwrap());
        assert!(at.is_sorted(), "{html}");
    }

    #[test]
    fn without_extensions_there_is_nothing() {
        let html = TestPage::control(extensions(json!([]))).html();
        assert!(!html.contains("fp-control"), "{html}");
    }
}
