//! A form that is bound to its plugin's settings (decisions.md 15).

use std::collections::BTreeMap;
use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_renderer::bound::at_path;
use serde_json::{Map, Value};

use super::Entries;
use crate::action::Actions;
use crate::client::{HostClient, HostError};
use crate::data::{LiveData, Query, Status, Subject, use_status};
use crate::extension::Plugin;
use crate::extension_id::ExtensionId;
use crate::press::Control;
use crate::primitive::field;
use crate::surface::{Tone, notice};
use crate::toast::Toast;
use crate::words::words;

/// The settings behind a form.
#[derive(Clone)]
pub(super) struct Settings {
    /// Whether the form is bound to them at all.
    pub(super) bound: bool,
    status: Status,
    /// What was saved under the keys that somebody edited, when they began to.
    begun: CopyValue<BTreeMap<String, Option<Value>>>,
    /// Keys that were edited here and changed elsewhere meanwhile, with what they are now.
    changed: Signal<BTreeMap<String, Value>>,
}

/// A key that was edited.
pub(super) struct Edit {
    path: String,
    value: Value,
    /// What was saved when the editing began.
    begun: Option<Value>,
}

/// What came of saving.
struct Saved {
    settings: Map<String, Value>,
    /// The edits that were not saved, because the key had changed meanwhile, with what it is now.
    changed: BTreeMap<String, Value>,
}

/// The settings of the plugin around the current scope, watched while `bound`.
pub(super) fn use_settings(bound: bool) -> Settings {
    let extension = use_hook(ExtensionId::here);
    let query = bound.then(|| Query {
        plugin_id: extension.plugin_id,
        subject: Subject::Settings,
    });
    Settings {
        bound,
        status: use_status(query, None),
        begun: use_hook(|| CopyValue::new(BTreeMap::new())),
        changed: use_signal(BTreeMap::new),
    }
}

impl Settings {
    /// Whether it is known what is saved. Until then nothing can be entered: it would hide what comes.
    pub(super) fn is_there(&self) -> bool {
        !matches!(self.status, Status::Loading | Status::Failed(_))
    }

    /// What is saved at the dotted `path`.
    pub(super) fn saved(&self, path: &str) -> Option<Value> {
        at_path(self.status.value()?, path).cloned()
    }

    /// The keys that differ from what is saved, and those that were never saved. Who asks while painting repaints
    /// when something is entered.
    pub(super) fn edits(&self, entries: &Entries) -> Vec<Edit> {
        let edit = |(path, field): (&str, &field::Field)| {
            let entered = entries.entered(field);
            let value = field.entry.value(entered.read().as_ref(), &field.base);
            let saved = self.saved(path);
            let unchanged = field.entry.value(None, &field.base);
            let edited = entered.read().is_some() && value != unchanged;
            edited.then(|| Edit {
                path: path.to_owned(),
                value,
                begun: self.begun.peek().get(path).cloned().unwrap_or(saved),
            })
        };
        if !self.bound {
            return Vec::new();
        }
        entries.sent().filter_map(edit).collect()
    }

    /// Remembers what was saved when somebody began to edit.
    pub(super) fn remember(&self, entries: &Entries) {
        let mut begun = self.begun;
        let edits = self.edits(entries);
        let mut begun = begun.write();
        begun.retain(|path, _| edits.iter().any(|edit| edit.path == *path));
        for edit in edits {
            begun.entry(edit.path).or_insert(edit.begun);
        }
    }

    /// Puts what is saved back into the fields.
    pub(super) fn reset_to_saved(&self, entries: &Entries) {
        for (_, field) in entries.sent() {
            entries.entered(field).set(None);
        }
        self.forget_changes();
    }

    /// Puts the defaults of the manifest into the fields, to be saved.
    pub(super) fn reset_to_default(&self, entries: &Entries) {
        for (_, field) in entries.sent() {
            let default = field.entry.value(None, &field.default);
            entries.entered(field).set(Some(default));
        }
        self.forget_changes();
    }

    fn forget_changes(&self) {
        let mut changed = self.changed;
        changed.set(BTreeMap::new());
    }

