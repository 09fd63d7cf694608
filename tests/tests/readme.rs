//! What the README shows works.

use faceplate_renderer::{Limits, Plugin, Source};

#[test]
fn the_manifest_of_the_readme_is_clean() {
    let readme = include_str!("../../README.md");
    let block = readme.split("```json").nth(1).unwrap();
    let manifest = block.split("```").next().unwrap();
    let plugin = Plugin::read(Source::new("plugin.json", manifest), Limits::DEFAULT);
    let report = plugin.with_files(["actions/weigh.php"]).check(None);
    assert_eq!(report.problems(), []);
}
