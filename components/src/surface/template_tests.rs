//! Templates on every surface, for administrators and for everybody else.

use dioxus::prelude::*;
use serde_json::{Value, json};

use super::test_page::TestPage;
use super::{ControlArea, NavbarWidgets, Page, SettingsDialog};
use crate::extension::{Extensions, Surface};

/// An extension on each surface that uses a template, and a panel that opens the modal.
fn plugin() -> (Value, Value) {
    let schema =
        json!({"component": "remote_component", "componentId": "card", "props": {"name": "Ada"}});
    let mut items: Vec<_> = Surface::ALL
        .into_iter()
        .map(|surface| {
            let name = surface.name();
            json!({"id": name, "surface": name, "title": name, "pluginId": "a.b", "schema": schema})
        })
        .collect();
    items.push(
        json!({"id": "opener", "surface": "printer_panel", "title": "Opener", "pluginId": "a.b",
        "schema": {"component": "button", "label": "Open it", "openExtensionId": "modal"}}),
    );
    let card = json!({"id": "card", "schema": {"component": "text", "text": "Hello, {{name}}!"}});
    (
        items.into(),
        json!([{"id": "a.b", "enabled": true, "manifest": {"components": [card]}}]),
    )
}

#[component]
fn Settings(extensions: Extensions) -> Element {
    rsx! {
        SettingsDialog { extensions, selected: None, on_select: |_| {}, on_close: |()| {} }
    }
}

/// What `surface` shows of `extensions`.
fn shown(extensions: &Extensions, surface: Surface) -> String {
    let only: Vec<_> = extensions.on(surface).cloned().collect();
    let list = extensions.clone();
    let content = match surface {
        Surface::SettingsTab => rsx! { Settings { extensions: list } },
        Surface::NavbarWidget => rsx! { NavbarWidgets { extensions: list, small: false } },
        Surface::Page => rsx! { Page { view: only[0].clone(), heading_level: 2 } },
        Surface::PrinterPanel | Surface::PrinterAction | Surface::Modal => rsx! {
            ControlArea { extensions: list, heading_level: 3 }
        },
    };
    let mut page = TestPage::opening(extensions.clone(), content);
    if surface == Surface::Modal {
        page.click("Open it");
    }
    let html = page.html();
    // A widget stands alone in its bar, without a region of its own.
    if surface == Surface::NavbarWidget {
        return html;
    }
    let marked = format!("data-surface=\"{}\"", surface.name());
    let region = html.split(&marked).nth(1).unwrap();
    region.split("</section>").next().unwrap().to_owned()
}

#[test]
fn defect_4_templates_work_on_every_surface() {
    let (ui, inventory) = plugin();
    let extensions = Extensions::default().updated(&ui, Some(&inventory));
    for surface in Surface::ALL {
        let html = shown(&extensions, surface);
        assert!(html.contains("Hello, Ada!"), "{surface:?}: {html}");
        assert!(!html.contains("fp-invalid"), "{surface:?}: {html}");
    }
}

#[test]
fn defect_4_who_is_not_given_the_templates_is_told_why_on_every_surface() {
    let (ui, _) = plugin();
    let extensions = Extensions::default().updated(&ui, None);
    for surface in Surface::ALL {
        let html = shown(&extensions, surface);
        assert!(html.contains("administrators only"), "{surface:?}: {html}");
        assert!(html.contains("fp-invalid"), "{surface:?}: {html}");
    }
}
