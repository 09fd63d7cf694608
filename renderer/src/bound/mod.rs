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
#[cfg(test)]
mod tests;
mod values;

pub use format::NOTHING;
pub(crate) use place::is_binding;
pub use place::{Place, Source, at_path};
pub(crate) use rows::{Rows, row_name};
pub(crate) use schema::schema;

use std::sync::Arc;

use serde_json::{Map, Value};

use self::condition::Condition;
use self::place::Binding;
use self::rows::Repeat;
use self::values::Values;
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

/// Keys that decide what happens: data may not choose the action that a button runs.
const FIXED: [&str; 13] = [
    "component",
    "componentId",
    "actionId",
    "submitActionId",
    "dataActionId",
    "openExtensionId",
    "pollIntervalMs",
    "itemsPath",
    "valueKey",
    "id",
    "stateKey",
    "bind",
    "include",
];

/// A node that live values decide on.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    places: Vec<Place>,
    body: Body,
}

#[derive(Clone, Debug, PartialEq)]
enum Body {
    /// One node, or none.
    Node {
        /// Without its children.
        expanded: Expanded,
        children: Vec<Arc<Node>>,
        condition: Option<Condition>,
    },
    /// A node for each element of the list at the only place.
    Rows {
        expanded: Expanded,
        name: Box<str>,
        around: Rows,
        limits: Limits,
    },
}

impl Bound {
    /// The places whose values decide.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Whether it is one node at most; else it may be any number.
    pub fn is_single(&self) -> bool {
        matches!(self.body, Body::Node { .. })
    }

    /// What is inside before any value is known.
    pub fn children(&self) -> &[Arc<Node>] {
        match &self.body {
            Body::Node { children, .. } => children,
            Body::Rows { .. } => &[],
        }
    }

    /// The nodes to draw in place of the one numbered `number`, with `values` at [`Bound::places`], in their order, and
    /// `decimal` as the decimal sign of formatted numbers.
    pub fn resolve(&self, number: u64, values: &[Option<Value>], decimal: char) -> Vec<Arc<Node>> {
        let values = Values {
            places: &self.places,
            values,
            decimal,
        };
        match &self.body {
            Body::Node {
                expanded,
                children,
                condition,
            } => {
                let shown = condition
                    .as_ref()
                    .is_none_or(|condition| condition.holds(values.at(&condition.place)));
                let node = || {
                    let object = values.put_into(&expanded.object, false);
                    let mut ignored = Diagnostics::ignored();
                    let references = References::default();
                    let children = children.clone();
                    Arc::new(typed(
                        expanded,
                        &object,
                        children,
                        number,
                        references,
                        &mut ignored,
                    ))
                };
                shown.then(node).into_iter().collect()
            }
            Body::Rows {
                expanded,
                name,
                around,
                limits,
            } => {
                let list = values.values.first().and_then(Option::as_ref);
                let list = list
                    .and_then(Value::as_array)
                    .map_or(&[][..], Vec::as_slice);
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
    ) -> Option<(Self, Map<String, Value>)> {
        let condition = object.get(VISIBLE_WHEN);
        if condition.is_none() && !any_binding(object) {
            return None;
        }
        let condition = condition.and_then(|condition| {
            let at = expanded.live_key(VISIBLE_WHEN);
            only_here(VISIBLE_WHEN, &at, diagnostics);
            Condition::read(condition, &at, references, diagnostics)
        });
        let mut places: Vec<_> = condition
            .iter()
            .map(|condition| condition.place.clone())
            .collect();
        let bound = |key: &str, value: &Value| !FIXED.contains(&key) && has_binding(value);
        for (key, value) in object.iter().filter(|(key, value)| bound(key, value)) {
            let at = expanded.pointer.key(key.clone());
            collect(value, &at, references, diagnostics, &mut places);
        }
        // Where nobody hears of problems, only what the node is called matters before there are values.
        let matters = |key: &str| diagnostics.are_kept() || key == "id" || key == "marginBottom";
        let fixed = object.iter().filter(|(key, value)| {
            matters(key) && key.as_str() != VISIBLE_WHEN && !bound(key, value)
        });
        let fixed = fixed
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        let mut object = object.clone();
        object.remove(VISIBLE_WHEN);
        let body = Body::Node {
            expanded: Expanded {
                kind: expanded.kind,
                object,
                children: Vec::new(),
                pointer: expanded.pointer.clone(),
                live: None,
                instance: expanded.instance,
            },
            children: Vec::new(),
            condition,
        };
        Some((Self { places, body }, fixed))
    }

    /// The same node in the row numbered `row`.
    pub(crate) fn in_row(mut self, row: Option<u64>) -> Self {
        if let (Body::Node { expanded, .. }, Some(row)) = (&mut self.body, row) {
            expanded.instance = row;
        }
        self
    }

    /// The same node with what stands inside it.
    pub(crate) fn around(mut self, inside: Vec<Arc<Node>>) -> Self {
        if let Body::Node { children, .. } = &mut self.body {
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
        let body = Body::Rows {
            expanded,
            name,
            around: around.clone(),
            limits,
        };
        Some(Self {
            places: vec![place],
            body,
        })
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

/// Whether a bound value stands in `value`.
fn has_binding(value: &Value) -> bool {
    match value {
        Value::Object(object) => {
            is_binding(object) || object.contains_key(TEXT) || any_binding(object)
        }
        Value::Array(list) => list.iter().any(has_binding),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn any_binding(object: &Map<String, Value>) -> bool {
    live_members(object).any(|(_, value)| has_binding(value))
}

/// The members that live values may stand in.
fn live_members(object: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    object
        .iter()
        .filter(|(key, _)| !FIXED.contains(&key.as_str()))
}

/// Adds the places in `value`, which stands at `at`, to `places`, each once.
fn collect(
    value: &Value,
    at: &Pointer,
    references: References<'_>,
    diagnostics: &mut Diagnostics,
    places: &mut Vec<Place>,
) {
    match value {
        Value::Object(object) if is_binding(object) => {
            only_here("a bound value", at, diagnostics);
            if let Some(binding) = Binding::read(object, at, references, diagnostics)
                && !places.contains(&binding.place)
            {
                places.push(binding.place);
            }
        }
        Value::Object(object) => {
            for (key, value) in live_members(object) {
                collect(value, &at.key(key.clone()), references, diagnostics, places);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                collect(value, &at.index(index), references, diagnostics, places);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
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
