//! `host.spacer`: empty space.

use dioxus::prelude::*;
use faceplate_renderer::component::Spacer;
use faceplate_renderer::prop::Length;

use crate::style::Style;

pub(crate) fn paint(spacer: &Spacer, style: Style) -> Element {
    let style = style
        .value("inline-size", spacer.width, Length::Percent(100.0))
        .value("block-size", spacer.height, Length::Px(8.0));
    rsx! {
        div { class: "fp-spacer", "aria-hidden": "true", ..style.attributes() }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn it_has_its_size_and_nothing_to_say() {
        let html = html(r#"{"component": "host.spacer", "width": 24, "height": 16}"#);
        assert_eq!(
            html,
            r#"<div class="fp-spacer" aria-hidden="true" style="block-size:16px;inline-size:24px;"></div>"#
        );
    }
}
