//! Each defect of upstream that is a requirement here (contract.md section 10) has a test that names its number.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The defects that concern rendering, actions, data and the host.
const REQUIRED: [&str; 30] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "15", "19", "20", "22", "23", "24",
    "25", "26", "27", "28", "29", "30", "31", "32", "43", "49", "50", "51", "52",
];

#[test]
fn every_defect_that_is_a_requirement_has_a_test_that_names_it() {
    let mut named = BTreeSet::new();
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for folder in ["renderer", "components", "demo-app", "tests"] {
        collect(&workspace.join(folder), &mut named);
    }
    let missing: Vec<_> = REQUIRED
        .iter()
        .filter(|number| !named.contains(**number))
        .collect();
    assert!(missing.is_empty(), "no test names the defects {missing:?}");
}

#[test]
fn only_the_name_of_a_test_names_a_defect() {
    let numbers = |line: &str| named_in(line).into_iter().collect::<Vec<_>>();
    assert_eq!(numbers("fn defect_7_after_an_action() {"), ["7"]);
    assert_eq!(
        numbers("fn defects_22_23_and_25_a_bridge() {"),
        ["22", "23", "25"]
    );
    assert_eq!(numbers("    async fn defect_12_x() {"), ["12"]);
    assert_eq!(
        numbers("test(`defect 7: a click shows`, async () => {"),
        ["7"]
    );
    assert_eq!(numbers("    def test_defect_6_twice(self):"), ["6"]);
    assert_eq!(numbers("\"name\": \"defect 11: a bad node\","), ["11"]);
    assert_eq!(
        numbers("/// Upstream's (contract section 10, defect 24)."),
        [""; 0]
    );
    assert_eq!(numbers("fn defect_x() {"), [""; 0]);
}

/// Adds the numbers of all defects that tests below `folder` name.
fn collect(folder: &Path, named: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the workspace") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str());
        let kind = path.extension().and_then(|kind| kind.to_str());
        if path.is_dir() {
            if name != Some("node_modules") && name != Some("target") {
                collect(&path, named);
            }
        } else if matches!(kind, Some("rs" | "mjs" | "py" | "json")) && name != Some("defects.rs") {
            let text = fs::read_to_string(&path).expect("a text");
            named.extend(text.lines().flat_map(named_in));
        }
    }
}

/// The numbers in the name of a test, if this line has one: after `defect` or `defects`, up to the first other word.
fn named_in(line: &str) -> BTreeSet<String> {
    let line = line.trim_start();
    let starts = ["fn ", "async fn ", "def test_", "test(", "\"name\":"];
    let Some(name) = starts.iter().find_map(|start| line.strip_prefix(start)) else {
        return BTreeSet::new();
    };
    let mut words = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    if !words.any(|word| word == "defect" || word == "defects") {
        return BTreeSet::new();
    }
    words
        .take_while(|word| *word == "and" || word.bytes().all(|byte| byte.is_ascii_digit()))
        .filter(|word| *word != "and")
        .map(str::to_owned)
        .collect()
}
