use std::path::Path;

use serde_json::json;

use super::*;
use crate::source::Source;

const SMALL: Limits = Limits {
    bytes: 64,
    depth: 3,
    values: 6,
    string_bytes: 8,
    key_bytes: 4,
    ..Limits::DEFAULT
};

fn read(text: &str, limits: &Limits) -> (Option<Value>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::kept();
    let value = super::read(text, limits, &mut diagnostics);
    (value, diagnostics.into_vec())
}

#[test]
fn every_problem_has_its_code_and_place() {
    for (text, shown, code, place) in [
        ("[1,]", false, "json-syntax", "1:4"),
        ("{\n  \"a\": 1,\n  b: 2\n}", false, "json-syntax", "3:3"),
        ("{\"a\": \"\n\"}", false, "json-syntax", "2:1"),
        ("[1] 2", false, "json-syntax", "1:5"),
        ("[1", false, "json-syntax", "1:3"),
        ("", false, "json-syntax", "1:1"),
        ("\u{FEFF}{}", false, "byte-order-mark", "1:1"),
        ("{\"a\": 1, \"a\": 2}", true, "duplicate-key", "1:10"),
        ("[\"x\\u0000\"]", true, "nul-character", "1:2"),
        ("{\"\\u0000\": 1}", true, "nul-character", "1:2"),
        ("[[[[1]], 2]]", true, "limit-depth", "1:4"),
        ("[1,2,3,4,5,6,7]", false, "limit-values", "1:12"),
        ("[\"123456789\", 1]", false, "limit-string", "1:2"),
        ("{\"12345\": 1}", false, "limit-string", "1:2"),
        (&"[".repeat(65), false, "limit-bytes", "1:1"),
    ] {
        let (value, problems) = read(text, &SMALL);
        let source = Source::new("x", text);
        let found: Vec<_> = problems
            .iter()
            .map(|p| {
                let span = source.span(&p.pointer.to_string(), p.part);
                let (line, column) = source.line_column(span.start);
                (p.code.name(), format!("{line}:{column}"))
            })
            .collect();
        assert_eq!(found, [(code, place.to_owned())], "{text}");
        assert_eq!(value.is_some(), shown, "{text}");
        assert!(!is_sound(&problems), "{text}");
    }
}

#[test]
fn of_two_members_with_one_key_the_last_is_shown() {
    let (value, _) = read(r#"{"a": 1, "a": 2}"#, &SMALL);
    assert_eq!(value, Some(json!({"a": 2})));
}

#[test]
fn what_is_too_deep_is_a_node_that_says_so_and_its_neighbours_live() {
    let (value, _) = read(r#"[[[{"a": 1}], 2]]"#, &SMALL);
    let node = json!({"component": "host.invalid", "code": "limit-depth", "name": ""});
    assert_eq!(value, Some(json!([[[node], 2]])));
}

#[test]
fn syntax_is_checked_beyond_what_is_refused() {
    let (value, problems) = read("[1,2,3,4,5,6,7,8,}]", &SMALL);
    assert_eq!((value, problems[0].code), (None, Code::JsonSyntax));
}

#[test]
fn a_document_5000_deep_is_cut_without_a_stack_overflow() {
    let nested = |open: &str, close: &str| open.repeat(5000) + "1" + &close.repeat(5000);
    for text in [nested("[", "]"), nested("{\"a\":", "}")] {
        let (value, problems) = read(&text, &Limits::DEFAULT);
        assert!(value.is_some());
        assert_eq!(problems[0].code, Code::LimitDepth);
        let pointer = problems[0].pointer.to_string();
        assert_eq!(pointer.matches('/').count(), Limits::DEFAULT.depth);
        let span = Source::new("x", text).span(&pointer, problems[0].part);
        assert!(span.len() > 5000);
    }
}

#[test]
fn a_limit_wider_than_the_parser_still_cuts() {
    let limits = Limits {
        depth: usize::MAX,
        ..Limits::DEFAULT
    };
    let (value, problems) = read(&("[".repeat(500) + &"]".repeat(500)), &limits);
    assert!(value.is_some() && problems[0].code == Code::LimitDepth);
}

#[test]
fn numbers_and_texts_keep_their_values() {
    let text = r#"[0, -1, 1.5, 18446744073709551615, "\ud83d\ude00\n", true, false, null]"#;
    let (value, problems) = read(text, &Limits::DEFAULT);
    assert_eq!(
        value,
        Some(json!([0, -1, 1.5, u64::MAX, "😀\n", true, false, null]))
    );
    assert!(is_sound(&problems));
}

#[test]
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "reads the JSON suite, and says so where it is absent"
)]
fn the_json_suite_is_read_as_it_says() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/fixtures/json-test-suite/test_parsing");
    let Ok(files) = std::fs::read_dir(&suite) else {
        eprintln!("skipped: {} is absent", suite.display());
        return;
    };
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = Source::from_bytes(name.clone(), &std::fs::read(&path).unwrap());
        let mut problems = Diagnostics::kept();
        let value = source.read(&Limits::DEFAULT, &mut problems);
        let problems = problems.into_vec();
        match name.get(..2) {
            Some("y_") => assert!(value.is_some(), "{name}: {problems:?}"),
            Some("n_") => assert!(value.is_none(), "{name}: {value:?}"),
            _ => {}
        }
        for problem in &problems {
            let span = source.span(&problem.pointer.to_string(), problem.part);
            assert!(source.text().get(span).is_some(), "{name}");
        }
        count += 1;
    }
    assert_eq!(count, 318);
}
