//! Settings of plugins.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::served::{Served, folder, manifest};

/// A plugin `acme.a` with these default settings, and a host for it.
fn with_defaults(defaults: &Value) -> (TempDir, Served) {
    let mut plugin = manifest("acme.a", "A");
    plugin["settings"] = json!({ "defaults": defaults });
    let root = folder(&[("a", &plugin)]);
    let host = Served::start(&[root.path()]);
    (root, host)
}

#[test]
fn settings_lie_over_the_defaults_and_what_a_save_leaves_out_has_its_default_again() {
    let defaults = json!({"speed": 5, "axis": {"x": 1, "y": 2}, "name": "A"});
    let (_root, host) = with_defaults(&defaults);
    assert_eq!(host.get("/plugins/acme.a/settings"), defaults);
    let saved = host.save(
        "acme.a",
        &json!({"speed": 9, "axis": {"y": 3}, "new": [true]}),
    );
    let merged = json!({"speed": 9, "axis": {"x": 1, "y": 3}, "name": "A", "new": [true]});
    assert_eq!(saved, merged);
    assert_eq!(host.get("/plugins/acme.a/settings"), merged);
    assert_eq!(host.get("/plugins/acme.a")["settings"], merged);
    let again = host.save("acme.a", &json!({"name": "B"}));
    assert_eq!(
        again,
        json!({"speed": 5, "axis": {"x": 1, "y": 2}, "name": "B"})
    );
}

#[test]
fn defect_22_values_keep_their_types() {
    let (_root, host) = with_defaults(&json!({}));
    let values = json!({"off": false, "none": null, "zero": 0, "half": 0.5, "object": {}, "list": [], "text": "5"});
    assert_eq!(host.save("acme.a", &values), values);
    assert_eq!(host.get("/plugins/acme.a/settings"), values);
}

#[test]
fn defect_23_text_is_neither_trimmed_nor_made_null() {
    let (_root, host) = with_defaults(&json!({"prefix": "x", "cleared": "x"}));
    let values = json!({"prefix": "  a b\n", "cleared": ""});
    assert_eq!(host.save("acme.a", &values), values);
    assert_eq!(host.get("/plugins/acme.a/settings"), values);
}

#[test]
fn defect_24_lists_shrink_and_an_empty_object_is_saved() {
    let (_root, host) = with_defaults(&json!({"rows": [1, 2, 3], "speed": 5}));
    assert_eq!(
        host.save("acme.a", &json!({"rows": [9]}))["rows"],
        json!([9])
    );
    assert_eq!(host.save("acme.a", &json!({"rows": []}))["rows"], json!([]));
    let defaults = json!({"rows": [1, 2, 3], "speed": 5});
    assert_eq!(host.save("acme.a", &json!({})), defaults);
}

#[test]
fn defect_25_an_empty_object_stays_an_object() {
    let (_root, host) = with_defaults(&json!({}));
    for path in ["/plugins/acme.a/settings", "/plugins/acme.a/state"] {
        assert_eq!(host.get(path), json!({}), "{path}");
    }
    assert_eq!(host.save("acme.a", &json!({})), json!({}));
    assert_eq!(host.get("/plugins/acme.a")["settings"], json!({}));
}

#[test]
fn defect_29_settings_may_have_any_key() {
    let (_root, host) = with_defaults(&json!({"baseUrl": "http://10.0.0.2"}));
    let values = json!({"baseUrl": "http://10.0.0.3", "nested": {"socketPath": "/run/x"}});
    assert_eq!(host.save("acme.a", &values), values);
    assert_eq!(host.get("/plugins/acme.a")["settings"], values);
    assert_eq!(host.get("/plugins/acme.a/settings"), values);
}

#[test]
fn a_body_that_is_not_settings_changes_nothing_and_the_answer_says_why() {
    let (_root, host) = with_defaults(&json!({}));
    let kept = host.save("acme.a", &json!({"kept": true}));
    let long = format!(r#"{{"settings": {{"a": "{}"}}}}"#, "x".repeat(256 * 1024));
    for (body, status, word) in [
        ("", 422, "settings"),
        ("{}", 422, "settings"),
        (r#"{"settings": []}"#, 422, "settings"),
        (r#"{"settings": null}"#, 422, "settings"),
        (r#"[{"settings": {}}]"#, 422, "object"),
        (r#"{"settings": {"a": 1, "a": 2}}"#, 422, "line 1"),
        (r#"{"settings": {"a": "\u0000"}}"#, 422, "line 1"),
        (r#"{"settings": {"a": 1}"#, 422, "ends inside"),
        (&long, 413, "256 KiB"),
    ] {
        let (found, answer) = host.put_text("/plugins/acme.a/settings", body);
        assert_eq!(found, status, "{answer}");
        assert!(
            answer["message"].as_str().unwrap().contains(word),
            "{answer}"
        );
    }
    assert_eq!(host.get("/plugins/acme.a/settings"), kept);
}
