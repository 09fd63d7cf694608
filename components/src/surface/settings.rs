//! The settings dialog: a tab for each settings page of a plugin.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use dioxus::prelude::*;

use super::details::Details;
use super::enable::EnableSwitch;
use super::{Dialog, DialogSize, Modals, RegionBody, Tab, TabList, dom_id};
use crate::action::Actions;
use crate::extension::{Content, ExtensionView, Extensions, Plugin, Surface};
use crate::icon::icon;
use crate::words::words;

/// The dialog. `selected` is the key of a view ([`ExtensionView::key`]); when there is no such page, or none is
/// selected, the first is shown. `rtl` says that the page runs from right to left.
#[component]
pub fn SettingsDialog(
    extensions: Extensions,
    selected: Option<String>,
    #[props(default)] rtl: bool,
    on_select: EventHandler<String>,
    on_close: EventHandler<()>,
) -> Element {
    let words = words();
    let modals = use_hook(try_consume_context::<Modals>);
    let actions = use_hook(try_consume_context::<Actions>);
    let asked = actions.is_some_and(|actions| actions.question().is_some());
    let views: Vec<_> = extensions.on(Surface::SettingsTab).cloned().collect();
    let chosen = views
        .iter()
        .find(|view| Some(&*view.key) == selected.as_deref());
    let shown = chosen.or_else(|| views.first());
    // A page of a plugin's own stays once it was seen: it would be loaded anew otherwise, and forget what it was doing.
    let mut seen = use_hook(|| CopyValue::new(HashSet::<Box<str>>::new()));
    if let Some(view) = shown {
        seen.write().insert(view.key.clone());
    }
    let is_mounted = |view: &ExtensionView| {
        let stays = matches!(view.content, Content::Isolated(_)) && seen.peek().contains(&view.key);
        stays || shown.is_some_and(|shown| shown.key == view.key)
    };
    rsx! {
        Dialog {
            key_name: "settings",
            title: words.text("settings"),
            size: DialogSize::Large,
            covered: asked || modals.is_some_and(|modals| modals.is_any_open()),
            on_close,
            if let Some(view) = shown {
                TabList {
                    tabs: tabs(&views),
                    label: words.text("settings-pages"),
                    selected: view.key.to_string(),
                    rtl,
                    on_select,
                }
                // One element a page: what was unfolded or failed in one does not show in the next.
                for panel in views.iter().filter(|view| is_mounted(view)).cloned() {
                    Panel { key: "{panel.key}", hidden: panel.key != view.key, view: panel }
                }
            } else {
                p { class: "fp-settings__empty", {words.text("settings-empty")} }
            }
        }
    }
}

/// One settings page under its plugin's name.
#[component]
fn Panel(view: Arc<ExtensionView>, hidden: bool) -> Element {
    rsx! {
        div {
            hidden,
            class: "fp-settings__panel",
            role: "tabpanel",
            id: dom_id("panel", &view.key),
            "aria-labelledby": dom_id("tab", &view.key),
            // It scrolls, so the keyboard must reach it even when nothing in it can be used.
            tabindex: "0",
            section { class: "fp-region", "data-surface": view.surface.name(), "data-trust": view.plugin.trust.name(),
                "aria-labelledby": dom_id("title", &view.key),
                Details { view: view.clone() }
                if view.plugin.enabled {
                    RegionBody { view: view.clone(), heading_level: 4 }
                } else {
                    SwitchedOff { plugin: Arc::clone(&view.plugin) }
                }
            }
        }
    }
}

/// What stands for the settings of a disabled plugin, whose controls would only fail (contract section 10, defect 28).
#[component]
fn SwitchedOff(plugin: Arc<Plugin>) -> Element {
    rsx! {
        div { class: "fp-settings__off",
            {icon("power-plug-off-outline", 48)}
            p { {words().text("settings-off")} }
            EnableSwitch { plugin }
        }
    }
}

