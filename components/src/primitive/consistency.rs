//! Every component of the registry is painted and has its style.

use std::fs;
use std::path::Path;

use faceplate_renderer::component::{REGISTRY, Spec};

use super::page::html;

fn class(spec: &Spec) -> String {
    format!("fp-{}", spec.name.replace('_', "-"))
}

#[test]
fn every_example_of_the_registry_is_painted_with_its_class() {
    for spec in REGISTRY {
        let html = html(spec.example);
        assert!(html.contains(&class(spec)), "{}: {html}", spec.name);
        assert!(!html.contains("fp-invalid"), "{}: {html}", spec.name);
    }
}

#[test]
fn every_component_has_a_style_sheet_that_says_the_default_space_below_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/css/components");
    for spec in REGISTRY {
        let file = format!("{}.css", spec.name);
        let css = fs::read_to_string(folder.join(&file));
        let css = css.unwrap_or_else(|problem| panic!("{file}: {problem}"));
        let rule = css.split_once(&format!(".{} {{", class(spec)));
        let (_, rule) = rule.unwrap_or_else(|| panic!("{file} has no rule for .{}", class(spec)));
        let below = match spec.margin_bottom {
            0.0 => "margin-block-end: 0;".to_owned(),
            px => format!("margin-block-end: {px}px;"),
        };
        let rule = rule.split('}').next().unwrap_or_default();
        assert!(rule.contains(&below), "{file}: {below}");
    }
}
