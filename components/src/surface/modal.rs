//! The plugins' own dialogs, which their other extensions open.

use std::sync::Arc;

use dioxus::prelude::*;

use super::question::QuestionDialog;
use super::trust::trust_mark;
use super::{Dialog, DialogSize, RegionBody};
use crate::action::Actions;
use crate::extension::{ExtensionView, Extensions};
use crate::words::words;

/// Which dialogs of plugins are open, for everything below [`use_modals_provider`].
#[derive(Clone, Copy, PartialEq)]
pub struct Modals {
    extensions: ReadSignal<Extensions>,
    /// What is open, each opened from the one before.
    open: Signal<Vec<Opened>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Opened {
    plugin_id: Box<str>,
    id: Box<str>,
}

/// Lets everything below open the dialogs among `extensions`, for a [`ModalStack`] to show.
pub fn use_modals_provider(extensions: ReadSignal<Extensions>) -> Modals {
    use_context_provider(|| Modals {
        extensions,
        open: Signal::new(Vec::new()),
    })
}

impl Modals {
    /// Opens the dialog `id` of the plugin `plugin_id`, over those that are open. One that is open already comes to
    /// the top instead, and those over it close. `false` when the plugin has no such dialog.
    pub fn open(mut self, plugin_id: &str, id: &str) -> bool {
        if self.extensions.peek().modal(plugin_id, id).is_none() {
            return false;
        }
        let opened = Opened {
            plugin_id: plugin_id.into(),
            id: id.into(),
        };
        let mut open = self.open.write();
        match open.iter().position(|other| *other == opened) {
            Some(at) => open.truncate(at + 1),
            None => open.push(opened),
        }
        true
    }

    /// Closes the dialog `view` and those over it.
    pub fn close(mut self, view: &ExtensionView) {
        let is_view = |opened: &Opened| opened.plugin_id == view.plugin.id && opened.id == view.id;
        let mut open = self.open.write();
        if let Some(at) = open.iter().position(is_view) {
            open.truncate(at);
        }
    }

    /// Closes all of them.
    pub fn close_all(mut self) {
        self.open.write().clear();
    }

    /// Whether a dialog is open. Who asks while painting repaints when that changes.
    pub fn is_any_open(self) -> bool {
        self.views().next().is_some()
    }

    /// The views of what is open, the topmost last. What the plugins no longer have is not shown.
    fn views(self) -> impl Iterator<Item = Arc<ExtensionView>> {
        let extensions = self.extensions.read().clone();
        let open = self.open.read().clone();
        open.into_iter()
            .filter_map(move |opened| extensions.modal(&opened.plugin_id, &opened.id).cloned())
    }
}

/// Shows the open dialogs, and what a person is asked before an action runs.
#[component]
pub fn ModalStack() -> Element {
    let Some(modals) = use_hook(try_consume_context::<Modals>) else {
        return rsx! {};
    };
    let views: Vec<_> = modals.views().collect();
    let top = views.len();
    let actions = use_hook(try_consume_context::<Actions>);
    let asked = actions.is_some_and(|actions| actions.question().is_some());
    rsx! {
        for (place, view) in views.into_iter().enumerate() {
            Modal {
                key: "{view.key}",
                view: view.clone(),
                covered: asked || place + 1 < top,
                on_close: move |()| modals.close(&view),
            }
        }
        QuestionDialog {}
    }
}

#[component]
fn Modal(view: Arc<ExtensionView>, covered: bool, on_close: EventHandler<()>) -> Element {
    let name = [("name", view.plugin.name.to_string().into())];
    let from = rsx! {
        p { class: "fp-region__plugin fp-type-body-small",
            span { {words().format("plugin-named", &name)} }
            {trust_mark(view.plugin.trust)}
        }
    };
    rsx! {
        Dialog {
            key_name: "{view.key}",
            title: view.title.to_string(),
            subtitle: from,
            size: DialogSize::Small,
            covered,
            on_close,
            // It scrolls, so the keyboard must reach it even when nothing in it can be used.
            div { class: "fp-region", tabindex: "0", role: "group", "aria-label": view.title.to_string(),
                "data-surface": view.surface.name(), "data-trust": view.plugin.trust.name(),
                RegionBody { view: view.clone(), heading_level: 3 }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::surface::test_page::{TestPage, extensions};

    fn opener(plugin: &str, opens: &str) -> Value {
        json!({"id": "panel", "surface": "printer_panel", "title": "Panel", "pluginId": plugin, "pluginName": plugin,
            "schema": {"component": "button", "label": format!("Open from {plugin}"), "openExtensionId": opens}})
    }

    fn modal(plugin: &str, id: &str, schema: Value) -> Value {
        json!({"id": id, "surface": "modal", "title": format!("{id} of {plugin}"), "pluginId": plugin,
            "pluginName": plugin, "schema": schema})
    }

    fn text(text: &str) -> Value {
        json!({"component": "text", "text": text})
    }

    #[test]
    fn defect_5_a_button_opens_the_modal_of_its_own_plugin() {
        let mut page = TestPage::control(extensions(json!([
            opener("a.a", "details"),
            modal("a.a", "details", text("mine")),
            modal("b.b", "details", text("theirs")),
        ])));
        assert!(
            !page.html().contains("dialog"),
            "a modal is never there by itself"
        );
        page.click("Open from a.a");
        let html = page.html();
        assert!(
            html.contains("role=\"dialog\" aria-modal=\"true\""),
            "{html}"
        );
        assert!(
            html.contains("details of a.a") && html.contains("mine") && !html.contains("theirs"),
            "{html}"
        );
        page.key_down("role=\"dialog\"", "Escape");
        assert!(!page.html().contains("dialog"), "{}", page.html());
    }

    #[test]
    fn defect_5_a_modal_that_is_not_there_is_missed_in_words() {
        let mut page = TestPage::control(extensions(json!([
            opener("a.a", "details"),
            modal("b.b", "details", text("theirs")),
        ])));
        page.click("Open from a.a");
        let html = page.html();
        assert!(!html.contains("role=\"dialog\""), "{html}");
        assert!(
            html.contains("has no dialog called “\u{2068}details\u{2069}”"),
            "{html}"
        );
    }

    #[test]
    fn a_modal_may_open_another_which_covers_it_and_none_opens_twice() {
        let opens = |label: &str, id: &str| json!({"component": "button", "label": label, "openExtensionId": id});
        let mut page = TestPage::control(extensions(json!([
            opener("a.a", "first"),
            modal("a.a", "first", opens("Further", "second")),
            modal("a.a", "second", opens("Back", "first")),
        ])));
        page.click("Open from a.a");
        page.click("Further");
        let html = page.html();
        assert_eq!(html.matches("role=\"dialog\"").count(), 2, "{html}");
        assert_eq!(html.matches("inert=\"true\"").count(), 1, "{html}");
        page.click("Back");
        let html = page.html();
        assert_eq!(html.matches("role=\"dialog\"").count(), 1, "{html}");
        assert!(html.contains("first of a.a"), "{html}");
        page.click("Close");
        assert!(!page.html().contains("role=\"dialog\""), "{}", page.html());
    }

    #[test]
    fn a_page_of_its_own_in_a_modal_gets_the_placeholder() {
        let mut isolated = modal("a.a", "details", json!([]));
        isolated["mode"] = json!("custom_bundle");
        let mut page = TestPage::control(extensions(json!([opener("a.a", "details"), isolated])));
        page.click("Open from a.a");
        assert!(
            page.html().contains("has a page of its own"),
            "{}",
            page.html()
        );
    }
}
