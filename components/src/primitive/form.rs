//! `host.form`: fields and a button that sends or saves them.

mod settings;

use std::collections::HashMap;
use std::rc::Rc;

use dioxus::prelude::*;
use faceplate_renderer::component::{Bind, Form, InputMode, Node};
use faceplate_renderer::prop::{ActionId, OwnId, Trigger};
use serde_json::{Map, Value};

use self::settings::{Settings, use_settings};
use super::busy;
use super::field::{self, Field};
use super::input::FieldControl;
use super::section::header;
use crate::action::{Actions, OwnQuestion};
use crate::extension_id::ExtensionId;
use crate::icon::icon;
use crate::input_state::{FieldKey, InputState, use_input_state};
use crate::paint::PaintContext;
use crate::press::{Place, use_control};
use crate::style::Style;
use crate::surface::focus::focus;
use crate::words::words;

pub(crate) fn paint(form: &Form, node: &Node, style: Style, context: PaintContext) -> Element {
    rsx! {
        FormControl {
            form: form.clone(),
            place: Place::of(node),
            name: field::name(node.id.as_deref(), node.number, node.instance),
            style,
            context,
        }
    }
}

/// A form. The values of its fields are kept under `name`.
#[component]
fn FormControl(
    form: Form,
    place: Place,
    name: String,
    style: Style,
    context: PaintContext,
) -> Element {
    let control = use_control(place);
    let state = use_input_state();
    let extension = use_hook(ExtensionId::here);
    // Whether somebody tried to send it: from then on every field says what is wrong.
    let mut tried = use_signal(|| false);
    let mut elements = use_hook(|| CopyValue::new(HashMap::<usize, Rc<MountedData>>::new()));
    let settings = use_settings(form.bind == Some(Bind::Settings));
    let id = extension.dom_id(place.number);
    let fields = Rc::new(fields(&form, &id, &name, &settings));
    let form_key = FieldKey {
        extension: extension.clone(),
        field: name,
    };
    let entries = Entries {
        fields: Rc::clone(&fields),
        extension,
        state,
    };
    settings.remember(&entries);
    let dirty = !settings.edits(&entries).is_empty();
    let known = settings.is_there();
    use_effect(use_reactive!(|(dirty, known, form_key)| {
        // Before it is known what is saved, nobody knows what is not.
        if known {
            state.set_unsaved(form_key, dirty);
        }
    }));
    let busy = control.is_busy();
    let title = form.title.as_deref().filter(|title| !title.is_empty());
    let title_id = title.is_some().then(|| format!("{id}:title"));
    let submit_label = match form.submit_label.as_deref() {
        Some(label) if !label.is_empty() => label.to_owned(),
        _ if settings.bound => words().text("save"),
        _ => words().text("submit"),
    };
    let problem_id = busy::problem_id(&control.run, || id.clone());
    let submit = {
        let (entries, label, settings) = (entries.clone(), submit_label.clone(), settings.clone());
        let (control, action) = (control.clone(), form.submit_action_id.clone());
        move |event: FormEvent| {
            event.prevent_default();
            if let Some(wrong) = entries.first_problem() {
                tried.set(true);
                if let Some(element) = elements.peek().get(&wrong) {
                    focus(element);
                }
                return;
            }
            tried.set(false);
            if settings.bound {
                settings.save(&control, &entries);
            } else if let Some(ActionId(action_id)) = action.clone() {
                let trigger = Trigger::Action {
                    action_id,
                    payload: entries.payload(),
                    include: Vec::new(),
                    confirm: None,
                };
                control.press(trigger, label.clone());
            }
        }
    };
    let unusable = if settings.bound {
        !settings.is_there()
    } else {
        form.submit_action_id.is_none()
    };
    rsx! {
        form {
            class: "fp-form",
            "aria-labelledby": title_id.clone(),
            // What is wrong is said beside the field, in the person's language.
            novalidate: true,
            onsubmit: submit,
            ..style.attributes(),
            if title.is_some() || form.subtitle.is_some() {
                {header(title, form.subtitle.as_deref(), title_id.clone(), context)}
            }
            for (index , (_ , field)) in fields.iter().enumerate() {
                FieldControl {
                    key: "{index}",
                    field: field.clone(),
                    checked: tried(),
                    on_mount: move |element| {
                        elements.write().insert(index, element);
                    },
                }
            }
            {settings.notes(&entries)}
            {busy::problem(&control.run, problem_id.as_deref())}
            div { class: "fp-form__buttons",
                button {
                    class: "fp-button",
                    r#type: "submit",
                    "data-mode": "contained",
                    disabled: unusable,
                    "aria-disabled": busy.then_some("true"),
                    "aria-busy": busy.then_some("true"),
                    "aria-describedby": problem_id.clone(),
                    if busy {
                        {busy::spinner()}
                    }
                    span { class: "fp-button__label", dir: "auto", "{submit_label}" }
                }
                if settings.bound {
                    {resets(&settings, &entries, dirty, tried)}
                }
            }
        }
    }
}

