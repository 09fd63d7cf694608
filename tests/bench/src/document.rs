//! The harness's documents, mapped onto the project's own expansion and view tree.
//!
//! A document is a raw tree of nodes, or a manifest with one extension. Its texts may refer to a table of
//! translations, which no manifest can do; such a document is used here as a template whose prop is that table.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "only a page updates what it shows")
)]

use std::sync::Arc;

use faceplate_renderer::component::Node;
use faceplate_renderer::diagnostic::Diagnostics;
use faceplate_renderer::pointer::Pointer;
use faceplate_renderer::prop::{Reader, References};
use faceplate_renderer::{Expanded, Kind, Limits, Templates, expand, resolve};
use serde_json::{Map, Value, json};

/// The documents have up to 10,000 nodes and a template for every ten.
const LIMITS: Limits = Limits {
    bytes: 16 * 1024 * 1024,
    values: 1_000_000,
    nodes: 20_000,
    includes: 20_000,
    ..Limits::DEFAULT
};

/// A painted document: what it was made from, and what is painted.
pub(crate) struct Document {
    expanded: Expanded,
    root: Arc<Node>,
}

impl Document {
    /// Reads and resolves a document of the harness.
    pub(crate) fn read(text: &str) -> Result<Self, serde_json::Error> {
        let document: Value = serde_json::from_str(text)?;
        let expanded = expand_document(&document);
        let root = resolve(
            &expanded,
            References::default(),
            &mut Diagnostics::ignored(),
        );
        Ok(Self { expanded, root })
    }

    /// The tree to paint.
    pub(crate) fn root(&self) -> Arc<Node> {
        Arc::clone(&self.root)
    }

    /// Sets the property at `path` (`/children/3/children/5/text`) and resolves the nodes on the way to it anew;
    /// every other node stays the same. Nothing happens when there is no such node.
    pub(crate) fn update(&mut self, path: &str, value: Value) {
        let mut parts = path.split('/').skip(1).collect::<Vec<_>>();
        let Some(property) = parts.pop() else { return };
        let steps: Option<Vec<usize>> = parts
            .chunks(2)
            .map(|step| step.get(1)?.parse().ok())
            .collect();
        if let Some(steps) = steps
            && let Some(root) = set(&mut self.expanded, &self.root, &steps, property, value)
        {
            self.root = root;
        }
    }
}

fn expand_document(document: &Value) -> Expanded {
    let root = Pointer::root();
    let mut ignored = Diagnostics::ignored();
    if document.get("component").is_some() {
        return expand(
            document,
            &root,
            &Templates::default(),
            &LIMITS,
            &mut ignored,
        );
    }
    let schema = &document["uiExtensions"][0]["schema"];
    let components = document["components"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    if let Some(i18n) = document.get("i18n") {
        let translated = [json!({"id": "document", "kind": "remote_component", "schema": schema})];
        let call = json!({
            "component": "host.remote_component",
            "componentId": "document",
            "props": {"t": translations(i18n)},
        });
        return expand(
            &call,
            &root,
            &Templates::new(&translated, &root),
            &LIMITS,
            &mut ignored,
        );
    }
    expand(
        schema,
        &root,
        &Templates::new(components, &root),
        &LIMITS,
        &mut ignored,
    )
}

/// The layers of translations, each laid over the one before.
fn translations(i18n: &Value) -> Value {
    let mut table = Map::new();
    for locale in i18n["chain"].as_array().into_iter().flatten() {
        let layer = locale
            .as_str()
            .and_then(|locale| i18n["locales"][locale].as_object());
        for (key, texts) in layer.into_iter().flatten() {
            match (table.get_mut(key), texts) {
                (Some(Value::Object(below)), Value::Object(texts)) => {
                    below.extend(texts.iter().map(|(key, text)| (key.clone(), text.clone())));
                }
                _ => {
                    table.insert(key.clone(), texts.clone());
                }
            }
        }
    }
    Value::Object(table)
}

/// `node` with `property` of the node that `steps` lead to set.
fn set(
    expanded: &mut Expanded,
    node: &Arc<Node>,
    steps: &[usize],
    property: &str,
    value: Value,
) -> Option<Arc<Node>> {
    let mut children = node.children().to_vec();
    if let [step, rest @ ..] = steps {
        let child = children.get_mut(*step)?;
        *child = set(
            expanded.children.get_mut(*step)?,
            child,
            rest,
            property,
            value,
        )?;
    } else {
        expanded.object.insert(property.to_owned(), value);
    }
    let Kind::Component(spec) = expanded.kind else {
        return None;
    };
    let mut ignored = Diagnostics::ignored();
    let mut reader = Reader::new(
        &expanded.object,
        &expanded.pointer,
        References::default(),
        &mut ignored,
    );
    Some(Arc::new(Node {
        id: node.id.clone(),
        margin_bottom: node.margin_bottom,
        component: (spec.read)(&mut reader, children),
        number: node.number,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use faceplate_renderer::component::Component;

    #[test]
    fn an_update_replaces_the_nodes_on_the_way_and_no_other() {
        let text = r#"{"component": "host.stack", "children": [
            {"component": "host.text", "text": "a"},
            {"component": "host.row", "children": [{"component": "host.text", "text": "b"}]}]}"#;
        let mut document = Document::read(text).unwrap();
        let before = document.root();
        document.update("/children/1/children/0/text", json!("c"));
        let after = document.root();
        assert!(Arc::ptr_eq(&before.children()[0], &after.children()[0]));
        let Component::Text(text) = &after.children()[1].children()[0].component else {
            panic!("a text stays a text")
        };
        assert_eq!(&*text.text, "c");
    }

    #[test]
    fn a_translated_document_takes_the_last_layer() {
        let text = r#"{"uiExtensions": [{"schema": {"component": "host.text", "text": "{{t.n0.text}}"}}],
            "i18n": {"chain": ["en", "es"], "locales": {"en": {"n0": {"text": "a"}}, "es": {"n0": {"text": "b"}}}}}"#;
        let document = Document::read(text).unwrap();
        let Component::Text(text) = &document.root().component else {
            panic!("a text stays a text")
        };
        assert_eq!(&*text.text, "b");
    }
}
