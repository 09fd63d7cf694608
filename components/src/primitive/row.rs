//! `host.row`: a row.

use dioxus::prelude::*;
use faceplate_renderer::component::{Align, Justify, Row};
use faceplate_renderer::prop::Choice;

use crate::paint::{PaintContext, paint_all};
use crate::style::Style;

pub(crate) fn paint(row: &Row, style: Style, context: PaintContext) -> Element {
    let style = style
        .px("gap", row.gap, 8.0)
        .value("align-items", row.align_items.word(), Align::Center.word())
        .value(
            "justify-content",
            row.justify_content.word(),
            Justify::Start.word(),
        );
    rsx! {
        div { class: "fp-row", "data-wrap": row.wrap.then_some("true"), ..style.attributes(),
            {paint_all(&row.children, context)}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn what_the_manifest_says_of_the_row_becomes_style_properties() {
        let html = html(
            r#"{"component": "host.row", "wrap": true, "alignItems": "flex-end", "justifyContent": "space-between", "children": []}"#,
        );
        assert_eq!(
            html,
            r#"<div class="fp-row" data-wrap="true" style="align-items:flex-end;justify-content:space-between;"></div>"#
        );
    }
}
