//! A manifest in, codes and pointers out: one row for each rule of contract section 1 and for what upstream forgets.

use serde_json::{Value, json};

use super::{Manifest, Surroundings};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

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
        files: Some(FILES),
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
fn hooks_actions_and_components_follow_their_rules() {
    let page = json!("asset://ui/page.html");
    each(
        php,
        &[
            ("/hooks", json!([]), ""),
            (
                "/hooks",
                json!({"app.boot": "x"}),
                "wrong-type /hooks/app.boot",
            ),
            (
                "/hooks",
                json!({"app.bot": {"handler": "x"}}),
                "invalid-value /hooks/app.bot",
            ),
            (
                "/hooks",
                json!({"app.boot": {"handler": "../x"}}),
                "unsafe-path /hooks/app.boot/handler",
            ),
            (
                "/actions",
                json!({"a": {"id": "a", "label": "A", "handler": "x"}}),
                "",
            ),
            ("/actions", json!("x"), "wrong-type /actions"),
            ("/actions/_", json!("x"), "wrong-type /actions/1"),
            (
                "/actions/_",
                json!({"handler": "x"}),
                "missing-key /actions/1/id, missing-key /actions/1/label",
            ),
            (
                "/actions/0/handler",
                json!("a\\b"),
                "unsafe-path /actions/0/handler",
            ),
            (
                "/actions/0/lable",
                json!("x"),
                "unknown-property /actions/0/lable",
            ),
            (
                "/components",
                json!([{"id": "a"}, {"schema": {"component": "text"}}, {"id": "c", "kind": "x"}]),
                "missing-key /components/0/schema, missing-key /components/1/id, invalid-value /components/2/kind, unused-component /components/0/id",
            ),
            (
                "/components",
                json!([{"id": "a", "kind": "browser_module"}]),
                "missing-key /components/0/entry",
            ),
            (
                "/components",
                json!([{"id": "a", "kind": "browser_module", "entry": page}]),
                "",
            ),
            (
                "/components",
                json!([{"id": "a", "kind": "browser_module", "entry": "asset://x.js"}]),
                "undeclared-asset /components/0/entry",
            ),
        ],
    );
}

#[test]
fn extensions_have_what_their_mode_and_surface_need() {
    let page = |key: &str, value: Value| {
        let mut extension = json!({
            "id": "page", "surface": "page", "title": "Page", "mode": "custom_bundle",
            "bundle": {"url": "asset://ui/page.html"}
        });
        extension[key] = value;
        extension
    };
    let widget = |key: &str, value: Value| {
        let mut extension = json!({
            "id": "widget", "surface": "navbar_widget", "title": "Widget", "schema": {"component": "text"}
        });
        extension[key] = value;
        extension
    };
    each(
        php,
        &[
            (
                "/uiExtensions/_",
                json!({"mode": "declarative"}),
                "missing-key /uiExtensions/1/id, missing-key /uiExtensions/1/surface, missing-key /uiExtensions/1/title, missing-key /uiExtensions/1/schema",
            ),
            (
                "/uiExtensions/_",
                widget("surface", json!("sidebar")),
                "invalid-value /uiExtensions/1/surface",
            ),
            (
                "/uiExtensions/_",
                widget("surface", json!("modal")),
                "missing-permission /uiExtensions/1/surface",
            ),
            (
                "/uiExtensions/_",
                widget("mode", json!("native")),
                "invalid-value /uiExtensions/1/mode",
            ),
            (
                "/uiExtensions/_",
                widget("schema", json!({})),
                "missing-key /uiExtensions/1/schema",
            ),
            (
                "/uiExtensions/_",
                widget("schema", json!("x")),
                "wrong-type /uiExtensions/1/schema",
            ),
            (
                "/uiExtensions/_",
                widget("mode", json!("webview")),
                "missing-key /uiExtensions/1/url",
            ),
            (
                "/uiExtensions/_",
                widget("icon", json!("Home")),
                "invalid-value /uiExtensions/1/icon",
            ),
            (
                "/uiExtensions/_",
                widget("icon", json!("hone")),
                "unknown-icon /uiExtensions/1/icon",
            ),
            (
                "/uiExtensions/_",
                widget("navigationLabel", json!(" ")),
                "invalid-value /uiExtensions/1/navigationLabel",
            ),
            (
                "/uiExtensions/_",
                widget("navigationLabel", json!("é".repeat(24))),
                "",
            ),
            (
                "/uiExtensions/_",
                widget("navigationLabel", json!("é".repeat(25))),
                "invalid-value /uiExtensions/1/navigationLabel",
            ),
            (
                "/uiExtensions/_",
                widget("mobilePresentation", json!("gauges")),
                "",
            ),
            (
                "/uiExtensions/_",
                widget("mobilePresentation", json!("list")),
                "invalid-value /uiExtensions/1/mobilePresentation",
            ),
            (
                "/uiExtensions/_",
                widget("presentation", json!("workspace")),
                "invalid-value /uiExtensions/1/presentation",
            ),
            (
                "/uiExtensions/_",
                widget("order", json!(3)),
                "faceplate-only /uiExtensions/1/order",
            ),
            (
                "/uiExtensions/_",
                widget("components", json!(["x"])),
                "unknown-reference /uiExtensions/1/components/0",
            ),
            (
                "/uiExtensions/_",
                widget("dataActionId", json!("pong")),
                "unknown-action /uiExtensions/1/dataActionId",
            ),
            ("/uiExtensions/_", widget("actionId", json!("ping")), ""),
            (
                "/uiExtensions/_",
                page("presentation", json!("workspace")),
                "",
            ),
            (
                "/uiExtensions/_",
                page("mobilePresentation", json!("card")),
                "invalid-value /uiExtensions/1/mobilePresentation",
            ),
            (
                "/uiExtensions/_",
                page("bundle", json!({})),
                "missing-key /uiExtensions/1/bundle",
            ),
            (
                "/uiExtensions/_",
                page("bundle", json!({"x": 1})),
                "missing-key /uiExtensions/1/bundle/url",
            ),
            (
                "/uiExtensions/_",
                page("bundle", json!({"url": "javascript:x"})),
                "unsafe-url /uiExtensions/1/bundle/url",
            ),
            (
                "/uiExtensions/_",
                page("bundle", json!({"url": "asset://ui/../x"})),
                "unsafe-path /uiExtensions/1/bundle/url",
            ),
            (
                "/uiExtensions/_",
                page("bundle", json!({"url": "asset://other.html"})),
                "undeclared-asset /uiExtensions/1/bundle/url",
            ),
        ],
    );
    let missing = with(php(), "/permissions", json!(["ui.settings_tab"]));
    assert_eq!(
        found(&with(missing, "/uiExtensions/_", page("id", json!("p")))),
        [
            "missing-permission /uiExtensions/1/surface",
            "missing-permission /uiExtensions/1/mode"
        ]
    );
}

