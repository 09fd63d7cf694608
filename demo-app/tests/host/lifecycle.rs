//! Plugins that are enabled, disabled or failed, their state and their logs.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::bridge::{Bridge, LONG};
use crate::served::{Served, folder, manifest, titles, write};

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

/// A plugin that asks for more than any computer has.
fn large(revision: u8, more: &Value) -> Value {
    let mut large = manifest("acme.large", "Large");
    large["sdkRevision"] = revision.into();
    large["requirements"] = json!({"memoryMb": 4_000_000_000_u64});
    let requirements = large["requirements"].as_object_mut().unwrap();
    requirements.extend(more.as_object().unwrap().clone());
    large
}

/// Waits until the plugin has this load state: its item.
fn loaded(host: &Served, id: &str, state: &str) -> Value {
    let end = Instant::now() + LONG;
    loop {
        let item = host.get(&format!("/plugins/{id}"));
        if item["loadStatus"] == state {
            return item;
        }
        assert!(Instant::now() < end, "{item}");
        sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_plugin_that_asks_for_more_than_the_computer_has_is_off_and_says_why() {
    let root = folder(&[
        ("large", &large(6, &json!({}))),
        ("b", &manifest("acme.b", "B")),
    ]);
    let host = Served::start(&[root.path()]);
    let item = loaded(&host, "acme.large", "requirements_unmet");
    assert_eq!(item["enabled"], false);
    let why = item["lastError"].as_str().unwrap();
    assert!(why.contains("at least 4000000000 MB of memory"), "{why}");
    assert_eq!(item["dependencies"]["host"]["meetsRequirements"], false);
    assert_eq!(titles(&host.get("/plugins/ui")), ["B"]);
    let refused = [
        host.request("/plugins/acme.large/settings", "en"),
        host.post_json("/plugins/acme.large/actions/any", &json!({})),
    ];
    for (status, body) in refused {
        let code = &body["error"]["code"];
        assert_eq!((status, code), (409, &json!("requirements-unmet")));
        assert!(body["message"].as_str().unwrap().contains(why), "{body}");
    }
    // Asking again changes nothing, and is no error of the request.
    let (status, item) = host.post("/plugins/acme.large/enable");
    assert_eq!(
        (status, &item["loadStatus"]),
        (200, &json!("requirements_unmet"))
    );
    let despite = json!({"overrideRequirements": true});
    let (status, body) = host.post_json("/plugins/acme.large/enable", &despite);
    assert_eq!(
        (status, &body["error"]["code"]),
        (422, &json!("override-not-allowed"))
    );
    // As soon as it asks for less it is loaded.
    write(
        root.path(),
        "large",
        &manifest("acme.large", "Large").to_string(),
    );
    loaded(&host, "acme.large", "ready");
}

#[test]
fn requirements_that_may_be_overridden_are_and_that_is_remembered() {
    let may = json!({"allowAdminOverride": true});
    let root = folder(&[("large", &large(6, &may))]);
    let data = tempfile::tempdir().unwrap();
    let host = Served::with_data(data.path(), &[root.path()]);
    loaded(&host, "acme.large", "requirements_unmet");
    let despite = json!({"overrideRequirements": true});
    let (status, item) = host.post_json("/plugins/acme.large/enable", &despite);
    assert_eq!((status, &item["loadStatus"]), (200, &json!("ready")));
    drop(host);
    let host = Served::with_data(data.path(), &[root.path()]);
    let item = host.get("/plugins/acme.large");
    assert_eq!(
        (&item["loadStatus"], &item["enabled"]),
        (&json!("ready"), &json!(true))
    );
    let warnings = item["warnings"].to_string();
    assert!(warnings.contains("somebody decided so"), "{warnings}");
    assert_eq!(item["dependencies"]["overridden"], true);
    // Whoever enables it without saying so again has changed their mind.
    let (_, item) = host.post("/plugins/acme.large/enable");
    assert_eq!(item["loadStatus"], "requirements_unmet");
}

#[test]
fn before_revision_6_requirements_are_advice() {
    let root = folder(&[("large", &large(5, &json!({})))]);
    let host = Served::start(&[root.path()]);
    let (_, item) = host.post("/plugins/acme.large/enable");
    assert_eq!(
        (&item["loadStatus"], &item["lastError"]),
        (&json!("ready"), &json!(null))
    );
    let warnings = item["dependencies"]["warnings"].to_string();
    assert!(warnings.contains("4000000000 MB"), "{warnings}");
}

#[test]
fn when_a_bridge_was_asked_last_whether_it_is_well_is_told() {
    let bridge = Bridge::start();
    let mut with_bridge = manifest("acme.a", "A");
    with_bridge["runtime"] = bridge.runtime();
    let root = folder(&[("a", &with_bridge), ("b", &manifest("acme.b", "B"))]);
    let host = Served::start(&[root.path()]);
    let (_, first) = host.post("/plugins/acme.a/enable");
    let at = first["lastHealthcheckAt"].as_str().unwrap().to_owned();
    assert!(at.ends_with("+00:00"), "{at}");
    let (_, second) = host.post("/plugins/acme.a/enable");
    assert!(second["lastHealthcheckAt"].as_str().unwrap() > at.as_str());
    assert_eq!(
        host.get("/plugins/acme.b")["lastHealthcheckAt"],
        json!(null)
    );
}
