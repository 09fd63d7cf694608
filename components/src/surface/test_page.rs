//! A page of surfaces that tests can read and use: elements are found by what they say.

use std::any::Any;
use std::rc::Rc;
use std::time::Duration;

use dioxus::html::{
    Code, Location, Modifiers, SerializedFormData, SerializedHtmlEventConverter,
    SerializedKeyboardData, SerializedMouseData,
};
use dioxus::prelude::*;
use dioxus_core::{
    AttributeValue, DynamicNode, ElementId, Event, NoOpMutations, TemplateAttribute, TemplateNode,
};
use dioxus_html::SerializedVisibleData;
use serde_json::Value;

use super::{ControlArea, ModalStack, use_modals_provider};
use crate::action::use_actions_provider;
use crate::data::fake_host::FakeHost;
use crate::data::{LiveData, Queries};
use crate::extension::Extensions;
use crate::input_state::InputState;
use crate::toast::{ToastStack, use_toasts_provider};

/// The extensions of `GET /plugins/ui` with these items.
pub(crate) fn extensions(items: Value) -> Extensions {
    Extensions::default().updated(&items, None)
}

/// A page with modals and toasts.
pub(crate) struct TestPage(VirtualDom);

#[derive(Clone, Props)]
struct ShellProps {
    extensions: Extensions,
    content: Element,
    host: Option<Rc<FakeHost>>,
}

impl PartialEq for ShellProps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn shell(props: ShellProps) -> Element {
    let extensions = use_signal(|| props.extensions.clone());
    use_modals_provider(extensions.into());
    use_toasts_provider();
    use_context_provider(InputState::new);
    if let Some(host) = props.host {
        let queries = use_hook(|| Queries::new(host));
        let live = use_context_provider({
            let queries = queries.clone();
            || LiveData(Rc::new(queries))
        });
        let done = use_callback(|_| ());
        use_actions_provider(live, done);
        use_future(move || queries.clone().run());
    }
    rsx! { {props.content} ModalStack {} ToastStack {} }
}

impl TestPage {
    /// A page without modals or toasts.
    pub(crate) fn new(app: fn() -> Element) -> Self {
        Self::built(VirtualDom::new(app))
    }

    /// A page with `content`.
    pub(crate) fn of(content: Element) -> Self {
        Self::opening(Extensions::default(), content)
    }

    /// A page with `content`, which may open the modals among `extensions`.
    pub(crate) fn opening(extensions: Extensions, content: Element) -> Self {
        Self::shell(extensions, content, None)
    }

    /// A page with a control area, where titles are `h3`.
    pub(crate) fn control(extensions: Extensions) -> Self {
        let content = rsx! { ControlArea { extensions: extensions.clone(), heading_level: 3 } };
        Self::shell(extensions, content, None)
    }

    /// The same, with a host behind it: its time passes in [`Self::pass`].
    pub(crate) fn live(extensions: Extensions, host: Rc<FakeHost>) -> Self {
        let content = rsx! { ControlArea { extensions: extensions.clone(), heading_level: 3 } };
        Self::shell(extensions, content, Some(host))
    }

    /// A page with `content` and a host behind it.
    pub(crate) fn live_with(content: Element, host: Rc<FakeHost>) -> Self {
        Self::shell(Extensions::default(), content, Some(host))
    }

    fn shell(extensions: Extensions, content: Element, host: Option<Rc<FakeHost>>) -> Self {
        let props = ShellProps {
            extensions,
            content,
            host,
        };
        Self::built(VirtualDom::new_with_props(shell, props))
    }

    /// Lets `seconds` pass.
    pub(crate) async fn pass(&mut self, seconds: f64) {
        let end = tokio::time::Instant::now() + Duration::from_secs_f64(seconds);
        loop {
            tokio::select! {
                biased;
                () = self.0.wait_for_work() => self.0.render_immediate(&mut NoOpMutations),
                () = tokio::time::sleep_until(end) => return,
            }
        }
    }

    fn built(mut dom: VirtualDom) -> Self {
        dioxus::html::set_event_converter(Box::new(SerializedHtmlEventConverter));
        dom.rebuild(&mut NoOpMutations);
        // An error boundary shows what it caught in the render after.
        dom.render_immediate(&mut NoOpMutations);
        Self(dom)
    }

    pub(crate) fn html(&self) -> String {
        dioxus_ssr::render(&self.0)
    }

    /// Clicks what says or is marked with `what`.
    pub(crate) fn click(&mut self, what: &str) {
        self.fire("click", what, SerializedMouseData::default());
    }

