use std::sync::Arc;

use serde_json::{Value, json};

use super::{Bound, Source};
use crate::component::{Component, InvalidCode, Node};
use crate::limits::Limits;
use crate::prop::Trigger;
use crate::resolve::view;

/// The only node of a schema, which live values decide on.
fn bound(schema: &Value) -> (Bound, u64) {
    let node = view(schema, &[], &Limits::DEFAULT);
    let Component::Bound(bound) = &node.component else {
        panic!("{node:?}")
    };
    (Bound::clone(bound), node.number)
}

/// What a schema draws with `values` at its places.
fn drawn(schema: &Value, values: &[Value]) -> Vec<Arc<Node>> {
    let (bound, number) = bound(schema);
    let values: Vec<_> = values.iter().cloned().map(Some).collect();
    bound.resolve(number, &values, '.')
}

fn words(node: &Node) -> String {
    if let Component::Text(text) = &node.component {
        text.text.to_string()
    } else if let Component::KeyValue(pair) = &node.component {
        pair.value.as_deref().unwrap_or("none").to_owned()
    } else {
        panic!("{node:?}")
    }
}

fn text(value: &Value) -> Value {
    json!({"component": "host.text", "text": value})
}

#[test]
fn a_value_comes_from_the_data_the_state_or_the_settings() {
    let (bound, _) = bound(&json!({"component": "host.key_value",
        "label": {"$setting": "a.b"}, "value": {"$data": {"actionId": "read", "path": "x", "pollIntervalMs": 5}}}));
    let [setting, data] = bound.places() else {
        panic!("{bound:?}")
    };
    assert_eq!(
        (&setting.source, &*setting.path),
        (&Source::Settings, "a.b")
    );
    let Source::Data {
        action_id,
        interval_ms,
        ..
    } = &data.source
    else {
        panic!("{data:?}")
    };
    // Defect 10: never more often than each second.
    assert_eq!(
        (&**action_id, *interval_ms, &*data.path),
        ("read", 1000, "x")
    );
}

#[test]
fn a_value_that_is_not_there_is_its_default_or_two_dashes_never_zero() {
    let plain = text(&json!({"$state": "x"}));
    assert_eq!(words(&drawn(&plain, &[json!(null)])[0]), "--");
    assert_eq!(words(&drawn(&plain, &[json!(0)])[0]), "0");
    let with_default = text(&json!({"$state": "x", "default": 20.5, "format": "temperature"}));
    assert_eq!(words(&drawn(&with_default, &[json!(null)])[0]), "20.5 °C");
    assert_eq!(words(&drawn(&with_default, &[json!("abc")])[0]), "--");
    let bar = json!({"component": "host.progress", "value": {"$state": "x"}});
    let value = |found: Value| {
        let shown = drawn(&bar, &[found]);
        let Component::Progress(progress) = &shown[0].component else {
            panic!("{shown:?}")
        };
        progress.value.map(|value| value.0)
    };
    assert_eq!(
        (value(json!(null)), value(json!(false)), value(json!("7"))),
        (None, None, Some(7.0))
    );
}

#[test]
fn a_bound_value_inside_a_text_of_a_template_is_put_in_when_it_is_drawn() {
    let components = [json!({"id": "row", "kind": "remote_component",
        "schema": {"component": "host.text", "text": "T: {{ t }} of {{max}}"}})];
    let call = json!({"component": "host.remote_component", "componentId": "row",
        "props": {"t": {"$state": "t", "format": "temperature"}, "max": 250}});
    let node = view(&call, &components, &Limits::DEFAULT);
    let Component::Bound(bound) = &node.component else {
        panic!("{node:?}")
    };
    let shown = bound.resolve(0, &[Some(json!(201.25))], ',');
    assert_eq!(words(&shown[0]), "T: 201,2 °C of 250");
}

#[test]
fn data_cannot_choose_which_action_a_button_runs_but_what_is_sent_with_it() {
    let button = json!({"component": "host.button", "actionId": {"$state": "a"},
        "label": {"$state": "l"}, "payload": {"n": {"$state": "n"}, "m": {"$state": "m"}}});
    let (bound, number) = bound(&button);
    assert_eq!(bound.places().len(), 3, "{bound:?}");
    let shown = bound.resolve(number, &[Some(json!("Go")), Some(json!(4)), None], '.');
    let Component::Button(button) = &shown[0].component else {
        panic!("{shown:?}")
    };
    assert_eq!(button.trigger, None);
    let with_action = json!({"component": "host.button", "actionId": "go", "payload": {"n": {"$state": "n"}, "m": {"$state": "m"}}});
    let (bound, number) = self::bound(&with_action);
    let shown = bound.resolve(number, &[Some(json!(4)), None], '.');
    let Component::Button(button) = &shown[0].component else {
        panic!("{shown:?}")
    };
    let Some(Trigger::Action { payload, .. }) = &button.trigger else {
        panic!("{button:?}")
    };
    assert_eq!(json!(payload), json!({"n": 4, "m": null}));
}

