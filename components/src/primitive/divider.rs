//! `host.divider`: a rule.

use dioxus::prelude::*;

use crate::style::Style;

pub(crate) fn paint(style: Style) -> Element {
    rsx! {
        hr { class: "fp-divider", ..style.attributes() }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn it_is_a_separator() {
        let html = html(r#"{"component": "host.divider"}"#);
        assert_eq!(html, r#"<hr class="fp-divider"/>"#);
    }
}
