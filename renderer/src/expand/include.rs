//! Puts templates in place of the nodes that use them.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Expanded, Expansion, Kind, row_names};
use crate::bound::{REPEAT, VISIBLE_WHEN};
use crate::component::{ID, InvalidCode, REMOTE_COMPONENT, margin_bottom};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::prop::{Reader, References, describe, finite};
use crate::suggest::did_you_mean;
use crate::template::{Scope, Written};

/// The plugin's templates by id: entries of `components` whose kind is `remote_component`.
#[derive(Default)]
pub struct Templates<'a>(pub(super) BTreeMap<&'a str, Template<'a>>);

pub(super) struct Template<'a> {
    schema: &'a Value,
    pub(super) pointer: Pointer,
    used: Cell<bool>,
}

impl<'a> Templates<'a> {
    /// The templates among a manifest's `components`, which stand at `pointer`. Of two with one id the last is
    /// used, as upstream does (contract section 10, defect 44).
    pub fn new(components: &'a [Value], pointer: &Pointer) -> Self {
        let template = |(index, component): (usize, &'a Value)| {
            let kind = component.get("kind").and_then(Value::as_str);
            let template = Template {
                schema: component.get("schema")?,
                pointer: pointer.index(index).key("schema"),
                used: Cell::new(false),
            };
            let id = component.get("id")?.as_str().filter(|id| !id.is_empty())?;
            (kind.is_none() || kind == Some(REMOTE_COMPONENT)).then_some((id, template))
        };
        Self(components.iter().enumerate().filter_map(template).collect())
    }

    /// The ids of the templates that no expansion has put in place so far, in alphabetical order.
    pub(crate) fn unused(&self) -> impl Iterator<Item = &'a str> {
        let unused =
            |(id, template): (&&'a str, &Template<'_>)| (!template.used.get()).then_some(*id);
        self.0.iter().filter_map(unused)
    }

    /// Where the schemas of the other templates stand.
    pub(crate) fn used(&self) -> impl Iterator<Item = &Pointer> {
        let used = self.0.values().filter(|template| template.used.get());
        used.map(|template| &template.pointer)
    }
}

impl<'e> Expansion<'e> {
    /// Puts a template in place of the node `object` that uses it.
    pub(super) fn include(
        &mut self,
        object: &Map<String, Value>,
        written: &Written<'_>,
        depth: usize,
        out: &mut Vec<Expanded>,
    ) {
        self.report_unknown(object, &written.pointer);
        let rows = row_names(object, written);
        let written = &Written {
            rows: rows.as_ref(),
            ..written.clone()
        };
        let id = object
            .get("componentId")
            .and_then(|id| written.key("componentId", id).fill(&mut self.filling));
        let id = id.as_ref().and_then(Value::as_str).unwrap_or_default();
        let Some((id, template)) = self.find(id, written, out) else {
            return;
        };
        let scope = Scope {
            id,
            props: self.props(object, written),
            caller: written.scope,
        };
        self.includes += 1;
        // The template's nodes are counted, the node that they replace is not.
        self.nodes -= 1;
        let first = out.len();
        let caller = std::mem::replace(&mut self.instance, self.includes as u64);
        self.put_in_place(template, &scope, depth, out);
        self.instance = caller;
        let overrides = self.overrides(object, written);
        if let Some([root]) = out.get_mut(first..)
            && let Kind::Component(_) = root.kind
        {
            if overrides.contains_key(VISIBLE_WHEN) || overrides.contains_key(REPEAT) {
                root.live = Some(written.pointer.clone());
            }
            root.object.extend(overrides);
        }
    }