#[test]
fn data_cannot_choose_which_action_a_chip_runs_either_but_keys_of_a_payload_are_the_plugins_own() {
    let chips = json!({"component": "host.chip_group", "items": [
        {"text": {"$state": "a"}, "actionId": {"$state": "a"}},
        {"text": "b", "actionId": "go", "payload": {"id": {"$state": "a"}, "in": [{"actionId": {"$state": "b"}}]}}]});
    let (bound, number) = bound(&chips);
    assert_eq!(bound.places().len(), 2, "{bound:?}");
    let shown = bound.resolve(number, &[Some(json!("stop")), None], '.');
    let Component::ChipGroup(group) = &shown[0].component else {
        panic!("{shown:?}")
    };
    assert_eq!(&*group.items[0].text, "stop");
    assert_eq!(group.items[0].trigger, None);
    let Some(Trigger::Action { payload, .. }) = &group.items[1].trigger else {
        panic!("{group:?}")
    };
    assert_eq!(
        json!(payload),
        json!({"id": "stop", "in": [{"actionId": null}]})
    );
}

#[test]
fn a_node_is_hidden_with_what_is_in_it() {
    let card = json!({"component": "host.section", "visibleWhen": {"setting": "on"},
        "children": [{"component": "host.text", "text": "a"}]});
    assert!(drawn(&card, &[json!(false)]).is_empty());
    let shown = drawn(&card, &[json!(true)]);
    assert_eq!(words(&shown[0].children()[0]), "a");
}

#[test]
fn each_element_of_a_list_is_a_row_and_nodes_of_rows_have_numbers_of_their_own() {
    let list = json!({"component": "host.stack", "repeat": {"over": {"$state": "tools"}, "as": "tool"}, "children": [
        {"component": "host.text", "text": "{{tool.name}}: <<tool.temp>> {{other.x}}"},
        {"component": "host.key_value", "label": "a", "value": {"$prop": "tool.temp"}}]});
    let rows = drawn(
        &list,
        &[json!([{"name": "left", "temp": 1.0}, {"name": "{{tool.temp}}"}])],
    );
    let texts: Vec<_> = rows
        .iter()
        .flat_map(|row| row.children())
        .map(|node| words(node))
        .collect();
    // What is put in is not scanned again; an absent value removes the key.
    assert_eq!(
        texts,
        [
            "left: 1 {{other.x}}",
            "1",
            "{{tool.temp}}:  {{other.x}}",
            "none"
        ]
    );
    let mut numbers: Vec<_> = rows
        .iter()
        .flat_map(|row| row.children().iter().chain([row]))
        .map(|node| node.number)
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 6);
    assert!(numbers.iter().all(|number| *number > 1_000_000));
}

#[test]
fn what_is_no_list_has_no_rows() {
    let list = json!({"component": "host.text", "text": "x", "repeat": {"over": {"$state": ""}}});
    for value in [json!(null), json!({}), json!("abc"), json!(3)] {
        assert!(drawn(&list, &[value]).is_empty());
    }
}

#[test]
fn rows_inside_rows_see_both_elements() {
    let list = json!({"component": "host.stack", "repeat": {"over": {"$state": "a"}, "as": "a"}, "children": [
        {"component": "host.text", "text": "{{a.n}}{{b}}", "repeat": {"over": {"$state": "b"}, "as": "b"}}]});
    let rows = drawn(&list, &[json!([{"n": 1}, {"n": "{{b}}"}])]);
    let inner: Vec<_> = rows
        .iter()
        .map(|row| {
            let Component::Bound(bound) = &row.children()[0].component else {
                panic!("{row:?}")
            };
            let rows = bound.resolve(row.children()[0].number, &[Some(json!(["x", "y"]))], '.');
            rows.iter()
                .map(|node| words(node))
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    assert_eq!(inner, ["1x 1y", "{{b}}x {{b}}y"]);
}

#[test]
fn rows_are_bounded_together_also_rows_inside_rows() {
    let many = json!(vec![0; 20_000]);
    let list =
        json!({"component": "host.text", "text": "{{item}}", "repeat": {"over": {"$state": "a"}}});
    let rows = drawn(&list, std::slice::from_ref(&many));
    assert_eq!(rows.len(), Limits::DEFAULT.nodes + 1);
    let Component::Invalid(last) = &rows.last().unwrap().component else {
        panic!("the last row says that there are more")
    };
    assert_eq!(last.code, InvalidCode::LimitNodes);

    let nested = json!({"component": "host.stack", "repeat": {"over": {"$state": "a"}, "as": "a"}, "children": [
        {"component": "host.text", "text": "x", "repeat": {"over": {"$state": "b"}, "as": "b"}}]});
    let rows = drawn(&nested, &[json!(vec![0; 100])]);
    let Component::Bound(inner) = &rows[0].children()[0].component else {
        panic!("{rows:?}")
    };
    assert_eq!(
        inner.resolve(7, &[Some(many)], '.').len(),
        Limits::DEFAULT.nodes / 100 + 1
    );
}

#[test]
fn what_rows_bring_into_texts_is_bounded() {
    let long = "x".repeat(1024 * 1024);
    let list =
        json!({"component": "host.text", "text": "{{item}}", "repeat": {"over": {"$state": "a"}}});
    let rows = drawn(&list, &[json!(vec![long; 100])]);
    let bytes: usize = rows.iter().map(|row| words(row).len()).sum();
    assert!(bytes <= Limits::DEFAULT.filled_bytes, "{bytes}");
}
