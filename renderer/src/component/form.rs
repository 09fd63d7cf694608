//! `host.form`: fields and a button that sends them.

use std::sync::Arc;

use serde_json::Value;

use super::entry::{self, Entry, EntryKind};
use super::{Component, Node, Spec};
use crate::prop::{
    ActionId, AnyProp, Choice, Item, ItemSpec, Label, OwnId, Prop, PropType, Reader, Shape, Text,
};

/// A card of fields; its button sends `{fieldId: value}` with an action.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Heading of the card.
    pub title: Option<Label>,
    /// Line under the heading.
    pub subtitle: Option<Label>,
    /// What to fill in.
    pub fields: Vec<Field>,
    /// What the button says; the host's word for “Submit” when `None`.
    pub submit_label: Option<Label>,
    /// The action that gets the values.
    pub submit_action_id: Option<ActionId>,
    /// Where the fields start from and are saved to; `None` for their defaults and the action.
    pub bind: Option<Bind>,
}

/// What a form is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bind {
    /// The plugin's settings (decisions.md 15).
    Settings,
}

impl PropType for Option<Bind> {
    type Default = ();

    fn absent((): ()) -> Self {
        None
    }

    fn read(value: &Value, (): (), _: &mut Reader<'_>) -> Result<Self, String> {
        (value == "settings")
            .then_some(Some(Bind::Settings))
            .ok_or_else(|| "`settings`".to_owned())
    }

    fn shape((): ()) -> Shape {
        Shape::Choice {
            words: vec!["settings"],
            default: "",
        }
    }
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its key in the payload.
    pub id: Option<OwnId>,
    /// What to enter.
    pub label: Label,
    /// More about it.
    pub description: Option<Text>,
    /// What may be entered.
    pub entry: Entry,
    /// What it starts from.
    pub default_value: Scalar,
}

/// The component that a field may name instead of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FieldComponent {
    Input,
    Switch,
}

impl Choice for FieldComponent {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("input", Self::Input),
        ("host.input", Self::Input),
        ("switch", Self::Switch),
        ("host.switch", Self::Switch),
    ];
}

/// A value that a field starts from: text, number, boolean or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scalar(pub Value);

impl PropType for Scalar {
    type Default = ();

    fn absent((): ()) -> Self {
        Self(Value::Null)
    }

    fn read(value: &Value, (): (), _: &mut Reader<'_>) -> Result<Self, String> {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                Ok(Self(value.clone()))
            }
            Value::Array(_) | Value::Object(_) => {
                Err("text, a number, `true` or `false`".to_owned())
            }
        }
    }

    fn shape((): ()) -> Shape {
        Shape::Scalar
    }
}

const FIELD_ID: Prop<Option<OwnId>> = Prop::new("id", (), "The key of its value in the payload.");
const FIELD_LABEL: Prop<Label> = Prop::new("label", "", "What to enter.");
const FIELD_DESCRIPTION: Prop<Option<Text>> = Prop::new("description", (), "More about it.");
const FIELD_COMPONENT: Prop<FieldComponent> = Prop::new(
    "component",
    FieldComponent::Input,
    "`switch` is the same as the type `boolean`.",
);
const FIELD_DEFAULT: Prop<Scalar> = Prop::new("defaultValue", (), "What it starts from.");

const FIELD_PROPS: [&dyn AnyProp; 18] = entry::with_own([
    &FIELD_ID,
    &FIELD_LABEL,
    &FIELD_DESCRIPTION,
    &entry::KIND,
    &FIELD_COMPONENT,
    &FIELD_DEFAULT,
]);

impl Item for Field {
    const SPEC: ItemSpec = ItemSpec {
        name: "form field",
        props: &FIELD_PROPS,
        from_text: false,
    };

    fn read(reader: &mut Reader<'_>) -> Self {
        let kind = match (reader.get(&FIELD_COMPONENT), reader.get(&entry::KIND)) {
            (FieldComponent::Switch, _) => EntryKind::Boolean,
            (FieldComponent::Input, kind) => kind,
        };
        Self {
            id: reader.get(&FIELD_ID),
            label: reader.get(&FIELD_LABEL),
            description: reader.get(&FIELD_DESCRIPTION),
            entry: Entry::read(kind, reader),
            default_value: reader.get(&FIELD_DEFAULT),
        }
    }
}

const TITLE: Prop<Option<Label>> = Prop::new("title", (), "Heading of the card.");
const SUBTITLE: Prop<Option<Label>> = Prop::new("subtitle", (), "Line under the heading.");
const FIELDS: Prop<Vec<Field>> = Prop::new("fields", (), "What to fill in.");
const SUBMIT_LABEL: Prop<Option<Label>> = Prop::new(
    "submitLabel",
    (),
    "What the button says; “Submit” when absent.",
);
const SUBMIT_ACTION: Prop<Option<ActionId>> =
    Prop::new("submitActionId", (), "The action that gets the values.");

const BIND: Prop<Option<Bind>> = Prop::new(
    "bind",
    (),
    "`settings` starts the fields from the plugin's settings and saves them there; their ids are dotted paths.",
)
.faceplate();

pub(super) static SPEC: Spec = Spec {
    name: "form",
    aliases: &[],
    summary: "A card of fields with a button that sends their values.",
    example: r#"{"component": "host.form", "fields": [{"id": "host", "label": "Address"}], "submitActionId": "connect"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[
        &TITLE,
        &SUBTITLE,
        &FIELDS,
        &SUBMIT_LABEL,
        &SUBMIT_ACTION,
        &BIND,
    ],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Form(Form {
        title: reader.get(&TITLE),
        subtitle: reader.get(&SUBTITLE),
        fields: reader.get(&FIELDS),
        submit_label: reader.get(&SUBMIT_LABEL),
        submit_action_id: reader.get(&SUBMIT_ACTION),
        bind: reader.get(&BIND),
    })
}
