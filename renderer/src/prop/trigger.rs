//! What a press does: run an action, or open a modal of the same plugin.

use serde_json::{Map, Value};

use super::{Confirm, IdKind, Names, Prop, PropType, Reader, Shape};

/// What happens when a control is pressed.
#[derive(Clone, Debug, PartialEq)]
pub enum Trigger {
    /// Run the action with this payload.
    Action {
        /// An entry of the plugin's `actions`.
        action_id: Box<str>,
        /// Sent with it.
        payload: Map<String, Value>,
        /// Names of inputs whose values are sent with it, over those of `payload` (decisions.md 14).
        include: Vec<Box<str>>,
        /// What a person is asked before it runs.
        confirm: Option<Confirm>,
    },
    /// Open the modal; it wins over an action (components.md, `button`).
    Open {
        /// An entry of the plugin's `uiExtensions` with the surface `modal`.
        extension_id: Box<str>,
    },
}

/// An id of something in the same plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionId(pub Box<str>);

/// An id of a modal of the same plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModalId(pub Box<str>);

/// The name under which a node's state is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnId(pub Box<str>);

/// The action to run; with the next two, part of every pressable component's table.
pub(crate) const ACTION: Prop<Option<ActionId>> = Prop::new("actionId", (), "The action to run.");
/// The modal to open.
pub(crate) const OPEN: Prop<Option<ModalId>> = Prop::new(
    "openExtensionId",
    (),
    "The modal of the same plugin to open; it wins over `actionId`.",
);
/// Sent with the action.
pub(crate) const PAYLOAD: Prop<Map<String, Value>> =
    Prop::new("payload", (), "Sent with the action.");

/// What is asked before.
pub(crate) const CONFIRM: Prop<Option<Confirm>> = Prop::new(
    "confirm",
    (),
    "What a person is asked before the action runs.",
)
.faceplate();
/// Whether it can be pressed.
pub(crate) const DISABLED: Prop<bool> =
    Prop::new("disabled", false, "Whether it cannot be pressed.").faceplate();
/// What else is sent.
pub(crate) const INCLUDE: Prop<Option<Names>> = Prop::new(
    "include",
    (),
    "Inputs whose values are sent with the action, by their `stateKey` or `id`: those of the same row or template before others.",
)
.faceplate();

impl Trigger {
    /// The trigger of the node or item that `reader` stands on.
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let open = reader.get(&OPEN);
        let action = reader.get(&ACTION);
        let payload = reader.get(&PAYLOAD);
        let confirm = reader.get(&CONFIRM);
        match (open, action) {
            (Some(ModalId(extension_id)), _) => Some(Self::Open { extension_id }),
            (None, Some(ActionId(action_id))) => Some(Self::Action {
                action_id,
                payload,
                include: Vec::new(),
                confirm,
            }),
            (None, None) => None,
        }
    }

    /// The same, sending the values of the inputs that a button's `include` names.
    pub(crate) fn including(mut self, names: Option<Names>) -> Self {
        if let (Self::Action { include, .. }, Some(Names(names))) = (&mut self, names) {
            *include = names;
        }
        self
    }
}

impl PropType for ActionId {
    type Default = ();

    fn absent((): ()) -> Self {
        Self("".into())
    }

    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        let id = value.as_str().ok_or("the id of an action")?;
        reader.refer_to(IdKind::Action, id);
        Ok(Self(id.into()))
    }

    fn shape((): ()) -> Shape {
        Shape::Id(IdKind::Action)
    }
}

impl PropType for ModalId {
    type Default = ();

    fn absent((): ()) -> Self {
        Self("".into())
    }

    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        let id = value.as_str().ok_or("the id of a modal extension")?;
        reader.refer_to(IdKind::Modal, id);
        Ok(Self(id.into()))
    }

    fn shape((): ()) -> Shape {
        Shape::Id(IdKind::Modal)
    }
}

impl PropType for OwnId {
    type Default = ();

    fn absent((): ()) -> Self {
        Self("".into())
    }

    fn read(value: &Value, (): (), _: &mut Reader<'_>) -> Result<Self, String> {
        value
            .as_str()
            .filter(|id| !id.is_empty())
            .map(|id| Self(id.into()))
            .ok_or_else(|| "a name".to_owned())
    }

    fn shape((): ()) -> Shape {
        Shape::Id(IdKind::Own)
    }
}

impl PropType for Map<String, Value> {
    type Default = ();

    fn absent((): ()) -> Self {
        Self::new()
    }

    /// PHP writes an empty object as `[]` (contract section 1), so an empty list is one too.
    fn read(value: &Value, (): (), _: &mut Reader<'_>) -> Result<Self, String> {
        match value {
            Value::Object(object) => Ok(object.clone()),
            Value::Array(list) if list.is_empty() => Ok(Self::new()),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => Err("an object".to_owned()),
        }
    }

    fn shape((): ()) -> Shape {
        Shape::Object
    }
}
