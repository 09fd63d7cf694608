//! The inventory and the UI extensions.

use std::fs;

use serde_json::json;

use crate::bridge::Bridge;
use crate::served::{Served, folder, manifest, titles};

#[test]
fn the_inventory_has_the_shape_of_the_contract_and_empty_objects_stay_objects() {
    let bridge = Bridge::start();
    let mut clock = manifest("acme.clock", "Clock");
    clock["runtime"] = bridge.runtime();
    clock["settings"] = json!({"defaults": {}});
    clock["hooks"] = json!({"app.boot": {"path": "/boot"}});
    clock["icon"] = "clock-outline".into();
    let root = folder(&[("clock", &clock)]);
    let host = Served::start(&[root.path()]);
    let mut list = host.get("/plugins");
    let mut item = host.get("/plugins/acme.clock");
    // Other programs write, too.
    for item in [&mut list[0], &mut item] {
        item["dependencies"]["host"]["diskFreeMb"].take();
    }
    assert_eq!(list, json!([item]));
    for (key, value) in [
        ("id", json!("acme.clock")),
        ("name", json!("Clock")),
        ("enabled", json!(true)),
        ("loadStatus", json!("ready")),
        ("trustLevel", json!("development")),
        ("hooks", json!(["app.boot"])),
        ("actions", json!([])),
        ("settings", json!({})),
        ("state", json!({})),
        ("classification", json!("lightweight")),
        ("lastError", json!(null)),
    ] {
        assert_eq!(item[key], value, "{key}");
    }
    assert_eq!(item["manifest"]["icon"], "clock-outline");
    assert_eq!(item["manifest"]["runtime"], json!({"type": "bridge"}));
}

#[test]
fn defect_31_extensions_come_in_the_order_that_they_ask_for_then_by_plugin_and_can_be_filtered() {
    let mut b = manifest("acme.b", "B");
    b["uiExtensions"] = json!([
        {"id": "2", "surface": "page", "title": "B second", "order": 2, "schema": {"component": "divider"}},
        {"id": "x", "surface": "modal", "title": "B last", "schema": {"component": "divider"}},
        {"id": "1", "surface": "page", "title": "B first", "order": -1, "mode": "webview", "url": "asset://ui/a b.html"},
    ]);
    let root = folder(&[("1", &b), ("2", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()]);
    let all = host.get("/plugins/ui");
    assert_eq!(titles(&all), ["B first", "B second", "A", "B last"]);
    assert_eq!(
        titles(&host.get("/plugins/ui?surface=page")),
        ["B first", "B second"]
    );
    assert_eq!(host.get("/plugins/ui?surface=nowhere"), json!([]));
    assert_eq!(
        all[0]["url"],
        "/backend/api/plugins/acme.b/assets/ui/a%20b.html"
    );
    assert_eq!(
        all[0]["warnings"],
        json!(["This plugin uses an elevated UI mode."])
    );
    assert_eq!(
        (
            &all[2]["pluginId"],
            &all[2]["pluginName"],
            &all[2]["pluginTrustLevel"],
            &all[2]["warnings"]
        ),
        (
            &json!("acme.a"),
            &json!("A"),
            &json!("development"),
            &json!([])
        )
    );
}

#[test]
fn the_locale_header_decides_the_language() {
    let root = folder(&[("clock", &{
        let mut clock = manifest("acme.clock", "Clock");
        clock["assets"] = json!([{"path": "es.json"}]);
        clock["i18n"] = json!({"files": {"es": "asset://es.json"}});
        clock
    })]);
    let overlay = r#"{"plugin": {"name": "Reloj"}, "uiExtensions": {"tab": {"title": "Hora"}}}"#;
    fs::write(root.path().join("clock/es.json"), overlay).unwrap();
    let host = Served::start(&[root.path()]);
    for (locale, name, title) in [
        ("en", "Clock", "Clock"),
        ("es_AR", "Reloj", "Hora"),
        ("fr", "Clock", "Clock"),
    ] {
        let (_, ui) = host.request("/plugins/ui", locale);
        assert_eq!(
            (&ui[0]["pluginName"], &ui[0]["title"]),
            (&json!(name), &json!(title)),
            "{locale}"
        );
        assert_eq!(host.request("/plugins", locale).1[0]["name"], name);
    }
}

#[test]
fn a_plugin_that_was_never_good_is_listed_as_failed() {
    let root = folder(&[("clock", &json!([]))]);
    let host = Served::start(&[root.path()]);
    let item = host.get("/plugins/clock");
    assert_eq!(
        (&item["loadStatus"], &item["name"]),
        (&json!("failed"), &json!("clock"))
    );
    assert_eq!(host.get("/plugins/ui"), json!([]));
}

#[test]
fn problems_name_the_node_that_they_are_about() {
    let mut clock = manifest("acme.clock", "Clock");
    clock["uiExtensions"][0]["schema"] = json!({"component": "host.tekst"});
    let root = folder(&[("clock", &clock)]);
    let host = Served::start(&[root.path()]);
    let told = host.get("/plugins/development");
    let problem = &told[0]["diagnostics"][0];
    assert_eq!(problem["code"], "unknown-component");
    assert_eq!(problem["file"], told[0]["files"][0]["name"]);
    assert_eq!(problem["node"], "/uiExtensions/0/schema/component");
    assert_eq!(
        told[0]["folder"],
        root.path().join("clock").to_str().unwrap()
    );
}

#[test]
fn the_sdk_table_lists_every_revision() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let sdk = Served::start(&[root.path()]).get("/plugins/sdk");
    assert_eq!(sdk["current"], json!({"version": 1, "revision": 6}));
    let version = &sdk["versions"]["1"];
    assert_eq!(version["defaultRevision"], 6);
    assert_eq!(version["revisions"].as_array().unwrap().len(), 7);
}

#[test]
fn what_a_plugin_asks_for_is_compared_with_this_computer() {
    let mut modest = manifest("acme.modest", "Modest");
    modest["requirements"] = json!({"memoryMb": 1, "cpuCores": 0.5, "diskMb": 1});
    let mut greedy = manifest("acme.greedy", "Greedy");
    greedy["requirements"] = json!({"memoryMb": 1_000_000_000, "cpuCores": 100_000});
    greedy["images"] = json!([{"id": "x", "image": "x"}]);
    let root = folder(&[("greedy", &greedy), ("modest", &modest)]);
    let host = Served::start(&[root.path()]);
    let [greedy, modest] = ["greedy", "modest"].map(|name| {
        let item = host.get(&format!("/plugins/acme.{name}"));
        assert_eq!(
            item["classification"],
            item["dependencies"]["classification"]
        );
        item["dependencies"].clone()
    });
    for part in ["cpuCores", "memoryMb", "diskFreeMb"] {
        assert!(modest["host"][part].as_u64().unwrap() > 0, "{part}");
    }
    assert_eq!(modest["host"]["meetsRequirements"], true);
    assert_eq!(
        (&modest["warnings"], &modest["shortfalls"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(modest["classification"], "lightweight");
    assert_eq!(greedy["classification"], "heavyweight");
    assert_eq!(greedy["host"]["meetsRequirements"], false);
    let short = &greedy["shortfalls"][1];
    assert_eq!(
        (&short["code"], &short["available"]),
        (&json!("cpu"), &greedy["host"]["cpuCores"])
    );
    let warning = greedy["warnings"][0].as_str().unwrap();
    assert!(warning.contains("1000000000 MB of memory"), "{warning}");
}
