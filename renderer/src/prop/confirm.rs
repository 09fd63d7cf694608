//! What a person is asked before an action runs.

use serde_json::Value;

use super::{Item, ItemSpec, Label, Prop, PropType, Reader, Shape, Text};

/// A question before an action. The host adds whose action it is; these words are the plugin's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Confirm {
    /// The question.
    pub title: Option<Label>,
    /// What follows from a yes.
    pub text: Option<Text>,
    /// What the button says that means yes.
    pub confirm_label: Option<Label>,
    /// Whether it cannot be undone.
    pub danger: bool,
}

const TITLE: Prop<Option<Label>> = Prop::new("title", (), "The question.");
const TEXT: Prop<Option<Text>> = Prop::new("text", (), "What follows from a yes.");
const CONFIRM_LABEL: Prop<Option<Label>> = Prop::new(
    "confirmLabel",
    (),
    "What the button says that means yes; what was pressed when absent.",
);
const DANGER: Prop<bool> = Prop::new("danger", false, "Whether it cannot be undone.");

impl Item for Confirm {
    const SPEC: ItemSpec = ItemSpec {
        name: "confirmation",
        props: &[&TITLE, &TEXT, &CONFIRM_LABEL, &DANGER],
        from_text: false,
    };

    fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            title: reader.get(&TITLE),
            text: reader.get(&TEXT),
            confirm_label: reader.get(&CONFIRM_LABEL),
            danger: reader.get(&DANGER),
        }
    }
}

impl PropType for Confirm {
    type Default = ();

    fn absent((): ()) -> Self {
        Self::default()
    }

    /// What cannot be read still asks: an action that is to be confirmed never runs unasked.
    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        Ok(reader.record(value).unwrap_or_default())
    }

    fn shape((): ()) -> Shape {
        Shape::Record(&Self::SPEC)
    }
}

/// Names of inputs, in the order of the manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(pub Vec<Box<str>>);

impl PropType for Names {
    type Default = ();

    fn absent((): ()) -> Self {
        Self::default()
    }

    fn read(value: &Value, (): (), _: &mut Reader<'_>) -> Result<Self, String> {
        let names = value.as_array().map(|names| {
            let names = names.iter().map(|name| Some(name.as_str()?.into()));
            names.collect::<Option<Vec<_>>>()
        });
        names
            .flatten()
            .map(Self)
            .ok_or_else(|| "a list of names".to_owned())
    }

    fn shape((): ()) -> Shape {
        Shape::Names
    }
}
