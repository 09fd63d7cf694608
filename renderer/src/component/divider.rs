//! `host.divider`: a rule.

use std::sync::Arc;

use super::{Component, Node, Spec};
use crate::prop::Reader;

/// A rule with space above and below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divider;

pub(super) static SPEC: Spec = Spec {
    name: "divider",
    aliases: &[],
    summary: "A rule between what is above and below.",
    example: r#"{"component": "host.divider"}"#,
    container: false,
    margin_bottom: 8.0,
    props: &[],
    read,
};

fn read(_: &mut Reader<'_>, _: Vec<Arc<Node>>) -> Component {
    Component::Divider(Divider)
}
