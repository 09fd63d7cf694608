//! How a bound number is worded.

use serde_json::Value;

use crate::prop::{Choice, finite};
use crate::template::text;

/// What stands where there is no number or no value (decisions.md 13).
pub const NOTHING: &str = "--";

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// As it is: any text, number or boolean.
    Plain,
    /// 0 to 100.
    Percent,
    /// Degrees Celsius.
    Temperature,
    Bytes,
    /// Seconds.
    Duration,
    Number,
}

impl Choice for Format {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("text", Self::Plain),
        ("percent", Self::Percent),
        ("temperature", Self::Temperature),
        ("bytes", Self::Bytes),
        ("duration", Self::Duration),
        ("number", Self::Number),
    ];
}

impl Format {
    /// Whether a value keeps its type.
    pub(super) fn keeps(self) -> bool {
        self == Self::Plain
    }

    /// `value` in words, with `decimal` as the decimal sign; `--` for what is none, or no number where one is needed.
    pub(super) fn word(self, value: &Value, decimal: char) -> String {
        let measure: fn(f64, char) -> String = match self {
            Self::Plain => return plain(value),
            Self::Percent => |number, decimal| format!("{}%", rounded(number, 1, decimal)),
            Self::Temperature => |number, decimal| format!("{} °C", rounded(number, 1, decimal)),
            Self::Bytes => bytes,
            Self::Duration => |number, _| duration(number),
            Self::Number => |number, decimal| rounded(number, 2, decimal),
        };
        finite(value).map_or_else(|| NOTHING.to_owned(), |number| measure(number, decimal))
    }
}

/// The text of a value without a format; `--` for null, a list or an object.
fn plain(value: &Value) -> String {
    match value {
        Value::Null | Value::Array(_) | Value::Object(_) => NOTHING.to_owned(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => text(value),
    }
}

/// At most `places` digits after the decimal sign, without zeros at the end.
fn rounded(number: f64, places: usize, decimal: char) -> String {
    let digits = format!("{number:.places$}");
    let digits = match digits.split_once('.') {
        Some((whole, fraction)) => match fraction.trim_end_matches('0') {
            "" => whole.to_owned(),
            fraction => format!("{whole}{decimal}{fraction}"),
        },
        None => digits,
    };
    match digits.strip_prefix('-') {
        // Rounded to nothing, it has no sign.
        Some("0") => "0".to_owned(),
        Some(rest) => format!("\u{2212}{rest}"),
        None => digits,
    }
}

/// Powers of 1,024, as computers count them.
fn bytes(number: f64, decimal: char) -> String {
    const UNITS: [&str; 6] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
    let mut left = number;
    let mut unit = 0;
    while left.abs() >= 1024.0 && unit + 1 < UNITS.len() {
        left /= 1024.0;
        unit += 1;
    }
    let places = usize::from(unit > 0);
    let unit = UNITS.get(unit).copied().unwrap_or_default();
    format!("{} {unit}", rounded(left, places, decimal))
}

/// Seconds as `1:02:03` or `2:03`.
fn duration(seconds: f64) -> String {
    let sign = if seconds <= -0.5 { "\u{2212}" } else { "" };
    // Saturates far beyond what a person would read.
    let all = seconds.abs().round() as u64;
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    if hours > 0 {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{sign}{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_worded_by_what_they_measure() {
        for (format, value, words) in [
            (Format::Percent, json!(42.04), "42%"),
            (Format::Percent, json!("7.25"), "7,2%"),
            (Format::Temperature, json!(-0.04), "0 °C"),
            (Format::Temperature, json!(-12.5), "\u{2212}12,5 °C"),
            (Format::Bytes, json!(1023), "1023 B"),
            (Format::Bytes, json!(1536), "1,5 KiB"),
            (Format::Bytes, json!(8_589_934_592_u64), "8 GiB"),
            (Format::Duration, json!(59.6), "1:00"),
            (Format::Duration, json!(3723), "1:02:03"),
            (Format::Number, json!(2.345678), "2,35"),
        ] {
            assert_eq!(format.word(&value, ','), words, "{format:?} {value}");
        }
    }

    #[test]
    fn defect_8_what_is_no_number_is_two_dashes_and_never_zero() {
        for value in [
            json!(null),
            json!(""),
            json!(false),
            json!(true),
            json!([]),
            json!({}),
        ] {
            assert_eq!(Format::Percent.word(&value, '.'), NOTHING, "{value}");
        }
        assert_eq!(plain(&json!(null)), NOTHING);
        assert_eq!(plain(&json!(0)), "0");
    }

    #[test]
    fn any_number_can_be_worded() {
        for number in [f64::MAX, f64::MIN, f64::MIN_POSITIVE, -0.0, 9.007e15] {
            for (_, format) in Format::WORDS {
                assert!(!format.word(&json!(number), '.').is_empty());
            }
        }
    }
}
