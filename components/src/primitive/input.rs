//! `host.input`: a text field.

use dioxus::prelude::*;
use faceplate_renderer::component::{Input, InputMode};
use faceplate_renderer::prop::{Choice, Label, OwnId, Text};
use serde_json::Value;

use super::field;
use super::typed::use_typed;
use crate::extension_id::ExtensionId;
use crate::press::Place;
use crate::style::Style;

pub(crate) fn paint(input: &Input, place: Place, style: Style) -> Element {
    let key = input.key.as_ref().map(|OwnId(key)| &**key);
    rsx! {
        InputControl {
            id: ExtensionId::here().dom_id(place.number),
            name: field::name(key, place.number, place.instance),
            label: input.label.clone(),
            default_value: Value::from(&*input.default_value),
            mode: input.mode,
            multiline: input.multiline,
            disabled: input.disabled,
            style,
        }
    }
}

/// A text field. `id` is unique in the page, `name` is what its value is kept under.
#[component]
pub(super) fn InputControl(
    id: String,
    name: String,
    label: Label,
    #[props(default, !optional)] description: Option<Text>,
    default_value: Value,
    mode: InputMode,
    multiline: bool,
    disabled: bool,
    style: Style,
) -> Element {
    let mut entered = field::use_field(&name);
    let initial = field::text(&default_value);
    let current = entered
        .read()
        .as_ref()
        .map_or_else(|| initial.clone(), field::text);
    let mut typed = use_typed(current);
    let written = typed.times_written();
    let described = description.is_some().then(|| format!("{id}:description"));
    let enter = move |event: FormEvent| {
        typed.type_in(event.value());
        entered.set(Some(Value::from(event.value())));
    };
    rsx! {
        div { class: "fp-input", "data-mode": mode.word(), ..style.attributes(),
            label { class: "fp-input__label fp-type-label-medium", r#for: "{id}", dir: "auto", {field::label(&label)} }
            if multiline {
                textarea {
                    key: "{written}",
                    class: "fp-input__control",
                    id: "{id}",
                    dir: "auto",
                    rows: "4",
                    "aria-describedby": described.clone(),
                    disabled,
                    oninput: enter,
                    ..typed.attributes(),
                    // Where no script sets the value: static HTML.
                    "{initial}"
                }
            } else {
                input {
                    key: "{written}",
                    class: "fp-input__control",
                    id: "{id}",
                    r#type: "text",
                    dir: "auto",
                    "aria-describedby": described.clone(),
                    disabled,
                    oninput: enter,
                    ..typed.attributes(),
                }
            }
            if let Some(description) = description {
                p { class: "fp-input__description fp-type-body-small", id: described, dir: "auto", "{description}" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::{Page, html};

    #[test]
    fn the_label_is_a_label_and_hostile_values_are_escaped() {
        let html = html(
            r#"{"component": "host.input", "id": "x", "label": "Name <1>", "defaultValue": "\"><script>", "disabled": true}"#,
        );
        assert!(
            html.contains(r#"for="fp:demo:main:0" dir="auto">Name &#60;1&#62;</label>"#),
            "{html}"
        );
        assert!(
            html.contains(r#"id="fp:demo:main:0" type="text""#),
            "{html}"
        );
        assert!(
            html.contains(r#"value="&#34;&#62;&#60;script&#62;""#),
            "{html}"
        );
        assert!(html.contains("disabled=true"), "{html}");
    }

    #[test]
    fn without_a_label_it_still_has_a_name() {
        assert!(html(r#"{"component": "host.input"}"#).contains(">Field</label>"));
    }

    #[test]
    fn several_lines_are_there_without_a_script() {
        let html = html(
            r#"{"component": "host.input", "label": "G-code", "multiline": true, "defaultValue": "</textarea>\nG28"}"#,
        );
        assert!(
            html.contains(">&#60;/textarea&#62;\nG28</textarea>"),
            "{html}"
        );
    }

    #[test]
    fn what_is_entered_stays_and_cleared_is_empty() {
        let json =
            r#"{"component": "host.input", "stateKey": "k", "label": "L", "defaultValue": "was"}"#;
        for text in ["typed", ""] {
            let mut page = Page::new(json);
            page.enter(0, text);
            page.go_and_come_back();
            let value = format!(r#"value="{text}""#);
            assert!(page.html().contains(&value), "{}", page.html());
        }
    }

    #[test]
    fn what_is_typed_is_not_written_back_over_what_is_typed_next() {
        let mut page = Page::new(r#"{"component": "host.input", "stateKey": "k", "label": "L"}"#);
        assert_eq!(page.enter(0, "t"), 0, "edits of the page");
    }
}
