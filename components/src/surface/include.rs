//! The values of inputs that go with an action (decisions.md 14).

use std::collections::BTreeMap;

use dioxus::prelude::*;
use serde_json::{Map, Value};

use crate::press::Place;

/// The inputs outside forms that an extension shows now, in the order of its document: what is not shown is not sent.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Inputs(CopyValue<BTreeMap<u64, Shown>>);

/// An input that is shown.
struct Shown {
    named: Named,
    /// What is sent for it, as it is when this is called; nothing for what is disabled.
    value: Box<dyn Fn() -> Option<Value>>,
}

/// An input that actions may include.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// Its `stateKey`, else its `id`.
    pub(crate) key: String,
    /// Where it stands.
    pub(crate) place: Place,
}

impl Inputs {
    /// None yet; for the extension whose region the current scope is.
    pub(super) fn new() -> Self {
        Self(CopyValue::new(BTreeMap::new()))
    }

    /// The values of the inputs called `names`. Each is looked for in the use of a template numbered `instance` first,
    /// then everywhere; what is disabled or not shown is left out.
    pub(super) fn included(self, names: &[Box<str>], instance: u64) -> Map<String, Value> {
        let shown = self.0.peek();
        let value = |name: &str| {
            let called = || shown.values().filter(move |shown| shown.named.key == name);
            let own = called().find(|shown| shown.named.place.instance == instance);
            let input = own.or_else(|| called().next())?;
            Some((name.to_owned(), (input.value)()?))
        };
        names.iter().filter_map(|name| value(name)).collect()
    }
}

/// Says that the extension shows the input `named`, for as long as the current scope lives, and what is sent for it.
pub(crate) fn use_shown(named: Option<Named>, value: impl Fn() -> Option<Value> + 'static) {
    let inputs = use_hook(try_consume_context::<Inputs>);
    let number = named.as_ref().map(|named| named.place.number);
    if let (Some(Inputs(mut inputs)), Some(named)) = (inputs, named) {
        let value = Box::new(value);
        inputs
            .write()
            .insert(named.place.number, Shown { named, value });
    }
    use_drop(move || {
        if let (Some(Inputs(mut inputs)), Some(number)) = (inputs, number) {
            inputs.write().remove(&number);
        }
    });
}
