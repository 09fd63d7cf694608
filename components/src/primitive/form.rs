//! `host.form`: fields and a button that sends them.

use dioxus::prelude::*;
use faceplate_renderer::component::{Field, FieldKind, Form, InputMode, Node};
use faceplate_renderer::prop::{ActionId, OwnId, Trigger};
use serde_json::{Map, Value};

use super::busy;
use super::field;
use super::input::InputControl;
use super::section::header;
use super::switch::SwitchControl;
use crate::extension_id::ExtensionId;
use crate::input_state::{FieldKey, InputState, use_input_state};
use crate::paint::PaintContext;
use crate::press::{Place, use_control};
use crate::style::Style;
use crate::words::words;

pub(crate) fn paint(form: &Form, node: &Node, style: Style, context: PaintContext) -> Element {
    rsx! {
        FormControl {
            form: form.clone(),
            id: ExtensionId::here().dom_id(node.number),
            place: Place::of(node),
            name: field::name(node.id.as_deref(), node.number, node.instance),
            style,
            context,
        }
    }
}

/// A form. `id` is unique in the page; the values of its fields are kept under `name`.
#[component]
fn FormControl(
    form: Form,
    id: String,
    place: Place,
    name: String,
    style: Style,
    context: PaintContext,
) -> Element {
    let control = use_control(place);
    let busy = control.is_busy();
    let state = use_input_state();
    let extension = use_hook(ExtensionId::here);
    let title = form.title.as_deref().filter(|title| !title.is_empty());
    let title_id = title.is_some().then(|| format!("{id}:title"));
    let submit_label = match form.submit_label.as_deref() {
        Some(label) if !label.is_empty() => label.to_owned(),
        _ => words().text("submit"),
    };
    let submit = {
        let (form, name, label) = (form.clone(), name.clone(), submit_label.clone());
        let control = control.clone();
        move |event: FormEvent| {
            event.prevent_default();
            if let Some(ActionId(action_id)) = form.submit_action_id.clone() {
                let payload = payload(&form, &name, &extension, state);
                let trigger = Trigger::Action {
                    action_id,
                    payload,
                    include: Vec::new(),
                    confirm: None,
                };
                control.press(trigger, label.clone());
            }
        }
    };
    let problem_id = busy::problem_id(&control.run, || id.clone());
    rsx! {
        form { class: "fp-form", "aria-labelledby": title_id.clone(), onsubmit: submit, ..style.attributes(),
            if title.is_some() || form.subtitle.is_some() {
                {header(title, form.subtitle.as_deref(), title_id.clone(), context)}
            }
            for (index, field) in form.fields.iter().enumerate() {
                {paint_field(field, index, &id, &name)}
            }
            {busy::problem(&control.run, problem_id.as_deref())}
            button {
                class: "fp-button",
                r#type: "submit",
                "data-mode": "contained",
                disabled: form.submit_action_id.is_none(),
                "aria-disabled": busy.then_some("true"),
                "aria-busy": busy.then_some("true"),
                "aria-describedby": problem_id.clone(),
                if busy {
                    {busy::spinner()}
                }
                span { class: "fp-button__label", dir: "auto", "{submit_label}" }
            }
        }
    }
}

/// A field without an id has nowhere to go in the payload, so nothing can be entered.
fn paint_field(field: &Field, index: usize, form_id: &str, form_name: &str) -> Element {
    let id = format!("{form_id}:{index}");
    let name = match &field.id {
        Some(OwnId(id)) => field_name(form_name, id),
        None => field_name(form_name, &format!("#{index}")),
    };
    let disabled = field.id.is_none();
    match field.kind {
        FieldKind::Text => rsx! {
            InputControl {
                id,
                name,
                label: field.label.clone(),
                description: field.description.clone(),
                default_value: field.default_value.0.clone(),
                mode: InputMode::Outlined,
                multiline: false,
                disabled,
                style: Style::default(),
            }
        },
        FieldKind::Boolean => rsx! {
            SwitchControl {
                id,
                name,
                label: field.label.clone(),
                description: field.description.clone(),
                default_value: field::is_on(&field.default_value.0),
                disabled,
                style: Style::default(),
            }
        },
    }
}

