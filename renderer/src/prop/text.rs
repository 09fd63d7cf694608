//! Texts: what people read, cleaned of characters that deceive (security.md T8, decisions.md 27).

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use super::{PropType, Reader, Shape};
use crate::unicode;

/// Body text: shown as written, with its unbalanced direction controls closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Box<str>);

/// A name or label, which people trust: one line, no invisible or direction-changing characters, bounded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label(Box<str>);

impl Text {
    /// Cleans `text` for display.
    pub fn new(text: &str) -> Self {
        Self(unicode::body(text).into())
    }
}

impl Label {
    /// Cleans `text` for display.
    pub fn new(text: &str) -> Self {
        Self(unicode::label(text).into())
    }
}

macro_rules! text_type {
    ($name:ident) => {
        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl PropType for $name {
            type Default = &'static str;

            fn absent(default: &'static str) -> Self {
                Self(default.into())
            }

            fn read(value: &Value, _: &'static str, _: &mut Reader<'_>) -> Result<Self, String> {
                plain(value).map(|text| Self::new(&text))
            }

            fn shape(default: &'static str) -> Shape {
                Shape::Text { default }
            }
        }

        impl PropType for Option<$name> {
            type Default = ();

            fn absent((): ()) -> Self {
                None
            }

            fn read(value: &Value, (): (), _: &mut Reader<'_>) -> Result<Self, String> {
                plain(value).map(|text| Some($name::new(&text)))
            }

            fn shape((): ()) -> Shape {
                Shape::Text { default: "" }
            }
        }
    };
}

text_type!(Text);
text_type!(Label);

/// The text of a scalar: numbers and booleans are shown in their JSON form (contract section 10, defect 13).
fn plain(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(crate::template::text(value)),
        Value::Null | Value::Array(_) | Value::Object(_) => Err("text".to_owned()),
    }
}
