//! What stands for a node that cannot be drawn: a small note that names the problem.

use dioxus::prelude::*;
use faceplate_renderer::component::{Invalid, InvalidCode};
use faceplate_renderer::prop::Label;

use crate::icon::icon;
use crate::style::Style;
use crate::words::words;

/// The most characters of a name that are shown.
const NAME_CHARS: usize = 80;

pub(crate) fn paint(invalid: &Invalid, style: Style) -> Element {
    let code = invalid.code.code().name();
    // A note, not an alert: it is there when the page is, and the rest of the page works.
    rsx! {
        div { class: "fp-invalid fp-type-body-small", role: "note", "data-code": code,
            ..style.attributes(),
            {icon("alert-outline", 16)}
            span { class: "fp-invalid__text", dir: "auto", {say(invalid)} }
            code { class: "fp-invalid__code fp-mono", "{code}" }
        }
    }
}

/// The problem in the host's words.
fn say(invalid: &Invalid) -> String {
    let short: String = invalid.name.chars().take(NAME_CHARS).collect();
    let name = [("name", Label::new(&short).to_string().into())];
    let words = words();
    match invalid.code {
        InvalidCode::UnknownComponent => words.format("invalid-unknown-component", &name),
        InvalidCode::UnknownTemplate => words.format("invalid-unknown-template", &name),
        InvalidCode::Recursion => words.format("invalid-recursion", &name),
        InvalidCode::NotANode => words.text("invalid-not-a-node"),
        InvalidCode::WrongType => words.format("invalid-wrong-type", &name),
        InvalidCode::LimitDepth => words.text("invalid-limit-depth"),
        InvalidCode::LimitNodes => words.text("invalid-limit-nodes"),
        InvalidCode::LimitIncludes => words.text("invalid-limit-includes"),
    }
}

#[cfg(test)]
mod tests {
    use faceplate_renderer::component::{Invalid, InvalidCode};

    use crate::primitive::page::html;
    use crate::style::Style;

    #[test]
    fn defect_11_a_bad_node_names_its_problem_and_its_neighbours_live() {
        let html = html(
            r#"{"component": "host.stack", "children": [
                {"component": "host.text", "text": "before"}, {"component": "host.<gauge>"}, null,
                {"component": "host.list", "items": "x"}, {"component": "host.text", "text": "after"}]}"#,
        );
        assert!(html.contains("before") && html.contains("after"), "{html}");
        assert!(
            html.contains(r#"role="note" data-code="unknown-component""#),
            "{html}"
        );
        assert!(
            html.contains("Unknown component \u{2068}host.&#60;gauge&#62;\u{2069}"),
            "{html}"
        );
        assert!(html.contains(r#"data-code="not-a-node""#), "{html}");
        assert!(!html.contains("alert\""), "{html}");
    }

    #[test]
    fn every_reason_has_words_and_shows_its_code() {
        for code in InvalidCode::ALL {
            let name = "\u{202e}".to_owned() + &"n".repeat(10_000);
            let node = Invalid {
                code,
                name: name.into(),
            };
            let html = dioxus_ssr::render_element(super::paint(&node, Style::default()));
            let words = html.split("<code").next().unwrap();
            assert!(!words.contains("invalid-"), "{html}");
            assert!(!html.contains('\u{202e}'), "{html}");
            assert!(html.len() < 1_000, "{html}");
            assert!(
                html.contains(&format!(">{}</code>", code.code().name())),
                "{html}"
            );
        }
    }
}
