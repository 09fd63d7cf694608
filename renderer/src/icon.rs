//! Names of Material Design icons.

use serde_json::Value;

use crate::prop::{PropType, Reader, Shape};

/// The name of an icon: lower-case words joined by `-`. Whether it exists is for the painter's icon set to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Icon(Box<str>);

impl Icon {
    /// The icon called `name`, if that can be a name.
    pub fn new(name: &str) -> Option<Self> {
        let word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        (name.len() <= 64 && name.split('-').all(word)).then(|| Self(name.into()))
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl PropType for Icon {
    type Default = &'static str;

    fn absent(default: &'static str) -> Self {
        Self(default.into())
    }

    fn read(value: &Value, _: &'static str, reader: &mut Reader<'_>) -> Result<Self, String> {
        read(value, reader)
    }

    fn shape(default: &'static str) -> Shape {
        Shape::Icon { default }
    }
}

impl PropType for Option<Icon> {
    type Default = ();

    fn absent((): ()) -> Self {
        None
    }

    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        read(value, reader).map(Some)
    }

    fn shape((): ()) -> Shape {
        Shape::Icon { default: "" }
    }
}

fn read(value: &Value, reader: &mut Reader<'_>) -> Result<Icon, String> {
    let icon = value
        .as_str()
        .and_then(Icon::new)
        .ok_or("the name of a Material Design icon")?;
    reader.refer_to_icon(icon.name());
    Ok(icon)
}
