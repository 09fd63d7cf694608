//! The registry of `host.*` components: one table from which reading, checking, the JSON Schema and the
//! documentation are derived.
//!
//! Each component is one file: its properties as constants, its typed form, and its row of the table. The painter
//! matches [`Component`] exhaustively, so a component that nobody paints does not compile.

mod badge;
mod button;
mod caption;
mod chip_group;
mod data_strip;
mod divider;
mod entry;
mod form;
mod heading;
mod input;
mod invalid;
mod key_value;
mod list;
mod progress;
mod progress_cluster;
mod row;
mod scroll;
mod section;
mod spacer;
mod stack;
mod surface;
mod switch;
mod text;
mod typography;

pub use badge::{Badge, ChipMode};
pub use button::{Button, ButtonMode};
pub use caption::Caption;
pub use chip_group::{Chip, ChipGroup};
pub use data_strip::{DataStrip, Reading};
pub use divider::Divider;
pub use entry::{Entry, EntryKind, EntryOption, Pattern, Problem};
pub use form::{Bind, Field, Form, Scalar};
pub use heading::{Heading, Weight};
pub use input::{Input, InputMode};
pub use invalid::{Invalid, InvalidCode};
pub use key_value::KeyValue;
pub use list::{List, ListItem};
pub use progress::Progress;
pub use progress_cluster::{Metric, ProgressCluster};
pub use row::{Justify, Row};
pub use scroll::Scroll;
pub use section::Section;
pub use spacer::Spacer;
pub use stack::{Align, Stack};
pub use surface::Surface;
pub use switch::Switch;
pub use text::{Text, TextAlign};
pub use typography::Variant;

use std::sync::Arc;

use crate::bound::Bound;
use crate::prop::{AnyProp, Length, OwnId, Prop, Range, Reader};

/// One component of the registry.
pub struct Spec {
    /// The name without `host.`.
    pub name: &'static str,
    /// Other names, without `host.`.
    pub aliases: &'static [&'static str],
    /// What it shows, as one sentence.
    pub summary: &'static str,
    /// A node of it, as JSON, for the documentation.
    pub example: &'static str,
    /// Whether it takes `children`.
    pub container: bool,
    /// Space below in CSS pixels when `marginBottom` is absent.
    pub margin_bottom: f64,
    /// Its own properties; `id`, `marginBottom` and `children` are every component's.
    pub props: &'static [&'static dyn AnyProp],
    /// Reads the properties; `children` is empty unless `container`.
    pub read: fn(&mut Reader<'_>, children: Vec<Arc<Node>>) -> Component,
}

/// The registry, in the order of the documentation (components.md).
pub static REGISTRY: [&Spec; 21] = [
    &section::SPEC,
    &surface::SPEC,
    &stack::SPEC,
    &row::SPEC,
    &scroll::SPEC,
    &spacer::SPEC,
    &divider::SPEC,
    &text::SPEC,
    &heading::SPEC,
    &caption::SPEC,
    &list::SPEC,
    &key_value::SPEC,
    &badge::SPEC,
    &chip_group::SPEC,
    &button::SPEC,
    &input::SPEC,
    &switch::SPEC,
    &form::SPEC,
    &progress::SPEC,
    &progress_cluster::SPEC,
    &data_strip::SPEC,
];

/// The name, without `host.`, of the node that a template replaces; it is never painted itself.
pub const REMOTE_COMPONENT: &str = "remote_component";

/// The name of the node that stands for one that cannot be drawn; authors cannot write it.
pub const INVALID: &str = "invalid";

/// A component of the view tree, with typed properties.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant's type says what it is")]
pub enum Component {
    Section(Section),
    Surface(Surface),
    Stack(Stack),
    Row(Row),
    Scroll(Scroll),
    Spacer(Spacer),
    Divider(Divider),
    Text(Text),
    Heading(Heading),
    Caption(Caption),
    List(List),
    KeyValue(KeyValue),
    Badge(Badge),
    ChipGroup(ChipGroup),
    Button(Button),
    Input(Input),
    Switch(Switch),
    Form(Form),
    Progress(Progress),
    ProgressCluster(ProgressCluster),
    DataStrip(DataStrip),
    Invalid(Invalid),
    /// A node that live values decide on.
    Bound(Box<Bound>),
}

