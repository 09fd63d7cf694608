//! `host.list`: a list with leading icons.

use dioxus::prelude::*;
use faceplate_renderer::component::List;

use crate::icon::icon;
use crate::style::Style;

pub(crate) fn paint(list: &List, style: Style) -> Element {
    // The role says what Safari forgets of lists without markers; an empty list has nothing to say.
    if list.items.is_empty() {
        return VNode::empty();
    }
    rsx! {
        ul { class: "fp-list", role: "list", ..style.attributes(),
            for item in &list.items {
                li { class: "fp-list__item",
                    {icon(item.icon.name(), 24)}
                    div { class: "fp-list__text",
                        div { class: "fp-list__title fp-type-body-medium", dir: "auto", "{item.title}" }
                        if let Some(description) = &item.description {
                            div { class: "fp-list__description fp-type-body-small", dir: "auto", "{description}" }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn entries_are_list_items_in_order_with_an_icon_each() {
        let html = html(
            r#"{"component": "host.list", "items": ["Level", {"title": "<Load>", "description": "1.75 mm"}, 3]}"#,
        );
        assert!(
            html.starts_with(r#"<ul class="fp-list" role="list">"#),
            "{html}"
        );
        assert_eq!(html.matches("<li").count(), 2, "{html}");
        assert_eq!(html.matches("<svg").count(), 2, "{html}");
        assert!(
            html.contains("&#60;Load&#62;") && html.contains("1.75 mm"),
            "{html}"
        );
    }

    #[test]
    fn an_empty_list_is_no_list() {
        assert_eq!(html(r#"{"component": "host.list", "items": []}"#), "");
    }
}
