//! `host.text`: a paragraph.

use dioxus::prelude::*;
use faceplate_renderer::color::Token;
use faceplate_renderer::component::{Text, TextAlign};

use super::typography;
use crate::paint::PaintContext;
use crate::style::Style;

pub(crate) fn paint(text: &Text, style: Style, context: PaintContext) -> Element {
    let style = style
        .ink(text.color, Token::OnSurface, context.ground)
        .value("text-align", align(text.align), align(TextAlign::Start));
    rsx! {
        p {
            class: "fp-text {typography::class(text.variant)}",
            dir: "auto",
            ..style.attributes(),
            "{text.text}"
        }
    }
}

/// The CSS word, which follows the reading direction.
fn align(align: TextAlign) -> &'static str {
    match align {
        TextAlign::Start => "start",
        TextAlign::Center => "center",
        TextAlign::End => "end",
        TextAlign::Justify => "justify",
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn markup_in_it_is_text() {
        let html =
            html(r#"{"component": "host.text", "text": "<script>alert(1)</script>&amp;\n<b>"}"#);
        assert_eq!(
            html,
            "<p class=\"fp-text fp-type-body-medium\" dir=\"auto\">\
             &#60;script&#62;alert(1)&#60;/script&#62;&#38;amp;\n&#60;b&#62;</p>"
        );
    }

    #[test]
    fn right_is_where_the_line_ends() {
        let html = html(
            r#"{"component": "host.text", "text": "x", "align": "right", "variant": "titleLarge"}"#,
        );
        assert!(html.contains(r#"style="text-align:end;""#), "{html}");
        assert!(html.contains("fp-type-title-large"), "{html}");
    }

    #[test]
    fn hostile_styles_do_not_arrive() {
        let html = html(
            r#"{"component": "host.text", "text": "x", "color": "red;position:fixed", "marginBottom": "1px;inset:0", "align": "center;x"}"#,
        );
        assert!(!html.contains("style="), "{html}");
    }
}
