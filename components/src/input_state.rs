//! What a person has entered, kept while surfaces come, go and repaint.

use std::collections::{HashMap, HashSet};

use dioxus::core::{ScopeId, current_scope_id};
use dioxus::prelude::*;
use serde_json::Value;

use crate::extension_id::ExtensionId;

/// Names one field of the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldKey {
    /// Where the field is.
    pub extension: ExtensionId,
    /// Its name there.
    pub field: String,
}

/// Everything a person has entered in fields of plugins, as JSON values with their types.
///
/// The app provides it at its root, so that what was typed survives live reload, changes of tab and repaints.
/// A field that nobody touched has no value: it shows and sends its `defaultValue`. One that was cleared has
/// the empty text, which is a value (contract section 10, defect 1).
#[derive(Clone, Copy, PartialEq)]
pub struct InputState {
    fields: CopyValue<HashMap<FieldKey, Signal<Option<Value>>>>,
    /// The forms with something that is not saved, by their names; they need not be on screen.
    unsaved: Signal<HashSet<FieldKey>>,
    owner: ScopeId,
}

impl InputState {
    /// Nothing entered yet; lives as long as the current scope.
    pub fn new() -> Self {
        Self {
            fields: CopyValue::new(HashMap::new()),
            unsaved: Signal::new(HashSet::new()),
            owner: current_scope_id(),
        }
    }

    /// What was entered in the field `key`; `None` while it is untouched. Who reads it repaints when it changes,
    /// and nobody else does.
    pub fn field(mut self, key: FieldKey) -> Signal<Option<Value>> {
        let owner = self.owner;
        let mut fields = self.fields.write();
        *fields
            .entry(key)
            .or_insert_with(|| Signal::new_in_scope(None, owner))
    }

    /// Whether anything was entered that is to be saved and is not: closing the page would lose it. Who asks while
    /// painting repaints when that changes.
    pub fn is_any_unsaved(self) -> bool {
        !self.unsaved.read().is_empty()
    }

    /// Whether a form of the plugin `plugin_id` has something that is not saved.
    pub(crate) fn is_unsaved(self, plugin_id: &str) -> bool {
        let unsaved = self.unsaved.peek();
        unsaved
            .iter()
            .any(|form| *form.extension.plugin_id == *plugin_id)
    }

    /// The form `form` has something that is not saved, or no longer.
    pub(crate) fn set_unsaved(mut self, form: FieldKey, is: bool) {
        if self.unsaved.peek().contains(&form) == is {
            return;
        }
        let mut unsaved = self.unsaved.write();
        if is {
            unsaved.insert(form);
        } else {
            unsaved.remove(&form);
        }
    }

    /// Forgets what is not saved in forms of extensions that are no longer there: nobody could save it.
    pub fn keep_unsaved(mut self, is_there: impl Fn(&ExtensionId) -> bool) {
        if self
            .unsaved
            .peek()
            .iter()
            .any(|form| !is_there(&form.extension))
        {
            self.unsaved
                .write()
                .retain(|form| is_there(&form.extension));
        }
    }
}

impl Default for InputState {
    fn default() -> Self {
        Self::new()
    }
}

/// The state that the app provides; where it provides none, one that lives as long as the current scope.
pub(crate) fn use_input_state() -> InputState {
    use_hook(|| try_consume_context().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use dioxus_core::NoOpMutations;
    use serde_json::json;

    use super::*;

    fn key(extension: &str, field: &str) -> FieldKey {
        FieldKey {
            extension: ExtensionId::new("demo", extension),
            field: field.to_owned(),
        }
    }

    /// Shows the field `k` of an extension and counts its paintings.
    #[component]
    fn Shown(extension: String, painted: Painted) -> Element {
        painted.0.set(painted.0.get() + 1);
        let value = use_input_state().field(key(&extension, "k"));
        let text = value
            .read()
            .as_ref()
            .map_or_else(|| "untouched".to_owned(), Value::to_string);
        rsx! { "[{text}]" }
    }

    #[derive(Clone, Default)]
    struct Painted(Rc<Cell<u32>>);

    impl PartialEq for Painted {
        fn eq(&self, other: &Self) -> bool {
            Rc::ptr_eq(&self.0, &other.0)
        }
    }

    #[derive(Clone, Default)]
    struct App {
        state: Rc<Cell<Option<InputState>>>,
        hidden: Rc<Cell<bool>>,
        one: Painted,
        other: Painted,
    }

    fn app(app: App) -> Element {
        app.state.set(Some(use_context_provider(InputState::new)));
        rsx! {
            if !app.hidden.get() {
                Shown { extension: "one", painted: app.one.clone() }
                Shown { extension: "other", painted: app.other.clone() }
            }
        }
    }

    fn enter(dom: &VirtualDom, app: &App, value: Value) {
        let state = app.state.get().unwrap();
        dom.in_scope(ScopeId::APP, || {
            state.field(key("one", "k")).set(Some(value))
        });
    }

    #[test]
    fn what_was_entered_survives_when_the_field_goes_and_comes_back() {
        let shown = App::default();
        let mut dom = VirtualDom::new_with_props(app, shown.clone());
        dom.rebuild_in_place();
        assert_eq!(dioxus_ssr::render(&dom), "[untouched][untouched]");
        enter(&dom, &shown, json!(""));
        for hidden in [true, false] {
            shown.hidden.set(hidden);
            dom.mark_dirty(ScopeId::APP);
            dom.render_immediate(&mut NoOpMutations);
        }
        assert_eq!(dioxus_ssr::render(&dom), r#"[&#34;&#34;][untouched]"#);
    }

    #[test]
    fn what_is_not_saved_is_known_by_form_until_it_is_saved_or_its_form_is_gone() {
        let shown = App::default();
        let mut dom = VirtualDom::new_with_props(app, shown.clone());
        dom.rebuild_in_place();
        let state = shown.state.get().unwrap();
        dom.in_scope(ScopeId::APP, || {
            assert!(!state.is_any_unsaved());
            state.set_unsaved(key("one", "form"), true);
            state.set_unsaved(key("other", "form"), true);
            state.set_unsaved(key("one", "form"), false);
            assert!(state.is_any_unsaved() && state.is_unsaved("demo") && !state.is_unsaved("x"));
            state.keep_unsaved(|extension| &*extension.extension_id == "one");
            assert!(!state.is_any_unsaved());
        });
    }

    #[test]
    fn only_the_field_that_changed_is_painted_again() {
        let shown = App::default();
        let mut dom = VirtualDom::new_with_props(app, shown.clone());
        dom.rebuild_in_place();
        enter(&dom, &shown, json!(0));
        dom.render_immediate(&mut NoOpMutations);
        assert_eq!(dioxus_ssr::render(&dom), "[0][untouched]");
        assert_eq!((shown.one.0.get(), shown.other.0.get()), (2, 1));
    }
}
