//! `host.caption`: small secondary text.

use std::sync::Arc;

use super::{Component, Node, Spec, Variant};
use crate::color::{Color, Token};
use crate::prop::{Prop, Reader, Text};

/// Small secondary text.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// What it says.
    pub text: Text,
    /// Its step of the type scale.
    pub variant: Variant,
    /// Its colour.
    pub color: Color,
}

const TEXT: Prop<Text> = Prop::new("text", "", "What it says.");
const VARIANT: Prop<Variant> = Prop::new("variant", Variant::BodySmall, "Step of the type scale.");
const COLOR: Prop<Color> = Prop::new("color", Token::OnSurfaceVariant, "Colour of the text.");

pub(super) static SPEC: Spec = Spec {
    name: "caption",
    aliases: &[],
    summary: "Small secondary text.",
    example: r#"{"component": "host.caption", "text": "Updated a minute ago"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&TEXT, &VARIANT, &COLOR],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Caption(Caption {
        text: reader.get(&TEXT),
        variant: reader.get(&VARIANT),
        color: reader.get(&COLOR),
    })
}
