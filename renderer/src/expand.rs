//! Puts templates in place of `host.remote_component` nodes and says which nodes cannot be drawn.

use serde_json::{Map, Value};

use crate::component::{INVALID, InvalidCode, REMOTE_COMPONENT, Spec, find, names};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::pointer::Pointer;
use crate::prop::describe;
use crate::suggest::did_you_mean;
use crate::template::{Filled, Scope};

/// The plugin's templates: entries of `components` whose kind is `remote_component`.
#[derive(Default)]
pub struct Templates<'a>(Vec<Template<'a>>);

struct Template<'a> {
    id: &'a str,
    schema: &'a Value,
    pointer: Pointer,
}

impl<'a> Templates<'a> {
    /// The templates among a manifest's `components`, which stand at `pointer`. Of two with one id the last is
    /// used, as upstream does (contract section 10, defect 44).
    pub fn new(components: &'a [Value], pointer: &Pointer) -> Self {
        let template = |(index, component): (usize, &'a Value)| {
            let kind = component.get("kind").and_then(Value::as_str);
            (kind.is_none() || kind == Some(REMOTE_COMPONENT)).then_some(Template {
                id: component.get("id")?.as_str()?,
                schema: component.get("schema")?,
                pointer: pointer.index(index).key("schema"),
            })
        };
        Self(components.iter().enumerate().filter_map(template).collect())
    }

    fn find(&self, id: &str) -> Option<&Template<'a>> {
        self.0.iter().rev().find(|template| template.id == id)
    }

    fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().map(|template| template.id)
    }
}

/// A node after expansion: its properties are JSON still, its component is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Expanded {
    /// Which component it is.
    pub kind: Kind,
    /// Its properties as written, texts filled. `children` holds a place only; see [`Expanded::children`].
    pub object: Map<String, Value>,
    /// The nodes inside it.
    pub children: Vec<Expanded>,
    /// Where the author wrote it, in the localized manifest.
    pub pointer: Pointer,
}

/// What an expanded node is.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A component of the registry.
    Component(&'static Spec),
    /// A node that cannot be drawn; its object is `{"component", "code", "name"}`.
    Invalid(InvalidCode),
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Component(a), Self::Component(b)) => a.name == b.name,
            (Self::Invalid(a), Self::Invalid(b)) => a == b,
            (Self::Component(_), Self::Invalid(_)) | (Self::Invalid(_), Self::Component(_)) => {
                false
            }
        }
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Component(spec) => f.write_str(spec.name),
            Self::Invalid(code) => write!(f, "{code:?}"),
        }
    }
}

impl Expanded {
    /// A node that stands for one that cannot be drawn.
    fn invalid(code: InvalidCode, name: &str, pointer: Pointer) -> Self {
        let object = [
            ("component", format!("host.{INVALID}")),
            ("code", code.code().name().to_owned()),
            ("name", name.to_owned()),
        ]
        .map(|(key, text)| (key.to_owned(), Value::String(text)));
        Self {
            kind: Kind::Invalid(code),
            object: object.into_iter().collect(),
            children: Vec::new(),
            pointer,
        }
    }

    /// The node as JSON: component names in their `host.` form, unknown keys kept.
    pub fn to_json(&self) -> Value {
        let mut object = self.object.clone();
        if let Kind::Component(spec) = self.kind {
            object.insert("component".to_owned(), format!("host.{}", spec.name).into());
            if spec.container && (object.contains_key("children") || !self.children.is_empty()) {
                let children = self.children.iter().map(Self::to_json).collect();
                object.insert("children".to_owned(), Value::Array(children));
            }
        }
        Value::Object(object)
    }
}

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
    let mut expansion = Expansion {
        templates,
        limits,
        diagnostics,
        nodes: 0,
        includes: 0,
        open: Vec::new(),
    };
    let mut roots = Vec::new();
    expansion.place(schema, pointer, None, 1, &mut roots);
    if roots.len() == 1
        && let Some(root) = roots.pop()
    {
        return root;
    }
    // A template that is a list, at the root.
    stack(roots, pointer.clone())
}

/// A column of `children`, for a list that stands where one node is needed.
fn stack(children: Vec<Expanded>, pointer: Pointer) -> Expanded {
    let kind = find("stack").map_or(
        Kind::Invalid(InvalidCode::UnknownComponent),
        Kind::Component,
    );
    Expanded {
        kind,
        object: Map::new(),
        children,
        pointer,
    }
}

/// The state of one extension's expansion; the counts span all of its templates (security.md T3).
struct Expansion<'a> {
    templates: &'a Templates<'a>,
    limits: &'a Limits,
    diagnostics: &'a mut Diagnostics,
    nodes: usize,
    includes: usize,
    /// Ids of the templates being put in place, outermost first.
    open: Vec<String>,
}

