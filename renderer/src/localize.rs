//! Lays a plugin's translations over its manifest: a translation changes words, never behaviour (decisions.md 6).

mod origins;

pub(crate) use origins::Origins;

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::prop::{BEHAVIOUR, describe};
use crate::suggest::did_you_mean;
use crate::template::PROP;

/// What a translation may say about the plugin.
const PLUGIN_WORDS: &[&str] = &["name", "description"];

/// What a translation may say about an action, extension or component.
const ITEM_WORDS: &[&str] = &[
    "name",
    "label",
    "description",
    "title",
    "subtitle",
    "navigationLabel",
    SCHEMA,
];

/// The one of them that is no text but nodes.
const SCHEMA: &str = "schema";

/// The keys of a merged `schema` for which the manifest's value stays, besides [`BEHAVIOUR`]. What stands in a list that
/// a translation replaces is new content and may have them: it is checked as the manifest's own nodes are.
const PROTECTED: [&str; 9] = [
    "payload",
    "dataActionPayload",
    "url",
    "bundle",
    "entry",
    "exports",
    "kind",
    "surface",
    "mode",
];

/// The manifest's lists of items that have an `id`, by which a translation names them.
const SECTIONS: [&str; 3] = ["actions", "uiExtensions", "components"];

/// A manifest with translations laid over it.
pub(crate) struct Localization {
    /// The manifest as the host sends it.
    pub(crate) manifest: Value,
    /// Which of its parts came from a translation.
    pub(crate) origins: Origins,
    /// What is wrong with each translation, in the order of `overlays`; the pointers are the translation's own.
    pub(crate) problems: Vec<Vec<Diagnostic>>,
}

/// Lays `overlays`, the contents of translation files, over `manifest`, first to last.
pub(crate) fn localize(manifest: &Value, overlays: &[&Value]) -> Localization {
    let mut manifest = manifest.clone();
    let mut origins = Origins::default();
    let problems = overlays
        .iter()
        .enumerate()
        .map(|(overlay, content)| {
            let mut merge = Merge {
                overlay,
                origins: &mut origins,
                problems: Vec::new(),
            };
            merge.overlay(&mut manifest, content);
            merge.problems
        })
        .collect();
    Localization {
        manifest,
        origins,
        problems,
    }
}

/// A value's two places.
#[derive(Clone)]
struct Place {
    /// In the localized manifest.
    manifest: Pointer,
    /// In the translation.
    overlay: Pointer,
}

impl Place {
    fn key(&self, key: &str) -> Self {
        Self {
            manifest: self.manifest.key(key.to_owned()),
            overlay: self.overlay.key(key.to_owned()),
        }
    }
}

/// One translation being laid over the manifest.
struct Merge<'a> {
    overlay: usize,
    origins: &'a mut Origins,
    problems: Vec<Diagnostic>,
}