impl Component {
    /// Its row of the registry; `None` for the nodes that stand for others: one that cannot be drawn, and one that live
    /// values decide on.
    pub const fn spec(&self) -> Option<&'static Spec> {
        match self {
            Self::Section(_) => Some(&section::SPEC),
            Self::Surface(_) => Some(&surface::SPEC),
            Self::Stack(_) => Some(&stack::SPEC),
            Self::Row(_) => Some(&row::SPEC),
            Self::Scroll(_) => Some(&scroll::SPEC),
            Self::Spacer(_) => Some(&spacer::SPEC),
            Self::Divider(_) => Some(&divider::SPEC),
            Self::Text(_) => Some(&text::SPEC),
            Self::Heading(_) => Some(&heading::SPEC),
            Self::Caption(_) => Some(&caption::SPEC),
            Self::List(_) => Some(&list::SPEC),
            Self::KeyValue(_) => Some(&key_value::SPEC),
            Self::Badge(_) => Some(&badge::SPEC),
            Self::ChipGroup(_) => Some(&chip_group::SPEC),
            Self::Button(_) => Some(&button::SPEC),
            Self::Input(_) => Some(&input::SPEC),
            Self::Switch(_) => Some(&switch::SPEC),
            Self::Form(_) => Some(&form::SPEC),
            Self::Progress(_) => Some(&progress::SPEC),
            Self::ProgressCluster(_) => Some(&progress_cluster::SPEC),
            Self::DataStrip(_) => Some(&data_strip::SPEC),
            Self::Invalid(_) | Self::Bound(_) => None,
        }
    }
}

/// A node of the view tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The name that the author gave it.
    pub id: Option<Box<str>>,
    /// Space below in CSS pixels, 0 to 512.
    pub margin_bottom: f64,
    /// What to draw.
    pub component: Component,
    /// The number of the node in its extension, in document order from 0: a name that stays while the document does.
    /// Nodes of rows have numbers far above.
    pub number: u64,
    /// Which use of a template it comes from, numbered from 1; 0 for what stands outside templates. For nodes of a row,
    /// the number of the row.
    pub instance: u64,
}

impl Node {
    /// The nodes inside this one.
    pub fn children(&self) -> &[Arc<Self>] {
        match &self.component {
            Component::Section(section) => &section.children,
            Component::Surface(surface) => &surface.children,
            Component::Stack(stack) => &stack.children,
            Component::Row(row) => &row.children,
            Component::Scroll(scroll) => &scroll.children,
            Component::Bound(bound) => bound.children(),
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
            | Component::Invalid(_) => &[],
        }
    }
}

/// The component called `name`, with or without `host.`, under its own name or an alias.
pub fn find(name: &str) -> Option<&'static Spec> {
    let name = name.strip_prefix("host.").unwrap_or(name);
    REGISTRY
        .into_iter()
        .find(|spec| spec.name == name || spec.aliases.contains(&name))
}

/// Every name that a node may have, without `host.`: the components, their aliases and the template node.
pub fn names() -> impl Iterator<Item = &'static str> {
    REGISTRY
        .into_iter()
        .flat_map(|spec| std::iter::once(spec.name).chain(spec.aliases.iter().copied()))
        .chain([REMOTE_COMPONENT])
}

/// The name of a node, for state and for tests.
pub(crate) const ID: Prop<Option<OwnId>> = Prop::new("id", (), "A name for the node.");

/// Space below every component, bounded so that a manifest cannot push the rest away.
pub(crate) const MARGIN_BOTTOM_MAX: f64 = 512.0;

/// The `marginBottom` of a component whose default is `default` CSS pixels.
pub(crate) const fn margin_bottom(default: f64) -> Prop<f64> {
    Prop::new(
        "marginBottom",
        Range::new(default, 0.0, MARGIN_BOTTOM_MAX),
        "Space below, in CSS pixels.",
    )
}

/// Space between children, in CSS pixels.
const fn gap(default: f64) -> Prop<f64> {
    Prop::new(
        "gap",
        Range::new(default, 0.0, 128.0),
        "Space between children, in CSS pixels.",
    )
}

/// A [`Length`] is used by several components with their own defaults.
type LengthProp = Prop<Length>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_24_names_and_21_painted_components() {
        let mut names: Vec<_> = names().collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), REGISTRY.len()), (24, 21));
    }

    #[test]
    fn host_is_stripped_once_and_case_matters() {
        assert!(find("host.section").is_some());
        assert!(find("card").is_some());
        assert!(find("host.host.section").is_none());
        assert!(find("Section").is_none());
    }
}
