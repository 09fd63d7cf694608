//! The harness's documents, mapped onto the project's own expansion and view tree.
//!
//! A document is a raw tree of nodes, or a manifest with one extension. Its texts may refer to a table of
//! translations, which no manifest can do; such a document is used here as a template whose prop is that table.
//!
//! In a manifest only live values change while it is shown. What the harness changes, texts and the values of
//! progress bars, are such values here: each is bound to an action named like its path, and what the document says is
//! its default.

use std::sync::Arc;

use faceplate_renderer::component::Node;
use faceplate_renderer::diagnostic::Diagnostics;
use faceplate_renderer::pointer::Pointer;
use faceplate_renderer::prop::References;
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

/// Reads and resolves a document of the harness into the tree to paint.
///
/// # Errors
///
/// When `text` is not JSON.
pub(crate) fn read(text: &str) -> Result<Arc<Node>, serde_json::Error> {
    let mut expanded = expand_document(&serde_json::from_str(text)?);
    bind(&mut expanded, "");
    Ok(resolve(
        &expanded,
        References::default(),
        &LIMITS,
        &mut Diagnostics::ignored(),
    ))
}

/// Binds what the harness may change in `node`, which stands at `path`, and below.
fn bind(node: &mut Expanded, path: &str) {
    let Kind::Component(spec) = node.kind else {
        return;
    };
    let changing = [("text", "text"), ("progress", "value")];
    if let Some((_, key)) = changing.into_iter().find(|(name, _)| *name == spec.name)
        && let Some(value) = node.object.get_mut(key)
    {
        let action = format!("{path}/{key}");
        *value = json!({"$data": {"actionId": action}, "default": value.take()});
    }
    for (index, child) in node.children.iter_mut().enumerate() {
        bind(child, &format!("{path}/children/{index}"));
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

#[cfg(test)]
mod tests {
    use super::*;
    use faceplate_renderer::bound::Source;
    use faceplate_renderer::component::Component;

    fn text_of(node: &Node) -> String {
        let Component::Bound(bound) = &node.component else {
            panic!("{node:?}")
        };
        let shown = bound.resolve(node.number, &[None], '.');
        let [Component::Text(text)] = [&shown[0].component] else {
            panic!("{shown:?}")
        };
        text.text.to_string()
    }

    #[test]
    fn what_the_harness_changes_is_bound_to_its_path() {
        let text = r#"{"component": "host.stack", "children": [
            {"component": "host.text", "text": "a"},
            {"component": "host.row", "children": [{"component": "host.progress", "value": 7}]}]}"#;
        let root = read(text).unwrap();
        assert_eq!(text_of(&root.children()[0]), "a");
        let Component::Bound(bound) = &root.children()[1].children()[0].component else {
            panic!("{root:?}")
        };
        let Source::Data { action_id, .. } = &bound.places()[0].source else {
            panic!("{bound:?}")
        };
        assert_eq!(&**action_id, "/children/1/children/0/value");
    }

    #[test]
    fn a_translated_document_takes_the_last_layer() {
        let text = r#"{"uiExtensions": [{"schema": {"component": "host.text", "text": "{{t.n0.text}}"}}],
            "i18n": {"chain": ["en", "es"], "locales": {"en": {"n0": {"text": "a"}}, "es": {"n0": {"text": "b"}}}}}"#;
        assert_eq!(text_of(&read(text).unwrap()), "b");
    }
}