impl Merge<'_> {
    fn overlay(&mut self, manifest: &mut Value, overlay: &Value) {
        let at = Pointer::root();
        let Some(manifest) = manifest.as_object_mut() else {
            return;
        };
        let Value::Object(overlay) = overlay else {
            let found = describe(overlay);
            let message = format!("expected an object, found {found}; the translation is not used");
            self.problems
                .push(Diagnostic::new(Code::TranslationUnreadable, at, message));
            return;
        };
        for (key, value) in overlay {
            let at = at.key(key.clone());
            if key == "plugin" {
                if let Some(words) = self.table(value, &at) {
                    let place = Place {
                        manifest: Pointer::root(),
                        overlay: at,
                    };
                    self.item(manifest, words, PLUGIN_WORDS, &place);
                }
            } else if let Some(section) = SECTIONS.into_iter().find(|section| section == key) {
                if let Some(items) = self.table(value, &at) {
                    self.section(manifest.get_mut(section), items, section, &at);
                }
            } else {
                let hint = did_you_mean(key, SECTIONS.into_iter().chain(["plugin"]));
                self.ignored(key, &at, hint);
            }
        }
    }

    /// The translations of the items of one list of the manifest.
    fn section(
        &mut self,
        items: Option<&mut Value>,
        table: &Map<String, Value>,
        section: &'static str,
        at: &Pointer,
    ) {
        let items = entries(items, &Pointer::root().key(section));
        let mut known = Vec::with_capacity(items.len());
        let mut named = HashSet::with_capacity(items.len());
        for (item, pointer) in items {
            let Some(Value::String(id)) = item.get("id") else {
                continue;
            };
            let id = id.clone();
            if let Some((key, overlay)) = table.get_key_value(&id) {
                let overlay_at = at.key(id.clone());
                named.insert(key);
                if let Some(overlay) = self.table(overlay, &overlay_at) {
                    let place = Place {
                        manifest: pointer,
                        overlay: overlay_at,
                    };
                    self.item(item, overlay, ITEM_WORDS, &place);
                }
            }
            known.push(id);
        }
        for id in table.keys().filter(|id| !named.contains(id)) {
            let message = format!("the manifest has nothing with the id `{id}` in `{section}`");
            let hint = did_you_mean(id, known.iter().map(String::as_str));
            self.problems.push(
                Diagnostic::new(Code::TranslationUnknownId, at.key(id.clone()), message)
                    .at_key()
                    .with_hint(hint),
            );
        }
    }

    /// The translation of the plugin itself or of one item, which may set `words`.
    fn item(
        &mut self,
        base: &mut Map<String, Value>,
        overlay: &Map<String, Value>,
        words: &[&'static str],
        place: &Place,
    ) {
        for (key, value) in overlay {
            let place = place.key(key);
            let has_schema = || base.get(SCHEMA).is_some_and(|schema| !schema.is_null());
            if !words.contains(&key.as_str()) || (key == SCHEMA && !has_schema()) {
                if base.get(key) != Some(value) {
                    let hint = did_you_mean(key, words.iter().copied());
                    self.ignored(key, &place.overlay, hint);
                }
            } else if key == SCHEMA {
                self.value(base, key, value, &place);
            } else {
                match value {
                    Value::Null => self.null(&place),
                    Value::String(_) => self.put(base, key, value, &place),
                    Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                        self.unfit("text", value, &place);
                    }
                }
            }
        }
    }

    /// The translation of the object `base` within a schema, key by key.
    fn merge(&mut self, base: &mut Map<String, Value>, overlay: &Map<String, Value>, at: &Place) {
        for (key, value) in overlay {
            let place = at.key(key);
            if ![&BEHAVIOUR[..], &PROTECTED]
                .iter()
                .any(|keys| keys.contains(&key.as_str()))
            {
                self.value(base, key, value, &place);
            } else if base.get(key) != Some(value) && !is_empty(value) {
                self.ignored(key, &place.overlay, None);
            }
        }
    }

    /// The translation `value` of the member `key` of `base`, within a schema.
    fn value(&mut self, base: &mut Map<String, Value>, key: &str, value: &Value, place: &Place) {
        match (base.get_mut(key), value) {
            (_, Value::Null) => self.null(place),
            // Lists replace: what stands in them is new content.
            (_, Value::Array(_)) => self.put(base, key, value, place),
            (Some(Value::Object(below)), Value::Object(overlay)) => {
                self.merge(below, overlay, place);
            }
            (Some(Value::Array(_)), Value::Object(overlay)) if overlay.is_empty() => {}
            (Some(Value::Array(_)), _) => self.unfit("a list", value, place),
            (Some(Value::Object(below)), _) if !below.contains_key(PROP) => {
                self.unfit("an object", value, place);
            }
            // A prop stands for a text, so either may replace the other.
            (Some(Value::Null) | None, Value::Object(overlay)) if !overlay.contains_key(PROP) => {
                let mut added = Map::new();
                self.merge(&mut added, overlay, place);
                if !added.is_empty() {
                    self.put(base, key, &Value::Object(added), place);
                }
            }
            (Some(_), Value::Object(overlay)) if !overlay.contains_key(PROP) => {
                if !overlay.is_empty() {
                    self.unfit("text", value, place);
                }
            }
            (_, Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => {
                self.put(base, key, value, place);
            }
        }
    }

    /// Puts a value of the translation in place, and remembers where it came from.
    fn put(&mut self, base: &mut Map<String, Value>, key: &str, value: &Value, place: &Place) {
        base.insert(key.to_owned(), value.clone());
        let Place { manifest, overlay } = place.clone();
        self.origins.note(manifest, self.overlay, overlay);
    }

    /// `value` as an object. PHP writes an empty one as `[]` (contract section 1).
    fn table<'v>(&mut self, value: &'v Value, at: &Pointer) -> Option<&'v Map<String, Value>> {
        if let Value::Object(table) = value {
            return Some(table);
        }
        if value.as_array().is_none_or(|list| !list.is_empty()) {
            let message = format!("expected an object, found {}", describe(value));
            self.problems
                .push(Diagnostic::new(Code::WrongType, at.clone(), message));
        }
        None
    }

    fn ignored(&mut self, key: &str, at: &Pointer, hint: Option<String>) {
        let message = format!("a translation cannot set `{key}`; the manifest decides it");
        self.problems.push(
            Diagnostic::new(Code::TranslationKeyIgnored, at.clone(), message)
                .at_key()
                .with_hint(hint),
        );
    }

    fn null(&mut self, place: &Place) {
        let message = "expected a translation, found null; the manifest's text stays";
        self.problems.push(
            Diagnostic::new(Code::TranslationNull, place.overlay.clone(), message)
                .with_hint("leave the key out".to_owned()),
        );
    }

    fn unfit(&mut self, expected: &str, value: &Value, place: &Place) {
        let found = describe(value);
        let message = format!("expected {expected}, as in the manifest, found {found}");
        self.problems.push(Diagnostic::new(
            Code::WrongType,
            place.overlay.clone(),
            message,
        ));
    }
}

/// Whether `value` is an empty object, which changes nothing.
fn is_empty(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty)
}

/// The objects in a list of the manifest, which stands at `pointer`; of an object its members, as upstream takes
/// `actions` (contract section 1.1).
fn entries<'v>(
    list: Option<&'v mut Value>,
    pointer: &Pointer,
) -> Vec<(&'v mut Map<String, Value>, Pointer)> {
    let entry = |(value, at): (&'v mut Value, Pointer)| Some((value.as_object_mut()?, at));
    match list {
        Some(Value::Array(list)) => list
            .iter_mut()
            .enumerate()
            .map(|(index, value)| (value, pointer.index(index)))
            .filter_map(entry)
            .collect(),
        Some(Value::Object(members)) => members
            .iter_mut()
            .map(|(key, value)| (value, pointer.key(key.clone())))
            .filter_map(entry)
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
