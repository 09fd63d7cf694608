//! Which painted node a place in a manifest is.

use std::cmp::Ordering;

use faceplate_renderer::diagnostic::Diagnostics;
use faceplate_renderer::pointer::Pointer;
use faceplate_renderer::{Expanded, Limits, Templates, expand};
use serde_json::Value;

/// A node of an extension that is painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Painted {
    /// The extension's id.
    pub(crate) extension: String,
    /// The node's number in it; none when the place is about the extension as a whole.
    pub(crate) number: Option<u64>,
}

/// What is painted from the place `pointer` (a JSON pointer in the localized manifest) of the plugin `id`: the node
/// that stands there, or the nearest around it. Inside a template there may be several.
///
/// `ui` and `inventory` are the host's answers to `GET /plugins/ui` and `GET /plugins`.
pub(crate) fn locate(pointer: &str, id: &str, ui: &Value, inventory: &Value) -> Vec<Painted> {
    let plugins = inventory.as_array().map_or(&[][..], Vec::as_slice);
    let plugin = plugins.iter().find(|plugin| is(plugin, "id", id));
    let Some(manifest) = plugin.and_then(|plugin| plugin.get("manifest")) else {
        return Vec::new();
    };
    let root = Pointer::root();
    let templates = manifest.get("components").and_then(Value::as_array);
    let templates = Templates::new(
        templates.map_or(&[][..], Vec::as_slice),
        &root.key("components"),
    );
    let declared = manifest.get("uiExtensions").and_then(Value::as_array);
    let mut found = Vec::new();
    for (index, extension) in declared.into_iter().flatten().enumerate() {
        let Some(name) = extension.get("id").and_then(Value::as_str) else {
            continue;
        };
        let here = root.key("uiExtensions").index(index);
        // As delivered: the words may be another language's, and so may lists that a translation replaced.
        let delivered = ui.as_array().into_iter().flatten();
        let schema = delivered
            .into_iter()
            .find(|item| is(item, "pluginId", id) && is(item, "id", name))
            .unwrap_or(extension)
            .get("schema");
        if let Some(schema) = schema {
            let expanded = expand(
                schema,
                &here.key("schema"),
                &templates,
                &Limits::DEFAULT,
                &mut Diagnostics::ignored(),
            );
            let mut walk = Walk {
                pointer,
                next: 0,
                best: Vec::new(),
                length: 0,
            };
            walk.visit(&expanded);
            let painted = |number| Painted {
                extension: name.to_owned(),
                number: Some(number),
            };
            found.extend(walk.best.into_iter().map(painted));
        }
        if found.is_empty() && reaches(&here.to_string(), pointer) {
            found.push(Painted {
                extension: name.to_owned(),
                number: None,
            });
        }
    }
    found
}

fn is(item: &Value, key: &str, text: &str) -> bool {
    item.get(key).and_then(Value::as_str) == Some(text)
}

/// Whether `inner` is `outer` or lies in it.
fn reaches(outer: &str, inner: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Numbers nodes as the renderer does, in document order, and keeps those nearest to a place.
struct Walk<'a> {
    pointer: &'a str,
    next: u64,
    best: Vec<u64>,
    /// How long the pointers of the best ones are.
    length: usize,
}

impl Walk<'_> {
    fn visit(&mut self, node: &Expanded) {
        let number = self.next;
        self.next += 1;
        let here = node.pointer.to_string();
        if reaches(&here, self.pointer) {
            match here.len().cmp(&self.length) {
                Ordering::Less => {}
                Ordering::Equal => self.best.push(number),
                Ordering::Greater => {
                    self.best = vec![number];
                    self.length = here.len();
                }
            }
        }
        for child in &node.children {
            self.visit(child);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn plugin() -> Value {
        json!([{"id": "p", "manifest": {
        "components": [{"id": "card", "schema": {"component": "section", "children": [
            {"component": "text", "text": "{{a}}"}]}}],
        "uiExtensions": [
            {"id": "tab", "schema": {"component": "stack", "children": [
                {"component": "text"},
                {"component": "remote_component", "componentId": "card", "props": {"a": "1"}},
                {"component": "remote_component", "componentId": "card", "props": {"a": "2"}},
                {"component": "list", "items": ["x", 5]}]}},
            {"id": "page", "schema": {"component": "text"}},
            {"id": "view", "mode": "webview", "url": "asset://x"}
        ]}}])
    }

    fn located(pointer: &str) -> Vec<(String, Option<u64>)> {
        locate(pointer, "p", &json!([]), &plugin())
            .into_iter()
            .map(|painted| (painted.extension, painted.number))
            .collect()
    }

    #[test]
    fn a_node_is_found_by_its_own_place() {
        // 0 stack, 1 text, 2 and 4 sections with a text each, 6 list.
        assert_eq!(
            located("/uiExtensions/0/schema/children/0"),
            [("tab".to_owned(), Some(1))]
        );
        assert_eq!(
            located("/uiExtensions/1/schema"),
            [("page".to_owned(), Some(0))]
        );
    }

    #[test]
    fn a_place_inside_a_node_is_that_node() {
        assert_eq!(
            located("/uiExtensions/0/schema/children/3/items/1"),
            [("tab".to_owned(), Some(6))]
        );
    }

    #[test]
    fn a_place_in_a_template_is_every_use_of_it() {
        assert_eq!(
            located("/components/0/schema/children/0/text"),
            [("tab".to_owned(), Some(3)), ("tab".to_owned(), Some(5))]
        );
    }

    #[test]
    fn a_place_outside_the_schema_is_the_extension() {
        assert_eq!(located("/uiExtensions/2/url"), [("view".to_owned(), None)]);
        assert_eq!(located("/uiExtensions/10/url"), []);
        assert_eq!(located("/name"), []);
        assert_eq!(locate("/name", "q", &json!([]), &plugin()), []);
    }

    #[test]
    fn what_was_delivered_counts_not_what_was_declared() {
        let ui = json!([{"pluginId": "p", "id": "page", "schema": {"component": "stack", "children": [
            {"component": "text"}]}}]);
        let found = locate("/uiExtensions/1/schema/children/0", "p", &ui, &plugin());
        assert_eq!(found[0].number, Some(1));
    }
}