#[test]
fn files_are_declared_and_there() {
    each(
        php,
        &[
            ("/assets/_", json!("missing.js"), "missing-asset /assets/2"),
            (
                "/assets/_",
                json!({"path": "u"}),
                "missing-asset /assets/2/path",
            ),
            ("/assets/_", json!("/ui/"), ""),
            ("/assets/_", json!("../x"), "unsafe-path /assets/2"),
            (
                "/assets/_",
                json!({"path": ""}),
                "missing-key /assets/2/path",
            ),
            ("/assets/_", json!(5), "wrong-type /assets/2"),
            ("/assets", json!({}), ""),
        ],
    );
    let mut diagnostics = Diagnostics::kept();
    Manifest::read(&php(), Surroundings::default(), &mut diagnostics);
    let codes: Vec<_> = diagnostics.into_vec().iter().map(|p| p.code).collect();
    assert_eq!(codes, [Code::FilesNotChecked]);
}

#[test]
fn translations_have_a_locale_and_a_declared_file() {
    let files = |files: Value| json!({ "files": files });
    let es = "asset://es.json";
    each(
        php,
        &[
            ("/i18n", json!([]), ""),
            ("/i18n", json!({"defaultLocale": null, "files": {}}), ""),
            (
                "/i18n",
                json!({"defaultLocale": 5}),
                "wrong-type /i18n/defaultLocale",
            ),
            (
                "/i18n",
                json!({"defaultLocale": "english!"}),
                "invalid-locale /i18n/defaultLocale",
            ),
            (
                "/i18n",
                json!({"fallback": "en"}),
                "unknown-property /i18n/fallback",
            ),
            (
                "/i18n",
                files(json!({"es": es, "es_AR": es, "zh-Hant-TW": es})),
                "",
            ),
            ("/i18n", files(json!([es])), "wrong-type /i18n/files"),
            (
                "/i18n",
                files(json!({"0": es})),
                "invalid-locale /i18n/files/0",
            ),
            (
                "/i18n",
                files(json!({" ": es})),
                "invalid-locale /i18n/files/ ",
            ),
            (
                "/i18n",
                files(json!({"es_AR": es, "ES-ar": es})),
                "duplicate-locale /i18n/files/ES-ar",
            ),
            (
                "/i18n",
                files(json!({"es": "es.json"})),
                "translation-unreadable /i18n/files/es",
            ),
            (
                "/i18n",
                files(json!({"es": ""})),
                "translation-unreadable /i18n/files/es",
            ),
            (
                "/i18n",
                files(json!({"es": 5})),
                "wrong-type /i18n/files/es",
            ),
            (
                "/i18n",
                files(json!({"es": "asset://fr.json"})),
                "undeclared-asset /i18n/files/es",
            ),
        ],
    );
}

