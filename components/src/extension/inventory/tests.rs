use serde_json::json;

use super::*;
use crate::extension::Resource;

fn item(more: Value) -> PluginItem {
    let mut item = json!({"id": "a.b", "enabled": true});
    item.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    PluginItem::read(&item).unwrap()
}

#[test]
fn load_states_of_every_revision_are_read_and_missing_ones_follow_the_switch() {
    for (status, enabled, load) in [
        (json!("ready"), true, LoadState::Ready),
        (json!("failed"), false, LoadState::Failed),
        (json!("requirements_unmet"), false, LoadState::Unmet),
        (json!("preparing"), false, LoadState::Preparing),
        (json!("prepared"), false, LoadState::Preparing),
        (json!("disabled"), false, LoadState::Disabled),
        (json!(null), true, LoadState::Ready),
        (json!("new"), false, LoadState::Disabled),
    ] {
        let found = item(json!({"loadStatus": status, "enabled": enabled})).load;
        assert_eq!(found, load, "{status} {enabled}");
    }
}

#[test]
fn what_is_short_is_known_from_the_numbers_and_said_once() {
    let host = json!({"cpuCores": 2, "memoryMb": 2048, "diskFreeMb": 100});
    let requirements = json!({"memoryMb": 4096, "cpuCores": 2.5, "diskMb": 100});
    let said = [
        "This plugin requests at least 4096 MB memory, but this host reports 2048 MB.",
        "This plugin requests at least 2.5 CPU cores, but this host reports 2.",
        "Requirements override is active.",
    ];
    let item = item(json!({"warnings": said, "dependencies":
            {"host": host, "requirements": requirements, "warnings": said}}));
    let short: Vec<_> = item.shortfalls.iter().map(|short| short.resource).collect();
    assert_eq!(short, [Resource::Memory, Resource::Cores]);
    assert_eq!(item.warnings, [Warning::FromHost(Text::new(said[2]))]);
}

#[test]
fn what_could_not_be_measured_is_not_too_little() {
    let requirements = json!({"memoryMb": 4096, "cpuCores": "x", "diskMb": -1});
    for host in [json!({"memoryMb": 0}), json!({}), json!([]), json!(null)] {
        let item = item(json!({"dependencies": {"host": host, "requirements": requirements}}));
        assert_eq!(item.shortfalls, [], "{host}");
    }
}

#[test]
fn the_latest_error_is_no_warning_too() {
    let item = item(
        json!({"lastError": "no php", "loadErrorAt": "2026-08-10T10:00:00+00:00",
            "warnings": ["no php", "Runs hot"], "trustLevel": "unsigned"}),
    );
    let error = item.error.map(|(error, _)| error);
    assert_eq!(error, Some(HostError::Said(Text::new("no php"))));
    assert_eq!(
        item.warnings,
        [Warning::Unsigned, Warning::FromHost(Text::new("Runs hot"))]
    );
}

#[test]
fn what_keeps_a_plugin_off_is_said_once() {
    let short = json!({"host": {"memoryMb": 2048}, "requirements": {"memoryMb": 4096}});
    for (error, further) in [
        (
            "It asks for at least 4096 MB of memory, and this computer has 2048.",
            false,
        ),
        ("no php", true),
    ] {
        let item = item(json!({"loadStatus": "requirements_unmet", "enabled": false,
                "lastError": error, "dependencies": short}));
        assert_eq!(item.further_error().is_some(), further, "{error}");
        assert_eq!(item.shortfalls.len(), 1);
    }
}

#[test]
fn a_decision_against_what_is_short_is_said_once() {
    let item = item(
        json!({"warnings": ["It runs all the same, because somebody decided so."],
            "dependencies": {"overridden": true}}),
    );
    assert_eq!(item.warnings, [Warning::Overridden]);
}

#[test]
fn only_a_plugin_that_is_off_for_it_and_allows_it_may_be_enabled_all_the_same() {
    let may = |status: &str, requirements: Value| {
        item(json!({"loadStatus": status, "enabled": false,
                "dependencies": {"requirements": requirements}}))
        .may_override
    };
    let allowed = json!({"memoryMb": 4096, "allowAdminOverride": true});
    assert!(may("requirements_unmet", allowed.clone()));
    assert!(!may("failed", allowed.clone()));
    assert!(!may("disabled", allowed));
    for not in [json!({"allowAdminOverride": "true"}), json!({}), json!([])] {
        assert!(!may("requirements_unmet", not));
    }
}

#[test]
fn images_make_a_plugin_heavyweight_and_so_does_the_word() {
    let images = |item: PluginItem| item.images;
    assert_eq!(
        images(item(json!({"dependencies": {"images": [{}, {}]}}))),
        2
    );
    assert_eq!(images(item(json!({"classification": "heavyweight"}))), 1);
    assert_eq!(images(item(json!({"dependencies": []}))), 0);
}

#[test]
fn plugins_are_listed_by_name_and_what_did_not_change_stays() {
    let answer = json!([{"id": "z.z", "name": "alpha"}, {"id": "a.a", "name": "Beta"}, 7, {}]);
    let first = Inventory::default().updated(&answer);
    let names: Vec<_> = first.iter().map(|item| &*item.plugin.name).collect();
    assert_eq!(names, ["alpha", "Beta"]);
    assert!(first.updated(&answer) == first);
    let changed = first.updated(&json!([{"id": "z.z", "name": "alpha"}]));
    assert!(Arc::ptr_eq(
        changed.find("z.z").unwrap(),
        first.find("z.z").unwrap()
    ));
}
