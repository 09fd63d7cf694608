//! The workbench as a window.

mod link;
#[cfg(target_os = "linux")]
mod native;
#[cfg(not(target_os = "linux"))]
mod no_native;

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use dioxus::prelude::*;
use dioxus_desktop::tao::dpi::LogicalSize;
use dioxus_desktop::tao::event::{Event, WindowEvent};
use dioxus_desktop::tao::window::{Theme as SystemTheme, WindowBuilder};
use dioxus_desktop::{Config, WindowCloseBehaviour, window};
use faceplate_components::client::HttpHost;
use faceplate_components::theme::Theme;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use tokio::sync::oneshot;

use crate::app::App;
use crate::gateway::Gateway;
use crate::surroundings::Surroundings;
use crate::window::Window;
use crate::workbench::choices::Choices;
use faceplate_components::stylesheet::{stylesheet, workbench};
#[cfg(not(target_os = "linux"))]
use no_native as native;

/// Where what was chosen is kept, in the folder where the system's programs keep such things.
const KEPT: &str = "faceplate/workbench";

/// Opens the workbench on `host` and runs until its window is closed.
///
/// `gateway` answers the pages of its plugins.
pub(crate) fn run(host: HttpHost, gateway: Gateway) -> ! {
    let mut choices = Choices::default();
    if let Some(kept) = kept().and_then(|file| fs::read_to_string(file).ok()) {
        choices.read(kept.trim());
    }
    let surroundings = Surroundings {
        host,
        choices,
        window: Rc::new(Desktop::default()),
    };
    let app = VirtualDom::new(Root)
        .with_root_context(surroundings)
        .with_root_context(gateway);
    dioxus_desktop::launch::launch_virtual_dom(app, config())
}

/// Removes what the pages of `plugins` kept: they were taken away.
pub(crate) fn forget(plugins: &[String]) {
    native::forget(plugins);
}

/// The file, where the system has a folder for it.
fn kept() -> Option<PathBuf> {
    let folder = dirs::state_dir().or_else(dirs::data_local_dir)?;
    Some(folder.join(KEPT))
}

fn config() -> Config {
    let window = WindowBuilder::new()
        .with_title("Faceplate")
        .with_inner_size(LogicalSize::new(1280.0, 860.0))
        .with_min_inner_size(LogicalSize::new(375.0, 480.0));
    Config::new()
        .with_window(window)
        .with_menu(None)
        .with_disable_context_menu(true)
        .with_disable_drag_drop_handler(true)
        // Nothing on the page may lead the window elsewhere.
        .with_navigation_handler(|_| false)
        .with_custom_index(index())
        .with_on_window(|window, app| native::prepare(&window, app))
}

/// The app, with what shows plugins' own pages.
#[component]
fn Root() -> Element {
    native::use_pages();
    rsx! { App {} }
}

fn index() -> String {
    let style = stylesheet() + &workbench();
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Faceplate</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <style>{style}</style></head><body><div id=\"main\"></div></body></html>"
    )
}

#[derive(Default)]
struct Desktop {
    /// Whether closing the window would lose something.
    held: Rc<Cell<bool>>,
}

impl Window for Desktop {
    fn set_title(&self, title: &str) {
        window().set_title(title);
    }

    fn keep(&self, choices: &Choices) {
        let write = || -> Option<()> {
            let file = kept()?;
            fs::create_dir_all(file.parent()?).ok()?;
            fs::write(file, choices.to_string()).ok()
        };
        // Where nothing can be written, the next window starts afresh.
        let _ = write();
    }

    fn follow_system_theme(&self, mut theme: Signal<Theme>) {
        theme.set(from_system(window().theme()));
        let own = window().id();
        window().create_wry_event_handler(move |event, _| {
            if let Event::WindowEvent {
                window_id,
                event: WindowEvent::ThemeChanged(system),
                ..
            } = event
                && *window_id == own
            {
                theme.set(from_system(*system));
            }
        });
    }

    fn follow_visibility(&self, on_change: Callback<bool>) {
        let own = window().id();
        // An event is outside of what is painted, where nobody can ask for the window.
        let desktop = Rc::downgrade(&window());
        window().create_wry_event_handler(move |event, _| {
            if let Event::WindowEvent {
                window_id,
                // A window loses the focus when it is minimised, and has its size back afterwards.
                event: WindowEvent::Focused(_) | WindowEvent::Resized(_),
                ..
            } = event
                && *window_id == own
                && let Some(desktop) = desktop.upgrade()
            {
                on_change.call(!desktop.is_minimized());
            }
        });
    }

    fn hold(&self, unsaved: bool) {
        self.held.set(unsaved);
        window().set_close_behavior(if unsaved {
            WindowCloseBehaviour::WindowHides
        } else {
            WindowCloseBehaviour::WindowCloses
        });
    }

    fn follow_closing(&self, on_closing: Callback<()>) {
        let own = window().id();
        let held = Rc::clone(&self.held);
        let desktop = Rc::downgrade(&window());
        let hidden = Cell::new(false);
        window().create_wry_event_handler(move |event, _| {
            if let Event::WindowEvent {
                window_id,
                event: WindowEvent::CloseRequested,
                ..
            } = event
                && *window_id == own
                && held.get()
            {
                hidden.set(true);
                on_closing.call(());
            }
            // Dioxus can only close or hide. When it has hidden the window, it is shown again with the question in it.
            if matches!(event, Event::MainEventsCleared)
                && hidden.take()
                && let Some(desktop) = desktop.upgrade()
            {
                desktop.set_visible(true);
                desktop.set_focus();
            }
        });
    }

    fn close(&self) {
        self.hold(false);
        window().close();
    }

    // Dioxus's own way to scroll knows no "nearest" on the desktop: it puts the element at the top.
    fn scroll_to(&self, id: &str) {
        let id = serde_json::to_string(id).unwrap_or_default();
        let script =
            format!("document.getElementById({id})?.scrollIntoView({{ block: 'nearest' }})");
        // A window that is closing need not scroll.
        let _ = window().webview.evaluate_script(&script);
    }

    fn reveal(&self, node: Option<String>) -> LocalBoxFuture<'static, bool> {
        let node = serde_json::to_string(&node).unwrap_or_else(|_| "null".to_owned());
        let script = format!(
            "(node => {{
                document.querySelector('[data-revealed]')?.removeAttribute('data-revealed');
                const element = [...document.querySelectorAll('[data-node]')]
                    .find(element => element.dataset.node === node && element.getClientRects().length);
                if (!element) return false;
                element.setAttribute('data-revealed', '');
                element.scrollIntoView({{ block: 'center' }});
                return true;
            }})({node})"
        );
        let (answer, answered) = oneshot::channel();
        let answer = std::sync::Mutex::new(Some(answer));
        let asked = window()
            .webview
            .evaluate_script_with_callback(&script, move |result| {
                if let Ok(mut answer) = answer.lock()
                    && let Some(answer) = answer.take()
                {
                    // Nobody waits when another problem was chosen meanwhile.
                    let _ = answer.send(result == "true");
                }
            });
        async move { asked.is_ok() && answered.await.unwrap_or(false) }.boxed_local()
    }
}

fn from_system(theme: SystemTheme) -> Theme {
    if theme == SystemTheme::Dark {
        Theme::Dark
    } else {
        Theme::Light
    }
}
