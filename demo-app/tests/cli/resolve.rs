//! `faceplate resolve`: the manifest as the host sends it.

use serde_json::json;

use super::{json, run};

#[test]
fn resolve_prints_the_localized_and_expanded_manifest() {
    let output = run(&[
        "resolve",
        "timelapse",
        "--locale",
        "es_AR",
        "--extension",
        "record",
    ]);
    assert_eq!(output.status.code(), Some(0));
    let resolved = json(&output);
    let keys: Vec<_> = resolved.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "plugin",
            "locale",
            "localeChain",
            "actions",
            "extensions",
            "diagnostics"
        ]
    );
    assert_eq!(resolved["locale"], "es-AR");
    assert_eq!(resolved["localeChain"], json!(["en", "es", "es-AR"]));
    assert_eq!(resolved["plugin"]["name"], "Cámara rápida");
    assert_eq!(resolved["extensions"].as_array().unwrap().len(), 1);
    assert_eq!(
        resolved["extensions"][0]["schema"]["children"][2]["label"],
        "Sacar una foto"
    );
}

#[test]
fn resolve_puts_a_template_in_place_in_each_of_three_ways() {
    let resolved = json(&run(&["resolve", "filament-inventory"]));
    let page = &resolved["extensions"][0]["schema"]["children"];
    let (first, third) = (&page[2], &page[4]);
    assert_eq!(
        (&first["title"], &third["title"]),
        (&json!("Galaxy Blue"), &json!("Flex Black"))
    );
    // Numbers keep their type, and become text inside text.
    assert_eq!(first["children"][0]["value"], 82);
    assert_eq!(first["children"][0]["valueLabel"], "820 g");
    // A template inside the template that is a list: a chip group and a divider.
    assert_eq!(first["children"][1]["component"], "host.chip_group");
    assert_eq!(first["children"][2]["component"], "host.divider");
    // Nodes as a prop.
    let panel = &resolved["extensions"][1]["schema"];
    assert_eq!(panel["title"], "On the printer");
    assert_eq!(panel["children"][0]["component"], "host.key_value");
}

#[test]
fn resolve_prints_what_it_can_of_a_broken_plugin_and_exits_1() {
    let output = run(&["resolve", "broken-on-purpose"]);
    assert_eq!(output.status.code(), Some(1));
    let resolved = json(&output);
    let node = &resolved["extensions"][0]["schema"]["children"][1];
    assert_eq!(
        node,
        &json!({"component": "host.invalid", "code": "unknown-component", "name": "host.sextion"})
    );
    assert!(!resolved["diagnostics"].as_array().unwrap().is_empty());
}
