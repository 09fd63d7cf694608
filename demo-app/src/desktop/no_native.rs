//! Where isolated views are not built yet, every page has a card that says so.

use std::rc::Rc;

use dioxus::prelude::*;
use dioxus_desktop::tao::window::Window;
use faceplate_components::isolated::{Obstacle, PageShell, Pages, Slot};
use faceplate_renderer::isolation::WebAddress;
use futures_util::future::LocalBoxFuture;

use super::link;

/// Views need nothing of the window.
pub(super) fn prepare(_: &Window, _: &VirtualDom) {}

/// Provides what fills the slots of plugins' own pages.
pub(super) fn use_pages() {
    use_context_provider(|| Pages(Rc::new(NoShell)));
}

/// Nothing was kept.
pub(super) fn forget(_: &[String]) {}

struct NoShell;

impl PageShell for NoShell {
    fn obstacle(&self) -> Option<Obstacle> {
        let reason = "this system has no isolated views yet; `faceplate preview --web` has them in a browser";
        Some(Obstacle::System(reason.to_owned()))
    }

    fn fill(&self, _: Slot) -> Element {
        rsx! {}
    }

    fn open_link(&self, address: &WebAddress) -> LocalBoxFuture<'static, bool> {
        link::open(address)
    }
}
