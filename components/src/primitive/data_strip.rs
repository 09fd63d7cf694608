//! `host.data_strip`: telemetry that an action brings.

use dioxus::prelude::*;
use faceplate_renderer::component::DataStrip;
use faceplate_renderer::prop::Length;

use crate::icon::icon;
use crate::paint::{PaintContext, Presentation};
use crate::style::Style;
use crate::words::words;

/// Without readings it says so and keeps its place (contract section 10, defect 9).
pub(crate) fn paint(strip: &DataStrip, style: Style, context: PaintContext) -> Element {
    let style = match context.presentation {
        Presentation::Inline => style.value("max-inline-size", strip.max_width, Length::Px(440.0)),
        Presentation::Block | Presentation::Card | Presentation::Gauges => style,
    };
    rsx! {
        div {
            class: "fp-data-strip",
            "data-presentation": context.presentation.word(),
            "data-state": "empty",
            ..style.attributes(),
            // To Chromium a `p` that lays out boxes is no paragraph.
            div { class: "fp-data-strip__empty fp-type-body-small",
                {icon("gauge-empty", 16)}
                p { {words().text("data-strip-empty")} }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn defect_9_without_readings_it_says_so() {
        let html = html(r#"{"component": "host.data_strip", "maxWidth": 100}"#);
        assert!(html.contains("No readings yet</p>"), "{html}");
        assert!(
            html.contains(r#"data-presentation="block" data-state="empty""#),
            "{html}"
        );
        assert!(!html.contains("style="), "{html}");
    }
}
