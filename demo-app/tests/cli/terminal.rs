//! What a terminal gets to see.

use std::path::Path;
use std::process::Stdio;

use super::{CLEAN, SAMPLES, faceplate, run, run_with, stdout, told};

#[test]
fn nothing_but_text_reaches_a_terminal() {
    let manifest = CLEAN
        .replace("Clock", "\u{1b}[2J\u{9b}31m\u{202e}")
        .replace("host.text", "\u{7}");
    let output = run_with(&["check", "-"], &manifest);
    let controls = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
    assert!(!stdout(&output).contains(controls), "{:?}", stdout(&output));
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let colours = |variable: &str| {
        let output = faceplate(&["check", "broken-on-purpose"])
            .env(variable, "1")
            .output()
            .unwrap();
        stdout(&output).contains('\u{1b}')
    };
    assert!(!colours("NO_COLOR"));
    assert!(!colours("NOTHING"));
    assert!(colours("CLICOLOR_FORCE"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut process = faceplate(&["check", "broken-on-purpose"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(process.stdout.take());
    let output = process.wait_with_output().unwrap();
    assert_eq!(told(&output), (1, "", ""));
}

#[test]
fn the_help_names_every_command() {
    let output = run(&["--help"]);
    let help = stdout(&output);
    for command in ["preview", "check", "resolve", "render", "serve"] {
        assert!(help.contains(command), "{command}");
    }
    assert!(Path::new(SAMPLES).is_dir());
}