impl Expansion<'_> {
    /// Expands what stands at `pointer` and appends it to `out`: one node, or several for a template that is a list.
    /// `scope` is there inside a template; `depth` counts nodes from the root.
    fn place(
        &mut self,
        value: &Value,
        pointer: &Pointer,
        scope: Option<&Scope>,
        depth: usize,
        out: &mut Vec<Expanded>,
    ) {
        let (value, pointer, scope) = match scope.map(|s| s.fill(value, pointer, self.diagnostics))
        {
            Some(Filled::Own(value)) => (value, pointer.clone(), scope),
            Some(Filled::Given(value, pointer)) => (value, pointer, None),
            Some(Filled::Absent) => return,
            None => (value, pointer.clone(), None),
        };
        if self.nodes >= self.limits.nodes {
            if self.nodes == self.limits.nodes {
                self.nodes += 1;
                let message = format!("more than {} nodes in one extension", self.limits.nodes);
                out.push(self.reject(InvalidCode::LimitNodes, "", &pointer, message, None));
            }
            return;
        }
        self.nodes += 1;
        if depth > self.limits.depth {
            let message = format!(
                "nodes are nested more than {} levels deep",
                self.limits.depth
            );
            out.push(self.reject(InvalidCode::LimitDepth, "", &pointer, message, None));
            return;
        }
        let Some((object, component)) = value
            .as_object()
            .and_then(|object| Some((object, object.get("component")?)))
        else {
            let message = format!(
                "expected an object with a `component`, found {}",
                describe(value)
            );
            out.push(self.reject(InvalidCode::NotANode, "", &pointer, message, None));
            return;
        };
        let at = pointer.key("component");
        let name = match scope {
            Some(scope) => scope.fill_deep(component, &at, self.diagnostics),
            None => Some(component.clone()),
        };
        match name.as_ref().and_then(Value::as_str) {
            Some(name) => self.node(name, object, &pointer, scope, depth, out),
            None => {
                let message = format!(
                    "expected the name of a component, found {}",
                    describe(component)
                );
                out.push(self.reject(InvalidCode::NotANode, "", &at, message, None));
            }
        }
    }

    fn node(
        &mut self,
        name: &str,
        object: &Map<String, Value>,
        pointer: &Pointer,
        scope: Option<&Scope>,
        depth: usize,
        out: &mut Vec<Expanded>,
    ) {
        match name.strip_prefix("host.").unwrap_or(name) {
            REMOTE_COMPONENT => self.include(object, pointer, scope, depth, out),
            INVALID if object.get("code").is_some() => {
                // Left by the reader of the document where it cut something off; reported there.
                out.push(invalid_as_written(object, pointer));
            }
            _ => match find(name) {
                Some(spec) => {
                    let node = self.component(spec, object, pointer, scope, depth);
                    out.push(node);
                }
                None => {
                    let message = format!("there is no component `{name}`");
                    let bare = name.strip_prefix("host.").unwrap_or(name);
                    let hint = did_you_mean(&bare.to_ascii_lowercase(), names());
                    let at = pointer.key("component");
                    out.push(self.reject(InvalidCode::UnknownComponent, name, &at, message, hint));
                }
            },
        }
    }

    /// A component of the registry with its properties filled and its children expanded.
    fn component(
        &mut self,
        spec: &'static Spec,
        object: &Map<String, Value>,
        pointer: &Pointer,
        scope: Option<&Scope>,
        depth: usize,
    ) -> Expanded {
        let mut filled = Map::with_capacity(object.len());
        let mut children = Vec::new();
        for (key, value) in object {
            if spec.container && key == "children" {
                self.children(value, &pointer.key("children"), scope, depth, &mut children);
                filled.insert(key.clone(), Value::Null);
                continue;
            }
            let value = match scope {
                Some(scope) => scope.fill_deep(value, &pointer.key(key.clone()), self.diagnostics),
                None => Some(value.clone()),
            };
            if let Some(value) = value {
                filled.insert(key.clone(), value);
            }
        }
        Expanded {
            kind: Kind::Component(spec),
            object: filled,
            children,
            pointer: pointer.clone(),
        }
    }

    fn children(
        &mut self,
        value: &Value,
        pointer: &Pointer,
        scope: Option<&Scope>,
        depth: usize,
        out: &mut Vec<Expanded>,
    ) {
        let (value, pointer, scope) = match scope.map(|s| s.fill(value, pointer, self.diagnostics))
        {
            Some(Filled::Own(value)) => (value, pointer.clone(), scope),
            Some(Filled::Given(value, pointer)) => (value, pointer, None),
            Some(Filled::Absent) => return,
            None => (value, pointer.clone(), None),
        };
        match value {
            Value::Array(list) => {
                for (index, child) in list.iter().enumerate() {
                    self.place(child, &pointer.index(index), scope, depth + 1, out);
                }
            }
            Value::Null => {}
            // PHP writes an empty list as an object (contract section 1); a node alone is one child.
            Value::Object(object) if object.is_empty() => {}
            Value::Object(_) => self.place(value, &pointer, scope, depth + 1, out),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                let message = format!("expected a list of nodes, found {}", describe(value));
                out.push(self.reject(InvalidCode::WrongType, "children", &pointer, message, None));
            }
        }
    }

    /// Puts a template in place of the node that uses it.
    fn include(
        &mut self,
        object: &Map<String, Value>,
        pointer: &Pointer,
        scope: Option<&Scope>,
        depth: usize,
        out: &mut Vec<Expanded>,
    ) {
        let call = Call::new(object, pointer, scope, self.diagnostics);
        let at = pointer.key("componentId");
        let templates = self.templates;
        let Some(template) = templates.find(&call.id) else {
            let message = format!("the manifest declares no remote component `{}`", call.id);
            let hint = did_you_mean(&call.id, templates.ids());
            out.push(self.reject(InvalidCode::UnknownTemplate, &call.id, &at, message, hint));
            return;
        };
        if self.open.contains(&call.id) {
            let path = self.open.join("` → `");
            let message = format!("`{}` contains itself: `{path}` → `{}`", call.id, call.id);
            out.push(self.reject(InvalidCode::Recursion, &call.id, &at, message, None));
            return;
        }
        if self.open.len() >= self.limits.include_depth {
            let message = format!(
                "templates are nested more than {} deep",
                self.limits.include_depth
            );
            out.push(self.reject(InvalidCode::LimitDepth, &call.id, &at, message, None));
            return;
        }
        if self.includes >= self.limits.includes {
            let message = format!(
                "more than {} templates in one extension",
                self.limits.includes
            );
            out.push(self.reject(InvalidCode::LimitIncludes, &call.id, &at, message, None));
            return;
        }
        self.includes += 1;
        // The template's nodes are counted, the node that they replace is not.
        self.nodes -= 1;
        self.open.push(call.id.clone());
        let first = out.len();
        if let Value::Array(list) = template.schema {
            for (index, child) in list.iter().enumerate() {
                let at = template.pointer.index(index);
                self.place(child, &at, Some(&call.scope), depth, out);
            }
        } else {
            self.place(
                template.schema,
                &template.pointer,
                Some(&call.scope),
                depth,
                out,
            );
        }
        self.open.pop();
        if let [root] = &mut out[first..]
            && let Kind::Component(_) = root.kind
        {
            root.object.extend(call.overrides);
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
        self.diagnostics
            .add(|| Diagnostic::new(code.code(), pointer.clone(), message).with_hint(hint));
        Expanded::invalid(code, name, pointer.clone())
    }
}