/// What the form sends: for each field what it shows, with its type.
fn payload(
    form: &Form,
    name: &str,
    extension: &ExtensionId,
    state: InputState,
) -> Map<String, Value> {
    let value = |field: &Field| {
        let OwnId(id) = field.id.as_ref()?;
        let entered = state.field(FieldKey {
            extension: extension.clone(),
            field: field_name(name, id),
        });
        let entered = entered.peek().clone();
        let value = match (field.kind, entered) {
            (FieldKind::Text, Some(value)) => Value::from(field::text(&value)),
            (FieldKind::Text, None) if field.default_value.0.is_null() => Value::from(""),
            (FieldKind::Text, None) => field.default_value.0.clone(),
            (FieldKind::Boolean, Some(value)) => Value::from(field::is_on(&value)),
            (FieldKind::Boolean, None) => Value::from(field::is_on(&field.default_value.0)),
        };
        Some((id.to_string(), value))
    };
    form.fields.iter().filter_map(value).collect()
}

fn field_name(form: &str, field: &str) -> String {
    format!("{form}/{field}")
}

#[cfg(test)]
mod tests {
    use faceplate_renderer::prop::Trigger;
    use serde_json::json;

    use crate::primitive::page::{Page, html};

    const FORM: &str = r#"{"component": "host.form", "title": "Connect", "submitActionId": "save", "fields": [
        {"id": "name", "label": "Name", "defaultValue": "Ada"},
        {"id": "fan", "label": "Fan", "type": "boolean", "defaultValue": true},
        {"id": "count", "label": "Count", "defaultValue": 0},
        {"id": "note", "label": "Note"},
        {"label": "Lost"}]}"#;

    fn payload(page: &Page) -> serde_json::Value {
        match &page.presses()[0].trigger {
            Trigger::Action {
                action_id, payload, ..
            } => {
                assert_eq!(&**action_id, "save");
                json!(payload)
            }
            Trigger::Open { extension_id } => panic!("{extension_id}"),
        }
    }

    #[test]
    fn it_is_named_by_its_title_and_every_field_has_a_label() {
        let html = html(FORM);
        assert!(
            html.starts_with(r#"<form class="fp-form" aria-labelledby="fp:demo:main:0:title">"#),
            "{html}"
        );
        assert!(
            html.contains(r#"id="fp:demo:main:0:title" dir="auto">Connect</h2>"#),
            "{html}"
        );
        for index in 0..5 {
            for attribute in ["for", "id"] {
                assert!(
                    html.contains(&format!(r#"{attribute}="fp:demo:main:0:{index}""#)),
                    "{html}"
                );
            }
        }
        assert!(html.contains(">Submit</span></button>"), "{html}");
    }

    #[test]
    fn untouched_fields_send_their_default_with_its_type() {
        let mut page = Page::new(FORM);
        page.submit();
        assert_eq!(
            payload(&page),
            json!({"name": "Ada", "fan": true, "count": 0, "note": ""})
        );
    }

    #[test]
    fn defect_1_cleared_is_empty_and_off_is_false() {
        let mut page = Page::new(FORM);
        page.enter(0, "");
        page.change(0, "false");
        page.enter(1, "0");
        page.submit();
        assert_eq!(
            payload(&page),
            json!({"name": "", "fan": false, "count": "0", "note": ""})
        );
    }

    #[test]
    fn defect_22_values_keep_their_json_type() {
        let mut page = Page::new(FORM);
        page.change(0, "false");
        page.submit();
        assert_eq!(payload(&page)["fan"], json!(false));
        assert_eq!(payload(&page)["count"], json!(0));
    }

    #[test]
    fn without_an_action_it_cannot_be_sent() {
        let html = html(r#"{"component": "host.form", "fields": [], "submitLabel": "<Go>"}"#);
        assert!(html.contains(r#"disabled=true"#), "{html}");
        assert!(html.contains("&#60;Go&#62;"), "{html}");
    }
}
