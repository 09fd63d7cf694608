//! The place where a page is shown, and what the page is told.

use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_renderer::isolation::PageAddress;
use serde_json::{Value, json};

use super::PageEvent;
use crate::extension::{ExtensionView, IsolatedPage, PageFile};

/// What a shell needs to show a page. Equal slots show the same page.
#[derive(Clone, PartialEq)]
pub struct Slot {
    /// The extension whose page it is: `view.plugin.id` and `view.id` are who it is, whatever the page says.
    pub view: Arc<ExtensionView>,
    /// What the manifest says of the page.
    pub page: Arc<IsolatedPage>,
    /// The file that is its document.
    pub file: PageFile,
    /// Where the page is now. When it changes, an open page is told; it is not loaded again.
    pub place: ReadSignal<Place>,
    /// What the page is called, for those who cannot see it.
    pub name: String,
    /// Whether the page can lead to other extensions of its plugin.
    pub navigates: bool,
    /// Tells the frame around the slot what became of the page.
    pub on_event: Callback<PageEvent>,
}

/// Where a page is: what may change while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The chosen locale, as BCP 47.
    pub locale: String,
    /// The theme's tokens (contract section 6.1).
    pub theme: Arc<Value>,
    /// The printer that actions are for.
    pub printer_id: Option<Arc<str>>,
    /// Whether the page has all of the host's window.
    pub fullscreen: bool,
}

/// What pages may ask the host to do (contract section 6.2).
const HOST_ACTIONS: [&str; 8] = [
    "fullscreen.enter",
    "fullscreen.exit",
    "navigate",
    "files.open",
    "preview.open",
    "printer.slicing.open",
    "artifact.import",
    "artifact.print",
];

impl Slot {
    /// The address to load, on `origin`, which answers for this page alone. Messages for the host are meant for
    /// `host_origin`: on the web the origin of the page around the frame, where there is none the page's own.
    pub fn url(&self, origin: &str, host_origin: &str) -> String {
        let place = self.place.peek();
        let address = PageAddress {
            plugin_id: &self.view.plugin.id,
            plugin_name: &self.view.plugin.name,
            extension_id: &self.view.id,
            extension_mode: self.page.mode.name(),
            action_id: &self.page.action_id,
            path: &self.file.path,
            query: &self.file.query,
            components: &self.page.components,
            component_ids: &self.page.component_ids,
            current_printer_id: place.printer_id.as_deref(),
            locale: &place.locale,
            theme: &place.theme,
        };
        address.url(origin, host_origin)
    }

    /// What `wprint3d.host-context` says now (contract section 3.6). Who asks while painting, or in an effect, is
    /// called again when that changes.
    pub fn context(&self) -> Value {
        context(&self.view, &self.place.read(), self.navigates)
    }
}

/// What `wprint3d.host-context` says of `view` at `place`, in an app that leads pages elsewhere if it `navigates`.
pub(super) fn context(view: &ExtensionView, place: &Place, navigates: bool) -> Value {
    let actions = HOST_ACTIONS.map(|id| {
        let available = match id {
            "navigate" => navigates,
            other => other.starts_with("fullscreen."),
        };
        json!({"id": id, "version": 2, "available": available})
    });
    json!({
        "apiVersion": "2.0",
        "pluginId": view.plugin.id,
        "extensionId": view.id,
        "hostMode": "embedded",
        "runtimeBase": null,
        "artifactImportBase": null,
        "locale": place.locale,
        "presentation": if place.fullscreen { "fullscreen" } else { "split-pane" },
        "theme": &*place.theme,
        "themeTokens": &*place.theme,
        "hostActions": actions,
        "currentPrinterId": place.printer_id.as_deref(),
    })
}