/// The buttons that take back what was entered, and whether there is anything to take back. What was entered and not
/// saved is not taken back without a yes.
fn resets(settings: &Settings, entries: &Entries, dirty: bool, mut tried: Signal<bool>) -> Element {
    let words = words();
    let reset = |to: fn(&Settings, &Entries), yes: String| {
        let (settings, entries) = (settings.clone(), entries.clone());
        move |_: MouseEvent| {
            let (settings, entries) = (settings.clone(), entries.clone());
            let mut reset = move |()| {
                to(&settings, &entries);
                tried.set(false);
            };
            match try_consume_context::<Actions>() {
                Some(actions) if dirty => {
                    let words = crate::words::words();
                    actions.ask(OwnQuestion {
                        title: words.text("discard-title"),
                        text: vec![words.text("discard-text")],
                        yes: yes.clone(),
                        then: Callback::new(reset),
                    });
                }
                Some(_) | None => reset(()),
            }
        }
    };
    rsx! {
        button {
            class: "fp-button",
            r#type: "button",
            "data-mode": "text",
            disabled: !dirty,
            onclick: reset(Settings::reset_to_saved, words.text("reset-to-saved")),
            span { class: "fp-button__label", {words.text("reset-to-saved")} }
        }
        button {
            class: "fp-button",
            r#type: "button",
            "data-mode": "text",
            disabled: !settings.is_there(),
            onclick: reset(Settings::reset_to_default, words.text("reset-to-default")),
            span { class: "fp-button__label", {words.text("reset-to-default")} }
        }
        // There before its first words, or nobody would hear them.
        div { class: "fp-form__dirty fp-type-body-small", role: "status", "data-dirty": dirty,
            if dirty {
                {icon("circle-edit-outline", 16)}
                p { {words.text("unsaved")} }
            }
        }
    }
}

/// The fields, each with its id in the payload. One without an id has nowhere to go there, so nothing can be entered.
fn fields(form: &Form, id: &str, name: &str, settings: &Settings) -> Vec<(Option<String>, Field)> {
    let painted = |(index, field): (usize, &faceplate_renderer::component::Field)| {
        let own_id = field.id.as_ref().map(|OwnId(id)| id.to_string());
        let own_name = own_id.clone().unwrap_or_else(|| format!("#{index}"));
        let saved = own_id.as_deref().and_then(|id| settings.saved(id));
        let painted = Field {
            id: format!("{id}:{index}"),
            name: format!("{name}/{own_name}"),
            label: field.label.clone(),
            description: field.description.clone(),
            entry: field.entry.clone(),
            base: saved.unwrap_or_else(|| field.default_value.0.clone()),
            default: field.default_value.0.clone(),
            mode: InputMode::Outlined,
            disabled: own_id.is_none() || (settings.bound && !settings.is_there()),
            style: Style::default(),
        };
        (own_id, painted)
    };
    form.fields.iter().enumerate().map(painted).collect()
}

/// What is in the fields of a form.
#[derive(Clone)]
struct Entries {
    fields: Rc<Vec<(Option<String>, Field)>>,
    extension: ExtensionId,
    state: InputState,
}

impl Entries {
    /// What was entered in `field`; nothing while it is untouched.
    fn entered(&self, field: &Field) -> Signal<Option<Value>> {
        self.state.field(FieldKey {
            extension: self.extension.clone(),
            field: field.name.clone(),
        })
    }

    /// What is sent for `field`.
    fn value(&self, field: &Field) -> Value {
        let entered = self.entered(field).peek().clone();
        field.entry.value(entered.as_ref(), &field.base)
    }

    /// The fields that are sent, with their ids.
    fn sent(&self) -> impl Iterator<Item = (&str, &Field)> {
        let fields = self.fields.iter().filter(|(_, field)| !field.disabled);
        fields.filter_map(|(id, field)| Some((id.as_deref()?, field)))
    }

    /// The place of the first field that cannot be sent as it is.
    fn first_problem(&self) -> Option<usize> {
        let wrong = |(_, field): &(_, Field)| {
            !field.disabled && field.entry.problem(&self.value(field)).is_some()
        };
        self.fields.iter().position(wrong)
    }

    /// What the form sends: for each field what it shows, with its type.
    fn payload(&self) -> Map<String, Value> {
        let values = self
            .sent()
            .map(|(id, field)| (id.to_owned(), self.value(field)));
        values.collect()
    }
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
            html.starts_with(
                r#"<form class="fp-form" aria-labelledby="fp:demo:main:0:title" novalidate=true>"#
            ),
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
