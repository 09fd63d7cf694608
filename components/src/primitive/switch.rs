//! `host.switch`: an on-off control.

use std::rc::Rc;

use dioxus::prelude::*;
use faceplate_renderer::component::Switch;
use faceplate_renderer::prop::{Label, OwnId, Text};
use serde_json::Value;

use super::field::{self, Control, Field};
use crate::extension_id::ExtensionId;
use crate::press::Place;
use crate::style::Style;
use crate::surface::include::{Named, use_shown};

pub(crate) fn paint(switch: &Switch, place: Place, style: Style) -> Element {
    let key = switch.key.as_ref().map(|OwnId(key)| &**key);
    rsx! {
        SwitchControl {
            id: ExtensionId::here().dom_id(place.number),
            name: field::name(key, place.number, place.instance),
            label: switch.label.clone(),
            description: switch.description.clone(),
            default_value: switch.default_value,
            disabled: switch.disabled,
            named: key.map(|key| Named { key: key.to_owned(), place }),
            style,
        }
    }
}

/// A switch among the fields of a form.
pub(super) fn control(field: &Field, control: Control) -> Element {
    rsx! {
        SwitchControl {
            id: field.id.clone(),
            name: field.name.clone(),
            label: field.label.clone(),
            description: field.description.clone().or_else(|| field.entry.help.clone()),
            default_value: field::is_on(&field.base),
            disabled: field.disabled,
            on_mount: control.mount,
            style: field.style.clone(),
        }
        if control.problem.is_some() {
            {field.notes(control.problem)}
        }
    }
}

/// A switch. `id` is unique in the page, `name` is what its value is kept under.
#[component]
pub(super) fn SwitchControl(
    id: String,
    name: String,
    label: Label,
    #[props(!optional)] description: Option<Text>,
    default_value: bool,
    disabled: bool,
    #[props(default)] on_mount: Option<Callback<Rc<MountedData>>>,
    /// Outside a form: what actions call it.
    #[props(default)]
    named: Option<Named>,
    style: Style,
) -> Element {
    let mut entered = field::use_field(&name);
    let on = entered.read().as_ref().map_or(default_value, field::is_on);
    use_shown(named, move || {
        let entered = entered.peek();
        let on = entered.as_ref().map_or(default_value, field::is_on);
        (!disabled).then_some(Value::Bool(on))
    });
    let described = description.is_some().then(|| format!("{id}:description"));
    rsx! {
        div { class: "fp-switch", ..style.attributes(),
            div { class: "fp-switch__text",
                label { class: "fp-switch__label fp-type-body-medium", r#for: "{id}", dir: "auto", {field::label(&label)} }
                if let Some(description) = description {
                    p {
                        class: "fp-switch__description fp-type-body-small",
                        id: described.clone(),
                        dir: "auto",
                        "{description}"
                    }
                }
            }
            input {
                class: "fp-switch__control",
                id: "{id}",
                r#type: "checkbox",
                role: "switch",
                "aria-describedby": described,
                "data-state": if on { "on" } else { "off" },
                checked: on,
                disabled,
                onmounted: move |event| {
                    if let Some(on_mount) = on_mount {
                        on_mount.call(event.data());
                    }
                },
                onchange: move |event| entered.set(Some(Value::Bool(event.checked()))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::{Page, html};

    #[test]
    fn it_is_a_switch_with_label_description_and_state() {
        let html = html(
            r#"{"component": "host.switch", "id": "fan", "label": "Fan", "description": "<cools>", "defaultValue": true}"#,
        );
        assert!(
            html.contains(r#"for="fp:demo:main:0" dir="auto">Fan</label>"#),
            "{html}"
        );
        assert!(
            html.contains(
                r#"role="switch" aria-describedby="fp:demo:main:0:description" data-state="on""#
            ),
            "{html}"
        );
        assert!(
            html.contains(r#"id="fp:demo:main:0:description" dir="auto">&#60;cools&#62;</p>"#),
            "{html}"
        );
        assert!(html.contains("checked=true"), "{html}");
    }

    #[test]
    fn defect_1_what_was_on_by_default_can_be_turned_off() {
        let mut page =
            Page::new(r#"{"component": "host.switch", "label": "Fan", "defaultValue": true}"#);
        page.change(0, "false");
        let html = page.html();
        assert!(html.contains(r#"data-state="off""#), "{html}");
        assert!(!html.contains("checked"), "{html}");
    }
}
