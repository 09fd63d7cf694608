//! What expansion makes: nodes whose component is known.

use serde_json::{Map, Value};

use crate::component::{INVALID, InvalidCode, Spec};
use crate::pointer::Pointer;

/// A node after expansion: its properties are JSON still, its component is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Expanded {
    /// Which component it is.
    pub kind: Kind,
    /// Its properties as written, texts filled. `children` holds a place only; see [`Expanded::children`].
    pub object: Map<String, Value>,
    /// The nodes inside it.
    pub children: Vec<Expanded>,
    /// Where the author wrote it, in the localized manifest.
    pub pointer: Pointer,
    /// Which use of a template it comes from, numbered from 1; 0 for what stands outside templates.
    pub instance: u64,
    /// Where the author wrote its `visibleWhen` and `repeat`, if that is elsewhere: at the call of its template.
    pub live: Option<Pointer>,
}

/// What an expanded node is.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A component of the registry.
    Component(&'static Spec),
    /// A node that cannot be drawn; its object is `{"component", "code", "name"}`.
    Invalid(InvalidCode),
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Component(a), Self::Component(b)) => a.name == b.name,
            (Self::Invalid(a), Self::Invalid(b)) => a == b,
            (Self::Component(_), Self::Invalid(_)) | (Self::Invalid(_), Self::Component(_)) => {
                false
            }
        }
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Component(spec) => f.write_str(spec.name),
            Self::Invalid(code) => write!(f, "{code:?}"),
        }
    }
}

impl Expanded {
    /// A node that stands for one that cannot be drawn.
    pub(super) fn invalid(code: InvalidCode, name: &str, pointer: Pointer) -> Self {
        let object = [
            ("component", format!("host.{INVALID}")),
            ("code", code.code().name().to_owned()),
            ("name", name.to_owned()),
        ]
        .map(|(key, text)| (key.to_owned(), Value::String(text)));
        Self {
            kind: Kind::Invalid(code),
            object: object.into_iter().collect(),
            children: Vec::new(),
            pointer,
            instance: 0,
            live: None,
        }
    }

    /// Where the author wrote its `key`, one of those for live values.
    pub(crate) fn live_key(&self, key: &'static str) -> Pointer {
        self.live.as_ref().unwrap_or(&self.pointer).key(key)
    }

    /// How many nodes it is, with those inside.
    pub(crate) fn count(&self) -> usize {
        self.children
            .iter()
            .fold(1, |sum, child| sum + child.count())
    }

    /// The node as JSON: component names in their `host.` form, unknown keys kept.
    pub fn to_json(&self) -> Value {
        let mut object = self.object.clone();
        if let Kind::Component(spec) = self.kind {
            object.insert("component".to_owned(), format!("host.{}", spec.name).into());
            if spec.container && (object.contains_key("children") || !self.children.is_empty()) {
                let children = self.children.iter().map(Self::to_json).collect();
                object.insert("children".to_owned(), Value::Array(children));
            }
        }
        Value::Object(object)
    }
}
