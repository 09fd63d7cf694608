use serde_json::json;

use super::*;

fn manifest() -> Value {
    json!({
        "name": "Hello",
        "actions": [{"id": "ping", "label": "Ping", "handler": "ping.php"}],
        "uiExtensions": [{"id": "tab", "title": "Tab", "schema": {
            "component": "section", "title": "Hello", "children": [{"component": "divider"}],
        }}],
    })
}

fn authored(localization: &Localization, at: &Pointer) -> Option<(usize, String)> {
    let (overlay, pointer) = localization.origins.authored(at)?;
    Some((overlay, pointer.to_string()))
}

#[test]
fn what_a_translation_wrote_is_found_again_in_its_file() {
    let overlay = json!({"uiExtensions": {"tab": {"schema": {
        "title": "Hola", "children": [{"component": "text", "text": "uno"}],
    }}}});
    let localized = localize(&manifest(), &[&overlay]);
    let schema = Pointer::root().key("uiExtensions").index(0).key("schema");
    assert_eq!(
        authored(&localized, &schema.key("children").index(0).key("text")),
        Some((0, "/uiExtensions/tab/schema/children/0/text".to_owned()))
    );
    assert_eq!(
        authored(&localized, &schema.key("title")),
        Some((0, "/uiExtensions/tab/schema/title".to_owned()))
    );
    assert_eq!(authored(&localized, &schema.key("component")), None);
    assert_eq!(authored(&localized, &Pointer::root().key("actions")), None);
}

#[test]
fn the_last_translation_that_wrote_a_place_is_its_author() {
    let first = json!({"uiExtensions": {"tab": {"schema": {"note": {"a": "x", "b": "y"}}}}});
    let second = json!({"uiExtensions": {"tab": {"schema": {"note": ["z"]}}}});
    let third = json!({"uiExtensions": {"tab": {"schema": {"title": "Hola"}}}});
    let localized = localize(&manifest(), &[&first, &second, &third]);
    let schema = Pointer::root().key("uiExtensions").index(0).key("schema");
    let note = schema.key("note");
    // What the first wrote below is gone: the list of the second stands there.
    assert_eq!(
        authored(&localized, &note.key("a")).map(|(overlay, _)| overlay),
        Some(1)
    );
    assert_eq!(
        authored(&localized, &schema.key("title")).map(|(overlay, _)| overlay),
        Some(2)
    );
}

#[test]
fn a_translation_of_another_shape_changes_nothing_and_says_so() {
    for overlay in [
        json!("text"),
        json!([1]),
        json!({"plugin": [1], "actions": {"ping": 5}}),
    ] {
        let localized = localize(&manifest(), &[&overlay]);
        assert_eq!(localized.manifest, manifest());
        assert!(!localized.problems[0].is_empty(), "{overlay}");
    }
    assert_eq!(localize(&json!(null), &[&json!({})]).manifest, json!(null));
}
