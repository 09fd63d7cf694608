//! The simulated host: an app bar, destinations, the control area, pages and settings, as plugins meet them in
//! WPrint 3D (contract section 8).

use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_components::extension::{ExtensionView, Extensions, Surface};
use faceplate_components::icon::icon;
use faceplate_components::surface::{
    ControlArea, LoadingSummary, ModalStack, NavbarCards, NavbarWidgets, Page, PluginInventory,
    SettingsDialog,
};
use faceplate_components::toast::ToastStack;
use faceplate_components::words::words;

use super::live::{Answer, Connection, Live};
use super::scene::INVENTORY;
use super::screen::Screen;

/// Below this width, in CSS pixels, the host is small: destinations are at the bottom.
const SMALL: f64 = 768.0;

/// The host in a window of `width` CSS pixels.
#[component]
pub(super) fn Simulation(live: Live, screen: Screen, width: f64) -> Element {
    let mut choices = screen.choices;
    let words = words();
    let small = width < SMALL;
    let extensions = live.extensions.cloned();
    let answer = live.answer();
    let answered = use_memo(move || {
        let inventory = live.inventory.cloned();
        (*live.answered.read()).then_some(inventory)
    });
    let (scene, rtl) = (choices.read().scene.clone(), choices.read().rtl);
    let page = extensions
        .on(Surface::Page)
        .find(|view| scene.page.as_deref() == Some(&view.key))
        .cloned();
    // A page that is no longer there leaves the control area.
    let inventory = scene.page.as_deref() == Some(INVENTORY);
    let destination = match &page {
        Some(page) => Some(page.key.to_string()),
        None => inventory.then(|| INVENTORY.to_owned()),
    };
    let destinations = rsx! {
        Destinations { screen, extensions: extensions.clone(), page: destination }
    };
    let summary = rsx! {
        if answer != Answer::Refused {
            LoadingSummary {
                inventory: answered,
                extensions: live.extensions,
                on_open: move |()| choices.write().scene.page = Some(INVENTORY.to_owned()),
            }
        }
    };
    let widgets = rsx! {
        NavbarWidgets { extensions: extensions.clone(), small }
    };
    rsx! {
        header { class: "wb-bar",
            p { class: "wb-bar-name", "WPrint 3D" }
            // On a small screen they have a line of their own, below the button: read in the order of the eye.
            if !small {
                {widgets.clone()}
            }
            button {
                class: "wb-bar-button",
                r#type: "button",
                aria_label: words.text("settings"),
                title: words.text("settings"),
                onclick: move |_| choices.write().scene.settings = true,
                {icon("cog", 24)}
            }
            if small {
                {widgets}
            }
        }
        if !small {
            div { class: "wb-navigation",
                {destinations.clone()}
                {summary.clone()}
            }
        }
        div { class: "wb-content", aria_busy: answer == Answer::Awaited,
            // They scroll with the content, which would have no room under them in a low window.
            if small {
                {summary}
                NavbarCards { extensions: extensions.clone() }
            }
            if inventory {
                AllPlugins { live, screen }
            } else if answer == Answer::Awaited {
                div { class: "wb-skeleton", role: "status", aria_label: words.text("loading"),
                    for number in 0..3 {
                        div { key: "{number}" }
                    }
                }
            } else if let Some(view) = page {
                Page { key: "{view.key}", view: view.clone(), heading_level: 2 }
            } else if answer == Answer::Known {
                Control { extensions: extensions.clone() }
            }
        }
        if small {
            {destinations}
        }
        if scene.settings {
            SettingsDialog {
                extensions: extensions.clone(),
                selected: scene.tab,
                rtl,
                on_select: move |key: String| {
                    if let Some(view) = live.extensions.peek().iter().find(|view| *view.key == *key) {
                        screen.show(view);
                    }
                },
                on_close: move |()| choices.write().scene.settings = false,
            }
        }
        ModalStack {}
        ToastStack {}
    }
}

/// The ways to the control area and to the plugins' pages.
#[component]
fn Destinations(screen: Screen, extensions: Extensions, page: Option<String>) -> Element {
    let words = words();
    let mut choices = screen.choices;
    let pages: Vec<_> = extensions.on(Surface::Page).cloned().collect();
    rsx! {
        nav { class: "wb-destinations", aria_label: words.text("destinations"),
            button {
                r#type: "button",
                aria_current: page.is_none().then_some("page"),
                onclick: move |_| choices.write().scene.page = None,
                {icon("tune-variant", 24)}
                span { {words.text("control")} }
            }
            for view in pages {
                button {
                    key: "{view.key}",
                    r#type: "button",
                    title: "{view.navigation_text()}",
                    aria_current: (page.as_deref() == Some(&view.key)).then_some("page"),
                    onclick: {
                        let view: Arc<ExtensionView> = view.clone();
                        move |_| screen.show(&view)
                    },
                    {icon(view.navigation_icon(), 24)}
                    span { dir: "auto", "{view.navigation_text()}" }
                }
            }
            button {
                r#type: "button",
                aria_current: (page.as_deref() == Some(INVENTORY)).then_some("page"),
                onclick: move |_| choices.write().scene.page = Some(INVENTORY.to_owned()),
                {icon("puzzle-outline", 24)}
                span { {words.text("plugins")} }
            }
        }
    }
}

/// All plugins of the host.
#[component]
fn AllPlugins(live: Live, screen: Screen) -> Element {
    let words = words();
    use_future(move || live.follow_trouble());
    let inventory = match &*live.connection.read() {
        _ if *live.answered.read() => Some(live.inventory.cloned()),
        Connection::Failed(error) => Some(Err(error.clone())),
        Connection::Loading | Connection::Live | Connection::Reconnecting => None,
    };
    rsx! {
        h2 { class: "wb-content-title fp-type-title-large", {words.text("plugins")} }
        PluginInventory {
            inventory,
            extensions: live.extensions.cloned(),
            heading_level: 3,
            on_settings: move |view: Arc<ExtensionView>| screen.show(&view),
            on_retry: move |()| {
                spawn(live.ask());
            },
        }
    }
}

/// The control area, or what to say when no plugin adds to it.
#[component]
fn Control(extensions: Extensions) -> Element {
    let words = words();
    let empty = [Surface::PrinterAction, Surface::PrinterPanel]
        .into_iter()
        .all(|surface| extensions.on(surface).next().is_none());
    rsx! {
        h2 { class: "wb-content-title fp-type-title-large", {words.text("control")} }
        if empty {
            div { class: "wb-empty",
                {icon("tune-variant", 48)}
                p { {words.text("control-empty")} }
            }
        } else {
            ControlArea { extensions, heading_level: 3 }
        }
    }
}
