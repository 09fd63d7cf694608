//! The command line as people and scripts use it: the real program, its output and its exit codes.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it must be"
)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

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

#[cfg(not(feature = "desktop"))]
#[test]
fn without_windows_preview_says_what_to_use() {
    let output = run(&["preview", "timelapse"]);
    let (code, _, error) = told(&output);
    assert_eq!(code, 2);
    assert!(error.contains("preview --web"), "{error}");
}

#[cfg(all(target_os = "linux", not(feature = "desktop")))]
#[test]
fn without_windows_the_program_needs_no_library_beyond_the_c_library() {
    let output = Command::new("ldd")
        .arg(env!("CARGO_BIN_EXE_faceplate"))
        .output()
        .unwrap();
    let libraries = stdout(&output);
    assert!(libraries.contains("libc.so"), "{libraries}");
    for line in libraries.lines() {
        let name = line.trim().rsplit('/').next().unwrap();
        let own = [
            "linux-vdso.",
            "libc.so",
            "libm.so",
            "libgcc_s.so",
            "ld-linux",
        ];
        let first = line.trim();
        assert!(
            own.iter()
                .any(|own| first.starts_with(own) || name.starts_with(own)),
            "{line}"
        );
    }
}

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

#[test]
fn render_makes_a_page_that_loads_nothing_and_runs_nothing() {
    let output = run(&["render", "component-gallery", "--theme", "dark"]);
    let (code, page, error) = told(&output);
    assert_eq!((code, error), (0, ""));
    assert!(
        page.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\" data-theme=\"dark\">")
    );
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'"));
    assert!(page.contains("<title>Component Gallery</title>"));
    for never in [
        "<script", "<link", "<img", "url(", "@import", "src=", "onclick",
    ] {
        assert!(!page.contains(never), "{never}");
    }
    for text in [
        "Display large",
        "Whom to greet",
        "Hello, template! This template was used 3 times.",
        "64 %",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn render_escapes_hostile_text_everywhere() {
    let hostile = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\\\"'";
    let manifest = CLEAN
        .replace("\"Clock\"", &format!("\"{hostile}\""))
        .replace("It is time.", hostile);
    let output = run_with(&["render", "-"], &manifest);
    let page = stdout(&output);
    assert!(page.contains("&#60;script"), "{page}");
    assert!(
        !page.contains("<script") && !page.contains("<img"),
        "{page}"
    );
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn render_draws_one_extension_in_the_language_that_was_asked_for() {
    let output = run(&[
        "render",
        "timelapse",
        "--extension",
        "film",
        "--locale",
        "es",
    ]);
    let page = stdout(&output);
    assert!(page.contains("lang=\"es\"") && page.contains("Nombre de la película"));
    assert!(!page.contains("Tomar una foto"));
}

#[test]
fn render_writes_a_whole_file_and_exits_1_for_a_plugin_with_errors() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    fs::write(&file, "old").unwrap();
    let output = run(&[
        "render",
        "broken-on-purpose",
        "--out",
        file.to_str().unwrap(),
    ]);
    let (code, out, error) = told(&output);
    assert_eq!((code, out), (1, ""));
    assert!(error.contains("faceplate check"), "{error}");
    let page = fs::read_to_string(&file).unwrap();
    assert!(page.contains("unknown-component") && page.contains("A button that works"));
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        1,
        "no temporary file stays"
    );
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
