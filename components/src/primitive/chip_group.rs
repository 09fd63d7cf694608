//! `host.chip_group`: wrapping chips.

use dioxus::prelude::*;
use faceplate_renderer::component::ChipGroup;

use super::chip::{Chip, colors};
use crate::paint::PaintContext;
use crate::press::Place;
use crate::style::Style;

pub(crate) fn paint(
    group: &ChipGroup,
    place: Place,
    style: Style,
    context: PaintContext,
) -> Element {
    if group.items.is_empty() {
        return VNode::empty();
    }
    let style = style.px("gap", group.gap, 8.0);
    let chips = group.items.iter().enumerate().map(|(index, item)| {
        let chip = Chip {
            text: item.text.clone(),
            icon: item.icon.clone(),
            mode: item.mode,
            compact: item.compact,
            emphasis: item.emphasis,
            disabled: item.disabled,
            place: Place { index, ..place },
            style: colors(Style::default(), item.color, item.background_color, context),
        };
        chip.paint(item.trigger.as_ref())
    });
    rsx! {
        ul { class: "fp-chip-group", role: "list", ..style.attributes(),
            for chip in chips {
                li { class: "fp-chip-group__item", {chip} }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::{html, pressed};

    #[test]
    fn chips_are_a_list_and_those_with_a_trigger_are_buttons() {
        let json = r#"{"component": "host.chip_group", "items": [
            {"text": "PLA"}, {"text": "PLA"}, {"value": 3, "actionId": "go", "emphasis": true}, 7]}"#;
        let html = html(json);
        assert_eq!(html.matches("<li").count(), 3, "{html}");
        assert_eq!(html.matches("<button").count(), 1, "{html}");
        assert!(html.contains("data-emphasis=true"), "{html}");
        assert_eq!(pressed(json)[0].label, "3");
    }
}
