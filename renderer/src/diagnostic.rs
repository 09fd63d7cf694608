//! What is wrong with a plugin's files, as data: code, severity, place, message and hint.
//!
//! Wording: a message starts in lower case, has no full stop, and says “expected X, found Y” where that fits.

use serde::{Serialize, Serializer};

use crate::pointer::Pointer;

/// How bad a problem is (decisions.md 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The host refuses it, or a node or page cannot be drawn as written.
    Error,
    /// Drawn, but not as meant, or unsafe.
    Warning,
    /// Worth knowing; never fails a check.
    Info,
}

/// Declares every code once: the variant, its stable name, severity and meaning.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $meaning:literal;)+) => {
        /// The kind of a problem. The name is stable; the wording of messages is not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)+
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable name (`unknown-action`).
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How bad a problem of this kind is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What a problem of this kind means, as one sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }
        }
    };
}

codes! {
    JsonSyntax "json-syntax" Error "The file is not JSON.";
    ByteOrderMark "byte-order-mark" Error "The file starts with a byte order mark.";
    LimitBytes "limit-bytes" Error "The file is larger than the host reads.";
    LimitValues "limit-values" Error "The file holds more values than the host reads.";
    LimitString "limit-string" Error "A text or key is longer than the host reads.";
    LimitDepth "limit-depth" Error "The file is nested deeper than the host draws; the part below is left out.";
    LimitNodes "limit-nodes" Error "An extension has more nodes than the host draws; the rest is left out.";
    LimitIncludes "limit-includes" Error "An extension uses more templates than the host puts in place; the rest is left out.";
    DuplicateKey "duplicate-key" Error "An object has the same key twice; the last one is shown.";
    NulCharacter "nul-character" Error "A text contains the character U+0000.";
    NotAnObject "not-an-object" Error "The manifest is not a JSON object.";
    MissingKey "missing-key" Error "A required key is absent or empty.";
    WrongType "wrong-type" Error "A value is of another type than expected; the default is used.";
    InvalidValue "invalid-value" Error "A value is of the right type but not one the host accepts.";
    NeedsRevision "needs-revision" Error "A field needs a newer `sdkRevision`.";
    DuplicateId "duplicate-id" Error "Two entries have the same id; only one can be reached.";
    UnknownAction "unknown-action" Error "An action is used that the manifest does not declare.";
    UnknownModal "unknown-modal" Error "A modal is opened that the manifest does not declare.";
    UnknownComponent "unknown-component" Error "A node names a component that the registry does not have.";
    UnknownTemplate "unknown-template" Error "A node uses a template that the manifest does not declare.";
    UnknownReference "unknown-reference" Error "An id refers to something that the manifest does not declare.";
    Recursion "recursion" Error "A template contains itself.";
    NotANode "not-a-node" Error "A child is not an object with a `component`.";
    UndeclaredAsset "undeclared-asset" Error "A file is referred to that `assets` does not list.";
    MissingAsset "missing-asset" Error "A declared file does not exist.";
    UnsafeUrl "unsafe-url" Error "An address is of a kind that the host does not open.";
    UnsafePath "unsafe-path" Error "A path leads out of the plugin's folder or cannot be a file name.";
    TranslationUnreadable "translation-unreadable" Error "A translation file cannot be used.";
    InvalidLocale "invalid-locale" Error "A locale is not a language tag.";
    DuplicateLocale "duplicate-locale" Error "Two keys of `i18n.files` name the same locale; the last one is used.";
    OutOfRange "out-of-range" Warning "A number lies outside its bounds; the nearest bound is used.";
    UnknownProperty "unknown-property" Warning "A key is not one that the host knows; it is kept and ignored.";
    UnknownIcon "unknown-icon" Warning "No icon has this name.";
    UncheckedVersion "unchecked-version" Warning "The version is not a semantic version.";
    MissingPermission "missing-permission" Warning "A surface or mode is used without its permission.";
    TranslationKeyIgnored "translation-key-ignored" Warning "A translation tries to change something other than words.";
    TranslationNull "translation-null" Warning "A translation sets a text to null; the base text stays.";
    TranslationUnknownId "translation-unknown-id" Warning "A translation names an id that the manifest does not have.";
    ObjectAsText "object-as-text" Warning "A list or object is put into a text; its JSON is shown.";
    DeceptiveText "deceptive-text" Warning "A name or label contains invisible, mixed or direction-changing characters.";
    TooManyFiles "too-many-files" Warning "The plugin's folder holds more files than a host lists, and none of them is served.";
    ReservedName "reserved-name" Warning "A plugin's name looks like one of the host's own.";
    OldAlias "old-alias" Info "An old name of a component; `host.` names are the documented ones.";
    FloatingRevision "floating-revision" Info "Without `sdkRevision` the newest one applies, which changes with the host.";
    FilesNotChecked "files-not-checked" Info "Whether files exist could not be checked.";
    UndeclaredTranslation "undeclared-translation" Info "A translation file lies in the folder but no locale uses it.";
    NoOrigins "no-origins" Info "`network.outbound` is asked for, but no origin that pages may connect to.";
    UnusedComponent "unused-component" Info "A template is declared but never used.";
    FaceplateOnly "faceplate-only" Info "An addition that other hosts ignore.";
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Which part of a member a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The key.
    Key,
    /// The value.
    Value,
    /// A byte of the text, for what is not JSON and so has no members.
    Byte(usize),
}

/// One problem, in the document that is being walked. [`crate::Report`] gives it a file, line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// Where, in the document that was walked (for nodes: the localized manifest).
    pub pointer: Pointer,
    /// Which part of the member at `pointer`.
    pub part: Part,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A problem with the value at `pointer`.
    pub fn new(code: Code, pointer: Pointer, message: impl Into<String>) -> Self {
        Self {
            code,
            pointer,
            part: Part::Value,
            message: message.into(),
            hint: None,
        }
    }

    /// A problem with the text of a document at the byte `offset`.
    pub fn at_byte(code: Code, offset: usize, message: impl Into<String>) -> Self {
        Self {
            part: Part::Byte(offset),
            ..Self::new(code, Pointer::root(), message)
        }
    }

    /// The same problem, about the key rather than the value.
    #[must_use]
    pub fn at_key(mut self) -> Self {
        self.part = Part::Key;
        self
    }

    /// The same problem with a hint, if there is one.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<Option<String>>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// Where the problems of a walk go.
///
/// A painter has no use for them, and wording them costs more than reading the node: with [`Diagnostics::ignored`]
/// nothing is worded.
#[derive(Debug)]
pub struct Diagnostics(Option<Vec<Diagnostic>>);

impl Diagnostics {
    /// Keeps every problem.
    pub const fn kept() -> Self {
        Self(Some(Vec::new()))
    }

    /// Forgets every problem.
    pub const fn ignored() -> Self {
        Self(None)
    }

    /// Whether problems are kept, for walks that would only look for them.
    pub const fn are_kept(&self) -> bool {
        self.0.is_some()
    }

    /// Adds the problem that `word` words.
    pub fn add(&mut self, word: impl FnOnce() -> Diagnostic) {
        if let Some(list) = &mut self.0 {
            list.push(word());
        }
    }

    /// The problems kept, in the order they were found.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.0.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_in_kebab_case() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(
            names
                .iter()
                .all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        );
    }
}
