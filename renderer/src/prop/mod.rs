//! Properties of components: what each is called, what it may hold and what it is when absent.
//!
//! A component declares each property once, as a [`Prop`] constant; reading, the JSON Schema and the generated
//! documentation all come from that constant.

mod choice;
mod confirm;
mod items;
mod length;
mod number;
mod reader;
mod shape;
mod text;
pub(crate) mod trigger;

pub use choice::Choice;
pub use confirm::{Confirm, Names};
pub use items::{Item, ItemSpec};
pub use length::{Length, LengthRange};
pub use number::{Percent, Pixels, Range, finite};
pub(crate) use reader::describe;
pub use reader::{Reader, References};
pub use shape::{AnyProp, IdKind, Shape};
pub use text::{Label, Text};
pub use trigger::{ActionId, ModalId, OwnId, Trigger};

use serde_json::Value;

/// Keys of nodes and items that decide what happens. Neither a translation nor live data chooses the action that a
/// button runs (decisions.md 6).
pub(crate) const BEHAVIOUR: [&str; 13] = [
    "component",
    "componentId",
    "actionId",
    "submitActionId",
    "dataActionId",
    "openExtensionId",
    "pollIntervalMs",
    "itemsPath",
    "valueKey",
    "id",
    "stateKey",
    "bind",
    "include",
];

/// One property: its name, meaning and default.
pub struct Prop<T: PropType> {
    /// The key in the manifest.
    pub name: &'static str,
    /// Other keys that mean the same; the first one present wins after `name`.
    pub aliases: &'static [&'static str],
    /// What it does, as one sentence for the documentation.
    pub doc: &'static str,
    /// What holds when the key is absent or unusable.
    pub default: T::Default,
    /// Whether it is an addition of Faceplate's, which other hosts ignore.
    pub faceplate: bool,
}

impl<T: PropType> Prop<T> {
    /// A property called `name` that is `default` when absent.
    pub const fn new(name: &'static str, default: T::Default, doc: &'static str) -> Self {
        Self {
            name,
            aliases: &[],
            doc,
            default,
            faceplate: false,
        }
    }

    /// The same property as an addition of Faceplate's.
    #[must_use]
    pub const fn faceplate(mut self) -> Self {
        self.faceplate = true;
        self
    }

    /// The same property, also readable under `aliases`.
    #[must_use]
    pub const fn or(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }
}

/// A type that a property can hold.
pub trait PropType: Sized {
    /// How a default is written in a constant; for numbers it carries the bounds too.
    type Default: Copy + 'static;

    /// The value when the property is absent.
    fn absent(default: Self::Default) -> Self;

    /// The value of `value`, or what was expected instead ("a number", "one of `start`, `end`").
    /// Out-of-range values are clamped and reported through `reader`.
    fn read(value: &Value, default: Self::Default, reader: &mut Reader<'_>)
    -> Result<Self, String>;

    /// What the schema and the documentation say.
    fn shape(default: Self::Default) -> Shape;
}

impl<T: PropType<Default = ()>> PropType for Option<T> {
    type Default = ();

    fn absent((): ()) -> Self {
        None
    }

    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        T::read(value, (), reader).map(Some)
    }

    fn shape((): ()) -> Shape {
        T::shape(())
    }
}

impl PropType for bool {
    type Default = bool;

    fn absent(default: bool) -> Self {
        default
    }

    fn read(value: &Value, _: bool, _: &mut Reader<'_>) -> Result<Self, String> {
        value
            .as_bool()
            .ok_or_else(|| "`true` or `false`".to_owned())
    }

    fn shape(default: bool) -> Shape {
        Shape::Bool { default }
    }
}
