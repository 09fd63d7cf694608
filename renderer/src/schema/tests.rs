use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};

use super::*;

/// The schema, or the part of it at `pointer`, ready to validate with.
fn compiled(pointer: &str) -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("plugin.json", schema()).unwrap();
    let url = format!("plugin.json#{pointer}");
    let index = compiler.compile(&url, &mut schemas).unwrap();
    (schemas, index)
}

#[test]
fn the_schema_is_a_schema() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    let draft = "https://json-schema.org/draft/2020-12/schema";
    let index = compiler.compile(draft, &mut schemas).unwrap();
    schemas.validate(&schema(), index).unwrap();
}

#[test]
fn every_example_is_valid() {
    let (schemas, node) = compiled("/$defs/node");
    for spec in REGISTRY {
        let example = serde_json::from_str(spec.example).unwrap();
        if let Err(error) = schemas.validate(&example, node) {
            panic!("{}: {error:#}", spec.name);
        }
    }
}

#[test]
fn templates_aliases_and_props_are_valid() {
    let (schemas, node) = compiled("/$defs/node");
    for good in [
        json!({"component": "card", "children": [{"component": "host.divider"}]}),
        json!({"component": "remote_component", "componentId": "{{id}}", "props": {"a": 1}}),
        json!({"component": "stack", "children": [{"$prop": "children"}], "gap": {"$prop": "gap", "default": 4}}),
        json!({"component": "spacer", "width": "50%", "height": "{{height}}"}),
        json!({"component": "list", "items": ["one", {"title": "two"}]}),
    ] {
        assert!(schemas.validate(&good, node).is_ok(), "{good}");
    }
    for bad in [
        json!({"component": "crad"}),
        json!({"component": "host.invalid"}),
        json!({"component": "text", "txet": "x"}),
        json!({"component": "button", "mode": "big"}),
        json!({"component": "row", "children": [{"component": "nope"}]}),
        json!({"component": "progress", "value": 101}),
        json!({"text": "x"}),
        json!("x"),
    ] {
        assert!(schemas.validate(&bad, node).is_err(), "{bad}");
    }
}

#[test]
fn the_rules_of_manifests_hold() {
    let (schemas, manifest) = compiled("");
    let good = json!({
        "id": "a.b", "name": "A", "version": "1.0.0", "sdkVersion": 1, "sdkRevision": 6,
        "runtime": {"type": "php", "entry": "plugin.php"},
        "assets": ["ui/page.html", {"path": "es.json"}],
        "i18n": {"files": {"es_AR": "asset://es.json"}},
        "uiExtensions": [
            {"id": "a", "surface": "page", "title": "A", "mode": "webview", "url": "asset://ui/page.html"},
            {"id": "b", "surface": "modal", "title": "B", "schema": {"component": "text"}}
        ],
        "images": [{"id": "x", "image": "x", "service": {"storage": {"mountPath": "/data"}, "args": "a"}}],
        "isolation": {"connect": ["https://a.example"]},
        "homepageUrl": null, "anything": {"else": 1}
    });
    schemas.validate(&good, manifest).unwrap();
    for (pointer, value) in [
        ("/id", json!("Ab")),
        ("/version", json!("../x")),
        ("/sdkVersion", json!(2)),
        ("/sdkRevision", json!(7)),
        ("/runtime", json!({"type": "php"})),
        ("/runtime/type", json!("python")),
        ("/assets/0", json!("../x")),
        ("/assets/1", json!({})),
        ("/i18n/files", json!({"es": "es.json"})),
        ("/i18n/files", json!({"0": "asset://es.json"})),
        ("/uiExtensions/0/url", json!("javascript:alert(1)")),
        (
            "/uiExtensions/1",
            json!({"id": "b", "surface": "modal", "title": "B"}),
        ),
        ("/uiExtensions/1/surface", json!("sidebar")),
        ("/isolation/connect/0", json!("*")),
        ("/isolation", json!({"conect": []})),
        ("/homepageUrl", json!("ftp://a")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(schemas.validate(&bad, manifest).is_err(), "{pointer}");
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "reads upstream's manifests, and says so where they are absent"
)]
fn upstream_s_own_manifests_are_valid() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fixtures/upstream");
    let Ok(plugins) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} is absent", folder.display());
        return;
    };
    let (schemas, manifest) = compiled("");
    let mut count = 0;
    for plugin in plugins {
        let path = plugin.unwrap().path().join("plugin.json");
        let text = std::fs::read_to_string(&path).unwrap();
        let value = serde_json::from_str(&text).unwrap();
        if let Err(error) = schemas.validate(&value, manifest) {
            panic!("{}: {error:#}", path.display());
        }
        count += 1;
    }
    assert!(count >= 3);
}
