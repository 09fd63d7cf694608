//! Reads the properties of one node or item, reporting what is wrong and carrying on with defaults.

use serde_json::{Map, Value};

use super::{AnyProp, IdKind, Item, Prop, PropType};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::suggest::did_you_mean;

/// What a plugin declares, for checking what its nodes refer to. `None` means that it is not known here,
/// so references are taken as they are: a client sees nodes without the manifest around them.
#[derive(Clone, Copy, Debug, Default)]
pub struct References<'a> {
    /// Ids of `actions`, sorted.
    pub actions: Option<&'a [&'a str]>,
    /// Ids of `uiExtensions` whose surface is `modal`, sorted.
    pub modals: Option<&'a [&'a str]>,
    /// Icon names, sorted.
    pub icons: Option<&'a [&'a str]>,
}

/// Stands on one object and reads its properties.
pub struct Reader<'a> {
    object: &'a Map<String, Value>,
    pointer: &'a Pointer,
    /// The key being read, for messages.
    key: &'a str,
    references: References<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Reader<'a> {
    /// A reader of `object`, which stands at `pointer`.
    pub fn new(
        object: &'a Map<String, Value>,
        pointer: &'a Pointer,
        references: References<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            object,
            pointer,
            key: "",
            references,
            diagnostics,
        }
    }

    /// The value of `prop`: what is written, made usable, or its default.
    pub fn get<T: PropType>(&mut self, prop: &Prop<T>) -> T {
        let object = self.object;
        let written = std::iter::once(&prop.name)
            .chain(prop.aliases)
            .find_map(|key| object.get_key_value(*key));
        let Some((key, value)) = written.filter(|(_, value)| !value.is_null()) else {
            return T::absent(prop.default);
        };
        self.key = key;
        if prop.faceplate {
            self.diagnostics.add(|| {
                let message = format!("`{key}` is Faceplate's: other hosts ignore it");
                Diagnostic::new(Code::FaceplateOnly, self.pointer.key(key.clone()), message)
                    .at_key()
            });
        }
        T::read(value, prop.default, self).unwrap_or_else(|expected| {
            self.report(Code::WrongType, || {
                (
                    format!("expected {expected}, found {}", describe(value)),
                    None,
                )
            });
            T::absent(prop.default)
        })
    }

    /// `number` within bounds; what lies outside is reported.
    pub(super) fn clamp(&mut self, number: f64, min: f64, max: f64) -> f64 {
        if (min..=max).contains(&number) {
            return number;
        }
        self.report(Code::OutOfRange, || {
            (
                format!("expected a number from {min} to {max}, found {number}"),
                None,
            )
        });
        number.clamp(min, max)
    }

    /// The object being read, or `None` when it cannot be one.
    pub(super) fn record<T: Item>(&mut self, value: &Value) -> Option<T> {
        let pointer = self.pointer.key(self.key.to_owned());
        self.one(pointer, value)
    }

    /// The item at `index` of the list being read, or `None` when it cannot be one.
    pub(super) fn item<T: Item>(&mut self, index: usize, value: &Value) -> Option<T> {
        let pointer = self.pointer.key(self.key.to_owned()).index(index);
        if let (Value::String(text), true) = (value, T::SPEC.from_text) {
            return T::from_text(text);
        }
        self.one(pointer, value)
    }

    fn one<T: Item>(&mut self, pointer: Pointer, value: &Value) -> Option<T> {
        let Value::Object(object) = value else {
            self.diagnostics.add(|| {
                let expected = article(T::SPEC.name);
                let message = format!("expected {expected}, found {}", describe(value));
                Diagnostic::new(Code::WrongType, pointer, message)
            });
            return None;
        };
        let mut reader = Reader::new(object, &pointer, self.references, self.diagnostics);
        let item = T::read(&mut reader);
        reader.report_unknown(T::SPEC.props, &[], T::SPEC.name);
        Some(item)
    }

    /// Reports the keys that are neither one of `props` nor in `also`.
    pub(crate) fn report_unknown(
        &mut self,
        props: &[&'static dyn AnyProp],
        also: &[&'static str],
        owner: &str,
    ) {
        if !self.diagnostics.are_kept() {
            return;
        }
        let object = self.object;
        let known = || {
            props
                .iter()
                .flat_map(|prop| std::iter::once(prop.name()).chain(prop.aliases().iter().copied()))
                .chain(also.iter().copied())
        };
        for key in object.keys() {
            if !known().any(|name| name == key) {
                self.diagnostics.add(|| {
                    Diagnostic::new(
                        Code::UnknownProperty,
                        self.pointer.key(key.clone()),
                        format!("`{key}` is not a property of {owner}"),
                    )
                    .at_key()
                    .with_hint(did_you_mean(key, known()))
                });
            }
        }
    }

    /// Reports `id` when the plugin declares no such thing.
    pub(super) fn refer_to(&mut self, kind: IdKind, id: &str) {
        let (declared, code, what) = match kind {
            IdKind::Action => (self.references.actions, Code::UnknownAction, "action"),
            IdKind::Modal => (
                self.references.modals,
                Code::UnknownModal,
                "modal extension",
            ),
            IdKind::Own => return,
        };
        if let Some(declared) = declared
            && declared.binary_search(&id).is_err()
        {
            self.report(code, || {
                let message = format!("the manifest declares no {what} `{id}`");
                (message, did_you_mean(id, declared.iter().copied()))
            });
        }
    }

    /// Reports `name` when there is no such icon.
    pub(crate) fn refer_to_icon(&mut self, name: &str) {
        if let Some(icons) = self.references.icons
            && icons.binary_search(&name).is_err()
        {
            self.report(Code::UnknownIcon, || {
                let message = format!("there is no Material Design icon `{name}`");
                (message, did_you_mean(name, icons.iter().copied()))
            });
        }
    }

    /// Reports a problem with the value being read: its message and hint.
    fn report(&mut self, code: Code, word: impl FnOnce() -> (String, Option<String>)) {
        let (pointer, key) = (self.pointer, self.key);
        self.diagnostics.add(|| {
            let (message, hint) = word();
            Diagnostic::new(code, pointer.key(key.to_owned()), message).with_hint(hint)
        });
    }
}

/// What `value` is, for “expected X, found Y”.
pub(crate) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) if text.chars().count() > 40 => "a long text".to_owned(),
        Value::String(text) => format!("the text {text:?}"),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

fn article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}