    /// What is marked with `what` comes into sight or leaves it.
    pub(crate) fn see(&mut self, what: &str, sees: bool) {
        let nowhere = serde_json::json!({"x": 0.0, "y": 0.0, "width": 0.0, "height": 0.0, "top": 0.0,
            "right": 0.0, "bottom": 0.0, "left": 0.0});
        let data: SerializedVisibleData = serde_json::from_value(serde_json::json!({
            "bounding_client_rect": nowhere, "intersection_ratio": 0.0, "intersection_rect": nowhere,
            "is_intersecting": sees, "root_bounds": nowhere, "time_ms": 0}))
        .unwrap();
        self.fire("visible", what, data);
    }

    /// Submits the form that says or is marked with `what`.
    pub(crate) fn submit(&mut self, what: &str) {
        let data = SerializedFormData::new(String::new(), Vec::new());
        self.fire("submit", what, data);
    }

    /// Enters `text` in the field that is marked with `what`.
    pub(crate) fn enter(&mut self, what: &str, text: &str) {
        let data = SerializedFormData::new(text.to_owned(), Vec::new());
        self.fire("input", what, data);
    }

    /// Turns the switch that is marked with `what`.
    pub(crate) fn change(&mut self, what: &str, on: &str) {
        let data = SerializedFormData::new(on.to_owned(), Vec::new());
        self.fire("change", what, data);
    }

    /// Presses `key` in what says or is marked with `what`.
    pub(crate) fn key_down(&mut self, what: &str, key: &str) {
        let key = key.parse().unwrap();
        let (location, none) = (Location::Standard, Modifiers::empty());
        let data =
            SerializedKeyboardData::new(key, Code::Unidentified, location, false, none, false);
        self.fire("keydown", what, data);
    }

    fn fire<T: 'static>(&mut self, event: &'static str, what: &str, data: T) {
        let mut found = Listeners {
            dom: &self.0,
            event,
            found: Vec::new(),
        };
        found.in_node(self.0.base_scope().root_node(), &mut String::new());
        // The innermost is the one with the least around it.
        let listening = found
            .found
            .into_iter()
            .filter(|(html, _)| html.contains(what));
        let Some((_, element)) = listening.min_by_key(|(html, _)| html.len()) else {
            panic!("nothing listens for {event} at {what:?}: {}", self.html());
        };
        let data = Rc::new(PlatformEventData::new(Box::new(data)));
        let event_data = Event::new(data as Rc<dyn Any>, true);
        self.0.runtime().handle_event(event, event_data, element);
        self.0.render_immediate(&mut NoOpMutations);
        self.0.render_immediate(&mut NoOpMutations);
    }
}

/// Collects the elements that listen for an event, each with what it and its children say.
struct Listeners<'a> {
    dom: &'a VirtualDom,
    event: &'static str,
    found: Vec<(String, ElementId)>,
}

impl Listeners<'_> {
    fn in_node(&mut self, node: &VNode, says: &mut String) {
        for root in node.template.roots {
            self.in_template(node, root, says);
        }
    }

    fn in_template(&mut self, node: &VNode, template: &TemplateNode, says: &mut String) {
        match template {
            TemplateNode::Text { text } => says.push_str(text),
            TemplateNode::Dynamic { id } => match &node.dynamic_nodes[*id] {
                DynamicNode::Text(text) => says.push_str(&text.value),
                DynamicNode::Fragment(nodes) => {
                    nodes.iter().for_each(|node| self.in_node(node, says))
                }
                DynamicNode::Component(component) => {
                    if let Some(scope) = component.mounted_scope(*id, node, self.dom) {
                        self.in_node(scope.root_node(), says);
                    }
                }
                DynamicNode::Placeholder(_) => {}
            },
            TemplateNode::Element {
                attrs, children, ..
            } => {
                let mut own = String::new();
                let mut element = None;
                for attribute in *attrs {
                    match attribute {
                        TemplateAttribute::Static { name, value, .. } => {
                            own.push_str(&format!("{name}=\"{value}\" "));
                        }
                        TemplateAttribute::Dynamic { id } => {
                            for attribute in &node.dynamic_attrs[*id] {
                                if let AttributeValue::Text(text) = &attribute.value {
                                    own.push_str(&format!("{}=\"{text}\" ", attribute.name));
                                }
                                if attribute.name.strip_prefix("on") == Some(self.event) {
                                    element = node.mounted_dynamic_attribute(*id, self.dom);
                                }
                            }
                        }
                    }
                }
                children
                    .iter()
                    .for_each(|child| self.in_template(node, child, &mut own));
                says.push_str(&own);
                self.found.extend(element.map(|element| (own, element)));
            }
        }
    }
}
