//! A page with one document, for the tests of primitives.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use dioxus::html::{
    SerializedFocusData, SerializedFormData, SerializedHtmlEventConverter, SerializedMouseData,
};
use dioxus::prelude::*;
use dioxus_core::{ElementId, Event, Mutation, Mutations, NoOpMutations, ScopeId};
use faceplate_renderer::component::Node;
use faceplate_renderer::diagnostic::Diagnostics;
use faceplate_renderer::pointer::Pointer;
use faceplate_renderer::prop::References;
use faceplate_renderer::{Limits, Templates, expand, resolve};

use crate::extension_id::ExtensionId;
use crate::input_state::InputState;
use crate::paint::{PaintContext, Presentation, paint};
use crate::press::{OnPress, Press};

/// The view tree of a schema.
pub(crate) fn tree(json: &str) -> Arc<Node> {
    let schema = serde_json::from_str(json).unwrap_or_else(|problem| panic!("{problem}: {json}"));
    let mut diagnostics = Diagnostics::ignored();
    let limits = Limits::default();
    let expanded = expand(
        &schema,
        &Pointer::default(),
        &Templates::default(),
        &limits,
        &mut diagnostics,
    );
    resolve(&expanded, References::default(), &limits, &mut diagnostics)
}

/// The schema painted as the extension `main` of the plugin `demo`, where the next heading is an `h2`.
pub(crate) fn html(json: &str) -> String {
    Page::new(json).html()
}

/// The presses that come of a click on the first control.
pub(crate) fn pressed(json: &str) -> Vec<Press> {
    let mut page = Page::new(json);
    page.click();
    page.presses()
}

/// A painted page whose controls can be used.
pub(crate) struct Page {
    dom: VirtualDom,
    listeners: Vec<(String, ElementId)>,
    away: Rc<Cell<bool>>,
    presses: Rc<RefCell<Vec<Press>>>,
}

#[derive(Clone)]
struct PageProps {
    node: Arc<Node>,
    away: Rc<Cell<bool>>,
    presses: Rc<RefCell<Vec<Press>>>,
}

fn app(props: PageProps) -> Element {
    use_context_provider(|| ExtensionId::new("demo", "main"));
    use_context_provider(InputState::new);
    let presses = props.presses.clone();
    let on_press = use_callback(move |press| presses.borrow_mut().push(press));
    use_context_provider(|| OnPress(on_press));
    if props.away.get() {
        return rsx! {};
    }
    paint(&props.node, PaintContext::new(2, Presentation::Block))
}

/// Static HTML: nobody listens, nothing is kept.
fn bare(props: PageProps) -> Element {
    paint(&props.node, PaintContext::new(2, Presentation::Block))
}

impl Page {
    pub(crate) fn new(json: &str) -> Self {
        Self::of(json, app)
    }

    /// A page whose root provides nothing.
    pub(crate) fn bare(json: &str) -> Self {
        Self::of(json, bare)
    }

    fn of(json: &str, root: fn(PageProps) -> Element) -> Self {
        dioxus::html::set_event_converter(Box::new(SerializedHtmlEventConverter));
        let presses = Rc::default();
        let away = Rc::<Cell<bool>>::default();
        let props = PageProps {
            node: tree(json),
            away: Rc::clone(&away),
            presses: Rc::clone(&presses),
        };
        let mut dom = VirtualDom::new_with_props(root, props);
        let mut mutations = Mutations::default();
        dom.rebuild(&mut mutations);
        let listeners = mutations.edits.into_iter().filter_map(|edit| {
            if let Mutation::NewEventListener { name, id } = edit {
                Some((name, id))
            } else {
                None
            }
        });
        Self {
            listeners: listeners.collect(),
            dom,
            away,
            presses,
        }
    }

    pub(crate) fn html(&self) -> String {
        dioxus_ssr::render(&self.dom)
    }

    pub(crate) fn presses(&self) -> Vec<Press> {
        self.presses.borrow().clone()
    }

    /// Enters `text` in the text field at `index`.
    /// Returns how many edits the page got for it.
    pub(crate) fn enter(&mut self, index: usize, text: &str) -> usize {
        self.fire(
            "input",
            index,
            SerializedFormData::new(text.to_owned(), Vec::new()),
        )
    }

    /// Leaves the text field at `index`, as a person who goes on to the next.
    pub(crate) fn leave(&mut self, index: usize) {
        self.fire("blur", index, SerializedFocusData::default());
    }

    /// Leaves the page and comes back to it, as a person who looks at another tab.
    pub(crate) fn go_and_come_back(&mut self) {
        for away in [true, false] {
            self.away.set(away);
            self.dom.mark_dirty(ScopeId::APP);
            self.dom.render_immediate(&mut NoOpMutations);
        }
    }

    /// Turns the switch at `index` to `on`: `true` or `false`.
    pub(crate) fn change(&mut self, index: usize, on: &str) {
        let data = SerializedFormData::new(on.to_owned(), Vec::new());
        self.fire("change", index, data);
    }

    pub(crate) fn click(&mut self) {
        self.fire("click", 0, SerializedMouseData::default());
    }

    pub(crate) fn submit(&mut self) {
        self.fire(
            "submit",
            0,
            SerializedFormData::new(String::new(), Vec::new()),
        );
    }

    /// The element at `index`, in document order of those that listen for `name`, gets the event.
    fn fire<T: 'static>(&mut self, name: &str, index: usize, data: T) -> usize {
        let mut listening = self
            .listeners
            .iter()
            .filter(|(listener, _)| listener == name);
        let Some((_, element)) = listening.nth(index) else {
            panic!("nothing listens for {name} at {index}: {}", self.html());
        };
        let data = Rc::new(PlatformEventData::new(Box::new(data)));
        let event = Event::new(data as Rc<dyn std::any::Any>, true);
        self.dom.runtime().handle_event(name, event, *element);
        let mut mutations = Mutations::default();
        self.dom.render_immediate(&mut mutations);
        mutations.edits.len()
    }
}
