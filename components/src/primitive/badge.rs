//! `host.badge`: a compact chip.

use dioxus::prelude::*;
use faceplate_renderer::component::{Align, Badge};
use faceplate_renderer::prop::Choice;

use super::chip::{Chip, colors};
use crate::paint::PaintContext;
use crate::press::Place;
use crate::style::Style;

pub(crate) fn paint(badge: &Badge, place: Place, style: Style, context: PaintContext) -> Element {
    let background = Some(badge.background_color);
    let chip = Chip {
        text: badge.text.clone(),
        icon: badge.icon.clone(),
        mode: badge.mode,
        compact: true,
        emphasis: false,
        disabled: badge.disabled,
        place,
        style: colors(Style::default(), badge.color, background, context),
    };
    let style = style.value("align-self", badge.align_self.word(), Align::Start.word());
    rsx! {
        div { class: "fp-badge", ..style.attributes(), {chip.paint(badge.trigger.as_ref())} }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::{html, pressed};

    #[test]
    fn without_a_trigger_it_is_plain_text() {
        let html =
            html(r#"{"component": "host.badge", "text": "<Beta>", "icon": "flask-outline"}"#);
        assert!(!html.contains("<button"), "{html}");
        assert!(html.contains(r#"<svg class="fp-icon""#), "{html}");
        assert!(html.contains("&#60;Beta&#62;"), "{html}");
    }

    #[test]
    fn with_a_trigger_it_is_a_button_named_by_its_text() {
        let json = r#"{"component": "host.badge", "text": "More", "openExtensionId": "details"}"#;
        let html = html(json);
        assert!(
            html.contains(r#"<button class="fp-chip" type="button""#),
            "{html}"
        );
        let presses = pressed(json);
        assert_eq!(presses.len(), 1);
        assert_eq!(presses[0].label, "More");
    }

    #[test]
    fn a_button_without_text_still_has_a_name() {
        let html = html(r#"{"component": "host.badge", "icon": "play", "actionId": "go"}"#);
        assert!(html.contains(">Run</span>"), "{html}");
    }

    #[test]
    fn defect_21_unreadable_text_on_its_own_fill_is_replaced() {
        let html = html(
            r##"{"component": "host.badge", "text": "x", "color": "#777777", "backgroundColor": "#808080"}"##,
        );
        assert!(
            html.contains("background-color:#808080ff;color:#000000ff;"),
            "{html}"
        );
    }
}
