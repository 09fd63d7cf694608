//! Sizes: numbers of CSS pixels, or percentages.

use std::fmt;

use serde_json::Value;

use super::{PropType, Reader, Shape, finite};

/// A size. `Display` writes it as CSS (`12px`, `50%`), which is the only way it reaches a style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// CSS pixels.
    Px(f64),
    /// Per cent of the parent, 0 to 100.
    Percent(f64),
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Px(px) => write!(f, "{px}px"),
            Self::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}

/// A default length and the greatest number of pixels; the least is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LengthRange {
    /// What holds when absent.
    pub default: Length,
    /// The greatest size in pixels.
    pub max_px: f64,
}

impl LengthRange {
    /// `default` CSS pixels when absent, at most `max_px`.
    pub const fn px(default: f64, max_px: f64) -> Self {
        Self {
            default: Length::Px(default),
            max_px,
        }
    }

    /// `default` per cent when absent, at most `max_px` pixels.
    pub const fn percent(default: f64, max_px: f64) -> Self {
        Self {
            default: Length::Percent(default),
            max_px,
        }
    }
}

impl PropType for Length {
    type Default = LengthRange;

    fn absent(range: LengthRange) -> Self {
        range.default
    }

    fn read(value: &Value, range: LengthRange, reader: &mut Reader<'_>) -> Result<Self, String> {
        if let Some(px) = finite(value) {
            return Ok(Self::Px(reader.clamp(px, 0.0, range.max_px)));
        }
        value
            .as_str()
            .and_then(|text| text.trim().strip_suffix('%'))
            .and_then(|number| finite(&Value::from(number)))
            .map(|percent| Self::Percent(reader.clamp(percent, 0.0, 100.0)))
            .ok_or_else(|| "a number of pixels or a percentage".to_owned())
    }

    fn shape(range: LengthRange) -> Shape {
        Shape::Length {
            default: range.default,
            max_px: range.max_px,
        }
    }
}
