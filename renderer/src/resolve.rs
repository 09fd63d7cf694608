//! Turns expanded nodes into typed ones: defaults, clamps and aliases are settled here, so painters never see JSON.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::bound::{Bound, REPEAT, Rows, VISIBLE_WHEN, row_name};
use crate::component::{Component, ID, Invalid, InvalidCode, Node, margin_bottom};
use crate::diagnostic::Diagnostics;
use crate::expand::{Expanded, Kind, Templates, expand};
use crate::limits::Limits;
use crate::pointer::Pointer;
use crate::prop::{OwnId, Reader, References};

/// The view tree of an expanded extension; problems go to `diagnostics`. At most `limits.nodes` nodes come of what is
/// repeated over live values.
pub fn resolve(
    root: &Expanded,
    references: References<'_>,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Arc<Node> {
    let mut resolver = Resolver {
        references,
        diagnostics,
        rows: Rows::default(),
        nested: *limits,
        nodes: usize::MAX,
        bytes: limits.filled_bytes,
        next: 0,
        row: None,
    };
    resolver.node(root)
}

/// The view tree of a declarative extension as a host delivers it: its localized `schema`, and the `components` of
/// its plugin for the templates in it. Nothing is reported: what cannot be drawn is a node that says so.
pub fn view(schema: &Value, components: &[Value], limits: &Limits) -> Arc<Node> {
    let mut ignored = Diagnostics::ignored();
    let root = Pointer::root();
    let templates = Templates::new(components, &root.key("components"));
    let expanded = expand(
        schema,
        &root.key("schema"),
        &templates,
        limits,
        &mut ignored,
    );
    resolve(&expanded, References::default(), limits, &mut ignored)
}

/// The state of one resolution.
pub(crate) struct Resolver<'a> {
    references: References<'a>,
    diagnostics: &'a mut Diagnostics,
    /// What the texts here may speak of.
    rows: Rows,
    /// The limits of a repetition inside.
    nested: Limits,
    /// How many nodes may still come of rows.
    nodes: usize,
    /// How many bytes rows may still put into texts.
    bytes: usize,
    next: u64,
    /// The row that is resolved.
    row: Option<u64>,
}

impl<'a> Resolver<'a> {
    /// For rows, which together have at most `limits`; what is repeated in one of them has `each`.
    pub(crate) fn of_rows(limits: Limits, each: Limits, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            references: References::default(),
            diagnostics,
            rows: Rows::default(),
            nested: each,
            nodes: limits.nodes,
            bytes: limits.filled_bytes,
            next: 0,
            row: None,
        }
    }

    /// One row, whose nodes are numbered from `number`; `None` when it would be one too many.
    pub(crate) fn row(
        &mut self,
        expanded: &Expanded,
        rows: Rows,
        number: u64,
    ) -> Option<Arc<Node>> {
        self.nodes = self.nodes.checked_sub(expanded.count())?;
        self.rows = rows;
        self.next = number;
        self.row = Some(number);
        Some(self.node(expanded))
    }

    fn node(&mut self, expanded: &Expanded) -> Arc<Node> {
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        if let Kind::Invalid(code) = expanded.kind {
            return Arc::new(invalid(code, expanded, number));
        }
        if expanded.object.contains_key(REPEAT) {
            return Arc::new(self.repeated(expanded, number));
        }
        let filled;
        let object = if self.rows.is_empty() {
            &expanded.object
        } else {
            filled = self.rows.fill(&expanded.object, &mut self.bytes);
            &filled
        };
        let bound = Bound::of_node(expanded, object, self.references, self.diagnostics);
        let children = expanded
            .children
            .iter()
            .map(|child| self.node(child))
            .collect();
        let Some(bound) = bound else {
            return Arc::new(self.typed(expanded, object, children, number));
        };
        if self.diagnostics.are_kept() {
            // Only for its problems: what it looks like is settled when there are values.
            self.typed(expanded, &bound.fixed(), Vec::new(), number);
        }
        let bound = bound.in_row(self.row).around(children);
        let mut ignored = Diagnostics::ignored();
        let mut reader = Reader::new(object, &expanded.pointer, self.references, &mut ignored);
        Arc::new(Node {
            id: reader.get(&ID).map(|OwnId(id)| id),
            // What is drawn in its place has its own.
            margin_bottom: 0.0,
            component: Component::Bound(Box::new(bound)),
            number,
            instance: self.row.unwrap_or(expanded.instance),
        })
    }

    /// A node that is there once for each element of a list.
    fn repeated(&mut self, expanded: &Expanded, number: u64) -> Node {
        let limits = self.nested;
        let bound = Bound::of_rows(
            expanded,
            &self.rows,
            limits,
            self.references,
            self.diagnostics,
        );
        // Problems in it are found without a row: what depends on one is left out.
        let mut body = expanded.clone();
        let name = body.object.remove(REPEAT).unwrap_or_default();
        let outside = self.rows.clone();
        self.rows = outside.with(row_name(&name), None);
        self.next = number;
        let node = self.node(&body);
        self.rows = outside;
        match bound {
            Some(bound) => Node {
                component: Component::Bound(Box::new(bound)),
                ..Node::clone(&node)
            },
            None => Node::clone(&node),
        }
    }

    fn typed(
        &mut self,
        expanded: &Expanded,
        object: &Map<String, Value>,
        children: Vec<Arc<Node>>,
        number: u64,
    ) -> Node {
        let (references, diagnostics) = (self.references, &mut *self.diagnostics);
        let node = typed(expanded, object, children, number, references, diagnostics);
        Node {
            instance: self.row.unwrap_or(node.instance),
            ..node
        }
    }
}

/// The node `expanded` with the properties that `object` has.
pub(crate) fn typed(
    expanded: &Expanded,
    object: &Map<String, Value>,
    children: Vec<Arc<Node>>,
    number: u64,
    references: References<'_>,
    diagnostics: &mut Diagnostics,
) -> Node {
    let spec = match expanded.kind {
        Kind::Component(spec) => spec,
        Kind::Invalid(code) => return invalid(code, expanded, number),
    };
    let mut reader = Reader::new(object, &expanded.pointer, references, diagnostics);
    let id = reader.get(&ID).map(|OwnId(id)| id);
    let margin_bottom = reader.get(&margin_bottom(spec.margin_bottom));
    let component = (spec.read)(&mut reader, children);
    let every = [
        "component",
        "id",
        "marginBottom",
        VISIBLE_WHEN,
        REPEAT,
        "children",
    ];
    let own = if spec.container {
        &every[..]
    } else {
        &every[..5]
    };
    reader.report_unknown(spec.props, own, spec.name);
    Node {
        id,
        margin_bottom,
        component,
        number,
        instance: expanded.instance,
    }
}

fn invalid(code: InvalidCode, expanded: &Expanded, number: u64) -> Node {
    let name = expanded.object.get("name").and_then(Value::as_str);
    Node {
        id: None,
        margin_bottom: 8.0,
        component: Component::Invalid(Invalid {
            code,
            name: name.unwrap_or_default().into(),
        }),
        number,
        instance: expanded.instance,
    }
}
