//! `host.section`: a tonal card.

use std::sync::Arc;

use super::{Component, Node, Spec};
use crate::color::{Color, Token};
use crate::prop::{Label, Prop, Reader};

/// A tonal card; it has a header only when there is a title or subtitle.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Heading of the card.
    pub title: Option<Label>,
    /// Line under the heading.
    pub subtitle: Option<Label>,
    /// Fill of the card.
    pub background_color: Color,
    /// What stands in it, in a column.
    pub children: Vec<Arc<Node>>,
}

const TITLE: Prop<Option<Label>> = Prop::new("title", (), "Heading of the card.");
const SUBTITLE: Prop<Option<Label>> = Prop::new("subtitle", (), "Line under the heading.");
const BACKGROUND: Prop<Color> =
    Prop::new("backgroundColor", Token::Elevation1, "Fill of the card.");

pub(super) static SPEC: Spec = Spec {
    name: "section",
    aliases: &["card"],
    summary: "A tonal card, with a header when it has a title or subtitle.",
    example: r#"{"component": "host.section", "title": "Camera", "subtitle": "Front door", "children": []}"#,
    container: true,
    margin_bottom: 12.0,
    props: &[&TITLE, &SUBTITLE, &BACKGROUND],
    read,
};

fn read(reader: &mut Reader<'_>, children: Vec<Arc<Node>>) -> Component {
    Component::Section(Section {
        title: reader.get(&TITLE),
        subtitle: reader.get(&SUBTITLE),
        background_color: reader.get(&BACKGROUND),
        children,
    })
}
