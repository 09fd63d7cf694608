//! `host.input`: a field outside a form.

use dioxus::prelude::*;
use faceplate_renderer::component::{EntryKind, Input};
use faceplate_renderer::prop::{Choice, OwnId};

use super::field::{self, Field};
use super::slider::SliderControl;
use super::typed::use_typed;
use super::{choice, switch};
use crate::extension_id::ExtensionId;
use crate::press::Place;
use crate::style::Style;
use crate::surface::include::{Named, use_shown};

pub(crate) fn paint(input: &Input, place: Place, style: Style) -> Element {
    let key = input.key.as_ref().map(|OwnId(key)| &**key);
    rsx! {
        FieldControl {
            field: Field {
                id: ExtensionId::here().dom_id(place.number),
                name: field::name(key, place.number, place.instance),
                label: input.label.clone(),
                description: None,
                entry: input.entry.clone(),
                base: input.default_value.0.clone(),
                default: input.default_value.0.clone(),
                mode: input.mode,
                disabled: input.disabled,
                style,
            },
            named: key.map(|key| Named { key: key.to_owned(), place }),
        }
    }
}

/// A field of whatever kind. Once it was left, or with `checked`, it says what is wrong with what is in it.
#[component]
pub(super) fn FieldControl(
    field: Field,
    #[props(default)] checked: bool,
    /// Outside a form: what actions call it.
    #[props(default)]
    named: Option<Named>,
    /// Called with the element that takes the focus.
    #[props(default)]
    on_mount: Option<Callback<std::rc::Rc<MountedData>>>,
) -> Element {
    let entered = field::use_field(&field.name);
    let mut left = use_signal(|| false);
    let value = field.entry.value(entered.read().as_ref(), &field.base);
    let problem = field.entry.problem(&value).filter(|_| checked || left());
    let sent = field.clone();
    use_shown(named, move || {
        let value = sent.entry.value(entered.peek().as_ref(), &sent.base);
        (!sent.disabled).then_some(value)
    });
    let control = field::Control {
        entered,
        value,
        problem,
        leave: use_callback(move |()| left.set(true)),
        mount: use_callback(move |element| {
            if let Some(on_mount) = on_mount {
                on_mount.call(element);
            }
        }),
    };
    match field.entry.kind {
        EntryKind::Boolean => switch::control(&field, control),
        EntryKind::Select => choice::select(&field, control),
        EntryKind::Radio => choice::radio(&field, control),
        EntryKind::Slider => rsx! { SliderControl { field, control } },
        EntryKind::Text
        | EntryKind::Textarea
        | EntryKind::Password
        | EntryKind::Email
        | EntryKind::Url
        | EntryKind::Number
        | EntryKind::Color => rsx! { TextControl { field, control } },
    }
}

/// A field that is typed in.
#[component]
fn TextControl(field: Field, control: field::Control) -> Element {
    let mut entered = control.entered;
    let current = entered
        .read()
        .as_ref()
        .map_or_else(|| field::text(&field.base), field::text);
    let current = if field.entry.kind == EntryKind::Color {
        field::text(&control.value)
    } else {
        current
    };
    let mut typed = use_typed(current);
    let written = typed.times_written();
    let initial = field::text(&field.base);
    let described = field.described(control.problem);
    let invalid = control.problem.is_some().then_some("true");
    let (id, entry) = (field.id.as_str(), &field.entry);
    let (kind, input_mode, autocomplete) = match entry.kind {
        EntryKind::Password => ("password", None, Some("off")),
        EntryKind::Color => ("color", None, None),
        EntryKind::Number => ("text", Some("decimal"), None),
        EntryKind::Email => ("text", Some("email"), None),
        EntryKind::Url => ("text", Some("url"), None),
        EntryKind::Text
        | EntryKind::Textarea
        | EntryKind::Slider
        | EntryKind::Select
        | EntryKind::Radio
        | EntryKind::Boolean => ("text", None, None),
    };
    let enter = move |event: FormEvent| {
        typed.type_in(event.value());
        entered.set(Some(event.value().into()));
    };
    let (leave, mount) = (control.leave, control.mount);
    let required = entry.required.then_some("true");
    let placeholder = entry.placeholder.as_ref().map(ToString::to_string);
    rsx! {
        div {
            class: "fp-input",
            "data-mode": field.mode.word(),
            "data-kind": entry.kind.word(),
            ..field.style.clone().attributes(),
            {field.label_for(id)}
            if entry.kind == EntryKind::Textarea {
                textarea {
                    key: "{written}",
                    class: "fp-input__control",
                    id,
                    dir: "auto",
                    rows: "4",
                    placeholder,
                    "aria-required": required,
                    "aria-invalid": invalid,
                    "aria-describedby": described,
                    disabled: field.disabled,
                    oninput: enter,
                    onblur: move |_| leave.call(()),
                    onmounted: move |event| mount.call(event.data()),
                    ..typed.attributes(),
                    // Where no script sets the value: static HTML.
                    "{initial}"
                }
            } else {
                div { class: "fp-input__line",
                    input {
                        key: "{written}",
                        class: "fp-input__control",
                        id,
                        r#type: kind,
                        dir: if entry.kind == EntryKind::Url || entry.kind == EntryKind::Email { "ltr" } else { "auto" },
                        inputmode: input_mode,
                        autocomplete,
                        placeholder,
                        "aria-required": required,
                        "aria-invalid": invalid,
                        "aria-describedby": described,
                        disabled: field.disabled,
                        oninput: enter,
                        onblur: move |_| leave.call(()),
                        onmounted: move |event| mount.call(event.data()),
                        ..typed.attributes(),
                    }
                    if let Some(unit) = &entry.unit {
                        span { class: "fp-input__unit", id: "{id}:unit", dir: "auto", "{unit}" }
                    }
                }
            }
            {field.notes(control.problem)}
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

    #[test]
    fn defect_3_a_field_says_what_it_is_and_what_is_wrong_once_it_was_left() {
        let mut page = Page::new(
            r#"{"component": "host.input", "type": "number", "label": "Nozzle", "min": 0, "max": 300, "unit": "°C",
                "required": true, "help": "Ask the filament.", "placeholder": "200"}"#,
        );
        let html = page.html();
        assert!(
            html.contains(r#"inputmode="decimal""#) && html.contains(r#"aria-required="true""#),
            "{html}"
        );
        assert!(
            html.contains("Ask the filament.") && html.contains(">°C</span>"),
            "{html}"
        );
        page.enter(0, "999");
        assert!(!page.html().contains("aria-invalid"), "{}", page.html());
        page.leave(0);
        let html = page.html();
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains("300"), "{html}");
        page.enter(0, "200");
        assert!(!page.html().contains("aria-invalid"), "{}", page.html());
    }
}
