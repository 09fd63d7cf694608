//! `host.section`: a tonal card.

use dioxus::prelude::*;
use faceplate_renderer::color::Token;
use faceplate_renderer::component::Section;

use super::heading::heading;
use crate::paint::{PaintContext, paint_all};
use crate::style::Style;

pub(crate) fn paint(section: &Section, style: Style, context: PaintContext) -> Element {
    let style = style.fill(section.background_color, Token::Elevation1, context.ground);
    let inside = context.filled(section.background_color);
    let title = section.title.as_deref().filter(|title| !title.is_empty());
    let content = if title.is_some() {
        inside.under_heading()
    } else {
        inside
    };
    rsx! {
        section { class: "fp-section", ..style.attributes(),
            if title.is_some() || section.subtitle.is_some() {
                {header(title, section.subtitle.as_deref(), None, inside)}
            }
            {paint_all(&section.children, content)}
        }
    }
}

/// The header of a card: its heading, with `id` when the card is named by it, and the line under it.
pub(super) fn header(
    title: Option<&str>,
    subtitle: Option<&str>,
    id: Option<String>,
    context: PaintContext,
) -> Element {
    rsx! {
        div { class: "fp-section__header",
            if let Some(title) = title {
                {heading(context.heading_level, "fp-section__title fp-type-title-medium", id, Style::default(), title)}
            }
            if let Some(subtitle) = subtitle {
                p { class: "fp-section__subtitle fp-type-body-small", dir: "auto", "{subtitle}" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn there_is_a_header_only_with_a_title_or_subtitle() {
        let bare = html(r#"{"component": "host.section", "children": []}"#);
        assert_eq!(bare, r#"<section class="fp-section"></section>"#);
        let titled = html(r#"{"component": "host.section", "title": "Camera", "children": []}"#);
        assert!(titled.contains(">Camera</h2>"), "{titled}");
        let subtitled =
            html(r#"{"component": "host.section", "subtitle": "Front", "children": []}"#);
        assert!(subtitled.contains(">Front</p>"), "{subtitled}");
        assert!(!subtitled.contains("<h"), "{subtitled}");
    }

    #[test]
    fn headings_inside_are_one_level_deeper_and_never_deeper_than_six() {
        let mut nested = r#"{"component": "host.heading", "text": "in"}"#.to_owned();
        for level in (2..8).rev() {
            nested = format!(
                r#"{{"component": "host.section", "title": "t{level}", "children": [{nested}]}}"#
            );
        }
        let html = html(&nested);
        for (text, tag) in [
            ("t2", "h2"),
            ("t3", "h3"),
            ("t6", "h6"),
            ("t7", "h6"),
            ("in", "h6"),
        ] {
            assert!(html.contains(&format!(">{text}</{tag}>")), "{text}: {html}");
        }
    }

    #[test]
    fn text_in_it_is_escaped() {
        let html =
            html(r#"{"component": "host.section", "title": "<img src=x onerror=alert(1)>"}"#);
        assert!(
            html.contains("&#60;img src=x onerror=alert(1)&#62;"),
            "{html}"
        );
    }
}