    /// Saves what was edited. What changed elsewhere meanwhile is shown instead, and saved the next time.
    pub(super) fn save(&self, control: &Control, entries: &Entries) {
        let actions = try_consume_context::<Actions>();
        let live = try_consume_context::<LiveData>();
        let plugin = try_consume_context::<Arc<Plugin>>();
        let (Some(actions), Some(LiveData(live)), Some(plugin)) = (actions, live, plugin) else {
            return;
        };
        let mut edits = self.edits(entries);
        edits.extend(self.never_saved(entries));
        let (settings, entries, id) = (self.clone(), entries.clone(), plugin.id.clone());
        actions.perform(control.key(), plugin, async move {
            let host = live.host().ok_or(HostError::NotOffered)?;
            let saved = save(&*host, &id, edits).await?;
            let (mut begun, mut changed) = (settings.begun, settings.changed);
            for (path, field) in entries.sent() {
                match saved.changed.get(path) {
                    Some(now) => {
                        begun.write().insert(path.to_owned(), Some(now.clone()));
                    }
                    None => entries.entered(field).set(None),
                }
            }
            let all = saved.changed.is_empty();
            changed.set(saved.changed);
            live.put_settings(&id, saved.settings);
            let said = all.then(|| Toast::new(Tone::Success, &words().text("saved")));
            Ok(said.flatten().into_iter().collect())
        });
        dioxus_core::needs_update();
    }

    /// What is shown and was never saved: it is what a person agrees to.
    fn never_saved(&self, entries: &Entries) -> Vec<Edit> {
        let unsaved = entries.sent().filter(|(path, field)| {
            self.saved(path).is_none() && entries.entered(field).peek().is_none()
        });
        let edit = |(path, field): (&str, &field::Field)| Edit {
            path: path.to_owned(),
            value: entries.value(field),
            begun: None,
        };
        unsaved.map(edit).collect()
    }

    /// What a person should know before saving.
    pub(super) fn notes(&self, entries: &Entries) -> Element {
        if !self.bound {
            return VNode::empty();
        }
        let words = words();
        let label = |path: &str| {
            let field = entries.sent().find(|(id, _)| *id == path);
            field.map_or_else(|| path.to_owned(), |(_, field)| field.label_text())
        };
        let changed = self.changed.read();
        rsx! {
            if self.status == Status::Loading {
                p { class: "fp-form__loading fp-type-body-small", role: "status", {words.text("loading")} }
            }
            if let Status::Failed(problem) | Status::Stale { problem, .. } = &self.status {
                {notice(Tone::Error, &problem.of_plugin(&words))}
            }
            for (path , now) in changed.iter() {
                {
                    let args = [("field", label(path).into()), ("value", field::text(now).into())];
                    notice(Tone::Warning, &words.format("changed-meanwhile", &args))
                }
            }
        }
    }
}

/// Lays `edits` over what is saved now, and saves all of it: a host resets what is left out.
async fn save(
    host: &dyn HostClient,
    plugin_id: &str,
    edits: Vec<Edit>,
) -> Result<Saved, HostError> {
    let mut settings = Value::Object(host.settings(plugin_id).await?);
    let mut changed = BTreeMap::new();
    let mut any = false;
    for Edit { path, value, begun } in edits {
        let now = at_path(&settings, &path).cloned();
        if now != begun && now.as_ref() != Some(&value) {
            changed.insert(path, now.unwrap_or_default());
        } else {
            put(&mut settings, &path, value);
            any = true;
        }
    }
    let Value::Object(settings) = settings else {
        return Ok(Saved {
            settings: Map::new(),
            changed,
        });
    };
    let settings = if any {
        host.save_settings(plugin_id, settings).await?
    } else {
        settings
    };
    Ok(Saved { settings, changed })
}

/// Puts `value` at the dotted `path`; what is on the way and is no object becomes one.
fn put(settings: &mut Value, path: &str, value: Value) {
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    if let (Value::Array(list), Ok(index)) = (&mut *settings, key.parse::<usize>())
        && let Some(element) = list.get_mut(index)
    {
        match rest {
            Some(rest) => put(element, rest, value),
            None => *element = value,
        }
        return;
    }
    if !settings.is_object() {
        *settings = Value::Object(Map::new());
    }
    let Value::Object(object) = settings else {
        return;
    };
    match rest {
        Some(rest) => put(object.entry(key).or_insert(Value::Null), rest, value),
        None => {
            object.insert(key.to_owned(), value);
        }
    }
}

#[cfg(test)]
mod tests;
