//! All UI extensions of a host, in their order.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::{ExtensionView, Plugin, Surface, json};

/// All UI extensions that a host delivers, in the order of decisions.md 13. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Extensions(Arc<[Arc<ExtensionView>]>);

/// The same list: [`Extensions::updated`] keeps it while nothing changes.
impl PartialEq for Extensions {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Extensions {
    /// The list for new answers: `ui` of `GET /plugins/ui`, and `inventory` of `GET /plugins` for those who may see
    /// it. Extensions that look as before keep their `Arc`, and so does the whole list, so nothing repaints.
    #[must_use]
    pub fn updated(&self, ui: &Value, inventory: Option<&Value>) -> Self {
        let known: HashMap<_, _> = self.iter().map(|view| (&view.key, view)).collect();
        let views: Vec<_> = read(ui, inventory)
            .into_iter()
            .map(|view| match known.get(&view.key) {
                Some(old) if ***old == view => Arc::clone(old),
                Some(_) | None => Arc::new(view),
            })
            .collect();
        let same = |(old, new)| Arc::ptr_eq(old, new);
        if views.len() == self.0.len() && self.0.iter().zip(&views).all(same) {
            return self.clone();
        }
        Self(views.into())
    }

    /// Every extension.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<ExtensionView>> {
        self.0.iter()
    }

    /// The extensions of one surface.
    pub fn on(&self, surface: Surface) -> impl Iterator<Item = &Arc<ExtensionView>> {
        self.iter().filter(move |view| view.surface == surface)
    }

    /// The modal `id` of the plugin `plugin_id`: a plugin opens its own only (contract section 10, defect 5). Of two
    /// with one id the last is used.
    pub fn modal(&self, plugin_id: &str, id: &str) -> Option<&Arc<ExtensionView>> {
        self.0
            .iter()
            .filter(|view| view.surface == Surface::Modal)
            .rfind(|view| &*view.plugin.id == plugin_id && &*view.id == id)
    }
}

fn read(ui: &Value, inventory: Option<&Value>) -> Vec<ExtensionView> {
    let inventory = inventory.map(elements).unwrap_or_default();
    let known = |id: &str| {
        inventory
            .iter()
            .find(|plugin| json::text(plugin, "id").as_deref() == Some(id))
            .copied()
    };
    let mut views = Vec::new();
    for item in elements(ui) {
        let in_inventory = json::text(item, "pluginId").and_then(|id| known(&id));
        let manifest = item
            .get("pluginManifest")
            .or_else(|| in_inventory?.get("manifest"));
        if let Some(plugin) = Plugin::read(Some(item), in_inventory) {
            let templates = manifest.map(|manifest| json::list(manifest, "components"));
            views.extend(ExtensionView::read(
                item,
                Arc::new(plugin),
                templates.as_deref(),
            ));
        }
    }
    // The settings of disabled plugins are for administrators, who find them in the inventory (contract section 3.2).
    for plugin in inventory {
        if plugin.get("enabled").and_then(Value::as_bool) == Some(false) {
            views.extend(disabled_settings(plugin));
        }
    }
    name_apart(&mut views);
    // Stable: manifest order holds within a plugin.
    views.sort_by(|a, b| place(a).cmp(&place(b)));
    views
}

fn disabled_settings(item: &Value) -> Vec<ExtensionView> {
    let (Some(plugin), Some(manifest)) = (Plugin::read(None, Some(item)), item.get("manifest"))
    else {
        return Vec::new();
    };
    let plugin = Arc::new(plugin);
    let templates = json::list(manifest, "components");
    let listed = if item.get("uiExtensions").is_some() {
        item
    } else {
        manifest
    };
    json::list(listed, "uiExtensions")
        .iter()
        .filter_map(|item| ExtensionView::read(item, plugin.clone(), Some(&templates)))
        .filter(|view| view.surface == Surface::SettingsTab)
        .collect()
}

/// Where an extension comes among the others.
fn place(view: &ExtensionView) -> impl Ord {
    let order = view.order.map_or((true, 0), |order| (false, order));
    (order, !view.plugin.bundled, view.plugin.id.clone())
}

/// Numbers extensions that have the same ids, so that each has a key of its own.
fn name_apart(views: &mut [ExtensionView]) {
    let mut seen = HashMap::new();
    for view in views {
        let count = seen.entry(view.key.clone()).or_insert(0_u32);
        *count += 1;
        if *count > 1 {
            view.key = format!("{}#{count}", view.key).into();
        }
    }
}

