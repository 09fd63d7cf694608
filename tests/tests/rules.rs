//! Shows that the conformance cases hold the resolver to its rules: with any one of them switched off, cases fail.
//!
//! Builds the renderer once for each rule, so it runs only when asked for:
//! `cargo test -p faceplate-tests --test rules -- --ignored --nocapture`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One rule of the resolver and what switches it off: a text that stands once in a file of the renderer, and another
/// in its place.
struct Rule {
    says: &'static str,
    file: &'static str,
    on: &'static str,
    off: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        says: "the language's translation comes between the default and the exact locale",
        file: "locale.rs",
        on: "for locale in [default.clone(), language, exact]",
        off: "for locale in [default.clone(), exact.clone(), exact]",
    },
    Rule {
        says: "a translation cannot change keys that decide behaviour",
        file: "localize.rs",
        on: "if !PROTECTED.contains(&key.as_str())",
        off: "if !PROTECTED.contains(&key.as_str()) || !key.is_empty()",
    },
    Rule {
        says: "of an action, extension or component a translation sets words only",
        file: "localize.rs",
        on: "if !words.contains(&key.as_str()) ||",
        off: "if",
    },
    Rule {
        says: "null in a translation changes nothing",
        file: "localize.rs",
        on: "(_, Value::Null) => self.null(place)",
        off: "(_, Value::Null) => self.put(base, key, value, place)",
    },
    Rule {
        says: "a problem in what a translation wrote is reported in the translation",
        file: "plugin/localized.rs",
        on: "let (overlay, authored) = self.origins.authored(pointer)?;",
        off: "let (overlay, authored) = self.origins.authored(&pointer.key(\"\")).filter(|_| false)?;",
    },
    Rule {
        says: "a prop that is null stays null; only an absent one takes the default",
        file: "template.rs",
        on: "scope.look_up(path, filling).or_else(",
        off: "scope.look_up(path, filling).filter(|found| !found.value.is_null()).or_else(",
    },
    Rule {
        says: "a default is taken as it is",
        file: "template.rs",
        on: "                literal: true,\n                ..default",
        off: "                literal: false,\n                ..default",
    },
    Rule {
        says: "a prop that is a list is spliced between children",
        file: "expand.rs",
        on: "let was_list = written.value.is_array();",
        off: "let was_list = true;",
    },
    Rule {
        says: "a template that contains itself is named",
        file: "expand/include.rs",
        on: "if open.contains(id) {",
        off: "if open.contains(id) && id.is_empty() {",
    },
    Rule {
        says: "`id` and `marginBottom` of a call replace those of the template's root",
        file: "expand/include.rs",
        on: "root.object.extend(overrides);",
        off: "root.object.extend(overrides.into_iter().take(0));",
    },
    Rule {
        says: "templates in one extension are bounded",
        file: "expand/include.rs",
        on: "self.includes >= self.limits.includes",
        off: "self.includes >= usize::MAX",
    },
    Rule {
        says: "nodes in one extension are bounded, over all templates",
        file: "expand.rs",
        on: "        if self.nodes > self.limits.nodes {\n            let message",
        off: "        if self.nodes == usize::MAX {\n            let message",
    },
    Rule {
        says: "what filling templates brings together is bounded",
        file: "template/filling.rs",
        on: "None => self.spent = true,",
        off: "None => self.left = 0,",
    },
    Rule {
        says: "letter case makes another name",
        file: "expand.rs",
        on: "find(&name)",
        off: "find(&name.to_lowercase())",
    },
    Rule {
        says: "a number outside its bounds is clamped",
        file: "prop/reader.rs",
        on: "number.clamp(min, max)",
        off: "number",
    },
    Rule {
        says: "an action must be declared",
        file: "prop/reader.rs",
        on: "&& declared.binary_search(&id).is_err()",
        off: "&& declared.binary_search(&id).is_err() && id.is_empty()",
    },
];

#[test]
#[ignore = "builds the renderer once for each rule"]
fn with_any_rule_switched_off_a_case_fails() {
    let copy = copy_of_the_workspace();
    let failed = failing_cases(&copy);
    assert_eq!(
        failed,
        Some(Vec::new()),
        "the cases pass as long as every rule is on"
    );
    let mut unprotected = Vec::new();
    for rule in RULES {
        let file = copy.join("renderer/src").join(rule.file);
        let source = fs::read_to_string(&file).expect("the file is there");
        assert_eq!(
            source.matches(rule.on).count(),
            1,
            "{}: {}",
            rule.file,
            rule.on
        );
        fs::write(&file, source.replace(rule.on, rule.off)).expect("it can be written");
        let failed = failing_cases(&copy);
        fs::write(&file, source).expect("it can be written");
        match failed.as_deref() {
            None => panic!("does not build without: {}", rule.says),
            Some([]) => unprotected.push(rule.says),
            Some([first, rest @ ..]) => {
                announce(&format!(
                    "{}: {} cases fail, such as {first}",
                    rule.says,
                    rest.len() + 1
                ));
            }
        }
    }
    assert!(
        unprotected.is_empty(),
        "no case fails without: {unprotected:#?}"
    );
}

#[expect(clippy::print_stdout, reason = "the output is what the run is for")]
fn announce(text: &str) {
    println!("{text}");
}

/// A copy to change.
fn copy_of_the_workspace() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules");
    if copy.exists() {
        fs::remove_dir_all(&copy).expect("the last copy can be removed");
    }
    fs::create_dir(&copy).expect("a folder");
    for part in [
        "Cargo.toml",
        "Cargo.lock",
        "renderer",
        "components",
        "demo-app",
        "tests",
        "xtask",
        "assets",
        "locales",
    ] {
        copy_all(&workspace.join(part), &copy.join(part));
    }
    copy
}

fn copy_all(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).expect("a file can be copied");
        return;
    }
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).unwrap_or_else(|e| panic!("{}: {e}", from.display())) {
        let entry = entry.expect("an entry");
        let name = entry.file_name();
        if name != "node_modules" && name != "target" {
            copy_all(&entry.path(), &to.join(name));
        }
    }
}

/// The cases that fail in the workspace at `copy`; `None` when it does not build.
fn failing_cases(copy: &Path) -> Option<Vec<String>> {
    // Of its own: cargo would take what is built here for what the workspace itself is built to.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules-target");
    let cargo = |arguments: &[&str]| {
        Command::new(env!("CARGO"))
            .args([
                "test",
                "--offline",
                "--package",
                "faceplate-tests",
                "--test",
                "conformance",
            ])
            .args(arguments)
            .current_dir(copy)
            .env("CARGO_TARGET_DIR", &target)
            .output()
            .expect("cargo runs")
    };
    if !cargo(&["--no-run"]).status.success() {
        return None;
    }
    let output = cargo(&["every_case_comes_out_as_expected"]);
    let text = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    let cases = text
        .lines()
        .filter_map(|line| line.split_once(".json: ").map(|(_, name)| name));
    let cases: Vec<String> = cases.map(|name| format!("“{name}”")).collect();
    // A failure without a case is one too: a panic or an endless loop.
    match (output.status.success(), cases.is_empty()) {
        (false, true) => Some(vec!["the run itself".to_owned()]),
        _ => Some(cases),
    }
}
