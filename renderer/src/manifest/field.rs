//! How the tables of the manifest are written: records, their fields, and what a field may hold.

use serde_json::{Map, Value};

use crate::diagnostic::Code;
use crate::prop::Choice;

/// One kind of object in a manifest.
pub(crate) struct Record {
    /// What it is called in messages and documentation.
    pub(crate) name: &'static str,
    /// Its keys.
    pub(crate) fields: &'static [Field],
    /// Whether upstream keeps keys that it does not know. Then only what looks like a slip is reported.
    pub(crate) open: bool,
}

/// One key of a record.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// What it means, as one sentence for the documentation.
    pub(crate) doc: &'static str,
    /// Whether it must be there and not empty.
    pub(crate) required: bool,
    /// When it must be there although it is not always required.
    pub(crate) when: Option<When>,
    /// The first `sdkRevision` that may use it; 0 is any (decisions.md 2).
    pub(crate) since: u8,
    /// Whether other hosts ignore it.
    pub(crate) faceplate: bool,
}

impl Field {
    /// An optional field of every revision.
    pub(crate) const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self {
            name,
            kind,
            doc,
            required: false,
            when: None,
            since: 0,
            faceplate: false,
        }
    }

    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Required where the record's `key` is `word`.
    pub(crate) const fn when(mut self, key: &'static str, word: &'static str) -> Self {
        self.when = Some(When {
            key,
            word,
            by_default: false,
        });
        self
    }

    /// Required where the record's `key` is `word` or absent.
    pub(crate) const fn when_or_absent(mut self, key: &'static str, word: &'static str) -> Self {
        self.when = Some(When {
            key,
            word,
            by_default: true,
        });
        self
    }

    pub(crate) const fn since(mut self, revision: u8) -> Self {
        self.since = revision;
        self
    }

    pub(crate) const fn faceplate(mut self) -> Self {
        self.faceplate = true;
        self
    }
}

/// What makes a field required.
#[derive(Clone, Copy)]
pub(crate) struct When {
    pub(crate) key: &'static str,
    pub(crate) word: &'static str,
    /// Whether the absence of `key` stands for `word`.
    pub(crate) by_default: bool,
}

impl When {
    pub(crate) fn holds(self, record: &Map<String, Value>) -> bool {
        match record.get(self.key) {
            None | Some(Value::Null) => self.by_default,
            Some(value) => value == self.word,
        }
    }
}

/// What a field may hold.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Anything: nobody looks at it.
    Any,
    /// A text of a format.
    Text(&'static Format),
    /// A text that people read and trust; a number or boolean is shown as JSON.
    Label,
    /// The name of a Material Design icon. Upstream rejects what cannot be one only where it is `strict`.
    Icon {
        strict: bool,
    },
    /// One word of a closed list.
    Choice(fn() -> Vec<&'static str>),
    Bool,
    /// A whole number. What lies outside is rejected, or clamped where upstream does so.
    Integer {
        min: i64,
        max: i64,
        clamped: bool,
    },
    /// A number greater than zero.
    Positive,
    /// A list; upstream also takes the values of an object where `or_object` says so.
    List {
        of: &'static Kind,
        or_object: bool,
    },
    /// An object whose keys are not known beforehand.
    Map {
        key: &'static Format,
        value: &'static Kind,
    },
    /// An object of known keys.
    Record(&'static Record),
    /// A text or something else.
    TextOr(&'static Format, &'static Kind),
    /// A list or a single one of it.
    OneOrList(&'static Kind),
    /// Nodes of a declarative user interface.
    Nodes,
}

/// A list of records.
pub(crate) const fn list(of: &'static Kind) -> Kind {
    Kind::List {
        of,
        or_object: false,
    }
}

/// The words of a [`Choice`].
pub(crate) fn words<T: Choice>() -> Vec<&'static str> {
    T::WORDS.iter().map(|(word, _)| *word).collect()
}

/// What a text must look like.
pub(crate) struct Format {
    /// For “expected X”.
    pub(crate) expected: &'static str,
    /// The same as a regular expression of JSON Schema, as far as that can say it; empty is any.
    pub(crate) pattern: &'static str,
    /// What is wrong with a text, if anything.
    pub(crate) fault: fn(&str) -> Option<Code>,
}

/// Any text.
pub(crate) static TEXT: Format = Format {
    expected: "a text",
    pattern: "",
    fault: |_| None,
};

/// A text that is not blank.
pub(crate) static NOT_BLANK: Format = Format {
    expected: "a text that is not blank",
    pattern: r"\S",
    fault: |text| text.trim().is_empty().then_some(Code::InvalidValue),
};
