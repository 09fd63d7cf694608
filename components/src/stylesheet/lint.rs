//! What every file in `assets/css/` keeps to: colours from the themes, nothing fetched, both reading
//! directions, the reader's text size, readable pairs.

use super::all;
use crate::theme::{Theme, contrast};

/// The declarations between one pair of braces.
pub(super) struct Rule {
    selector: String,
    declarations: Vec<(String, String)>,
}

impl Rule {
    pub(super) fn selects(&self, selector: &str) -> bool {
        self.selector.split(',').any(|part| part.trim() == selector)
    }

    pub(super) fn value(&self, property: &str) -> Option<&str> {
        let found = self
            .declarations
            .iter()
            .rev()
            .find(|(name, _)| name == property);
        found.map(|(_, value)| value.as_str())
    }
}

/// The innermost rules of `css`, whose strings contain no braces or semicolons.
pub(super) fn rules(css: &str) -> Vec<Rule> {
    let css = without_comments(css);
    let mut rules = Vec::new();
    for block in css.split('}') {
        // Of `@media (…) { .a { color: …`, the last brace opens the rule.
        let Some((before, body)) = block.rsplit_once('{') else {
            continue;
        };
        let selector = before
            .rsplit(['{', ';'])
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned();
        let declarations = body.split(';').filter_map(|declaration| {
            let (property, value) = declaration.split_once(':')?;
            Some((property.trim().to_owned(), value.trim().to_owned()))
        });
        rules.push(Rule {
            selector,
            declarations: declarations.collect(),
        });
    }
    rules
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once("*/").map_or("", |(_, after)| after)
    })
}

/// What each rule does wrong in `problem`'s eyes, in every file.
fn problems(problem: impl Fn(&Rule) -> Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = 0;
    for file in all() {
        for rule in rules(file.contents_utf8().unwrap()) {
            seen += 1;
            let name = file.path().display();
            found.extend(
                problem(&rule)
                    .into_iter()
                    .map(|text| format!("{name}: {}: {text}", rule.selector)),
            );
        }
    }
    assert!(seen > 30, "only {seen} rules were read");
    found
}

fn declared(rule: &Rule, wrong: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let wrong = rule
        .declarations
        .iter()
        .filter(|(property, value)| wrong(property, value));
    wrong
        .map(|(property, value)| format!("{property}: {value}"))
        .collect()
}

#[test]
fn no_colour_is_written_outside_the_themes() {
    let problems = problems(|rule| declared(rule, |_, value| has_colour_literal(value)));
    assert!(problems.is_empty(), "{problems:#?}");
}

/// `transparent`, `currentColor` and the system's colours are no literals.
fn has_colour_literal(value: &str) -> bool {
    let unquoted = value.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let words =
        unquoted.split(|letter: char| !letter.is_ascii_alphanumeric() && !"-#".contains(letter));
    words.filter(|word| !word.is_empty()).any(|word| {
        let function = [
            "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
        ]
        .contains(&word);
        let called = function && unquoted.contains(&format!("{word}("));
        let named = word.starts_with(|first: char| first.is_ascii_alphabetic())
            && word != "transparent"
            && csscolorparser::NAMED_COLORS.contains_key(word.into());
        called || named || word.starts_with('#')
    })
}

#[test]
fn colour_literals_are_recognised() {
    for value in [
        "red",
        "1px solid #fff",
        "rgb(0 0 0 / 10%)",
        "color(srgb 1 1 1)",
        "color-mix(in srgb, RED, blue)",
    ] {
        assert!(has_colour_literal(value), "{value}");
    }
    for value in [
        "var(--fp-error)",
        "transparent",
        "color-mix(in srgb, currentColor 8%, transparent)",
        "1px solid ButtonBorder",
        "\"red\", monospace",
        "color 200ms",
    ] {
        assert!(!has_colour_literal(value), "{value}");
    }
}

#[test]
fn nothing_is_fetched() {
    for file in all() {
        let css = without_comments(file.contents_utf8().unwrap()).to_ascii_lowercase();
        for forbidden in ["@import", "url(", "image-set(", "@font-face"] {
            assert!(
                !css.contains(forbidden),
                "{}: {forbidden}",
                file.path().display()
            );
        }
    }
}

#[test]
fn both_reading_directions_are_served_by_logical_properties() {
    let problems = problems(|rule| {
        declared(rule, |property, value| {
            let physical = |word: &str| ["left", "right"].contains(&word);
            let side = !property.starts_with("--") && property.split('-').any(physical);
            let aligned = ["text-align", "float", "clear"].contains(&property) && physical(value);
            side || aligned
        })
    });
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn text_follows_the_readers_size() {
    let problems = problems(|rule| {
        declared(rule, |property, value| {
            ["font", "font-size", "line-height"].contains(&property) && value.contains("px")
        })
    });
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_rule_that_sets_text_and_ground_sets_a_readable_pair() {
    let problems = problems(|rule| {
        let ground = rule
            .value("background-color")
            .or_else(|| rule.value("background"));
        let (Some(text), Some(ground)) = (rule.value("color"), ground) else {
            return Vec::new();
        };
        Theme::ALL
            .into_iter()
            .filter_map(|theme| contrast::of_variables(theme, text, ground))
            .collect()
    });
    assert!(problems.is_empty(), "{problems:#?}");
}
