//! Shows on screen what a problem is about.

use dioxus::prelude::*;
use faceplate_components::client::Problem;
use faceplate_components::extension_id::ExtensionId;
use faceplate_components::paint::Inspected;
use futures_util::future::join;

use super::live::Live;
use super::locate::{Painted, locate};
use super::screen::Screen;
use crate::surroundings::Surroundings;

/// The problem that a person looks at, and where it is on screen.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Inspection {
    live: Live,
    screen: Screen,
    /// The plugin's id and the problem.
    at: Signal<Option<(String, Problem)>>,
    /// The painted node that it is about, by the name under which painters mark it.
    node: Signal<Option<String>>,
    /// Whether the problem is about something that is not on screen.
    hidden: Signal<bool>,
}

/// Nothing is looked at yet.
pub(super) fn use_inspection(live: Live, screen: Screen) -> Inspection {
    let window = use_hook(|| consume_context::<Surroundings>().window);
    let inspection = Inspection {
        live,
        screen,
        at: use_signal(|| None),
        node: use_signal(|| None),
        hidden: use_signal(|| false),
    };
    let inspected = use_memo(move || inspection.at.read().is_some());
    use_context_provider(|| Inspected(inspected.into()));
    // Effects run when what is to be revealed has been painted; what is painted changes with these two.
    use_effect(move || {
        let _ = (live.extensions.read(), screen.choices.read());
        let node = inspection.node.cloned();
        let asked = node.is_some();
        let revealed = window.reveal(node);
        let mut hidden = inspection.hidden;
        spawn(async move {
            let missed = !revealed.await && asked;
            if *hidden.peek() != missed {
                hidden.set(missed);
            }
        });
    });
    inspection
}

impl Inspection {
    /// Whether a person looks at `problem` of the plugin `id`.
    pub(super) fn is_at(&self, id: &str, problem: &Problem) -> bool {
        let at = self.at.read();
        at.as_ref()
            .is_some_and(|(plugin, shown)| plugin == id && shown == problem)
    }

    /// Whether what it is about is not on screen.
    pub(super) fn is_hidden(&self) -> bool {
        *self.hidden.read()
    }

    /// Looks at `problem` of the plugin `id`, or no longer.
    pub(super) fn toggle(mut self, id: String, problem: Problem) {
        self.node.set(None);
        if self.is_at(&id, &problem) {
            self.at.set(None);
            return;
        }
        self.at.set(Some((id.clone(), problem.clone())));
        spawn(self.go(id, problem));
    }

    /// Brings on screen what `problem` is about and marks it.
    async fn go(mut self, id: String, problem: Problem) {
        let pointer = problem.node.as_ref().unwrap_or(&problem.pointer);
        let host = self.live.host();
        let (ui, inventory) = join(host.extensions(None), host.inventory()).await;
        let (Ok(ui), Ok(inventory)) = (ui, inventory) else {
            self.hidden.set(true);
            return;
        };
        let found = locate(pointer, &id, &ui, &inventory);
        if !self.is_at(&id, &problem) {
            return;
        }
        let extensions = self.live.extensions.cloned();
        let view = |painted: &&Painted| {
            extensions
                .iter()
                .find(|view| *view.plugin.id == *id && *view.id == *painted.extension)
        };
        let scene = self.screen.choices.peek().scene.clone();
        // What is on screen already is shown where it is.
        let here = found
            .iter()
            .find(|painted| view(painted).is_some_and(|view| scene.is_at(view)));
        let Some((painted, view)) = here.or(found.first()).and_then(|p| Some((p, view(&p)?)))
        else {
            self.hidden.set(problem.node.is_some());
            return;
        };
        if !scene.is_at(view) {
            self.screen.show(view);
        }
        let id = ExtensionId::new(&view.plugin.id, &view.id);
        self.node
            .set(painted.number.map(|number| id.dom_id(number)));
    }
}
