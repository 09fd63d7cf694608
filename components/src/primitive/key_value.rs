//! `host.key_value`: a label and its value.

use dioxus::prelude::*;
use faceplate_renderer::component::KeyValue;

use crate::style::Style;
use crate::words::words;

pub(crate) fn paint(it: &KeyValue, style: Style) -> Element {
    rsx! {
        dl { class: "fp-key-value", ..style.attributes(),
            dt { class: "fp-key-value__label", dir: "auto", "{it.label}" }
            dd { class: "fp-key-value__value",
                if let Some(value) = &it.value {
                    bdi { "{value}" }
                } else {
                    {words().text("no-value")}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn the_value_belongs_to_the_label() {
        let html = html(r#"{"component": "host.key_value", "label": "Nozzle", "value": "<210>"}"#);
        assert!(
            html.contains(r#"<dt class="fp-key-value__label" dir="auto">Nozzle</dt>"#)
                && html.contains(">&#60;210&#62;</bdi>"),
            "{html}"
        );
    }

    #[test]
    fn defect_13_false_and_zero_are_values_and_no_value_is_two_dashes() {
        let value = |json: &str| {
            html(&format!(
                r#"{{"component": "host.key_value", "label": "L", "value": {json}}}"#
            ))
        };
        assert!(value("false").contains(">false</bdi>"));
        assert!(value("0").contains(">0</bdi>"));
        assert!(value("null").contains(">--</dd>"));
    }
}
