//! Nodes that look different as live values do: `$data`, `$state` and `$setting` in their properties, `visibleWhen`
//! and `repeat` (components.md, “Better than upstream”).
//!
//! Such a node keeps its JSON. When a value changes, it alone is resolved again with the values put in, by the same
//! code that resolves every other node.

mod condition;
mod format;
mod place;
mod rows;
mod schema;
mod slot;
#[cfg(test)]
mod tests;

pub use format::NOTHING;
pub(crate) use place::is_binding;
pub use place::{Place, Source, at_path};
pub(crate) use rows::{Rows, row_name};
pub(crate) use schema::schema;

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use self::condition::Condition;
use self::rows::Repeat;
use self::slot::{Slots, Values};
use crate::component::{Component, Invalid, InvalidCode, Node};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::expand::Expanded;
use crate::limits::Limits;
use crate::pointer::Pointer;
use crate::prop::References;
use crate::resolve::{Resolver, typed};

/// The key of the condition under which a node is shown.
pub(crate) const VISIBLE_WHEN: &str = "visibleWhen";
/// The key of what a node is repeated over.
pub(crate) const REPEAT: &str = "repeat";
/// The key of an object that stands for a text with bound values in it; its value is the list of the pieces.
pub(crate) const TEXT: &str = "$text";

/// A node that live values decide on.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound(Body);

#[derive(Clone, Debug, PartialEq)]
enum Body {
    /// One node, or none.
    Node {
        /// Without its children.
        expanded: Expanded,
        slots: Slots,
        children: Vec<Arc<Node>>,
        /// What must hold at the first place.
        condition: Option<Condition>,
    },
    /// A node for each element of a list.
    Rows {
        place: Place,
        expanded: Expanded,
        name: Box<str>,
        around: Rows,
        limits: Limits,
    },
}

impl Bound {
    /// The places whose values decide.
    pub fn places(&self) -> &[Place] {
        match &self.0 {
            Body::Node { slots, .. } => &slots.places,
            Body::Rows { place, .. } => std::slice::from_ref(place),
        }
    }

    /// Whether it is one node at most; else it may be any number.
    pub fn is_single(&self) -> bool {
        matches!(self.0, Body::Node { .. })
    }

    /// What is inside before any value is known.
    pub fn children(&self) -> &[Arc<Node>] {
        match &self.0 {
            Body::Node { children, .. } => children,
            Body::Rows { .. } => &[],
        }
    }

    /// The nodes to draw in place of the one numbered `number`, with `values` at [`Bound::places`], in their order, and
    /// `decimal` as the decimal sign of formatted numbers.
    pub fn resolve(&self, number: u64, values: &[Option<Value>], decimal: char) -> Vec<Arc<Node>> {
        let first = values.first().and_then(Option::as_ref);
        match &self.0 {
            Body::Node {
                expanded,
                slots,
                children,
                condition,
            } => {
                if condition
                    .as_ref()
                    .is_some_and(|condition| !condition.holds(first))
                {
                    return Vec::new();
                }
                let mut object = expanded.object.clone();
                let now = values;
                slots.fill(&mut object, Values { now, decimal });
                let mut ignored = Diagnostics::ignored();
                let references = References::default();
                let children = children.clone();
                vec![Arc::new(typed(
                    expanded,
                    &object,
                    children,
                    number,
                    references,
                    &mut ignored,
                ))]
            }
            Body::Rows {
                expanded,
                name,
                around,
                limits,
                place: _,
            } => {
                let list = first.and_then(Value::as_array);
                let list = list.map_or(&[][..], Vec::as_slice);
                repeated(expanded, list, name, around, *limits, number)
            }
        }
    }

