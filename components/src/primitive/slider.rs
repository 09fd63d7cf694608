//! Fields that are a number on a scale.

use dioxus::prelude::*;

use super::field::{self, Control, Field};
use super::typed::use_typed;

/// The scale, with the number beside it.
#[component]
pub(super) fn SliderControl(field: Field, control: Control) -> Element {
    let Control {
        mut entered,
        value,
        problem,
        leave,
        mount,
    } = control;
    let (min, max) = field.entry.scale();
    let shown = field::text(&value);
    let unit = field.entry.unit.as_deref().unwrap_or_default();
    let said = format!("{shown} {unit}");
    let said = said.trim();
    let step = field.entry.step.map(|step| step.to_string());
    // Where the handle is held it must not be moved by what the program knows so far.
    let mut typed = use_typed(shown);
    rsx! {
        div { class: "fp-input", "data-kind": "slider", ..field.style.clone().attributes(),
            div { class: "fp-slider__header",
                {field.label_for(&field.id)}
                span { class: "fp-slider__value fp-type-label-medium", dir: "auto", "aria-hidden": "true", "{said}" }
            }
            input {
                key: "{typed.times_written()}",
                class: "fp-slider__control",
                id: "{field.id}",
                r#type: "range",
                min: "{min}",
                max: "{max}",
                step: step.unwrap_or_else(|| "any".to_owned()),
                "aria-valuetext": "{said}",
                "aria-describedby": field.described(problem),
                disabled: field.disabled,
                oninput: move |event| {
                    typed.type_in(event.value());
                    entered.set(Some(event.value().into()));
                },
                onblur: move |_| leave.call(()),
                onmounted: move |event| mount.call(event.data()),
                ..typed.attributes(),
            }
            {field.notes(problem)}
        }
    }
}
