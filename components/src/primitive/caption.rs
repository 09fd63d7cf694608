//! `host.caption`: small secondary text.

use dioxus::prelude::*;
use faceplate_renderer::color::Token;
use faceplate_renderer::component::Caption;

use super::typography;
use crate::paint::PaintContext;
use crate::style::Style;

pub(crate) fn paint(caption: &Caption, style: Style, context: PaintContext) -> Element {
    let style = style.ink(caption.color, Token::OnSurfaceVariant, context.ground);
    rsx! {
        p {
            class: "fp-caption {typography::class(caption.variant)}",
            dir: "auto",
            ..style.attributes(),
            "{caption.text}"
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn it_is_a_small_paragraph() {
        let html = html(r#"{"component": "host.caption", "text": "Updated <now>"}"#);
        assert_eq!(
            html,
            r#"<p class="fp-caption fp-type-body-small" dir="auto">Updated &#60;now&#62;</p>"#
        );
    }
}