    /// The nodes of `template`, used as `scope` says.
    pub(super) fn put_in_place<'a>(
        &mut self,
        template: &'a Template<'_>,
        scope: &'a Scope<'a>,
        depth: usize,
        out: &mut Vec<Expanded>,
    ) {
        template.used.set(true);
        self.open += 1;
        let body = Written {
            value: template.schema,
            pointer: template.pointer.clone(),
            scope: Some(scope),
            literal: false,
            rows: None,
        };
        if let Value::Array(list) = template.schema {
            for (index, node) in list.iter().enumerate() {
                self.place(body.index(index, node), depth, out);
            }
        } else {
            self.place(body, depth, out);
        }
        self.open -= 1;
    }

    /// The template `id`, if it may be put in place of what is `written`; a node that says why not otherwise.
    fn find(
        &mut self,
        id: &str,
        written: &Written<'_>,
        out: &mut Vec<Expanded>,
    ) -> Option<(&'e str, &'e Template<'e>)> {
        let templates = self.templates;
        let Some((id, template)) = templates.0.get_key_value(id) else {
            let message = match id {
                "" => "expected the id of a remote component".to_owned(),
                id => format!("the manifest declares no remote component `{id}`"),
            };
            let hint = did_you_mean(id, templates.0.keys().copied());
            let at = written.pointer.key("componentId");
            out.push(self.reject(InvalidCode::UnknownTemplate, id, &at, message, hint));
            return None;
        };
        let open: Vec<_> = written.scope.into_iter().flat_map(Scope::ids).collect();
        let (code, message) = if open.contains(id) {
            let path: Vec<_> = open.into_iter().rev().chain([*id]).collect();
            let path = path.join("` → `");
            (
                InvalidCode::Recursion,
                format!("`{id}` contains itself: `{path}`"),
            )
        } else if self.open >= self.limits.include_depth {
            let most = self.limits.include_depth;
            (
                InvalidCode::LimitDepth,
                format!("templates are nested more than {most} deep"),
            )
        } else if self.includes >= self.limits.includes {
            let most = self.limits.includes;
            (
                InvalidCode::LimitIncludes,
                format!("more than {most} templates in one extension"),
            )
        } else {
            return Some((*id, template));
        };
        let at = written.pointer.key("componentId");
        out.push(self.reject(code, id, &at, message, None));
        None
    }

    /// The `props` of a call, still to be read in the scope of the caller.
    fn props<'a>(
        &mut self,
        object: &'a Map<String, Value>,
        written: &Written<'a>,
    ) -> Option<Written<'a>> {
        let props = written.key("props", object.get("props")?);
        let props = props.follow(&mut self.filling)?;
        match props.value {
            Value::Object(_) => return Some(props),
            Value::Null => {}
            Value::Array(list) if list.is_empty() => {}
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                self.filling.diagnostics.add(|| {
                    let found = describe(props.value);
                    let message = format!("expected an object, found {found}");
                    Diagnostic::new(Code::WrongType, props.pointer.clone(), message)
                });
            }
        }
        None
    }

    /// The `id`, `marginBottom`, `visibleWhen` and `repeat` of a call, which replace those of the template's root
    /// (decisions.md 8).
    fn overrides(
        &mut self,
        object: &Map<String, Value>,
        written: &Written<'_>,
    ) -> Map<String, Value> {
        let mut filled = Map::new();
        for key in ["id", "marginBottom", VISIBLE_WHEN, REPEAT] {
            if let Some(value) = object.get(key)
                && let Some(value) = written.key(key, value).fill(&mut self.filling)
                && !value.is_null()
            {
                filled.insert(key.to_owned(), value);
            }
        }
        if filled.is_empty() {
            return filled;
        }
        // Read here, where the author can be shown the place: the template's root stands elsewhere.
        let diagnostics = &mut *self.filling.diagnostics;
        let mut reader = Reader::new(
            &filled,
            &written.pointer,
            References::default(),
            diagnostics,
        );
        let id = reader.get(&ID);
        let margin = reader.get(&margin_bottom(f64::NAN));
        if id.is_none() {
            filled.remove("id");
        }
        if margin.is_nan() {
            filled.remove("marginBottom");
        } else if filled.get("marginBottom").and_then(finite) != Some(margin) {
            filled.insert("marginBottom".to_owned(), margin.into());
        }
        filled
    }

    /// Reports the keys of a call that mean nothing there.
    fn report_unknown(&mut self, object: &Map<String, Value>, pointer: &Pointer) {
        const KEYS: [&str; 7] = [
            "component",
            "componentId",
            "props",
            "id",
            "marginBottom",
            VISIBLE_WHEN,
            REPEAT,
        ];
        for key in object.keys().filter(|key| !KEYS.contains(&key.as_str())) {
            self.filling.diagnostics.add(|| {
                let message = format!("`{key}` is not a property of {REMOTE_COMPONENT}");
                Diagnostic::new(Code::UnknownProperty, pointer.key(key.clone()), message)
                    .at_key()
                    .with_hint(did_you_mean(key, KEYS.into_iter()))
            });
        }
    }
}
