//! The command line as people and scripts use it: the real program, its output and its exit codes.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it must be"
)]

mod check;
mod refusal;
mod render;
mod resolve;
mod terminal;
#[cfg(not(feature = "desktop"))]
mod windowless;

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins");

const CLEAN: &str = r#"{
  "id": "acme.clock",
  "name": "Clock",
  "version": "1.0.0",
  "sdkVersion": 1,
  "sdkRevision": 6,
  "runtime": { "type": "bridge", "baseUrl": "http://127.0.0.1:9310" },
  "permissions": ["ui.settings_tab"],
  "uiExtensions": [
    {
      "id": "tab",
      "surface": "settings_tab",
      "mode": "declarative",
      "title": "Clock",
      "schema": { "component": "host.text", "text": "It is time." }
    }
  ]
}
"#;

fn faceplate(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_faceplate"));
    command
        .args(arguments)
        .current_dir(SAMPLES)
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    faceplate(arguments).output().unwrap()
}

/// Runs with `input` on standard input.
fn run_with(arguments: &[&str], input: &str) -> Output {
    let mut process = faceplate(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    process
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    process.wait_with_output().unwrap()
}

/// The exit code, standard output and standard error.
fn told(output: &Output) -> (i32, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn stdout(output: &Output) -> &str {
    told(output).1
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn codes(problems: &Value) -> Vec<&str> {
    let problems = problems.as_array().unwrap();
    problems
        .iter()
        .map(|problem| problem["code"].as_str().unwrap())
        .collect()
}

/// A folder with one plugin of this manifest, and the path to give on the command line.
fn plugin(manifest: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plugin.json"), manifest).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}
