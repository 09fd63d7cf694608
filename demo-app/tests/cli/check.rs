//! `faceplate check`: what is wrong with a plugin, for people and for scripts.

use std::fs;

use serde_json::json;

use super::{CLEAN, SAMPLES, codes, faceplate, json, plugin, run, run_with, stdout, told};

#[test]
fn check_says_one_line_about_a_clean_plugin_and_exits_0() {
    let (_folder, path) = plugin(CLEAN);
    assert_eq!(
        told(&run(&["check", &path])),
        (0, "1 plugin: no problems\n", "")
    );
}

#[test]
fn check_shows_problems_with_their_place_and_a_hint_and_exits_1() {
    let broken = CLEAN
        .replace("host.text", "host.tekst")
        .replace("\"1.0.0\"", "\"first\"");
    let (_folder, path) = plugin(&broken);
    let output = faceplate(&["check", "plugin.json"])
        .current_dir(path)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(stdout(&output), @r#"
    warning[unchecked-version]: expected a semantic version such as `1.2.0`, found the text "first"
     --> plugin.json:4:14
      |
    4 | "version": "first",
      |            ^^^^^^^

    error[unknown-component]: there is no component `host.tekst`
      --> plugin.json:15:32
       |
    15 | "schema": { "component": "host.tekst", "text": "It is time." }
       |                          ^^^^^^^^^^^^

    1 plugin: 1 error, 1 warning
    "#);
}

#[test]
fn check_as_json_is_a_list_of_problems_and_nothing_else() {
    let output = run(&["check", "--format", "json", "broken-on-purpose"]);
    assert_eq!(told(&output).0, 1);
    assert_eq!(told(&output).2, "");
    let problems = json(&output);
    let keys: Vec<_> = problems[0].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "code", "severity", "file", "pointer", "line", "column", "message", "hint"
        ]
    );
    let (_folder, path) = plugin(CLEAN);
    assert_eq!(json(&run(&["check", "--format", "json", &path])), json!([]));
}

#[test]
fn every_kind_of_mistake_in_the_broken_sample_is_found() {
    let problems = json(&run(&["check", "--format", "json", "broken-on-purpose"]));
    let found = codes(&problems);
    for code in [
        "unknown-component",
        "unknown-template",
        "unknown-action",
        "unknown-modal",
        "recursion",
        "not-a-node",
        "wrong-type",
        "out-of-range",
        "invalid-value",
        "unknown-property",
        "unknown-icon",
        "duplicate-id",
        "undeclared-asset",
        "missing-asset",
        "invalid-locale",
        "missing-permission",
        "unchecked-version",
        "translation-key-ignored",
        "translation-null",
        "translation-unknown-id",
    ] {
        assert!(found.contains(&code), "{code} is not among {found:?}");
    }
}

#[test]
fn the_other_samples_have_no_errors_and_no_warnings() {
    let mut checked = 0;
    for entry in fs::read_dir(SAMPLES).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name != "broken-on-purpose" {
            let output = run(&["check", "--deny-warnings", &name]);
            assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
            checked += 1;
        }
    }
    assert!(checked >= 15);
}

#[test]
fn warnings_fail_only_where_they_are_denied() {
    let (_folder, path) = plugin(&CLEAN.replace("\"1.0.0\"", "\"first\""));
    assert_eq!(run(&["check", &path]).status.code(), Some(0));
    assert_eq!(
        run(&["check", "--deny-warnings", &path]).status.code(),
        Some(1)
    );
}

#[test]
fn a_manifest_on_standard_input_is_checked_without_its_files() {
    let manifest = CLEAN.replace(
        "\"permissions\"",
        "\"assets\": [{\"path\": \"ui/a.js\"}], \"permissions\"",
    );
    let output = run_with(&["check", "--format", "json", "-"], &manifest);
    let problems = json(&output);
    assert_eq!(
        (output.status.code(), codes(&problems)),
        (Some(0), vec!["files-not-checked"])
    );
    assert_eq!(problems[0]["file"], "<stdin>");
}

#[test]
fn a_folder_with_more_files_than_a_host_lists_is_warned_of_and_its_assets_are_not_called_missing() {
    let manifest = CLEAN.replace(
        "\"permissions\"",
        "\"assets\": [\"page.html\"], \"permissions\"",
    );
    let (folder, path) = plugin(&manifest);
    let module = folder.path().join("node_modules");
    fs::create_dir(&module).unwrap();
    for number in 0..=4_096 {
        fs::File::create(module.join(number.to_string())).unwrap();
    }
    let output = run(&["check", "--format", "json", &path]);
    assert_eq!(codes(&json(&output)), ["too-many-files"]);
    assert_eq!(
        run(&["check", "--deny-warnings", &path]).status.code(),
        Some(1)
    );
    fs::remove_dir_all(module).unwrap();
    let output = run(&["check", "--format", "json", &path]);
    assert_eq!(codes(&json(&output)), ["missing-asset"]);
}
