//! Brings extensions on screen in the simulated host.

use dioxus::prelude::*;
use faceplate_components::extension::{ExtensionView, Surface};
use faceplate_components::surface::Modals;

use super::choices::Choices;

/// The simulated host's screen, for everything that leads there.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Screen {
    /// What is chosen; its scene is what the screen shows.
    pub(super) choices: Signal<Choices>,
    /// The dialogs over it.
    pub(super) modals: Modals,
}

impl Screen {
    /// Brings `view` on screen, out from under the dialogs of others.
    pub(super) fn show(mut self, view: &ExtensionView) {
        self.modals.close_all();
        self.choices.write().scene.show(view);
        if view.surface == Surface::Modal {
            // It is one of those that the list was made from.
            self.modals.open(&view.plugin.id, &view.id);
        }
    }
}
