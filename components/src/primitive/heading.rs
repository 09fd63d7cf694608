//! `host.heading`: a heading.

use dioxus::prelude::*;
use faceplate_renderer::color::Token;
use faceplate_renderer::component::Heading;

use super::typography;
use crate::paint::PaintContext;
use crate::style::Style;

pub(crate) fn paint(it: &Heading, style: Style, context: PaintContext) -> Element {
    let style = style.ink(it.color, Token::OnSurface, context.ground).value(
        "font-weight",
        it.weight.0,
        700,
    );
    let class = format!("fp-heading {}", typography::class(it.variant));
    heading(context.heading_level, class, None, style, &it.text)
}

/// A heading of the page's outline: `h1` to `h6`.
pub(super) fn heading(
    level: u8,
    class: impl Into<String>,
    id: Option<String>,
    style: Style,
    text: &str,
) -> Element {
    let class = class.into();
    let style = style.attributes();
    match level {
        ..=1 => rsx! { h1 { class, id, dir: "auto", ..style, "{text}" } },
        2 => rsx! { h2 { class, id, dir: "auto", ..style, "{text}" } },
        3 => rsx! { h3 { class, id, dir: "auto", ..style, "{text}" } },
        4 => rsx! { h4 { class, id, dir: "auto", ..style, "{text}" } },
        5 => rsx! { h5 { class, id, dir: "auto", ..style, "{text}" } },
        6.. => rsx! { h6 { class, id, dir: "auto", ..style, "{text}" } },
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn it_has_the_level_of_where_it_stands() {
        let html =
            html(r#"{"component": "host.heading", "title": "Status & more", "weight": 500}"#);
        assert_eq!(
            html,
            "<h2 class=\"fp-heading fp-type-title-large\" dir=\"auto\" style=\"font-weight:500;\">\
             Status &#38; more</h2>"
        );
    }
}
