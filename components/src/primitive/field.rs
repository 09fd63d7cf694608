//! What fields of all kinds share: where their value is kept, how it reads, and the words around them.

use std::rc::Rc;

use dioxus::prelude::*;
use faceplate_renderer::component::{Entry, InputMode, Problem};
use faceplate_renderer::prop::{Choice, Label, Text};
use serde_json::Value;

use crate::extension_id::ExtensionId;
use crate::icon::icon;
use crate::input_state::{FieldKey, use_input_state};
use crate::style::Style;
use crate::words::words;

/// A field as it is painted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    /// Unique in the page.
    pub(super) id: String,
    /// What its value is kept under.
    pub(super) name: String,
    pub(super) label: Label,
    pub(super) description: Option<Text>,
    pub(super) entry: Entry,
    /// What it starts from: its default, or what is saved.
    pub(super) base: Value,
    /// What it starts from where nothing is saved.
    pub(super) default: Value,
    pub(super) mode: InputMode,
    pub(super) disabled: bool,
    pub(super) style: Style,
}

/// What a field holds, and whom it tells.
#[derive(Clone, PartialEq)]
pub(super) struct Control {
    pub(super) entered: Signal<Option<Value>>,
    /// What is sent.
    pub(super) value: Value,
    /// What is wrong with that, if it is to be said.
    pub(super) problem: Option<Problem>,
    /// It was left.
    pub(super) leave: Callback<()>,
    /// What takes the focus is there.
    pub(super) mount: Callback<Rc<MountedData>>,
}

impl Field {
    pub(super) fn mode_word(&self) -> &'static str {
        self.mode.word()
    }

    pub(super) fn label_text(&self) -> String {
        label(&self.label)
    }

    /// Its label, for the element `id`.
    pub(super) fn label_for(&self, id: &str) -> Element {
        rsx! {
            label { class: "fp-input__label fp-type-label-medium", r#for: "{id}", dir: "auto", {self.label_text()} }
        }
    }

    /// The ids of what [`Field::notes`] says.
    pub(super) fn described(&self, problem: Option<Problem>) -> Option<String> {
        let parts = [
            (self.entry.unit.is_some(), "unit"),
            (self.description.is_some(), "description"),
            (self.entry.help.is_some(), "help"),
            (problem.is_some(), "error"),
        ];
        let ids: Vec<_> = parts
            .into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, part)| format!("{}:{part}", self.id))
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// What is to be known of it: its description, how to fill it in, and what is wrong.
    pub(super) fn notes(&self, problem: Option<Problem>) -> Element {
        let id = &self.id;
        let problem = problem.map(|problem| match &self.entry.error_message {
            Some(message) => message.to_string(),
            None => problem_text(problem),
        });
        rsx! {
            for (part , text) in [("description", &self.description), ("help", &self.entry.help)] {
                if let Some(text) = text {
                    p { class: "fp-input__description fp-type-body-small", id: "{id}:{part}", dir: "auto", "{text}" }
                }
            }
            if let Some(problem) = problem {
                div { class: "fp-problem fp-type-body-small", id: "{id}:error",
                    {icon("alert-circle", 16)}
                    p { class: "fp-problem__text", dir: "auto", "{problem}" }
                }
            }
        }
    }
}

/// What is wrong, in words.
fn problem_text(problem: Problem) -> String {
    let words = words();
    match problem {
        Problem::Missing => words.text("field-missing"),
        Problem::NoNumber => words.text("field-no-number"),
        Problem::TooSmall(least) => words.format("field-too-small", &[("least", least.into())]),
        Problem::TooLarge(most) => words.format("field-too-large", &[("most", most.into())]),
        Problem::NotAStep(step) => words.format("field-not-a-step", &[("step", step.into())]),
        Problem::TooShort(least) => words.format("field-too-short", &[("least", least.into())]),
        Problem::TooLong(most) => words.format("field-too-long", &[("most", most.into())]),
        Problem::NoMatch => words.text("field-no-match"),
        Problem::NoEmail => words.text("field-no-email"),
        Problem::NoUrl => words.text("field-no-url"),
    }
}

/// What was entered in the field called `name` of the extension around the current scope.
pub(super) fn use_field(name: &str) -> Signal<Option<Value>> {
    let state = use_input_state();
    let extension = use_hook(ExtensionId::here);
    state.field(FieldKey {
        extension,
        field: name.to_owned(),
    })
}

/// The name under which a value is kept: the author's `key`, apart for each use of a template, else the number of the
/// node.
pub(crate) fn name(key: Option<&str>, number: u64, instance: u64) -> String {
    match (key, instance) {
        (None, _) => format!("#{number}"),
        (Some(key), 0) => key.to_owned(),
        (Some(key), instance) => format!("{key}#{instance}"),
    }
}

/// A value as the text of a field.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// A value as on or off.
pub(super) fn is_on(value: &Value) -> bool {
    value.as_bool().unwrap_or(false)
}

/// What a control is called, also when the manifest does not say.
pub(super) fn label(label: &str) -> String {
    if label.is_empty() {
        words().text("field")
    } else {
        label.to_owned()
    }
}
