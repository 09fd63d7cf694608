//! Numeric properties and their bounds.

use serde_json::Value;

use super::{PropType, Reader, Shape};

/// A default and the bounds, inclusive; what lies outside is clamped and reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// What holds when absent.
    pub default: f64,
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
}

impl Range {
    /// A default within bounds.
    pub const fn new(default: f64, min: f64, max: f64) -> Self {
        Self { default, min, max }
    }
}

impl PropType for f64 {
    type Default = Range;

    fn absent(range: Range) -> Self {
        range.default
    }

    fn read(value: &Value, range: Range, reader: &mut Reader<'_>) -> Result<Self, String> {
        let number = finite(value).ok_or_else(|| "a number".to_owned())?;
        Ok(reader.clamp(number, range.min, range.max))
    }

    fn shape(range: Range) -> Shape {
        Shape::Number {
            default: Some(range.default),
            min: range.min,
            max: range.max,
        }
    }
}

/// A number that may be missing: missing is shown as `--`, never as zero (contract section 10, defect 8).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percent(pub f64);

impl PropType for Percent {
    type Default = ();

    fn absent((): ()) -> Self {
        Self(0.0)
    }

    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        let number = finite(value).ok_or_else(|| "a number from 0 to 100".to_owned())?;
        Ok(Self(reader.clamp(number, 0.0, 100.0)))
    }

    fn shape((): ()) -> Shape {
        Shape::Number {
            default: None,
            min: 0.0,
            max: 100.0,
        }
    }
}

/// The finite number that `value` is, or that its text spells (decisions.md 7: a numeric string is accepted).
pub fn finite(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
    .filter(|number: &f64| number.is_finite())
}

/// A distance in CSS pixels, 0 to 128, where absence leaves the choice to the surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pixels(pub f64);

impl PropType for Pixels {
    type Default = ();

    fn absent((): ()) -> Self {
        Self(0.0)
    }

    fn read(value: &Value, (): (), reader: &mut Reader<'_>) -> Result<Self, String> {
        let number = finite(value).ok_or_else(|| "a number of pixels".to_owned())?;
        Ok(Self(reader.clamp(number, 0.0, 128.0)))
    }

    fn shape((): ()) -> Shape {
        Shape::Number {
            default: None,
            min: 0.0,
            max: 128.0,
        }
    }
}
