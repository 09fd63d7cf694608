//! Puts templates in place of `host.remote_component` nodes and says which nodes cannot be drawn.

mod expanded;
mod include;

pub use expanded::{Expanded, Kind};
pub use include::Templates;

use serde_json::{Map, Value};

use crate::bound::{REPEAT, row_name};
use crate::component::{INVALID, InvalidCode, REMOTE_COMPONENT, Spec, find, names};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::pointer::Pointer;
use crate::prop::describe;
use crate::suggest::did_you_mean;
use crate::template::{Filling, RowNames, Scope, Written};

/// Expands the `schema` of one extension, which stands at `pointer`; problems go to `diagnostics`.
///
/// There is always a tree: what cannot be drawn is a node that says so, and its neighbours live.
pub fn expand(
    schema: &Value,
    pointer: &Pointer,
    templates: &Templates<'_>,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Expanded {
    let mut expansion = Expansion::new(templates, limits, diagnostics);
    let mut roots = Vec::new();
    let root = Written::plainly(schema, pointer.clone());
    expansion.place(root, 1, &mut roots);
    one(roots, pointer)
}

/// Expands the template `id` as if it were used without props, to look for problems in it.
pub(crate) fn expand_template(
    id: &str,
    templates: &Templates<'_>,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Option<Expanded> {
    let (id, template) = templates.0.get_key_value(id)?;
    let mut expansion = Expansion::new(templates, limits, diagnostics);
    let scope = Scope {
        id,
        props: None,
        caller: None,
    };
    let mut roots = Vec::new();
    expansion.put_in_place(template, &scope, 1, &mut roots);
    Some(one(roots, &template.pointer))
}

/// The one of `roots`, or a column of them: a template may be a list.
fn one(mut roots: Vec<Expanded>, pointer: &Pointer) -> Expanded {
    if roots.len() == 1
        && let Some(root) = roots.pop()
    {
        return root;
    }
    let kind = find("stack").map_or(
        Kind::Invalid(InvalidCode::UnknownComponent),
        Kind::Component,
    );
    Expanded {
        kind,
        object: Map::new(),
        children: roots,
        pointer: pointer.clone(),
        instance: 0,
        live: None,
    }
}

/// The state of one extension's expansion; the counts span all of its templates (security.md T3).
struct Expansion<'a> {
    templates: &'a Templates<'a>,
    limits: &'a Limits,
    filling: Filling<'a>,
    nodes: usize,
    includes: usize,
    /// The template that is being put in place, by how many came before it.
    instance: u64,
    /// How many templates are being put in place inside each other.
    open: usize,
}

impl<'e> Expansion<'e> {
    fn new(
        templates: &'e Templates<'e>,
        limits: &'e Limits,
        diagnostics: &'e mut Diagnostics,
    ) -> Self {
        Self {
            templates,
            limits,
            filling: Filling::new(limits, diagnostics),
            nodes: 0,
            includes: 0,
            instance: 0,
            open: 0,
        }
    }

    /// Expands what is `written` and appends it to `out`: one node, none for an absent prop, or several for a
    /// template or prop that is a list. `depth` counts nodes from the root.
    fn place(&mut self, written: Written<'_>, depth: usize, out: &mut Vec<Expanded>) {
        let was_list = written.value.is_array();
        let Some(written) = written.follow(&mut self.filling) else {
            return;
        };
        if let (Value::Array(list), false) = (written.value, was_list) {
            for (index, node) in list.iter().enumerate() {
                self.place_one(&written.index(index, node), depth, out);
            }
        } else {
            self.place_one(&written, depth, out);
        }
    }

