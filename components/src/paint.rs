//! From the view tree to elements.

use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_renderer::color::Color;
use faceplate_renderer::component::{Component, Node};

use crate::data::Age;
pub use crate::ink::Ground;
use crate::live::Live;
use crate::press::Place;
use crate::primitive::{
    badge, button, caption, chip_group, data_strip, divider, form, heading, input, invalid,
    key_value, list, progress, progress_cluster, row, scroll, section, spacer, stack, surface,
    switch, text,
};
use crate::style::Style;

/// What painting a node needs to know of its surroundings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaintContext {
    /// The level, 1 to 6, of a heading that stands here.
    pub heading_level: u8,
    /// How the surface shows telemetry.
    pub presentation: Presentation,
    /// What the node stands on.
    pub ground: Ground,
    /// Whether nodes carry their names ([`ExtensionId::dom_id`]) in `data-node`, for whoever looks for one of them.
    ///
    /// [`ExtensionId::dom_id`]: crate::extension_id::ExtensionId::dom_id
    pub inspected: bool,
    /// How old the values are that the node shows, where they could not be had again.
    pub stale: Option<Age>,
}

/// Whether somebody looks for nodes of plugins on screen. Tools for authors provide it as a context.
#[derive(Clone, Copy, PartialEq)]
pub struct Inspected(pub ReadSignal<bool>);

/// Whether somebody looks for nodes here, now.
pub(crate) fn use_inspected() -> bool {
    let inspected = use_hook(try_consume_context::<Inspected>);
    inspected.is_some_and(|Inspected(inspected)| inspected())
}

/// How a surface shows telemetry (components.md, `data_strip`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presentation {
    /// Wrapping chips: everywhere but in the app bar.
    #[default]
    Block,
    /// A lane in the app bar that scrolls.
    Inline,
    /// A bordered row under the app bar of a small screen.
    Card,
    /// Small rings in the app bar of a small screen.
    Gauges,
}

impl Presentation {
    /// The word that style sheets find it by, in `data-presentation`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Inline => "inline",
            Self::Card => "card",
            Self::Gauges => "gauges",
        }
    }
}

impl PaintContext {
    /// On one of the theme's own surfaces, where the next heading has `heading_level`, 1 to 6.
    pub fn new(heading_level: u8, presentation: Presentation) -> Self {
        Self {
            heading_level: heading_level.clamp(1, 6),
            presentation,
            ground: Ground::CANVAS,
            inspected: false,
            stale: None,
        }
    }

    /// Under a heading of this level.
    pub(crate) fn under_heading(self) -> Self {
        Self {
            heading_level: (self.heading_level + 1).min(6),
            ..self
        }
    }

    /// In a box filled with `fill`.
    pub(crate) fn filled(self, fill: Color) -> Self {
        Self {
            ground: self.ground.filled(fill),
            ..self
        }
    }
}

/// Paints `node` and what is in it.
///
/// Plain nodes are painted in the scope of their container. A container has a scope of its own, which is left alone
/// while its node is the same `Arc`: replacing one node repaints the containers on the path to it. Controls have a
/// scope each for their state.
pub fn paint(node: &Arc<Node>, context: PaintContext) -> Element {
    let style = Style::of(node, context);
    match &node.component {
        Component::Section(_)
        | Component::Surface(_)
        | Component::Stack(_)
        | Component::Row(_)
        | Component::Scroll(_) => rsx! { Container { node: node.clone(), context } },
        Component::Spacer(it) => spacer::paint(it, style),
        Component::Divider(_) => divider::paint(style),
        Component::Text(it) => text::paint(it, style, context),
        Component::Heading(it) => heading::paint(it, style, context),
        Component::Caption(it) => caption::paint(it, style, context),
        Component::List(it) => list::paint(it, style),
        Component::KeyValue(it) => key_value::paint(it, style),
        Component::Badge(it) => badge::paint(it, Place::of(node), style, context),
        Component::ChipGroup(it) => chip_group::paint(it, Place::of(node), style, context),
        Component::Button(it) => button::paint(it, Place::of(node), style),
        Component::Input(it) => input::paint(it, Place::of(node), style),
        Component::Switch(it) => switch::paint(it, Place::of(node), style),
        Component::Form(it) => form::paint(it, node, style, context),
        Component::Progress(it) => progress::paint(it, node.number, style, context),
        Component::ProgressCluster(it) => progress_cluster::paint(it, node.number, style, context),
        Component::DataStrip(it) => data_strip::paint(it, style, context),
        Component::Invalid(it) => invalid::paint(it, style),
        Component::Bound(_) => rsx! { Live { node: node.clone(), context } },
    }
}

/// Paints `nodes` one after the other.
pub(crate) fn paint_all(
    nodes: &[Arc<Node>],
    context: PaintContext,
) -> impl Iterator<Item = Element> {
    nodes.iter().map(move |node| paint(node, context))
}

/// A node with a scope of its own.
#[derive(Clone, Props)]
pub(crate) struct NodeProps {
    pub(crate) node: Arc<Node>,
    pub(crate) context: PaintContext,
}

