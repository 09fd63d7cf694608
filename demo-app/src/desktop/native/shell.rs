//! Fills the slots of plugins' pages with native views.

use std::rc::Rc;

use dioxus::prelude::*;
use faceplate_components::isolated::{Obstacle, PageShell, Slot};
use faceplate_renderer::isolation::WebAddress;
use futures_util::future::LocalBoxFuture;

use super::super::link;
use super::origins::Origins;
use super::slot::NativeView;
use super::views::Views;
use crate::gateway::Gateway;

/// What a view needs of the program around it. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Shell(Rc<Inner>);

struct Inner {
    views: Option<Views>,
    gateway: Gateway,
    origins: Origins,
}

impl PartialEq for Shell {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Shell {
    /// Views over a window, whose pages are answered by `gateway`. `None`: the window could not be prepared.
    pub(crate) fn new(views: Option<Views>, gateway: Gateway, origins: Origins) -> Self {
        Self(Rc::new(Inner {
            views,
            gateway,
            origins,
        }))
    }

    pub(super) fn gateway(&self) -> &Gateway {
        &self.0.gateway
    }

    pub(super) fn origins(&self) -> &Origins {
        &self.0.origins
    }
}

impl PageShell for Shell {
    fn obstacle(&self) -> Option<Obstacle> {
        let reason = "this window has no place for native views";
        let prepared = self.0.views.is_some();
        (!prepared).then(|| Obstacle::System(reason.to_owned()))
    }

    fn fill(&self, slot: Slot) -> Element {
        rsx! {
            if let Some(views) = &self.0.views {
                NativeView { shell: self.clone(), views: views.clone(), slot }
            }
        }
    }

    fn open_link(&self, address: &WebAddress) -> LocalBoxFuture<'static, bool> {
        link::open(address)
    }
}
