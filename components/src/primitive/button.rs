//! `host.button`: a button.

use dioxus::prelude::*;
use faceplate_renderer::component::Button;
use faceplate_renderer::prop::Choice;

use super::busy;
use crate::extension_id::ExtensionId;
use crate::icon::icon;
use crate::press::{Place, use_control};
use crate::style::Style;
use crate::words::words;

pub(crate) fn paint(button: &Button, place: Place, style: Style) -> Element {
    rsx! { ButtonControl { button: button.clone(), place, style } }
}

/// A button with nothing to do cannot be pressed.
#[component]
fn ButtonControl(button: Button, place: Place, style: Style) -> Element {
    let control = use_control(place);
    let busy = control.is_busy();
    let problem = busy::problem_id(&control.run, || ExtensionId::here().dom_id(place.number));
    let label = match button.label.as_deref() {
        Some(label) if !label.is_empty() => label.to_owned(),
        _ => words().text("run"),
    };
    let trigger = button.trigger.clone();
    rsx! {
        button {
            class: "fp-button",
            r#type: "button",
            "data-mode": button.mode.word(),
            disabled: trigger.is_none() || button.disabled,
            // Not `disabled`: who pressed it with the keyboard would lose their place.
            "aria-disabled": busy.then_some("true"),
            "aria-busy": busy.then_some("true"),
            "aria-describedby": problem.clone(),
            onclick: {
                let (control, label) = (control.clone(), label.clone());
                move |_| {
                    if let Some(trigger) = trigger.clone() {
                        control.press(trigger, label.clone());
                    }
                }
            },
            ..style.attributes(),
            if busy {
                {busy::spinner()}
            } else if let Some(name) = &button.icon {
                {icon(name.name(), 16)}
            }
            span { class: "fp-button__label", dir: "auto", "{label}" }
        }
        {busy::problem(&control.run, problem.as_deref())}
    }
}

#[cfg(test)]
mod tests {
    use faceplate_renderer::prop::Trigger;

    use crate::primitive::page::{html, pressed};

    #[test]
    fn it_is_a_button_that_says_run_when_the_manifest_says_nothing() {
        let html = html(r#"{"component": "host.button", "actionId": "go"}"#);
        assert_eq!(
            html,
            "<button class=\"fp-button\" type=\"button\" data-mode=\"contained-tonal\">\
             <span class=\"fp-button__label\" dir=\"auto\">Run</span></button>"
        );
    }

    #[test]
    fn a_press_tells_the_action_and_its_payload() {
        let presses = pressed(
            r#"{"component": "host.button", "label": "Ping", "actionId": "ping", "payload": {"n": 0}}"#,
        );
        let Trigger::Action {
            action_id, payload, ..
        } = &presses[0].trigger
        else {
            panic!("{presses:?}");
        };
        assert_eq!((&**action_id, payload["n"].as_i64()), ("ping", Some(0)));
        assert_eq!(presses[0].label, "Ping");
    }

    #[test]
    fn with_nothing_to_do_it_cannot_be_pressed() {
        let json = r#"{"component": "host.button", "label": "<b>"}"#;
        let html = html(json);
        assert!(html.contains("disabled=true"), "{html}");
        assert!(html.contains("&#60;b&#62;"), "{html}");
        assert!(pressed(json).is_empty());
    }
}
