//! `host.progress`: a bar.

use dioxus::prelude::*;
use faceplate_renderer::color::{Color, Token};
use faceplate_renderer::component::Progress;
use faceplate_renderer::prop::Percent;

use crate::extension_id::ExtensionId;
use crate::paint::PaintContext;
use crate::style::Style;
use crate::words::words;

pub(crate) fn paint(
    progress: &Progress,
    number: u64,
    style: Style,
    context: PaintContext,
) -> Element {
    let label = progress.label.as_deref().filter(|label| !label.is_empty());
    let label_id = label.map(|_| format!("{}:label", ExtensionId::here().dom_id(number)));
    let value = progress.value.map(|Percent(value)| value);
    let value_text = match (&progress.value_label, value) {
        (Some(text), _) => Some(text.to_string()),
        (None, None) => Some(words().text("no-value")),
        (None, Some(_)) => None,
    };
    let track = Style::default()
        .px("block-size", progress.height, 6.0)
        .value(
            "background-color",
            progress.track_color,
            Color::Token(Token::Elevation2),
        );
    let bar = Style::default()
        .ink(
            progress.color,
            Token::Primary,
            context.filled(progress.track_color).ground,
        )
        .set("inline-size", format_args!("{}%", value.unwrap_or(0.0)));
    rsx! {
        div { class: "fp-progress", "data-state": if value.is_some() { "known" } else { "unknown" }, ..style.attributes(),
            if label.is_some() || value_text.is_some() {
                div { class: "fp-progress__header fp-type-body-small",
                    span { class: "fp-progress__label", id: label_id.clone(), dir: "auto", {label.unwrap_or_default()} }
                    if let Some(text) = &value_text {
                        span { class: "fp-progress__value", dir: "auto", "{text}" }
                    }
                }
            }
            div {
                class: "fp-progress__track",
                role: "progressbar",
                "aria-label": label.is_none().then(|| words().text("progress")),
                "aria-labelledby": label_id,
                "aria-valuemin": "0",
                "aria-valuemax": "100",
                "aria-valuenow": value,
                "aria-valuetext": value_text.filter(|_| value.is_some()),
                ..track.attributes(),
                div { class: "fp-progress__bar", ..bar.attributes() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn a_known_value_is_told_in_numbers_and_words() {
        let html = html(
            r#"{"component": "host.progress", "label": "Print <1>", "value": 142, "valueLabel": "all", "height": 10}"#,
        );
        for part in [
            r#"role="progressbar" aria-labelledby="fp:demo:main:0:label""#,
            r#"id="fp:demo:main:0:label" dir="auto">Print &#60;1&#62;</span>"#,
            r#"aria-valuenow=100 aria-valuetext="all""#,
            "block-size:10px;",
            "inline-size:100%;",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn defect_8_no_value_is_two_dashes_and_no_number() {
        for value in ["null", "\"\"", "[]", "false", "true", "\"x\""] {
            let html = html(&format!(
                r#"{{"component": "host.progress", "value": {value}}}"#
            ));
            assert!(!html.contains("aria-valuenow"), "{value}: {html}");
            assert!(html.contains(">--</span>"), "{value}: {html}");
            assert!(html.contains(r#"aria-label="Progress""#), "{value}: {html}");
            assert!(html.contains(r#"data-state="unknown""#), "{value}: {html}");
        }
    }
}
