//! Isolated views: plugins' own pages in the window, each in a process of its own (security.md section 3).
//!
//! A page is never loaded into the window's own web view, which could read any file. It has a native view that lies over
//! its place in the window's page ([`stage`]), or is in a window of its own.

mod deny;
mod network;
mod origins;
mod page;
mod place;
mod relay;
mod sandbox;
mod scheme;
mod settings;
mod shell;
mod slot;
mod stage;
mod view;
mod views;
mod window;

use std::path::PathBuf;
use std::rc::Rc;

use dioxus::prelude::*;
use dioxus_desktop::tao::window::Window;
use dioxus_desktop::window;
use faceplate_components::isolated::Pages;

use self::origins::Origins;
use self::shell::Shell;
use self::stage::Stage;
use self::views::Views;

/// Where the pages' data is kept, in the folder where the system's programs keep such things.
const KEPT: &str = "faceplate/pages";

/// Makes room for views over a window that has no content yet.
pub(super) fn prepare(window: &Window, app: &VirtualDom) {
    if let Some(stage) = Stage::prepare(window) {
        app.provide_root_context(Views::on(stage));
    }
}

/// Provides what fills the slots of plugins' own pages, and keeps the views over their places.
pub(super) fn use_pages() {
    let views = use_hook(try_consume_context::<Views>);
    use_context_provider(|| {
        let origins = Origins::kept_in(kept());
        Pages(Rc::new(Shell::new(
            views.clone(),
            consume_context(),
            origins,
        )))
    });
    use_hook(|| {
        if let Some(views) = views {
            keep_in_place(views);
        }
    });
}

/// Removes what the pages of `plugins` kept.
pub(super) fn forget(plugins: &[String]) {
    if !plugins.is_empty() {
        let origins = Origins::kept_in(kept());
        plugins.iter().for_each(|plugin| origins.forget(plugin));
    }
}

/// Where pages' data is, where the system has a place for such things.
fn kept() -> Option<PathBuf> {
    Some(dirs::data_local_dir()?.join(KEPT))
}

fn keep_in_place(views: Views) {
    std::thread::spawn(sandbox::is_available);
    views.are_in(&window());
    spawn(async move {
        let mut measured = dioxus_document::eval(include_str!("place.js"));
        while let Ok(places) = measured.recv::<Vec<place::Place>>().await {
            views.arrange(places);
        }
    });
}
