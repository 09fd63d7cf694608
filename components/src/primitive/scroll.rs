//! `host.scroll`: a vertical scroller.

use dioxus::prelude::*;
use faceplate_renderer::component::Scroll;
use faceplate_renderer::prop::Length;

use crate::paint::{PaintContext, paint_all};
use crate::style::Style;
use crate::words::words;

pub(crate) fn paint(scroll: &Scroll, style: Style, context: PaintContext) -> Element {
    let style = style
        .value("max-block-size", scroll.max_height, Length::Px(320.0))
        .px("gap", scroll.gap, 8.0)
        .px("padding-inline-end", scroll.padding_right, 4.0);
    // A group, not a region: a page may hold many, and regions are for the way around it.
    rsx! {
        div {
            class: "fp-scroll",
            role: "group",
            tabindex: "0",
            "aria-label": words().text("scroll-area"),
            ..style.attributes(),
            {paint_all(&scroll.children, context)}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn it_is_reached_by_keyboard_and_has_a_name() {
        let html = html(r#"{"component": "host.scroll", "maxHeight": "50%", "children": []}"#);
        assert_eq!(
            html,
            r#"<div class="fp-scroll" role="group" tabindex="0" aria-label="Scrollable area" style="max-block-size:50%;"></div>"#
        );
    }
}
