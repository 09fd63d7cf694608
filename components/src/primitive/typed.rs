//! What a text field shows while somebody types in it.

use dioxus::prelude::*;

/// Keeps the program from writing back what a person typed.
///
/// In a window the page runs ahead: between a key and the program's answer to it there may be another key, and the answer
/// would wipe it out. So the field's own text is never written; only a text from elsewhere is.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    /// What the field holds, as far as the program knows.
    held: CopyValue<String>,
    /// What was written into it last, and how often that happened.
    written: CopyValue<(u32, String)>,
}

/// The text of the field in this scope, which is to show `current`.
pub(super) fn use_typed(current: String) -> Typed {
    let mut typed = use_hook(|| Typed {
        held: CopyValue::new(current.clone()),
        written: CopyValue::new((0, current.clone())),
    });
    if *typed.held.read() != current {
        let times = typed.times_written();
        typed.written.set((times + 1, current.clone()));
        typed.held.set(current);
    }
    typed
}

impl Typed {
    /// How often a text was written into the field: its element's key, so that every text from elsewhere arrives.
    pub(super) fn times_written(&self) -> u32 {
        self.written.read().0
    }

    /// The text that was written last. As a property in `rsx!` it would be written again whenever the field is painted.
    pub(super) fn attributes(&self) -> Vec<Attribute> {
        let text = self.written.read().1.clone();
        vec![Attribute::new("value", text, None, false)]
    }

    /// A person made it `text`.
    pub(super) fn type_in(&mut self, text: String) {
        self.held.set(text);
    }
}
