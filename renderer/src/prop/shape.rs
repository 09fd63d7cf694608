//! What a property may hold, as data for the JSON Schema and the documentation.

use super::{ItemSpec, Length, Prop, PropType};
use crate::color::Color;

/// The kind of value that a property takes, with its default.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Text; empty default means none.
    Text {
        /// Shown when absent.
        default: &'static str,
    },
    /// `true` or `false`.
    Bool {
        /// What holds when absent.
        default: bool,
    },
    /// A number within bounds.
    Number {
        /// What holds when absent; `None` is “no value”.
        default: Option<f64>,
        /// The least value.
        min: f64,
        /// The greatest value.
        max: f64,
    },
    /// Pixels or a percentage.
    Length {
        /// What holds when absent.
        default: Length,
        /// The greatest size in pixels.
        max_px: f64,
    },
    /// A theme token or a CSS colour.
    Color {
        /// What holds when absent; `None` leaves the component's own colour.
        default: Option<Color>,
    },
    /// One of a closed list of words.
    Choice {
        /// The words.
        words: Vec<&'static str>,
        /// What holds when absent.
        default: &'static str,
    },
    /// The name of a Material Design icon; empty default means none.
    Icon {
        /// Shown when absent.
        default: &'static str,
    },
    /// The id of an action, modal or component of the same plugin, or of the node itself.
    Id(IdKind),
    /// A dotted path into an action's result.
    Path {
        /// What holds when absent.
        default: &'static str,
    },
    /// A JSON object that is passed on as written.
    Object,
    /// A scalar that an input starts from.
    Scalar,
    /// An object with properties of its own.
    Record(&'static ItemSpec),
    /// A list of names.
    Names,
    /// A list of items.
    Items(&'static ItemSpec),
}

/// What an id refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    /// An entry of `actions`.
    Action,
    /// An entry of `uiExtensions` whose surface is `modal`.
    Modal,
    /// The node's own name, by which state is kept.
    Own,
}

/// A [`Prop`] of any type.
pub trait AnyProp: Sync {
    /// The key in the manifest.
    fn name(&self) -> &'static str;
    /// Other keys that mean the same.
    fn aliases(&self) -> &'static [&'static str];
    /// What it does, as one sentence.
    fn doc(&self) -> &'static str;
    /// Whether it is an addition of Faceplate's, which other hosts ignore.
    fn faceplate(&self) -> bool;
    /// What it may hold.
    fn shape(&self) -> Shape;
}

impl<T: PropType> AnyProp for Prop<T>
where
    T::Default: Sync,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    fn doc(&self) -> &'static str {
        self.doc
    }

    fn faceplate(&self) -> bool {
        self.faceplate
    }

    fn shape(&self) -> Shape {
        T::shape(self.default)
    }
}
