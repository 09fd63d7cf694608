//! A manifest in, codes and pointers out: one row for each rule of contract section 1 and for what upstream forgets.

mod defects;
mod shipped;
mod shown;

use serde_json::{Value, json};

use super::{Files, Manifest, Surroundings};
use crate::diagnostic::{Diagnostic, Diagnostics};

const ICONS: &[&str] = &["account", "home", "memory"];
const FILES: &[&str] = &[
    "plugin.json",
    "plugin.php",
    "ui/page.html",
    "es.json",
    "es.js",
];

/// A PHP plugin and a bridge without a fault.
fn php() -> Value {
    json!({
        "id": "example.plugin", "name": "Example", "version": "1.0.0", "sdkVersion": 1, "sdkRevision": 6,
        "runtime": {"type": "php", "entry": "plugin.php"},
        "permissions": ["ui.settings_tab", "ui.page", "ui.webview", "ui.custom_bundle", "ui.navbar_widget"],
        "actions": [{"id": "ping", "label": "Ping", "handler": "actions/ping.php"}],
        "assets": ["ui", {"path": "es.json"}],
        "uiExtensions": [
            {"id": "settings", "surface": "settings_tab", "title": "Settings", "schema": {"component": "text"}}
        ]
    })
}

fn bridge() -> Value {
    let mut manifest = php();
    manifest["runtime"] = json!({"type": "bridge", "baseUrl": "http://127.0.0.1:9310"});
    manifest["actions"] = json!([{"id": "ping", "label": "Ping", "path": "/actions/ping"}]);
    manifest
}

fn read(manifest: &Value) -> (Manifest, Vec<Diagnostic>) {
    let surroundings = Surroundings {
        files: Files::Listed(FILES),
        icons: Some(ICONS),
    };
    let mut diagnostics = Diagnostics::kept();
    let manifest = Manifest::read(manifest, surroundings, &mut diagnostics);
    (manifest, diagnostics.into_vec())
}

fn found(manifest: &Value) -> Vec<String> {
    let (_, diagnostics) = read(manifest);
    diagnostics
        .iter()
        .map(|problem| format!("{} {}", problem.code.name(), problem.pointer))
        .collect()
}

/// `base` with `value` at `pointer`; `_` as the last step of a list appends.
fn with(mut base: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = base.pointer_mut(parent).unwrap();
    if let (Value::Array(list), "_") = (&mut *parent, key) {
        list.push(value);
    } else if parent.is_array() {
        parent[key.parse::<usize>().unwrap()] = value;
    } else {
        parent[key] = value;
    }
    base
}

/// Checks that putting each value into `base` gives exactly the problems listed.
#[track_caller]
fn each(base: fn() -> Value, rows: &[(&str, Value, &str)]) {
    for (pointer, value, expected) in rows {
        let manifest = with(base(), pointer, value.clone());
        assert_eq!(
            found(&manifest).join(", "),
            *expected,
            "{pointer} = {value}"
        );
    }
}

#[test]
fn good_manifests_have_no_problems() {
    assert_eq!(found(&php()), [""; 0]);
    assert_eq!(found(&bridge()), [""; 0]);
}

#[test]
fn anything_but_an_object_is_no_manifest() {
    for value in [json!(null), json!([]), json!("x"), json!(1)] {
        assert_eq!(found(&value), ["not-an-object "]);
    }
}

#[test]
fn required_keys_are_asked_for() {
    assert_eq!(
        found(&json!({"sdkRevision": 6})),
        ["id", "name", "version", "sdkVersion", "runtime"].map(|key| format!("missing-key /{key}"))
    );
}

#[test]
fn top_level_values_follow_their_rules() {
    each(
        php,
        &[
            ("/id", json!("Example"), "invalid-value /id"),
            ("/id", json!("a.b\n"), "invalid-value /id"),
            ("/id", json!(1), "wrong-type /id"),
            ("/name", json!(null), "missing-key /name"),
            ("/name", json!(3), ""),
            ("/name", json!({}), "missing-key /name"),
            ("/name", json!(["x"]), "wrong-type /name"),
            ("/name", json!("Pay\u{202E}lap"), "deceptive-text /name"),
            ("/name", json!("Оctoprint"), "deceptive-text /name"),
            ("/name", json!("WPrint 3D"), "reserved-name /name"),
            ("/version", json!("1"), "unchecked-version /version"),
            ("/version", json!("../.."), "unsafe-path /version"),
            ("/sdkVersion", json!("1"), ""),
            ("/sdkVersion", json!(2), "invalid-value /sdkVersion"),
            ("/sdkVersion", json!("one"), "wrong-type /sdkVersion"),
            ("/sdkRevision", json!("4"), ""),
            ("/sdkRevision", json!(7), "invalid-value /sdkRevision"),
            ("/sdkRevision", json!(-1), "invalid-value /sdkRevision"),
            ("/homepageUrl", json!("https://example.com"), ""),
            ("/homepageUrl", json!(""), ""),
            ("/homepageUrl", json!(null), ""),
            (
                "/homepageUrl",
                json!("HTTPS://example.com"),
                "invalid-value /homepageUrl",
            ),
            (
                "/sourceUrl",
                json!("javascript:alert(1)"),
                "unsafe-url /sourceUrl",
            ),
            (
                "/documentationUrl",
                json!(5),
                "wrong-type /documentationUrl",
            ),
            ("/icon", json!("hom"), "unknown-icon /icon"),
            ("/icon", json!("Home Icon"), "unknown-icon /icon"),
            (
                "/permissions",
                json!({}),
                "missing-permission /uiExtensions/0/surface",
            ),
            (
                "/permissions/_",
                json!("ui.everything"),
                "invalid-value /permissions/5",
            ),
            ("/permissions/_", json!(5), "wrong-type /permissions/5"),
            ("/settings", json!({"defaults": []}), ""),
            (
                "/settings",
                json!({"defaults": "x"}),
                "wrong-type /settings/defaults",
            ),
            ("/settings", json!("x"), "wrong-type /settings"),
            (
                "/settings",
                json!({"other": 1}),
                "unknown-property /settings/other",
            ),
            ("/theme", json!({"any": "thing"}), ""),
            ("/uiExtension", json!([]), "unknown-property /uiExtension"),
            ("/updateSource", json!("x"), ""),
            ("/integrity", json!([]), "missing-key /integrity/algorithm"),
        ][..36],
    );
}