/// The use of a template: which one, with what.
struct Call {
    id: String,
    scope: Scope,
    /// `id` and `marginBottom` of the call replace those of the template's root (decisions.md 8).
    overrides: Map<String, Value>,
}

impl Call {
    /// The keys that a `host.remote_component` node may have.
    const KEYS: [&'static str; 5] = ["component", "componentId", "props", "id", "marginBottom"];

    /// Reads the call in the scope of the caller.
    fn new(
        object: &Map<String, Value>,
        pointer: &Pointer,
        scope: Option<&Scope>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut filled = Map::new();
        for (key, value) in object {
            let at = pointer.key(key.clone());
            let value = match scope {
                Some(scope) => scope.fill_deep(value, &at, diagnostics),
                None => Some(value.clone()),
            };
            if !Self::KEYS.contains(&key.as_str()) {
                diagnostics.add(|| {
                    let message = format!("`{key}` is not a property of host.{REMOTE_COMPONENT}");
                    Diagnostic::new(Code::UnknownProperty, at, message)
                        .at_key()
                        .with_hint(did_you_mean(key, Self::KEYS.into_iter()))
                });
            } else if let Some(value) = value {
                filled.insert(key.clone(), value);
            }
        }
        filled.remove("component");
        let id = match filled.remove("componentId") {
            Some(Value::String(id)) => id,
            _ => String::new(),
        };
        let at = pointer.key("props");
        let props = match filled.remove("props") {
            Some(Value::Object(props)) => props,
            None | Some(Value::Null) => Map::new(),
            Some(Value::Array(list)) if list.is_empty() => Map::new(),
            Some(other) => {
                diagnostics.add(|| {
                    let message = format!("expected an object, found {}", describe(&other));
                    Diagnostic::new(Code::WrongType, at.clone(), message)
                });
                Map::new()
            }
        };
        Self {
            id,
            scope: Scope { props, pointer: at },
            overrides: filled,
        }
    }
}

/// The invalid node that a document carries.
fn invalid_as_written(object: &Map<String, Value>, pointer: &Pointer) -> Expanded {
    let text = |key| object.get(key).and_then(Value::as_str).unwrap_or_default();
    let code = InvalidCode::ALL
        .into_iter()
        .find(|code| code.code().name() == text("code"))
        .unwrap_or(InvalidCode::UnknownComponent);
    Expanded::invalid(code, text("name"), pointer.clone())
}
