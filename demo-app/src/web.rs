//! The workbench as a web page, under a content security policy that allows no inline script, style or `eval`
//! (decisions.md 26).

use std::panic;
use std::rc::Rc;

use dioxus::prelude::*;
use faceplate_components::client::HttpHost;
use faceplate_components::isolated::{Frames, Pages};
use faceplate_components::theme::Theme;
use faceplate_components::warm_up::warm_up;
use faceplate_components::words::Locale;
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, ready};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::wasm_bindgen::JsCast;

use crate::app::App;
use crate::surroundings::Surroundings;
use crate::window::Window;
use crate::workbench::choices::Choices;

/// Where the browser keeps what was chosen, as the text of a query.
const STORAGE_KEY: &str = "faceplate";

const REVEALED: &str = "data-revealed";

/// Starts the app in the element `main`, with the page's own origin as host.
pub(crate) fn run() {
    say_when_it_stops();
    let Some(window) = web_sys::window() else {
        return;
    };
    let surroundings = Surroundings {
        // An empty address is the page's own origin.
        host: HttpHost::new(""),
        choices: first_choices(&window),
        window: Rc::new(Page {
            window,
            ask: Closure::new(|event: web_sys::Event| event.prevent_default()),
        }),
    };
    let app = VirtualDom::new(App)
        .with_root_context(surroundings)
        .with_root_context(Pages(Rc::new(Frames::default())));
    dioxus_web::launch::launch_virtual_dom(app, dioxus_web::Config::new());
    spawn_local(warm_up());
}

/// The browser's language, then what was chosen last, then what the address says.
fn first_choices(window: &web_sys::Window) -> Choices {
    let mut choices = Choices::default();
    if let Some(language) = window.navigator().language() {
        choices.locale = Locale::negotiate(&language);
    }
    if let Some(kept) = storage(window).and_then(|storage| storage.get_item(STORAGE_KEY).ok()?) {
        choices.read(&kept);
    }
    choices.read(&window.location().search().unwrap_or_default());
    choices
}

/// Absent where the browser blocks it; then a reload starts afresh.
fn storage(window: &web_sys::Window) -> Option<web_sys::Storage> {
    window.local_storage().ok()?
}

struct Page {
    window: web_sys::Window,
    /// Lets the browser ask before the page is left.
    ask: Closure<dyn FnMut(web_sys::Event)>,
}

impl Window for Page {
    fn set_title(&self, title: &str) {
        if let Some(document) = self.window.document() {
            document.set_title(title);
        }
    }

    fn keep(&self, choices: &Choices) {
        let query = choices.to_string();
        if let Some(storage) = storage(&self.window) {
            // A full or forbidden storage costs the memory, not the workbench.
            let _ = storage.set_item(STORAGE_KEY, &query);
        }
        if let Ok(history) = self.window.history() {
            let address = if query.is_empty() {
                self.window.location().pathname().unwrap_or_default()
            } else {
                format!("?{query}")
            };
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }

    fn follow_system_theme(&self, mut theme: Signal<Theme>) {
        let Ok(Some(dark)) = self.window.match_media("(prefers-color-scheme: dark)") else {
            return;
        };
        let system = |dark: bool| if dark { Theme::Dark } else { Theme::Light };
        theme.set(system(dark.matches()));
        let changed = Closure::<dyn FnMut(web_sys::MediaQueryListEvent)>::new(
            move |event: web_sys::MediaQueryListEvent| theme.set(system(event.matches())),
        );
        dark.set_onchange(Some(changed.as_ref().unchecked_ref()));
        // They live as long as the page.
        changed.forget();
        std::mem::forget(dark);
    }

    fn follow_visibility(&self, on_change: Callback<bool>) {
        let Some(document) = self.window.document() else {
            return;
        };
        let page = document.clone();
        let changed = Closure::<dyn FnMut()>::new(move || on_change.call(!page.hidden()));
        document.set_onvisibilitychange(Some(changed.as_ref().unchecked_ref()));
        // It lives as long as the page.
        changed.forget();
    }

    fn hold(&self, unsaved: bool) {
        let ask = unsaved.then(|| self.ask.as_ref().unchecked_ref());
        self.window.set_onbeforeunload(ask);
    }

    // The browser asks by itself.
    fn follow_closing(&self, _on_closing: Callback<()>) {}

    fn close(&self) {
        self.hold(false);
        // Fails where a person opened the page, who then closes it.
        let _ = self.window.close();
    }

    fn scroll_to(&self, id: &str) {
        let element = self
            .window
            .document()
            .and_then(|page| page.get_element_by_id(id));
        if let Some(element) = element {
            scroll(&element, web_sys::ScrollLogicalPosition::Nearest);
        }
    }

    fn reveal(&self, node: Option<String>) -> LocalBoxFuture<'static, bool> {
        let reveal = || -> Option<()> {
            let document = self.window.document()?;
            let before = document.query_selector(&format!("[{REVEALED}]")).ok()?;
            if let Some(before) = before {
                before.remove_attribute(REVEALED).ok()?;
            }
            let node = node?;
            let named = document.query_selector_all("[data-node]").ok()?;
            let element = (0..named.length())
                .filter_map(|index| named.get(index)?.dyn_into::<web_sys::Element>().ok())
                .find(|element| {
                    element.get_attribute("data-node").as_ref() == Some(&node)
                        && element.get_client_rects().length() > 0
                })?;
            element.set_attribute(REVEALED, "").ok()?;
            scroll(&element, web_sys::ScrollLogicalPosition::Center);
            Some(())
        };
        ready(reveal().is_some()).boxed_local()
    }
}

fn scroll(element: &web_sys::Element, block: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// After a panic nothing on the page answers any more; this says so, and how to go on.
fn say_when_it_stops() {
    panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        let say = || -> Option<()> {
            let document = web_sys::window()?.document()?;
            let notice = document.create_element("p").ok()?;
            notice.set_class_name("fp-stopped");
            notice.set_attribute("role", "alert").ok()?;
            notice.set_text_content(Some(
                "Faceplate has stopped because of a mistake of its own. Reload the page to go on.",
            ));
            document.body()?.append_child(&notice).ok()?;
            Some(())
        };
        say();
    }));
}