/// A tab for each page, called like its plugin; with a number where a plugin has several (contract section 8).
fn tabs(views: &[Arc<ExtensionView>]) -> Vec<Tab> {
    let mut pages = HashMap::new();
    for view in views {
        *pages.entry(&view.plugin.id).or_insert(0) += 1;
    }
    let mut seen = HashMap::new();
    let mut tabs = Vec::with_capacity(views.len());
    for view in views {
        let number = seen.entry(&view.plugin.id).or_insert(0);
        *number += 1;
        let several = pages.get(&view.plugin.id).is_some_and(|count| *count > 1);
        let name = &view.plugin.name;
        tabs.push(Tab {
            key: view.key.to_string(),
            id: dom_id("tab", &view.key),
            panel_id: dom_id("panel", &view.key),
            label: if several {
                format!("{name} {number}")
            } else {
                name.to_string()
            },
            icon: view.settings_icon().to_owned(),
            from_plugin: true,
        });
    }
    tabs
}

#[cfg(test)]
mod tests {
    use dioxus::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::surface::test_page::{TestPage, extensions};

    fn page(plugin: &str, id: &str, trust: &str) -> Value {
        json!({"id": id, "surface": "settings_tab", "title": format!("{id} title"), "pluginId": plugin,
            "pluginName": format!("Name of {plugin}"), "pluginVersion": "1.2.3", "pluginTrustLevel": trust,
            "schema": {"component": "text", "text": format!("inside {id}")}})
    }

    #[component]
    fn App(extensions: Extensions) -> Element {
        let mut selected = use_signal(|| None::<String>);
        let mut open = use_signal(|| true);
        rsx! {
            if open() {
                SettingsDialog {
                    extensions,
                    selected: selected(),
                    on_select: move |key| selected.set(Some(key)),
                    on_close: move |()| open.set(false),
                }
            }
        }
    }

    fn dialog(items: Value) -> TestPage {
        TestPage::of(rsx! { App { extensions: extensions(items) } })
    }

    #[test]
    fn a_plugin_with_several_pages_numbers_its_tabs() {
        let list = extensions(json!([
            page("a.a", "x", ""),
            page("b.b", "y", ""),
            page("a.a", "z", "")
        ]));
        let views: Vec<_> = list.on(Surface::SettingsTab).cloned().collect();
        let labels: Vec<_> = tabs(&views).into_iter().map(|tab| tab.label).collect();
        assert_eq!(labels, ["Name of a.a 1", "Name of a.a 2", "Name of b.b"]);
    }

    #[test]
    fn the_selected_tab_names_its_panel_and_the_others_are_not_in_the_page() {
        let mut dialog = dialog(json!([page("a.a", "x", ""), page("b.b", "y", "")]));
        let html = dialog.html();
        assert!(
            html.contains("inside x") && !html.contains("inside y"),
            "{html}"
        );
        assert_eq!(html.matches("role=\"tab\"").count(), 2, "{html}");
        assert!(html.contains("aria-controls=\"fp-panel:a.a:x\""), "{html}");
        assert!(
            html.contains(
                "role=\"tabpanel\" id=\"fp-panel:a.a:x\" aria-labelledby=\"fp-tab:a.a:x\""
            ),
            "{html}"
        );
        dialog.click("Name of b.b");
        let html = dialog.html();
        assert!(
            html.contains("inside y") && !html.contains("inside x"),
            "{html}"
        );
    }

    #[test]
    fn a_plugins_own_page_stays_where_it_is_while_another_tab_is_selected() {
        let own = json!({"id": "x", "surface": "settings_tab", "mode": "webview", "pluginId": "a.a",
            "pluginName": "Name of a.a", "url": "asset://x.html"});
        let mut dialog = dialog(json!([
            own,
            page("b.b", "y", ""),
            {"id": "z", "surface": "settings_tab", "mode": "webview", "pluginId": "c.c", "pluginName": "Name of c.c",
                "url": "asset://z.html"},
        ]));
        let panels = |html: &str| {
            let hidden = |panel: &str| {
                panel
                    .split('>')
                    .next()
                    .is_some_and(|tag| tag.contains("hidden"))
            };
            ["a.a:x", "b.b:y", "c.c:z"].map(|key| {
                let mut panels = html
                    .split("<div")
                    .filter(|div| div.contains("role=\"tabpanel\""));
                let panel = panels.find(|div| div.contains(&format!("fp-panel:{key}\"")));
                panel.map(hidden)
            })
        };
        assert_eq!(panels(&dialog.html()), [Some(false), None, None]);
        dialog.click("Name of b.b");
        assert_eq!(panels(&dialog.html()), [Some(true), Some(false), None]);
        dialog.click("Name of a.a");
        // What is not loaded is not kept.
        assert_eq!(panels(&dialog.html()), [Some(false), None, None]);
    }

