//! `host.surface`: a padded box.

use dioxus::prelude::*;
use faceplate_renderer::color::Token;
use faceplate_renderer::component::Surface;

use crate::paint::{PaintContext, paint_all};
use crate::style::Style;

pub(crate) fn paint(surface: &Surface, style: Style, context: PaintContext) -> Element {
    let style = style
        .fill(surface.background_color, Token::Elevation1, context.ground)
        .px("padding", surface.padding, 12.0)
        .px("border-radius", surface.border_radius, 12.0)
        .px("gap", surface.gap, 8.0);
    let inside = context.filled(surface.background_color);
    rsx! {
        div { class: "fp-surface", ..style.attributes(),
            {paint_all(&surface.children, inside)}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn only_what_differs_from_the_style_sheet_is_set() {
        let plain =
            html(r#"{"component": "host.surface", "padding": 12, "gap": 8, "children": []}"#);
        assert_eq!(plain, r#"<div class="fp-surface"></div>"#);
        let styled = html(
            r#"{"component": "host.surface", "padding": 4, "gap": 0, "borderRadius": 2, "marginBottom": 3, "children": []}"#,
        );
        assert_eq!(
            styled,
            r#"<div class="fp-surface" style="border-radius:2px;gap:0px;margin-block-end:3px;padding:4px;"></div>"#
        );
    }
}
