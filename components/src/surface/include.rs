//! The values of inputs that go with an action (decisions.md 14).

use dioxus::prelude::ReadableExt;
use faceplate_renderer::component::{Component, Node};
use serde_json::{Map, Value};

use crate::extension_id::ExtensionId;
use crate::input_state::{FieldKey, InputState};
use crate::primitive::field;

/// The values of the inputs called `names` in the extension of `root`, as they are now. Each is looked for in the use
/// of a template numbered `instance` first, then everywhere; what is disabled or not there is left out.
pub(super) fn included(
    root: &Node,
    names: &[Box<str>],
    instance: u64,
    extension: &ExtensionId,
    state: InputState,
) -> Map<String, Value> {
    let mut inputs = Vec::new();
    collect(root, &mut inputs);
    let value = |name: &str| {
        let called = |node: &&&Node| field::key(node) == Some(name);
        let own = inputs
            .iter()
            .find(|node| called(node) && node.instance == instance);
        let node = own.or_else(|| inputs.iter().find(called))?;
        let entered = state.field(FieldKey {
            extension: extension.clone(),
            field: field::name(Some(name), node.number, node.instance),
        });
        let value = field::value(node, entered.peek().as_ref())?;
        Some((name.to_string(), value))
    };
    names.iter().filter_map(|name| value(name)).collect()
}

fn collect<'a>(node: &'a Node, inputs: &mut Vec<&'a Node>) {
    if matches!(node.component, Component::Input(_) | Component::Switch(_)) {
        inputs.push(node);
    }
    for child in node.children() {
        collect(child, inputs);
    }
}
