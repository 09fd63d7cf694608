//! Defects of upstream (contract section 10) that a check names.

use serde_json::{Value, json};

use super::{each, found, php, read, with};

#[test]
fn defect_33_a_signature_that_can_only_fail_is_reported() {
    each(
        php,
        &[
            ("/signature", json!({"algorithm": "none"}), ""),
            (
                "/signature",
                json!({"algorithm": "rot13"}),
                "invalid-value /signature/algorithm",
            ),
            (
                "/signature",
                json!({"algorithm": "openssl-sha256"}),
                "missing-key /signature/value",
            ),
            (
                "/signature",
                json!({"algorithm": "openssl-sha256", "value": "eA=="}),
                "",
            ),
        ],
    );
}

#[test]
fn defect_35_a_blank_before_a_translation_reference_hides_nothing() {
    let files = json!({"files": {"es": " asset://other.json", "fr": " asset://../x"}});
    let manifest = with(php(), "/i18n", files);
    assert_eq!(
        found(&manifest),
        [
            "unsafe-path /i18n/files/fr",
            "undeclared-asset /i18n/files/es",
            "undeclared-asset /i18n/files/fr"
        ]
    );
    let (manifest, _) = read(&manifest);
    assert_eq!(manifest.i18n.files[1].path, None);
}

#[test]
fn defect_36_a_version_never_names_another_folder() {
    for version in ["../..", "1.0.0/../../x", "..\\x", "."] {
        let manifest = with(php(), "/version", json!(version));
        assert_eq!(found(&manifest), ["unsafe-path /version"], "{version}");
    }
}

#[test]
fn defect_39_a_floating_revision_is_named_and_the_newest_applies() {
    for floating in [json!(null), Value::Null] {
        let manifest = with(php(), "/sdkRevision", floating);
        assert_eq!(found(&manifest), ["floating-revision /sdkRevision"]);
        assert_eq!(read(&manifest).0.sdk_revision, 6);
    }
}

#[test]
fn defect_44_of_two_entries_with_one_id_the_second_is_reported() {
    let action = json!({"id": "ping", "label": "Again", "handler": "x"});
    let component = json!({"id": "c", "kind": "browser_module", "entry": "asset://ui/x.js"});
    let extension =
        json!({"id": "settings", "surface": "page", "title": "X", "schema": {"component": "text"}});
    let components = json!([component.clone(), component]);
    each(
        php,
        &[
            ("/actions/_", action, "duplicate-id /actions/1/id"),
            ("/components", components, "duplicate-id /components/1/id"),
            (
                "/uiExtensions/_",
                extension,
                "duplicate-id /uiExtensions/1/id",
            ),
        ],
    );
}
