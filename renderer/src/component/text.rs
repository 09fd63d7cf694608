//! `host.text`: a paragraph.

use std::sync::Arc;

use super::{Component, Node, Spec, Variant};
use crate::color::{Color, Token};
use crate::prop::{self, Choice, Prop, Reader};

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: prop::Text,
    /// Its step of the type scale.
    pub variant: Variant,
    /// Its colour.
    pub color: Color,
    /// Where its lines start.
    pub align: TextAlign,
}

/// Where the lines of a text start. `left` and `right` follow the reading direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are those of CSS")]
pub enum TextAlign {
    Start,
    Center,
    End,
    Justify,
}

impl Choice for TextAlign {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("left", Self::Start),
        ("center", Self::Center),
        ("right", Self::End),
        ("justify", Self::Justify),
    ];
}

const TEXT: Prop<prop::Text> = Prop::new("text", "", "What it says.");
const VARIANT: Prop<Variant> = Prop::new("variant", Variant::BodyMedium, "Step of the type scale.");
const COLOR: Prop<Color> = Prop::new("color", Token::OnSurface, "Colour of the text.");
const ALIGN: Prop<TextAlign> = Prop::new("align", TextAlign::Start, "Where the lines start.");

pub(super) static SPEC: Spec = Spec {
    name: "text",
    aliases: &[],
    summary: "A paragraph.",
    example: r#"{"component": "host.text", "text": "Ready to print."}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[&TEXT, &VARIANT, &COLOR, &ALIGN],
    read,
};

fn read(reader: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Text(Text {
        text: reader.get(&TEXT),
        variant: reader.get(&VARIANT),
        color: reader.get(&COLOR),
        align: reader.get(&ALIGN),
    })
}