#[test]
fn the_runtime_says_where_actions_run() {
    each(
        php,
        &[
            ("/runtime", json!([]), "missing-key /runtime"),
            ("/runtime", json!("php"), "wrong-type /runtime"),
            (
                "/runtime/type",
                json!("python"),
                "invalid-value /runtime/type",
            ),
            ("/runtime/entry", json!(""), "missing-key /runtime/entry"),
            ("/runtime/entry", json!(null), "missing-key /runtime/entry"),
            (
                "/runtime/entry",
                json!("../x.php"),
                "unsafe-path /runtime/entry",
            ),
            (
                "/actions/0/handler",
                json!(null),
                "missing-key /actions/0/handler",
            ),
            (
                "/hooks",
                json!({"app.boot": {"path": "/x"}}),
                "missing-key /hooks/app.boot/handler",
            ),
        ],
    );
    each(
        bridge,
        &[
            (
                "/runtime/baseUrl",
                json!(null),
                "missing-key /runtime/baseUrl",
            ),
            (
                "/runtime/baseUrl",
                json!("file:///x"),
                "unsafe-url /runtime/baseUrl",
            ),
            (
                "/runtime/baseUrl",
                json!("http://a@b"),
                "unsafe-url /runtime/baseUrl",
            ),
            (
                "/runtime/managedImageId",
                json!("x"),
                "unknown-reference /runtime/managedImageId",
            ),
            ("/runtime/auth", json!({"mode": "wprint-bridge"}), ""),
            (
                "/runtime/auth",
                json!({"mode": "basic"}),
                "invalid-value /runtime/auth/mode",
            ),
            (
                "/runtime/auth",
                json!({"token": "x"}),
                "unknown-property /runtime/auth/token",
            ),
            (
                "/actions/0/path",
                json!(null),
                "missing-key /actions/0/path",
            ),
            (
                "/actions/0",
                json!({"id": "a", "label": "A", "handler": "/a"}),
                "",
            ),
            (
                "/hooks",
                json!({"app.boot": {}}),
                "missing-key /hooks/app.boot/path",
            ),
            (
                "/runtime/httpProxy",
                json!({"pathPrefix": "api", "methods": ["HEAD"], "requestTimeoutSecs": 0}),
                "unsafe-path /runtime/httpProxy/pathPrefix, invalid-value /runtime/httpProxy/methods/0, invalid-value /runtime/httpProxy/requestTimeoutSecs",
            ),
            (
                "/runtime/artifactImports",
                json!([
                    {"id": "a", "pathPattern": "^/x$"},
                    {"id": "a", "pathPattern": "^/(x$", "maxSizeMb": 300},
                    {"id": "b", "pathPattern": "^http://x$"},
                    {"id": "c", "pathPattern": "x"},
                ]),
                "invalid-value /runtime/artifactImports/1/pathPattern, invalid-value /runtime/artifactImports/1/maxSizeMb, invalid-value /runtime/artifactImports/2/pathPattern, invalid-value /runtime/artifactImports/3/pathPattern, duplicate-id /runtime/artifactImports/1/id",
            ),
        ],
    );
}

#[test]
fn fields_of_newer_revisions_need_them() {
    let old = || with(php(), "/sdkRevision", json!(4));
    let gate = [
        ("/integrity", 5),
        ("/runtime/proxy", 5),
        ("/runtime/httpProxy", 5),
        ("/runtime/artifactImports", 5),
        ("/uiExtensions/0/presentation", 5),
        ("/activation", 6),
        ("/updates", 6),
    ];
    for (pointer, _) in gate {
        let manifest = with(old(), pointer, json!({"x": 1}));
        assert_eq!(found(&manifest), [format!("needs-revision {pointer}")]);
    }
    let policy = json!({"memoryMb": 1, "policy": "x", "allowAdminOverride": true});
    let manifest = with(
        with(old(), "/sdkRevision", json!(5)),
        "/requirements",
        policy,
    );
    assert_eq!(
        found(&manifest),
        ["policy", "allowAdminOverride"].map(|key| format!("needs-revision /requirements/{key}"))
    );
    // What only newer hosts know is not the manifest's business (decisions.md 2).
    let image = json!([{"id": "x", "image": "x:latest", "service": {"network": "host"}}]);
    assert_eq!(found(&with(old(), "/images", image)), [""; 0]);
    assert_eq!(
        found(&with(old(), "/uiExtensions/0/icon", json!("home"))),
        [""; 0]
    );
}