/// The same node: comparing what is in it would cost what painting it does.
impl PartialEq for NodeProps {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.node, &other.node) && self.context == other.context
    }
}

/// A scope for what a container paints.
#[expect(non_snake_case, reason = "Dioxus components are named like types")]
fn Container(props: NodeProps) -> Element {
    let NodeProps { node, context } = props;
    let style = Style::of(&node, context);
    match &node.component {
        Component::Section(it) => section::paint(it, style, context),
        Component::Surface(it) => surface::paint(it, style, context),
        Component::Stack(it) => stack::paint(it, style, context),
        Component::Row(it) => row::paint(it, style, context),
        Component::Scroll(it) => scroll::paint(it, style, context),
        Component::Spacer(_)
        | Component::Divider(_)
        | Component::Text(_)
        | Component::Heading(_)
        | Component::Caption(_)
        | Component::List(_)
        | Component::KeyValue(_)
        | Component::Badge(_)
        | Component::ChipGroup(_)
        | Component::Button(_)
        | Component::Input(_)
        | Component::Switch(_)
        | Component::Form(_)
        | Component::Progress(_)
        | Component::ProgressCluster(_)
        | Component::DataStrip(_)
        | Component::Invalid(_)
        | Component::Bound(_) => paint(&node, context),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use dioxus_core::{Mutation, Mutations};

    use super::*;
    use crate::primitive::page::{html, tree};

    const CONTEXT: PaintContext = PaintContext {
        heading_level: 2,
        presentation: Presentation::Block,
        ground: Ground::CANVAS,
        inspected: false,
        stale: None,
    };

    /// `node` with `replacement` in place of its child at `index`.
    fn with_child(node: &Arc<Node>, index: usize, replacement: Arc<Node>) -> Arc<Node> {
        let mut node = Node::clone(node);
        let Component::Stack(stack) = &mut node.component else {
            panic!("{node:?}");
        };
        stack.children[index] = replacement;
        Arc::new(node)
    }

    #[test]
    fn replacing_a_node_changes_what_that_node_shows_and_nothing_else() {
        let list = |text: &str| {
            format!(
                r#"{{"component": "host.stack", "children": [{{"component": "host.text", "text": "{text}"}}]}}"#
            )
        };
        let all = format!(
            r#"{{"component": "host.stack", "children": [{}, {}]}}"#,
            list("one"),
            list("two")
        );
        let before = tree(&all);
        let after = with_child(&before, 1, tree(&list("three")));
        let shown = Rc::new(RefCell::new(before));
        let mut dom = VirtualDom::new_with_props(
            |shown: Rc<RefCell<Arc<Node>>>| paint(&shown.borrow(), CONTEXT),
            Rc::clone(&shown),
        );
        dom.rebuild_in_place();
        shown.replace(after);
        dom.mark_dirty(ScopeId::APP);
        let mut mutations = Mutations::default();
        dom.render_immediate(&mut mutations);
        assert_eq!(mutations.edits.len(), 1, "{mutations:?}");
        let Some(Mutation::SetText { value, .. }) = mutations.edits.first() else {
            panic!("{mutations:?}");
        };
        assert_eq!(value, "three");
    }

    #[test]
    fn a_container_is_compared_by_identity_not_by_content() {
        let props = |node: &Arc<Node>| NodeProps {
            node: Arc::clone(node),
            context: CONTEXT,
        };
        let json = r#"{"component": "host.stack", "children": []}"#;
        let (one, other) = (tree(json), tree(json));
        assert!(props(&one) == props(&one));
        assert!(props(&one) != props(&other));
    }

    #[test]
    fn defect_21_text_in_a_filled_box_takes_the_ink_of_the_fill() {
        let html = html(
            r##"{"component": "host.section", "backgroundColor": "#ffee00", "children": [
                {"component": "host.text", "text": "a"},
                {"component": "host.surface", "children": [{"component": "host.text", "text": "b"}]}]}"##,
        );
        assert!(
            html.contains("--fp-ink:#000000ff;background-color:#ffee00ff;"),
            "{html}"
        );
        assert!(html.contains(r#"style="color:#000000ff;">a</p>"#), "{html}");
        assert!(
            html.contains(r#"<div class="fp-surface" style="--fp-ink:initial;">"#),
            "{html}"
        );
        assert!(html.contains(r#"dir="auto">b</p>"#), "{html}");
    }

    #[test]
    fn ids_are_unique_in_a_page() {
        let html = html(
            r#"{"component": "host.stack", "children": [
                {"component": "host.input", "id": "x"}, {"component": "host.switch", "id": "x", "description": "d"},
                {"component": "host.form", "id": "x", "title": "t", "fields": [{"id": "x", "description": "d"}, {"id": "x"}]},
                {"component": "host.progress", "label": "l"},
                {"component": "host.progress_cluster", "items": [{"label": "x"}, {"label": "x"}]}]}"#,
        );
        let mut ids: Vec<_> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(ids.len(), 10, "{html}");
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 10, "{html}");
    }
}
