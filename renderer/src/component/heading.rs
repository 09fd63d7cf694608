//! `host.heading`: a heading.

use std::sync::Arc;

use serde_json::Value;

use super::{Component, Node, Spec, Variant};
use crate::color::{Color, Token};
use crate::prop::{Label, Prop, PropType, Reader, Shape, finite};

/// A heading; its level follows from where it stands in the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// What it says.
    pub text: Label,
    /// Its step of the type scale.
    pub variant: Variant,
    /// Its colour.
    pub color: Color,
    /// Weight of the letters.
    pub weight: Weight,
}

/// Weight of letters: 100 to 900 in hundreds, as CSS counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight(pub u16);

impl PropType for Weight {
    type Default = u16;

    fn absent(default: u16) -> Self {
        Self(default)
    }

    fn read(value: &Value, _: u16, _: &mut Reader<'_>) -> Result<Self, String> {
        let hundreds = match value.as_str() {
            Some("normal") => Some(4.0),
            Some("bold") => Some(7.0),
            _ => finite(value).map(|number| number / 100.0),
        };
        (1..=9)
            .find(|weight| hundreds == Some(f64::from(*weight)))
            .map(|weight: u16| Self(weight * 100))
            .ok_or_else(|| "a weight of 100, 200 … 900, `normal` or `bold`".to_owned())
    }

    fn shape(default: u16) -> Shape {
        Shape::Number {
            default: Some(default.into()),
            min: 100.0,
            max: 900.0,
        }
    }
}

const TEXT: Prop<Label> = Prop::new("text", "", "What it says.").or(&["title"]);
const VARIANT: Prop<Variant> = Prop::new("variant", Variant::TitleLarge, "Step of the type scale.");
const COLOR: Prop<Color> = Prop::new("color", Token::OnSurface, "Colour of the text.");
const WEIGHT: Prop<Weight> = Prop::new("weight", 700, "Weight of the letters, 100 to 900.");

pub(super) static SPEC: Spec = Spec {
    name: "heading",
    aliases: &[],
    summary: "A heading, with a level that follows from where it stands.",
    example: r#"{"component": "host.heading", "text": "Temperatures"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&TEXT, &VARIANT, &COLOR, &WEIGHT],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Heading(Heading {
        text: reader.get(&TEXT),
        variant: reader.get(&VARIANT),
        color: reader.get(&COLOR),
        weight: reader.get(&WEIGHT),
    })
}
