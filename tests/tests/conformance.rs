//! Runs every conformance case through the resolver and static HTML.

use std::fmt::Write as _;
use std::fs;

use faceplate_components::icon;
use faceplate_renderer::component::names;
use faceplate_tests::case::{Case, CaseFile, Expect};
use serde_json::Value;

/// With this variable set, what comes of the cases is written into the files, to be read in a review.
const ACCEPT: &str = "FACEPLATE_ACCEPT";

/// The fewest cases that there are to be.
const CASES: usize = 120;

fn icons() -> Vec<&'static str> {
    let mut icons: Vec<_> = icon::names().collect();
    icons.sort_unstable();
    icons
}

#[test]
fn every_case_comes_out_as_expected() {
    let icons = icons();
    let accept = std::env::var_os(ACCEPT).is_some();
    let mut report = String::new();
    let mut ran = 0;
    for mut file in CaseFile::all() {
        for case in &mut file.cases {
            ran += 1;
            let outcome = case.outcome(&icons);
            if accept {
                case.expect = outcome;
            } else if outcome != case.expect {
                let name = file.path.file_name().unwrap_or_default().to_string_lossy();
                report_difference(&mut report, &name, case, &outcome);
            }
        }
        if accept {
            fs::write(&file.path, lines(&file.cases)).expect("the file of cases can be written");
        }
    }
    assert!(report.is_empty(), "{report}");
    assert!(ran >= CASES, "only {ran} cases ran");
}

#[test]
fn every_component_has_its_own_cases() {
    let files: Vec<_> = CaseFile::all()
        .iter()
        .map(|file| {
            file.path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    for name in names() {
        assert!(
            files.contains(&format!("host.{name}")),
            "host.{name}.json is missing"
        );
    }
}

#[test]
fn a_case_has_one_name_and_one_kind_of_input() {
    let files = CaseFile::all();
    let mut names: Vec<_> = files
        .iter()
        .flat_map(|file| &file.cases)
        .map(|case| &case.name)
        .collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    for case in files.iter().flat_map(|file| &file.cases) {
        let inputs = [
            case.schema.is_some(),
            case.manifest.is_some(),
            case.text.is_some(),
        ];
        let given = inputs.into_iter().filter(|given| *given).count();
        assert_eq!(given, 1, "{}", case.name);
    }
}

fn report_difference(report: &mut String, file: &str, case: &Case, outcome: &Expect) {
    let parts = [
        ("tree", &case.expect.tree, &outcome.tree),
        (
            "codes",
            &Value::from(case.expect.codes.clone()),
            &Value::from(outcome.codes.clone()),
        ),
        (
            "outline",
            &Value::from(case.expect.outline.clone()),
            &Value::from(outcome.outline.clone()),
        ),
    ];
    let _ = writeln!(report, "\n{file}: {}", case.name);
    for (part, expected, found) in parts {
        if expected != found {
            let _ = writeln!(
                report,
                "  {part}\n    expected {expected}\n    found    {found}"
            );
        }
    }
}

/// The cases as JSON in which what fits in a line stands in one.
fn lines(cases: &[Case]) -> String {
    let mut text = String::new();
    let cases = serde_json::to_value(cases).expect("cases are JSON");
    write_value(&mut text, &cases, 0);
    text.push('\n');
    text
}

fn write_value(text: &mut String, value: &Value, indent: usize) {
    const WIDTH: usize = 110;
    let line = spaced(value);
    if indent > 1 && line.len() + 2 * indent <= WIDTH {
        text.push_str(&line);
        return;
    }
    let inside = "  ".repeat(indent + 1);
    let (brackets, members): (_, Vec<_>) = match value {
        Value::Array(list) => (['[', ']'], list.iter().map(|value| (None, value)).collect()),
        Value::Object(object) => (
            ['{', '}'],
            object
                .iter()
                .map(|(key, value)| (Some(key), value))
                .collect(),
        ),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            return text.push_str(&line);
        }
    };
    text.push(brackets[0]);
    for (index, (key, value)) in members.into_iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&inside);
        if let Some(key) = key {
            let _ = write!(text, "{}: ", Value::from(key.as_str()));
        }
        write_value(text, value, indent + 1);
    }
    let _ = write!(text, "\n{}{}", "  ".repeat(indent), brackets[1]);
}

/// `value` on one line, with a space after each comma and colon.
fn spaced(value: &Value) -> String {
    match value {
        Value::Array(list) => {
            let list: Vec<_> = list.iter().map(spaced).collect();
            format!("[{}]", list.join(", "))
        }
        Value::Object(object) => {
            let member = |(key, value): (&String, &Value)| {
                format!("{}: {}", Value::from(key.as_str()), spaced(value))
            };
            let members: Vec<_> = object.iter().map(member).collect();
            format!("{{{}}}", members.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}