#[test]
fn images_and_requirements_follow_their_rules() {
    let digest = "0123456789abcdef".repeat(4);
    let image = format!("registry.example/x@sha256:{digest}");
    let with_service = |service: Value| json!([{"id": "x", "image": image, "service": service}]);
    each(
        php,
        &[
            ("/images", json!([{"id": "x", "image": image}]), ""),
            (
                "/images",
                json!([{"id": "x", "image": "x:latest"}]),
                "invalid-value /images/0/image",
            ),
            (
                "/images",
                json!([{"id": " ", "image": ""}]),
                "invalid-value /images/0/id, missing-key /images/0/image",
            ),
            (
                "/images",
                json!([{"id": "x", "image": image}, {"id": "x ", "image": image}]),
                "duplicate-id /images/1/id",
            ),
            (
                "/images",
                json!([{"id": "x", "image": image, "engine": "podman"}]),
                "invalid-value /images/0/engine",
            ),
            (
                "/images",
                json!([{"id": "x", "image": image, "healthcheck": {"timeoutSecs": 0}}]),
                "missing-key /images/0/healthcheck/command, out-of-range /images/0/healthcheck/timeoutSecs",
            ),
            (
                "/images",
                with_service(json!({"port": 0})),
                "invalid-value /images/0/service/port",
            ),
            (
                "/images",
                with_service(json!({"network": "host"})),
                "invalid-value /images/0/service/network",
            ),
            (
                "/images",
                with_service(json!({"args": "a b", "environment": []})),
                "",
            ),
            (
                "/images",
                with_service(json!({"storage": {"mountPath": "/etc"}})),
                "unsafe-path /images/0/service/storage/mountPath",
            ),
            (
                "/images",
                with_service(json!({"storage": [{"target": "/data/../etc"}]})),
                "unsafe-path /images/0/service/storage/0/target",
            ),
            (
                "/images",
                with_service(json!({"storage": [{"target": "/data/a"}, {"target": "/data/b"}]})),
                "invalid-value /images/0/service/storage/1",
            ),
            (
                "/images",
                with_service(
                    json!({"storage": [{"target": "/data/a"}, {"target": "/data/b", "readOnly": true}]}),
                ),
                "",
            ),
            (
                "/images",
                with_service(
                    json!({"resources": {"memoryMb": 20000, "cpuCores": 0, "pids": 5000}}),
                ),
                "invalid-value /images/0/service/resources/memoryMb, invalid-value /images/0/service/resources/cpuCores, invalid-value /images/0/service/resources/pids",
            ),
            (
                "/images",
                with_service(json!({"security": {"user": "root", "capDrop": ["NET"]}})),
                "invalid-value /images/0/service/security/capDrop/0, invalid-value /images/0/service/security/user",
            ),
            (
                "/images",
                with_service(json!({"security": {"user": 0}})),
                "invalid-value /images/0/service/security/user",
            ),
            (
                "/requirements",
                json!({"memoryMb": 0, "cpuCores": -1, "diskMb": 1.5, "gpu": 1}),
                "invalid-value /requirements/memoryMb, invalid-value /requirements/cpuCores, wrong-type /requirements/diskMb, unknown-property /requirements/gpu",
            ),
            (
                "/requirements",
                json!({"policy": "ignore"}),
                "invalid-value /requirements/policy",
            ),
            (
                "/requirements",
                json!({"allowAdminOverride": "yes"}),
                "wrong-type /requirements/allowAdminOverride",
            ),
            (
                "/activation",
                json!({"prepare": "now"}),
                "invalid-value /activation/prepare",
            ),
            (
                "/updates",
                json!({"managedByCore": false}),
                "invalid-value /updates/managedByCore",
            ),
            ("/updates", json!({"managedByCore": true}), ""),
        ],
    );
    let service = with(bridge(), "/images", with_service(json!({})));
    let managed = |service| with(service, "/runtime/managedImageId", json!("x"));
    assert_eq!(
        found(&managed(service)),
        ["invalid-value /runtime/managedImageId"]
    );
    let service = with(bridge(), "/images", with_service(json!({"port": 80})));
    assert_eq!(found(&managed(service)), [""; 0]);
}

