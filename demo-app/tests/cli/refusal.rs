//! What cannot be done: said, with an exit code, whatever the input.

use std::fs;
use std::process::Command;

use super::{run, run_with, told};

#[test]
fn what_cannot_run_exits_2_and_says_why_on_standard_error() {
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().to_str().unwrap();
    for (arguments, says) in [
        (&["check"][..], "required"),
        (&["check", "no/such/folder"], "cannot open no/such/folder"),
        (&["check", empty], "expected a plugin's folder"),
        (&["check", "-", "-"], "only once"),
        (
            &["check", "--format", "xml", "timelapse"],
            "possible values: text, json",
        ),
        (&["resolve", "."], "expected one plugin, found "),
        (&["render", "."], "expected one plugin, found "),
        (
            &["resolve", "timelapse", "--locale", "not a tag"],
            "language tag",
        ),
        (
            &["resolve", "timelapse", "--extension", "none"],
            "the plugin has: record, progress, settings, film",
        ),
        (&["render", "timelapse", "--theme", "neon"], "high-contrast"),
        (
            &["render", "timelapse", "--out", "/no/such/folder/page.html"],
            "cannot write",
        ),
        (
            &["preview", "--server", "file:///etc"],
            "expected an address",
        ),
        (
            &["preview", "--server", "http://user:word@printer.local"],
            "without a name and password",
        ),
        (
            &["preview", "--server", "http://printer.local", "timelapse"],
            "cannot be used with",
        ),
        (&["serve", "--port", "65536", "timelapse"], "65536"),
        (&["none"], "unrecognized subcommand"),
    ] {
        let output = run(arguments);
        let (code, out, error) = told(&output);
        assert_eq!((code, out), (2, ""), "{arguments:?}");
        assert!(error.contains(says), "{arguments:?}: {error}");
    }
}

#[test]
fn serving_a_folder_without_plugins_says_what_to_give() {
    let empty = tempfile::tempdir().unwrap();
    // Alone: no plugins come with it.
    let home = tempfile::tempdir().unwrap();
    let alone = home.path().join("faceplate");
    fs::hard_link(env!("CARGO_BIN_EXE_faceplate"), &alone)
        .or_else(|_| fs::copy(env!("CARGO_BIN_EXE_faceplate"), &alone).map(drop))
        .unwrap();
    for command in [&["serve"][..], &["preview", "--web"]] {
        let mut faceplate = Command::new(&alone);
        let output = faceplate
            .args(command)
            .current_dir(&empty)
            .output()
            .unwrap();
        let (code, _, error) = told(&output);
        assert_eq!(code, 2);
        assert!(error.contains("give the path of a plugin"), "{error}");
    }
}

#[test]
fn any_bytes_are_answered_with_problems_not_with_a_crash() {
    let deep = "[".repeat(100_000);
    for input in [
        "",
        "{",
        "null",
        "\u{feff}{}",
        "[1,2",
        &deep,
        "{\"uiExtensions\": {\"a\": 5}}",
    ] {
        for arguments in [&["check", "-"][..], &["resolve", "-"], &["render", "-"]] {
            let output = run_with(arguments, input);
            assert_eq!(
                output.status.code(),
                Some(1),
                "{arguments:?} {:?}",
                told(&output).2
            );
        }
    }
}
