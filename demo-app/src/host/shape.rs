//! Plugins as JSON in the shapes of the REST API (contract sections 3.1 to 3.3).

use faceplate_renderer::address::segment;
use serde_json::{Map, Value, json};

/// What upstream says about a page of the plugin's own (contract section 3.1).
const ELEVATED: &str = "This plugin uses an elevated UI mode.";

/// An extension of `GET /plugins/ui` (contract section 3.1).
fn extension(own: &Map<String, Value>, id: &str, name: Option<&Value>) -> Value {
    let mode = own.get("mode").and_then(Value::as_str);
    let warnings: &[_] = match mode {
        Some("webview" | "custom_bundle") => &[ELEVATED],
        Some(_) | None => &[],
    };
    let mut extension = own.clone();
    rewrite_address(&mut extension, "url", id);
    if let Some(Value::Object(bundle)) = extension.get_mut("bundle") {
        rewrite_address(bundle, "url", id);
    }
    let added = [
        ("pluginId", id.into()),
        ("pluginName", name.cloned().unwrap_or_default()),
        ("pluginTrustLevel", "development".into()),
        ("runtimeArtifactImports", json!([])),
        ("warnings", warnings.into()),
    ];
    extension.extend(added.map(|(key, value): (_, Value)| (key.to_owned(), value)));
    extension.into()
}

/// The UI extensions of a localized manifest, as in `GET /plugins/ui` (contract section 3.1); `id` is the plugin's.
pub(crate) fn extensions(manifest: &Value, id: &str) -> Vec<Value> {
    let listed = list_of(manifest, "uiExtensions");
    let objects = listed.iter().filter_map(Value::as_object);
    objects
        .map(|own| extension(own, id, manifest.get("name")))
        .collect()
}

/// What the localized manifest says of a plugin that runs and was never used, as in `GET /plugins` (contract section
/// 3.3). One without a manifest has null.
pub(crate) fn item(manifest: &Value, id: &str) -> Value {
    let own = |key: &str| manifest.get(key).cloned().unwrap_or_default();
    let listed = |key: &str| Value::from(list_of(manifest, key));
    let images = list_of(manifest, "images");
    let classification = if images.is_empty() {
        "lightweight"
    } else {
        "heavyweight"
    };
    let hooks = own("hooks");
    let hooks: Vec<_> = hooks.as_object().into_iter().flat_map(Map::keys).collect();
    let name = manifest.get("name").and_then(Value::as_str);
    let defaults = manifest.pointer("/settings/defaults").cloned();
    json!({
        "id": id,
        "name": name.unwrap_or(id),
        "description": own("description"),
        "author": own("author"),
        "version": own("version"),
        "enabled": true,
        "loadStatus": "ready",
        "trustLevel": "development",
        "installSource": "development",
        "automaticUpdatesEnabled": false,
        "automaticUpdatesSupported": false,
        "updateAvailable": false,
        "latestVersion": null,
        "lastUpdateCheckedAt": null,
        "permissions": listed("permissions"),
        "hooks": hooks,
        "actions": listed("actions"),
        "uiExtensions": extensions(manifest, id),
        "warnings": [],
        "classification": classification,
        "dependencies": {"classification": classification, "images": images},
        "settings": defaults.unwrap_or_else(|| json!({})),
        "state": {},
        "versions": [],
        "lastError": null,
        "lastErrorReason": null,
        "loadErrorAt": null,
        "lastHealthcheckAt": null,
        "logCount": 0,
        "latestLog": null,
        "manifest": public(manifest.clone(), id),
    })
}

/// The manifest as it leaves the host: addresses of the plugin's files rewritten, those of its service left out.
fn public(mut manifest: Value, id: &str) -> Value {
    if let Some(Value::Object(runtime)) = manifest.get_mut("runtime") {
        // Only here: upstream takes these keys out of schemas and settings too (contract section 10, defect 29).
        runtime.remove("baseUrl");
        runtime.remove("socketPath");
    }
    for (list, key) in [("uiExtensions", "url"), ("components", "entry")] {
        let items = manifest.get_mut(list).and_then(Value::as_array_mut);
        for item in items.into_iter().flatten().filter_map(Value::as_object_mut) {
            rewrite_address(item, key, id);
            if let Some(Value::Object(bundle)) = item.get_mut("bundle") {
                rewrite_address(bundle, "url", id);
            }
        }
    }
    manifest
}

/// Turns `asset://…` under `key` into the path where the host serves the plugin's files (contract section 3.1).
fn rewrite_address(object: &mut Map<String, Value>, key: &str, id: &str) {
    if let Some(Value::String(address)) = object.get_mut(key)
        && let Some(path) = address.strip_prefix("asset://")
    {
        let mut url = format!("/backend/api/plugins/{}/assets", segment(id));
        for name in path.trim_start_matches('/').split('/') {
            url.push_str(&format!("/{}", segment(name)));
        }
        *address = url;
    }
}

/// The elements of the list under `key`; of an object, its values, as for upstream (contract, beginning).
pub(super) fn list_of(manifest: &Value, key: &str) -> Vec<Value> {
    match manifest.get(key) {
        Some(Value::Array(list)) => list.clone(),
        Some(Value::Object(object)) => object.values().cloned().collect(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_files_are_rewritten_segment_by_segment() {
        let mut object = Map::new();
        object.insert("url".to_owned(), "asset:///ui/a b?.html".into());
        object.insert("entry".to_owned(), "https://example.com/".into());
        rewrite_address(&mut object, "url", "a.b");
        rewrite_address(&mut object, "entry", "a.b");
        assert_eq!(
            object["url"],
            "/backend/api/plugins/a.b/assets/ui/a%20b%3F.html"
        );
        assert_eq!(object["entry"], "https://example.com/");
    }

    #[test]
    fn defect_29_settings_keep_keys_that_are_secret_in_a_runtime() {
        let manifest = json!({
            "runtime": {"type": "bridge", "baseUrl": "http://127.0.0.1:9310"},
            "uiExtensions": [{"schema": {"component": "form", "fields": [{"id": "x", "baseUrl": "y"}]}}],
        });
        let public = public(manifest, "a.b");
        assert_eq!(public["runtime"], json!({"type": "bridge"}));
        assert_eq!(
            public["uiExtensions"][0]["schema"]["fields"][0]["baseUrl"],
            "y"
        );
    }
}
