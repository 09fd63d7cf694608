//! Files that change while the host runs.

use std::fs;

use serde_json::json;

use crate::served::{Served, folder, manifest, titles, write};

#[test]
fn a_saved_file_is_told_and_only_its_plugin_changes() {
    let root = folder(&[
        ("a", &manifest("acme.a", "A")),
        ("b", &manifest("acme.b", "B")),
    ]);
    let host = Served::start(&[root.path()]);
    let mut events = host.events();
    write(root.path(), "b", &manifest("acme.b", "B again").to_string());
    let first = events.reload();
    assert_eq!(first["pluginId"], "acme.b");
    assert_eq!(titles(&host.get("/plugins/ui")), ["A", "B again"]);
    // The same text again is no change, so the next event is about the other plugin.
    write(root.path(), "b", &manifest("acme.b", "B again").to_string());
    write(root.path(), "a", &manifest("acme.a", "A again").to_string());
    let second = events.reload();
    assert_eq!(second["pluginId"], "acme.a");
    assert!(second["revision"].as_u64() > first["revision"].as_u64());
}

#[test]
fn defect_30_a_half_saved_file_disables_nothing_keeps_the_last_good_state_and_says_what_is_wrong() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()]);
    let mut events = host.events();
    let duplicate =
        manifest("acme.a", "Doubled")
            .to_string()
            .replacen('{', "{\"name\": \"Twice\", ", 1);
    for (broken, code) in [
        ("{\n  \"id\": ", "json-syntax"),
        (&duplicate, "duplicate-key"),
        ("[]", "not-an-object"),
    ] {
        write(root.path(), "a", broken);
        assert_eq!(events.reload()["pluginId"], "acme.a");
        assert_eq!(titles(&host.get("/plugins/ui")), ["A"]);
        let item = host.get("/plugins/acme.a");
        assert_eq!(
            (&item["loadStatus"], &item["enabled"]),
            (&json!("ready"), &json!(true))
        );
        assert!(
            item["lastError"].as_str().unwrap().contains("plugin.json:"),
            "{item}"
        );
        let told = host.get("/plugins/development");
        assert_eq!(told[0]["pluginId"], "acme.a");
        assert_eq!(told[0]["files"][0]["text"], broken);
        assert_eq!(told[0]["diagnostics"][0]["code"], code, "{told}");
    }
    write(root.path(), "a", &manifest("acme.a", "Mended").to_string());
    events.reload();
    assert_eq!(titles(&host.get("/plugins/ui")), ["Mended"]);
    assert_eq!(host.get("/plugins/acme.a")["lastError"], json!(null));
    let log = host.get("/plugins/acme.a/logs");
    let stages: Vec<_> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["stage"])
        .collect();
    assert_eq!(stages, ["sync", "sync", "sync"]);
}

#[test]
fn plugins_come_and_go_with_their_folders() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()]);
    let mut events = host.events();
    let staged = folder(&[("b", &manifest("acme.b", "B"))]);
    fs::rename(staged.path().join("b"), root.path().join("b")).unwrap();
    assert_eq!(events.reload()["pluginId"], "acme.b");
    assert_eq!(titles(&host.get("/plugins/ui")), ["A", "B"]);
    fs::remove_dir_all(root.path().join("a")).unwrap();
    while titles(&host.get("/plugins/ui")) != ["B"] {
        assert_eq!(events.reload()["pluginId"], "acme.a");
    }
}
