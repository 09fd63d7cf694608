//! What stands for a plugin's own page until isolated views are there: nothing of the page is loaded.

use dioxus::prelude::*;

use crate::extension::{ExtensionView, IsolatedMode};
use crate::icon::icon;
use crate::words::words;

/// Says that an isolated view belongs here.
pub(super) fn placeholder(view: &ExtensionView, mode: IsolatedMode, compact: bool) -> Element {
    let words = words();
    let name = [("name", view.plugin.name.to_string().into())];
    let (glyph, text) = match mode {
        IsolatedMode::Webview => ("web", words.format("isolated-webview", &name)),
        IsolatedMode::CustomBundle => (
            "application-outline",
            words.format("isolated-custom-bundle", &name),
        ),
    };
    rsx! {
        div { class: "fp-isolated", "data-compact": compact,
            {icon(glyph, if compact { 16 } else { 48 })}
            p { class: "fp-isolated__title fp-type-title-small", {words.text("isolated-title")} }
            if !compact {
                p { class: "fp-isolated__text", dir: "auto", "{text}" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::surface::test_page::{TestPage, extensions};

    #[test]
    fn a_page_of_its_own_gets_a_placeholder_and_nothing_is_loaded() {
        for (mode, says) in [
            ("webview", "a web page of its own"),
            ("custom_bundle", "its own interface"),
        ] {
            let html = TestPage::control(extensions(json!([{
                "id": "p", "surface": "printer_panel", "mode": mode, "pluginId": "a.b", "pluginName": "Clock",
                "url": "https://evil.example/", "bundle": {"url": "https://evil.example/"}
            }])))
            .html();
            assert!(
                html.contains("An isolated view belongs here") && html.contains(says),
                "{html}"
            );
            assert!(
                !html.contains("iframe") && !html.contains("evil.example"),
                "{html}"
            );
        }
    }
}
