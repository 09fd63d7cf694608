//! Fields with options: a list that opens, or all of them in sight.

use dioxus::prelude::*;

use super::field::{Control, Field};
use crate::words::words;

/// A list that opens. While nothing is chosen it says so.
pub(super) fn select(field: &Field, control: Control) -> Element {
    let Control {
        mut entered,
        value,
        problem,
        leave,
        mount,
    } = control;
    let options = field.entry.options.clone();
    let chosen = options.iter().position(|option| option.value.0 == value);
    let values: Vec<_> = options
        .iter()
        .map(|option| option.value.0.clone())
        .collect();
    rsx! {
        div { class: "fp-input", "data-mode": field.mode_word(), "data-kind": "select", ..field.style.clone().attributes(),
            {field.label_for(&field.id)}
            select {
                class: "fp-input__control",
                id: "{field.id}",
                dir: "auto",
                "aria-required": field.entry.required.then_some("true"),
                "aria-invalid": problem.is_some().then_some("true"),
                "aria-describedby": field.described(problem),
                disabled: field.disabled,
                onchange: move |event| {
                    let value = event.value().parse().ok().and_then(|index: usize| values.get(index));
                    if let Some(value) = value {
                        entered.set(Some(value.clone()));
                    }
                },
                onblur: move |_| leave.call(()),
                onmounted: move |event| mount.call(event.data()),
                if chosen.is_none() {
                    option { value: "", selected: true, disabled: true, {words().text("nothing-chosen")} }
                }
                for (index , option) in options.iter().enumerate() {
                    option { key: "{index}", value: "{index}", selected: chosen == Some(index), "{option.label}" }
                }
            }
            {field.notes(problem)}
        }
    }
}

/// All options in sight.
pub(super) fn radio(field: &Field, control: Control) -> Element {
    let Control {
        entered,
        value,
        problem,
        leave,
        mount,
    } = control;
    let options = field.entry.options.iter().enumerate();
    rsx! {
        div {
            class: "fp-radio",
            role: "radiogroup",
            "aria-labelledby": "{field.id}:label",
            "aria-required": field.entry.required.then_some("true"),
            "aria-invalid": problem.is_some().then_some("true"),
            "aria-describedby": field.described(problem),
            ..field.style.clone().attributes(),
            p { class: "fp-input__label fp-type-label-medium", id: "{field.id}:label", dir: "auto", {field.label_text()} }
            for (index , option) in options {
                label { key: "{index}", class: "fp-radio__option",
                    input {
                        class: "fp-radio__control",
                        // The first one takes the focus for all of them.
                        id: if index == 0 { field.id.clone() } else { format!("{}:{index}", field.id) },
                        r#type: "radio",
                        name: "{field.id}",
                        checked: option.value.0 == value,
                        disabled: field.disabled,
                        onchange: {
                            let (mut entered, value) = (entered, option.value.0.clone());
                            move |_| entered.set(Some(value.clone()))
                        },
                        onblur: move |_| leave.call(()),
                        onmounted: move |event| {
                            if index == 0 {
                                mount.call(event.data());
                            }
                        },
                    }
                    span { dir: "auto", "{option.label}" }
                }
            }
            {field.notes(problem)}
        }
    }
}