/// The elements of an answer that is a list; `{}` is an empty one, and objects around it (`data`) are not upstream's.
pub(super) fn elements(answer: &Value) -> Vec<&Value> {
    match answer {
        Value::Array(list) => list.iter().collect(),
        Value::Object(object) => object.values().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extension::Content;
    use serde_json::json;

    fn extension(plugin: &str, id: &str, order: Value) -> Value {
        json!({"id": id, "surface": "modal", "title": id, "pluginId": plugin, "order": order,
            "schema": {"component": "text", "text": plugin}})
    }

    fn keys(list: &Extensions) -> Vec<&str> {
        list.iter().map(|view| &*view.key).collect()
    }

    #[test]
    fn order_then_bundled_then_plugin_then_manifest_decide() {
        let ui = json!([
            extension("b.b", "second", json!(null)),
            extension("b.b", "first", json!(null)),
            extension("a.a", "late", json!("1")),
            extension("z.bundled", "own", json!([])),
            extension("z.z", "ordered", json!(5)),
            extension("y.y", "negative", json!(-1)),
        ]);
        let inventory = json!([{"id": "z.bundled", "installSource": "bundled"}]);
        let list = Extensions::default().updated(&ui, Some(&inventory));
        assert_eq!(
            keys(&list),
            [
                "y.y:negative",
                "z.z:ordered",
                "z.bundled:own",
                "a.a:late",
                "b.b:second",
                "b.b:first"
            ]
        );
    }

    #[test]
    fn what_did_not_change_keeps_its_place_in_memory() {
        let before = json!([
            extension("a.a", "x", json!(1)),
            extension("b.b", "y", json!(2))
        ]);
        let first = Extensions::default().updated(&before, None);
        let same = first.updated(&before, None);
        assert!(Arc::ptr_eq(&first.0, &same.0));

        let after = json!([
            extension("a.a", "x", json!(1)),
            extension("b.b", "y", json!(3))
        ]);
        let changed = first.updated(&after, None);
        let same: Vec<_> = first
            .iter()
            .zip(changed.iter())
            .map(|(a, b)| Arc::ptr_eq(a, b))
            .collect();
        assert_eq!(same, [true, false]);
    }

    #[test]
    fn defect_5_a_modal_is_found_in_its_own_plugin_only() {
        let ui = json!([
            extension("a.a", "details", json!(null)),
            extension("b.b", "details", json!(null))
        ]);
        let list = Extensions::default().updated(&ui, None);
        for plugin in ["a.a", "b.b"] {
            assert_eq!(&*list.modal(plugin, "details").unwrap().plugin.id, plugin);
        }
        assert!(list.modal("c.c", "details").is_none());
    }

    #[test]
    fn defect_44_of_two_modals_with_one_id_the_last_opens_and_both_have_keys() {
        let mut second = extension("a.a", "details", json!(null));
        second["title"] = json!("Second");
        let ui = json!([extension("a.a", "details", json!(null)), second]);
        let list = Extensions::default().updated(&ui, None);
        assert_eq!(&*list.modal("a.a", "details").unwrap().title, "Second");
        assert_eq!(keys(&list), ["a.a:details", "a.a:details#2"]);
    }

    #[test]
    fn templates_come_with_the_inventory_and_without_it_the_cause_is_known() {
        let ui = json!([{"id": "p", "surface": "page", "pluginId": "a.a",
            "schema": {"component": "stack", "children": [{"component": "remote_component", "componentId": "card"}]}}]);
        let withheld = |inventory| {
            let list = Extensions::default().updated(&ui, inventory);
            match list.iter().next().unwrap().content {
                Content::Tree {
                    templates_withheld, ..
                } => templates_withheld,
                Content::Isolated(_) | Content::Failed(_) => panic!("no tree"),
            }
        };
        assert!(withheld(None));
        let inventory = json!([{"id": "a.a", "manifest": {"components":
            [{"id": "card", "schema": {"component": "text", "text": "here"}}]}}]);
        assert!(!withheld(Some(&inventory)));
        // The manifest is known and has no such template: that is the author's mistake, not the host's doing.
        let inventory = json!([{"id": "a.a", "manifest": {"components": {}}}]);
        assert!(!withheld(Some(&inventory)));
    }

    #[test]
    fn administrators_see_the_settings_of_disabled_plugins() {
        let extension =
            json!({"id": "s", "surface": "settings_tab", "schema": {"component": "text"}});
        let inventory = json!([{"id": "off.plugin", "name": "Off", "enabled": false,
            "manifest": {"uiExtensions": [extension, {"id": "p", "surface": "page"}]}}]);
        let list = Extensions::default().updated(&json!([]), Some(&inventory));
        assert_eq!(keys(&list), ["off.plugin:s"]);
        assert!(
            list.on(Surface::SettingsTab)
                .all(|view| !view.plugin.enabled)
        );
    }

    #[test]
    fn answers_that_are_no_lists_of_extensions_are_empty_lists() {
        for ui in [
            json!(null),
            json!("x"),
            json!({}),
            json!([1, null, {}, {"id": "a"}, {"pluginId": "a.a"}]),
        ] {
            assert_eq!(
                Extensions::default().updated(&ui, Some(&ui)).iter().count(),
                0,
                "{ui}"
            );
        }
    }
}
