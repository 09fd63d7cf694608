//! `host.stack`: a column.

use dioxus::prelude::*;
use faceplate_renderer::component::{Align, Stack};
use faceplate_renderer::prop::Choice;

use crate::paint::{PaintContext, paint_all};
use crate::style::Style;

pub(crate) fn paint(stack: &Stack, style: Style, context: PaintContext) -> Element {
    let style = style.px("gap", stack.gap, 8.0).value(
        "align-items",
        stack.align_items.word(),
        Align::Stretch.word(),
    );
    rsx! {
        div { class: "fp-stack", ..style.attributes(),
            {paint_all(&stack.children, context)}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn children_stand_in_the_order_of_the_manifest() {
        let html = html(
            r#"{"component": "host.stack", "alignItems": "center", "children": [
                {"component": "host.caption", "text": "one"}, {"component": "host.caption", "text": "two"}]}"#,
        );
        assert!(
            html.starts_with(r#"<div class="fp-stack" style="align-items:center;">"#),
            "{html}"
        );
        assert!(html.find("one") < html.find("two"), "{html}");
    }
}
