//! Lists of items: list entries, chips, fields, metrics.

use serde_json::Value;

use super::{AnyProp, PropType, Reader, Shape};

/// The properties of one kind of item.
#[derive(Debug)]
pub struct ItemSpec {
    /// What one item is called in messages and documentation.
    pub name: &'static str,
    /// Its properties.
    pub props: &'static [&'static dyn AnyProp],
    /// Whether a plain string stands for an item.
    pub from_text: bool,
}

impl PartialEq for ItemSpec {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::fmt::Debug for dyn AnyProp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// One item of a list property.
pub trait Item: Sized {
    /// Its properties.
    const SPEC: ItemSpec;

    /// The item that `reader` stands on.
    fn read(reader: &mut Reader<'_>) -> Self;

    /// The item that a plain string stands for, when [`ItemSpec::from_text`] says that there is one.
    fn from_text(_text: &str) -> Option<Self> {
        None
    }
}

impl<T: Item> PropType for Vec<T> {
    type Default = ();

    fn absent((): ()) -> Self {
        Self::new()
    }

    /// A bad item costs that item, not the list.
    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        let items = value
            .as_array()
            .ok_or_else(|| format!("a list of {}s", T::SPEC.name))?;
        Ok(items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| reader.item(index, item))
            .collect())
    }

    fn shape((): ()) -> Shape {
        const { assert!(!T::SPEC.props.is_empty()) };
        Shape::Items(&T::SPEC)
    }
}