    fn place_one(&mut self, written: &Written<'_>, depth: usize, out: &mut Vec<Expanded>) {
        if self.nodes > self.limits.nodes {
            return;
        }
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            let message = format!("more than {} nodes in one extension", self.limits.nodes);
            out.push(self.reject(InvalidCode::LimitNodes, "", &written.pointer, message, None));
            return;
        }
        if depth > self.limits.depth {
            let message = format!(
                "nodes are nested more than {} levels deep",
                self.limits.depth
            );
            out.push(self.reject(InvalidCode::LimitDepth, "", &written.pointer, message, None));
            return;
        }
        let first = out.len();
        self.named(written, depth, out);
        if self.filling.is_spent() && self.nodes <= self.limits.nodes {
            // What was filled last is not whole: it goes, and nothing comes after it.
            self.nodes = self.limits.nodes + 1;
            out.truncate(first);
            let message = "templates bring more text and values together than the host draws";
            let message = message.to_owned();
            out.push(self.reject(InvalidCode::LimitNodes, "", &written.pointer, message, None));
        }
    }

    /// Expands an object by the name in its `component`.
    fn named(&mut self, written: &Written<'_>, depth: usize, out: &mut Vec<Expanded>) {
        let Some((object, component)) = written
            .value
            .as_object()
            .and_then(|object| Some((object, object.get("component")?)))
        else {
            let found = describe(written.value);
            let message = format!("expected an object with a `component`, found {found}");
            out.push(self.reject(InvalidCode::NotANode, "", &written.pointer, message, None));
            return;
        };
        let component = written.key("component", component);
        let at = component.pointer.clone();
        let value = component.fill(&mut self.filling).unwrap_or_default();
        let Value::String(name) = value else {
            let found = describe(&value);
            let message = format!("expected the name of a component, found {found}");
            out.push(self.reject(InvalidCode::NotANode, "", &at, message, None));
            return;
        };
        let bare = name.strip_prefix("host.").unwrap_or(&name);
        if bare == REMOTE_COMPONENT {
            self.report_alias(&name, REMOTE_COMPONENT, &at);
            self.include(object, written, depth, out);
        } else if let Some(spec) = find(&name) {
            self.report_alias(&name, spec.name, &at);
            let node = self.component(spec, object, written, depth);
            out.push(node);
        } else if let Some(node) = cut_off(bare, object, written) {
            out.push(node);
        } else {
            let message = format!("there is no component `{name}`");
            let hint = did_you_mean(&bare.to_ascii_lowercase(), names());
            out.push(self.reject(InvalidCode::UnknownComponent, &name, &at, message, hint));
        }
    }

    /// Notes a `name` that is not the documented one of the component `spec`.
    fn report_alias(&mut self, name: &str, spec: &str, at: &Pointer) {
        if name.strip_prefix("host.") != Some(spec) {
            self.filling.diagnostics.add(|| {
                let message = format!("`{name}` is another name of `host.{spec}`");
                Diagnostic::new(Code::OldAlias, at.clone(), message)
                    .with_hint(format!("write `host.{spec}`"))
            });
        }
    }

    /// A component of the registry with its properties filled and its children expanded.
    fn component(
        &mut self,
        spec: &'static Spec,
        object: &Map<String, Value>,
        written: &Written<'_>,
        depth: usize,
    ) -> Expanded {
        let mut filled = Map::with_capacity(object.len());
        let mut children = Vec::new();
        let rows = row_names(object, written);
        let inside = Written {
            rows: rows.as_ref(),
            ..written.clone()
        };
        for (key, value) in object {
            let member = inside.key(key, value);
            if spec.container && key == "children" {
                self.children(member, depth, &mut children);
                filled.insert(key.clone(), Value::Null);
            } else if let Some(value) = member.fill(&mut self.filling) {
                filled.insert(key.clone(), value);
            }
        }
        Expanded {
            kind: Kind::Component(spec),
            object: filled,
            children,
            pointer: written.pointer.clone(),
            instance: self.instance,
            live: None,
        }
    }

    fn children(&mut self, written: Written<'_>, depth: usize, out: &mut Vec<Expanded>) {
        let Some(written) = written.follow(&mut self.filling) else {
            return;
        };
        match written.value {
            Value::Array(list) => {
                for (index, child) in list.iter().enumerate() {
                    self.place(written.index(index, child), depth + 1, out);
                }
            }
            Value::Null => {}
            // PHP writes an empty list as an object (contract section 1); a node alone is one child.
            Value::Object(object) if object.is_empty() => {}
            Value::Object(_) => self.place(written, depth + 1, out),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                let found = describe(written.value);
                let message = format!("expected a list of nodes, found {found}");
                let at = &written.pointer;
                out.push(self.reject(InvalidCode::WrongType, "children", at, message, None));
            }
        }
    }

    /// Reports a node that cannot be drawn and gives the node that stands for it.
    fn reject(
        &mut self,
        code: InvalidCode,
        name: &str,
        pointer: &Pointer,
        message: String,
        hint: Option<String>,
    ) -> Expanded {
        self.filling
            .diagnostics
            .add(|| Diagnostic::new(code.code(), pointer.clone(), message).with_hint(hint));
        Expanded::invalid(code, name, pointer.clone())
    }
}

/// The names of elements in the node `object`: its own, if it is repeated, and those around it.
fn row_names<'a>(object: &'a Map<String, Value>, written: &Written<'a>) -> Option<RowNames<'a>> {
    match object.get(REPEAT) {
        Some(repeat) => Some(RowNames {
            name: row_name(repeat),
            around: written.rows,
        }),
        None => written.rows.copied(),
    }
}

/// The node that [`crate::json::read`] leaves in the place of what is nested too deep; it is reported there.
fn cut_off(bare: &str, object: &Map<String, Value>, written: &Written<'_>) -> Option<Expanded> {
    let code = InvalidCode::LimitDepth;
    let cut = bare == INVALID && object.get("code")?.as_str()? == code.code().name();
    cut.then(|| Expanded::invalid(code, "", written.pointer.clone()))
}