    /// The node `expanded`, whose object with what its rows say is `object`, if live values decide on it.
    pub(crate) fn of_node(
        expanded: &Expanded,
        object: &Map<String, Value>,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let condition = object.get(VISIBLE_WHEN);
        let is_conditional = condition.is_some();
        let condition = condition.and_then(|condition| {
            let at = expanded.live_key(VISIBLE_WHEN);
            only_here(VISIBLE_WHEN, &at, diagnostics);
            Condition::read(condition, &at, references, diagnostics)
        });
        let (place, condition) = condition.unzip();
        let mut properties = Cow::Borrowed(object);
        if is_conditional {
            properties.to_mut().remove(VISIBLE_WHEN);
        }
        let slots = Slots::find(
            &properties,
            place,
            &expanded.pointer,
            references,
            diagnostics,
        );
        if !is_conditional && slots.is_empty() {
            return None;
        }
        let mut object = properties.into_owned();
        slots.clear(&mut object);
        let body = Body::Node {
            expanded: Expanded {
                kind: expanded.kind,
                object,
                children: Vec::new(),
                pointer: expanded.pointer.clone(),
                live: None,
                instance: expanded.instance,
            },
            slots,
            children: Vec::new(),
            condition,
        };
        Some(Self(body))
    }

    /// The properties of the node that are what they are, whatever values come.
    pub(crate) fn fixed(&self) -> Map<String, Value> {
        match &self.0 {
            Body::Node {
                expanded, slots, ..
            } => {
                let mut object = expanded.object.clone();
                object.retain(|key, _| !slots.are_in(key));
                object
            }
            Body::Rows { expanded, .. } => expanded.object.clone(),
        }
    }

    /// The same node in the row numbered `row`.
    pub(crate) fn in_row(mut self, row: Option<u64>) -> Self {
        if let (Body::Node { expanded, .. }, Some(row)) = (&mut self.0, row) {
            expanded.instance = row;
        }
        self
    }

    /// The same node with what stands inside it.
    pub(crate) fn around(mut self, inside: Vec<Arc<Node>>) -> Self {
        if let Body::Node { children, .. } = &mut self.0 {
            *children = inside;
        }
        self
    }

    /// The node `expanded`, inside `around`, if it is repeated.
    pub(crate) fn of_rows(
        expanded: &Expanded,
        around: &Rows,
        limits: Limits,
        references: References<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let at = expanded.live_key(REPEAT);
        only_here(REPEAT, &at, diagnostics);
        let mut budget = limits.filled_bytes;
        let repeat = around.fill_value(expanded.object.get(REPEAT)?, &mut budget)?;
        let Repeat { place, name } = Repeat::read(&repeat, &at, references, diagnostics)?;
        let mut expanded = expanded.clone();
        expanded.object.remove(REPEAT);
        Some(Self(Body::Rows {
            place,
            expanded,
            name,
            around: around.clone(),
            limits,
        }))
    }
}

/// `expanded` once for each element of `list`.
fn repeated(
    expanded: &Expanded,
    list: &[Value],
    name: &str,
    around: &Rows,
    limits: Limits,
    number: u64,
) -> Vec<Arc<Node>> {
    let each = limits.shared_by(list.len());
    let mut ignored = Diagnostics::ignored();
    let mut resolver = Resolver::of_rows(limits, each, &mut ignored);
    let mut nodes = Vec::new();
    for (index, element) in list.iter().enumerate() {
        let rows = around.with(name, Some(element.clone()));
        match resolver.row(expanded, rows, row_number(number, index)) {
            Some(node) => nodes.push(node),
            None => {
                nodes.push(cut_off(row_number(number, index)));
                break;
            }
        }
    }
    nodes
}

/// The node in the place of rows that are too many.
fn cut_off(number: u64) -> Arc<Node> {
    Arc::new(Node {
        id: None,
        margin_bottom: 8.0,
        component: Component::Invalid(Invalid {
            code: InvalidCode::LimitNodes,
            name: "".into(),
        }),
        number,
        instance: number,
    })
}

/// The number of the first node of a row, far from those of other rows and of nodes that are no rows.
fn row_number(number: u64, index: usize) -> u64 {
    // Fibonacci hashing: the nodes of a row are numbered on from here.
    let row = (number ^ (index as u64 + 1).rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    row | 1 << 63
}

/// Notes that other hosts do not know `what`.
fn only_here(what: &str, at: &Pointer, diagnostics: &mut Diagnostics) {
    diagnostics.add(|| {
        let what = if what.contains(' ') {
            what.to_owned()
        } else {
            format!("`{what}`")
        };
        let message =
            format!("{what} needs faceplate: WPrint 3D ignores it and shows the node without it");
        Diagnostic::new(Code::FaceplateOnly, at.clone(), message)
    });
}