#[test]
fn integrity_has_safe_paths_and_lower_case_digests() {
    let files = |path: &str, digest: &str| {
        let mut files = serde_json::Map::new();
        files.insert(path.to_owned(), digest.into());
        json!({"algorithm": "sha256", "files": files})
    };
    let digest = "0123456789abcdef".repeat(4);
    each(
        php,
        &[
            ("/integrity", files("ui/page.html", &digest), ""),
            (
                "/integrity",
                files("ui", &digest.to_uppercase()),
                "invalid-value /integrity/files/ui",
            ),
            (
                "/integrity",
                files("/ui", &digest),
                "unsafe-path /integrity/files/~1ui",
            ),
            (
                "/integrity",
                files("a\\..\\b", &digest),
                "unsafe-path /integrity/files/a\\..\\b",
            ),
            (
                "/integrity",
                json!({"algorithm": "md5", "files": {"a": digest}}),
                "invalid-value /integrity/algorithm",
            ),
            (
                "/integrity",
                json!({"algorithm": "sha256"}),
                "missing-key /integrity/files",
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

#[test]
fn isolation_is_explained_and_its_origins_are_origins() {
    each(
        php,
        &[
            (
                "/isolation",
                json!({"connect": ["https://a.example"], "storage": true, "legacyEval": false, "lan": false}),
                "faceplate-only /isolation",
            ),
            (
                "/isolation",
                json!({"connect": ["https://a.example/", "*"], "sotrage": true}),
                "faceplate-only /isolation, invalid-value /isolation/connect/0, invalid-value /isolation/connect/1, unknown-property /isolation/sotrage",
            ),
        ],
    );
    let mut manifest = with(php(), "/permissions/_", json!("network.outbound"));
    assert_eq!(found(&manifest), [""; 0]);
    manifest = with(manifest, "/uiExtensions/0/mode", json!("webview"));
    manifest = with(
        manifest,
        "/uiExtensions/0/url",
        json!("asset://ui/page.html"),
    );
    assert_eq!(found(&manifest), ["no-origins /permissions"]);
}

#[test]
fn a_page_over_plain_http_comes_from_a_named_host() {
    let page = |url: &str| json!({"id": "p", "surface": "page", "title": "P", "mode": "webview", "url": url});
    each(
        php,
        &[
            ("/uiExtensions/_", page("https://a.example/x"), ""),
            (
                "/uiExtensions/_",
                page("http://a.example/x"),
                "unsafe-url /uiExtensions/1/url",
            ),
        ],
    );
    let named = with(
        php(),
        "/isolation",
        json!({"connect": ["http://a.example"]}),
    );
    let named = with(named, "/uiExtensions/_", page("http://a.example/x"));
    assert_eq!(found(&named), ["faceplate-only /isolation"]);
}

#[test]
fn defect_33_a_signature_that_can_only_fail_is_reported() {
    each(
        php,
        &[
            ("/signature", json!({"algorithm": "none"}), ""),
            (
                "/signature",
                json!({"algorithm": "rot13"}),
                "invalid-value /signature/algorithm",
            ),
            (
                "/signature",
                json!({"algorithm": "openssl-sha256"}),
                "missing-key /signature/value",
            ),
            (
                "/signature",
                json!({"algorithm": "openssl-sha256", "value": "eA=="}),
                "",
            ),
        ],
    );
}

#[test]
fn defect_35_a_blank_before_a_translation_reference_hides_nothing() {
    let files = json!({"files": {"es": " asset://other.json", "fr": " asset://../x"}});
    let manifest = with(php(), "/i18n", files);
    assert_eq!(
        found(&manifest),
        [
            "unsafe-path /i18n/files/fr",
            "undeclared-asset /i18n/files/es",
            "undeclared-asset /i18n/files/fr"
        ]
    );
    let (manifest, _) = read(&manifest);
    assert_eq!(manifest.i18n.files[1].path, None);
}

#[test]
fn defect_36_a_version_never_names_another_folder() {
    for version in ["../..", "1.0.0/../../x", "..\\x", "."] {
        let manifest = with(php(), "/version", json!(version));
        assert_eq!(found(&manifest), ["unsafe-path /version"], "{version}");
    }
}

#[test]
fn defect_39_a_floating_revision_is_named_and_the_newest_applies() {
    for floating in [json!(null), Value::Null] {
        let manifest = with(php(), "/sdkRevision", floating);
        assert_eq!(found(&manifest), ["floating-revision /sdkRevision"]);
        assert_eq!(read(&manifest).0.sdk_revision, 6);
    }
}

#[test]
fn defect_44_of_two_entries_with_one_id_the_second_is_reported() {
    let action = json!({"id": "ping", "label": "Again", "handler": "x"});
    let component = json!({"id": "c", "kind": "browser_module", "entry": "asset://ui/x.js"});
    let extension =
        json!({"id": "settings", "surface": "page", "title": "X", "schema": {"component": "text"}});
    let components = json!([component.clone(), component]);
    each(
        php,
        &[
            ("/actions/_", action, "duplicate-id /actions/1/id"),
            ("/components", components, "duplicate-id /components/1/id"),
            (
                "/uiExtensions/_",
                extension,
                "duplicate-id /uiExtensions/1/id",
            ),
        ],
    );
}