    #[test]
    fn arrow_keys_select_and_the_selected_tab_is_the_one_that_tab_reaches() {
        let mut dialog = dialog(json!([
            page("a.a", "x", ""),
            page("b.b", "y", ""),
            page("c.c", "z", "")
        ]));
        for (key, inside) in [
            ("ArrowRight", "y"),
            ("End", "z"),
            ("ArrowRight", "x"),
            ("ArrowLeft", "z"),
            ("Home", "x"),
        ] {
            dialog.key_down("role=\"tablist\"", key);
            let html = dialog.html();
            assert!(html.contains(&format!("inside {inside}")), "{key}: {html}");
            let reached = html
                .split("<button")
                .find(|tab| tab.contains("role=\"tab\"") && tab.contains("tabindex=\"0\""));
            assert!(reached.unwrap().contains("aria-selected=true"), "{html}");
        }
    }

    #[test]
    fn the_plugins_name_is_always_there_and_its_details_when_asked_for() {
        let mut dialog = dialog(json!([page("a.a", "x", "unsigned")]));
        let html = dialog.html();
        assert!(html.contains("<bdi>Name of a.a</bdi></h3>"), "{html}");
        assert!(
            html.contains("aria-expanded=false") && !html.contains("1.2.3"),
            "{html}"
        );
        dialog.click("Show details");
        let html = dialog.html();
        for fact in [
            "aria-expanded=true",
            "1.2.3",
            "a.a",
            "x title",
            "Active",
            "Nobody has signed this plugin.",
        ] {
            assert!(html.contains(fact), "{fact}: {html}");
        }
    }

    #[test]
    fn defect_33_an_invalid_signature_is_said_before_anything_is_unfolded() {
        let error = "data-tone=\"error\"";
        let tampered = dialog(json!([page("a.a", "x", "invalid_signature")])).html();
        assert!(
            tampered.contains("The signature does not match this plugin."),
            "{tampered}"
        );
        assert_eq!(
            tampered.matches(error).count(),
            2,
            "the mark and the notice: {tampered}"
        );
        let unsigned = dialog(json!([page("a.a", "x", "unsigned")])).html();
        assert_eq!(unsigned.matches(error).count(), 0, "{unsigned}");
        assert!(unsigned.contains("data-tone=\"warning\""), "{unsigned}");
    }

    #[test]
    fn defect_28_the_settings_of_a_disabled_plugin_show_no_controls_that_would_fail() {
        let page = json!({"id": "s", "surface": "settings_tab",
            "schema": {"component": "button", "label": "Fails", "actionId": "x"}});
        let inventory = json!([{"id": "a.a", "name": "Off", "enabled": false, "manifest": {"uiExtensions": [page]}}]);
        let list = Extensions::default().updated(&json!([]), Some(&inventory));
        let html = TestPage::of(rsx! { App { extensions: list } }).html();
        assert!(
            !html.contains("Fails") && !html.contains("fp-plugin"),
            "{html}"
        );
        assert!(
            html.contains("This plugin is switched off.") && html.contains("role=\"switch\""),
            "{html}"
        );
    }

    #[test]
    fn escape_closes_and_no_settings_say_so() {
        let mut dialog = dialog(json!([]));
        assert!(
            dialog.html().contains("No plugin has settings."),
            "{}",
            dialog.html()
        );
        dialog.key_down("role=\"dialog\"", "Escape");
        assert!(!dialog.html().contains("dialog"), "{}", dialog.html());
    }
}
