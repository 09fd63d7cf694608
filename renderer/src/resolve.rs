//! Turns expanded nodes into typed ones: defaults, clamps and aliases are settled here, so painters never see JSON.

use std::sync::Arc;

use serde_json::Value;

use crate::component::{Component, ID, Invalid, Node, margin_bottom};
use crate::diagnostic::Diagnostics;
use crate::expand::{Expanded, Kind, Templates, expand};
use crate::limits::Limits;
use crate::pointer::Pointer;
use crate::prop::{OwnId, Reader, References};

/// The view tree of an expanded extension; problems go to `diagnostics`.
pub fn resolve(
    root: &Expanded,
    references: References<'_>,
    diagnostics: &mut Diagnostics,
) -> Arc<Node> {
    let mut number = 0;
    node(root, references, diagnostics, &mut number)
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
    resolve(&expanded, References::default(), &mut ignored)
}

fn node(
    expanded: &Expanded,
    references: References<'_>,
    diagnostics: &mut Diagnostics,
    next: &mut u32,
) -> Arc<Node> {
    let number = *next;
    *next += 1;
    let spec = match expanded.kind {
        Kind::Component(spec) => spec,
        Kind::Invalid(code) => {
            let name = expanded.object.get("name").and_then(Value::as_str);
            return Arc::new(Node {
                id: None,
                margin_bottom: 8.0,
                component: Component::Invalid(Invalid {
                    code,
                    name: name.unwrap_or_default().into(),
                }),
                number,
                instance: expanded.instance,
            });
        }
    };
    let children = expanded
        .children
        .iter()
        .map(|child| node(child, references, diagnostics, next))
        .collect();
    let mut reader = Reader::new(&expanded.object, &expanded.pointer, references, diagnostics);
    let id = reader.get(&ID).map(|OwnId(id)| id);
    let margin_bottom = reader.get(&margin_bottom(spec.margin_bottom));
    let component = (spec.read)(&mut reader, children);
    let also: &[&str] = if spec.container {
        &["component", "children", "id", "marginBottom"]
    } else {
        &["component", "id", "marginBottom"]
    };
    reader.report_unknown(spec.props, also, spec.name);
    Arc::new(Node {
        id,
        margin_bottom,
        component,
        number,
        instance: expanded.instance,
    })
}
