//! Plugins that are enabled, disabled or failed, their state and their logs.

use std::fs;

use serde_json::json;

use crate::served::{Served, folder, manifest, titles};

#[test]
fn defect_28_a_disabled_plugin_answers_nothing_until_it_is_enabled_again() {
    let mut a = manifest("acme.a", "A");
    a["assets"] = json!(["a.txt"]);
    let root = folder(&[("a", &a), ("b", &manifest("acme.b", "B"))]);
    fs::write(root.path().join("a/a.txt"), "A").unwrap();
    let data = tempfile::tempdir().unwrap();
    let host = Served::with_data(data.path(), &[root.path()]);
    let kept = host.save("acme.a", &json!({"speed": 1}));
    let (status, item) = host.post("/plugins/acme.a/disable");
    assert_eq!((status, &item["loadStatus"]), (200, &json!("disabled")));
    assert_eq!(item["enabled"], false);
    let refused = ["settings", "state", "assets/a.txt"];
    for path in refused {
        let (status, body) = host.request(&format!("/plugins/acme.a/{path}"), "en");
        assert_eq!(
            (status, &body["error"]["code"]),
            (409, &json!("disabled")),
            "{path}"
        );
    }
    let put = host.put("/plugins/acme.a/settings", &json!({"settings": {}}));
    assert_eq!(put.0, 409);
    assert_eq!(titles(&host.get("/plugins/ui")), ["B"]);
    assert_eq!(host.get("/plugins")[0]["enabled"], false);
    // Why it is disabled can still be read.
    assert_eq!(host.get("/plugins/acme.a/logs")[0]["stage"], "disable");

    drop(host);
    let host = Served::with_data(data.path(), &[root.path()]);
    assert_eq!(host.get("/plugins/acme.a")["loadStatus"], "disabled");
    let (status, item) = host.post("/plugins/acme.a/enable");
    assert_eq!((status, &item["loadStatus"]), (200, &json!("ready")));
    assert_eq!(item["settings"], kept);
    assert_eq!(titles(&host.get("/plugins/ui")), ["A", "B"]);
}

#[test]
fn the_log_of_a_plugin_is_told_oldest_first_and_its_latest_entry_in_the_inventory() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()]);
    assert_eq!(host.get("/plugins/acme.a/logs"), json!([]));
    host.post("/plugins/acme.a/disable");
    host.post("/plugins/acme.a/enable");
    let log = host.get("/plugins/acme.a/logs");
    let stages: Vec<_> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["stage"])
        .collect();
    assert_eq!(stages, ["disable", "enable"]);
    let keys: Vec<_> = log[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["timestamp", "level", "stage", "message", "context"]);
    let item = host.get("/plugins/acme.a");
    assert_eq!(
        (&item["logCount"], &item["latestLog"]),
        (&json!(2), &log[1])
    );
}

#[test]
fn a_manifest_that_cannot_be_read_is_logged_and_dated() {
    let root = folder(&[("a", &json!([])), ("b", &manifest("acme.b", "B"))]);
    let host = Served::start(&[root.path()]);
    let item = host.get("/plugins/a");
    assert_eq!(item["loadStatus"], "failed");
    let error = item["lastError"].as_str().unwrap();
    assert!(error.contains("expected an object"), "{error}");
    assert_eq!(item["warnings"], json!([error]));
    assert!(item["loadErrorAt"].as_str().unwrap().ends_with("+00:00"));
    let entry = &host.get("/plugins/a/logs")[0];
    assert_eq!(
        (&entry["stage"], &entry["level"], &entry["message"]),
        (&json!("startup"), &json!("error"), &json!(error))
    );
    assert_eq!(titles(&host.get("/plugins/ui")), ["B"]);
}

#[test]
fn what_is_not_installed_is_not_found_anywhere() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()]);
    for path in ["settings", "state", "logs", "assets/a.txt"] {
        let (status, body) = host.request(&format!("/plugins/acme.none/{path}"), "en");
        let code = &body["error"]["code"];
        assert_eq!((status, code), (404, &json!("not-installed")), "{path}");
    }
    for verb in ["enable", "disable"] {
        assert_eq!(host.post(&format!("/plugins/acme.none/{verb}")).0, 404);
    }
}
