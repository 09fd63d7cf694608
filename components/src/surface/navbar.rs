//! The plugins' widgets in the app bar.

use std::sync::Arc;

use dioxus::prelude::*;

use super::RegionBody;
use super::trust::trust_mark;
use crate::extension::{ExtensionView, Extensions, MobilePresentation, Surface};
use crate::icon::icon;
use crate::paint::Presentation;
use crate::words::words;

/// The widgets that stand in the app bar, toward its end. On `small` screens those that ask to be cards leave it:
/// [`NavbarCards`] shows them.
#[component]
pub fn NavbarWidgets(extensions: Extensions, small: bool) -> Element {
    let in_bar = |view: &Arc<ExtensionView>| {
        !(small && view.mobile_presentation == MobilePresentation::Card)
    };
    let views: Vec<_> = extensions
        .on(Surface::NavbarWidget)
        .filter(|view| in_bar(view))
        .cloned()
        .collect();
    let presentation = |view: &ExtensionView| match view.mobile_presentation {
        MobilePresentation::Gauges if small => Presentation::Gauges,
        MobilePresentation::Inline | MobilePresentation::Card | MobilePresentation::Gauges => {
            Presentation::Inline
        }
    };
    rsx! {
        // It scrolls, so the keyboard must reach it even when nothing in it can be used.
        div { class: "fp-widgets", role: "group", "aria-label": words().text("widgets"),
            tabindex: (!views.is_empty()).then_some("0"),
            for view in &views {
                Widget { key: "{view.key}", view: view.clone(), presentation: presentation(view) }
            }
        }
    }
}

/// The widgets that left the app bar on a small screen, stacked below it.
#[component]
pub fn NavbarCards(extensions: Extensions) -> Element {
    let cards = extensions
        .on(Surface::NavbarWidget)
        .filter(|view| view.mobile_presentation == MobilePresentation::Card);
    let views: Vec<_> = cards.cloned().collect();
    if views.is_empty() {
        return rsx! {};
    }
    rsx! {
        div { class: "fp-widget-cards", role: "group", "aria-label": words().text("widgets"),
            for view in views {
                Widget { key: "{view.key}", view: view.clone(), presentation: Presentation::Card }
            }
        }
    }
}

/// One widget in its frame. The plugin's name is short of room there: it is cut off before the plugin's content is.
#[component]
fn Widget(view: Arc<ExtensionView>, presentation: Presentation) -> Element {
    let name = view.plugin.name.to_string();
    let args = [
        ("title", view.title.to_string().into()),
        ("name", name.as_str().into()),
    ];
    rsx! {
        section {
            class: "fp-widget",
            "data-trust": view.plugin.trust.name(),
            "aria-label": words().format("region", &args),
            p { class: "fp-widget__plugin fp-type-label-small", title: name.clone(),
                {icon(view.settings_icon(), 16)}
                bdi { class: "fp-widget__name", "{name}" }
                {trust_mark(view.plugin.trust)}
            }
            // Nothing in a bar is a chapter of the page; headings there are the deepest.
            RegionBody { view: view.clone(), heading_level: 6, presentation, compact: true }
        }
    }
}

#[cfg(test)]
mod tests {
    use dioxus::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::surface::test_page::{TestPage, extensions};

    fn widgets() -> Extensions {
        let of = |id: &str, mobile: &str| {
            json!({"id": id, "surface": "navbar_widget", "title": id, "pluginId": "a.b", "pluginName": id,
                "mobilePresentation": mobile, "schema": {"component": "text", "text": "-"}})
        };
        extensions(json!([
            of("plain", ""),
            of("card", "card"),
            of("gauges", "gauges")
        ]))
    }

    fn names(html: &str) -> Vec<&str> {
        html.split("fp-widget__name\">")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap())
            .collect()
    }

    #[test]
    fn cards_leave_the_bar_on_small_screens_only() {
        let bar =
            |small| TestPage::of(rsx! { NavbarWidgets { extensions: widgets(), small } }).html();
        assert_eq!(names(&bar(false)), ["plain", "card", "gauges"]);
        assert_eq!(names(&bar(true)), ["plain", "gauges"]);
        let below = TestPage::of(rsx! { NavbarCards { extensions: widgets() } }).html();
        assert_eq!(names(&below), ["card"]);
    }

    #[test]
    fn a_widget_is_a_region_that_names_its_plugin() {
        let html =
            TestPage::of(rsx! { NavbarWidgets { extensions: widgets(), small: false } }).html();
        assert!(
            html.contains("aria-label=\"\u{2068}plain\u{2069}, plugin “\u{2068}plain\u{2069}”\""),
            "{html}"
        );
    }

    #[test]
    fn defect_5_a_widget_opens_the_modal_of_its_own_plugin_and_says_when_there_is_none() {
        let of = |plugin: &str, surface: &str, id: &str, schema: serde_json::Value| json!({"id": id, "surface": surface, "title": id, "pluginId": plugin, "schema": schema});
        let opens = |id: &str| json!({"component": "button", "label": format!("Open {id}"), "openExtensionId": id});
        let text = |text: &str| json!({"component": "text", "text": text});
        let list = extensions(json!([
            of("a.a", "navbar_widget", "w", opens("details")),
            of("a.a", "navbar_widget", "v", opens("nothing")),
            of("a.a", "modal", "details", text("mine")),
            of("b.b", "modal", "details", text("theirs")),
            of("b.b", "modal", "nothing", text("theirs")),
        ]));
        let content = rsx! { NavbarWidgets { extensions: list.clone(), small: false } };
        let mut page = TestPage::opening(list, content);
        page.click("Open details");
        let html = page.html();
        assert!(html.contains("mine") && !html.contains("theirs"), "{html}");
        page.click("Open nothing");
        let html = page.html();
        assert!(
            html.contains("has no dialog called") && !html.contains("theirs"),
            "{html}"
        );
    }
}
