//! What a plugin shows and runs: actions, hooks, components, extensions, pages.

use serde_json::{Value, json};

use super::{each, found, php, with};

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
