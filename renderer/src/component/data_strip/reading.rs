//! One item of telemetry, as an action brings it.

use serde_json::Value;

use super::super::ChipMode;
use crate::color::{self, Color};
use crate::icon::Icon;
use crate::prop::{Choice, Label, finite};

/// The most items that are shown.
const MOST: usize = 100;

/// One item of telemetry.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Shown before the text.
    pub icon: Option<Icon>,
    /// What is measured; empty where the item has a text that says it all.
    pub label: Label,
    /// The value in words; `None` when there is none.
    pub value: Option<Label>,
    /// The value as a part of its range, 0 to 1; `None` when it is not a number (contract section 10, defect 8).
    pub level: Option<f64>,
    /// What the value is to become, in words.
    pub target: Option<Label>,
    /// Filled or outlined.
    pub mode: ChipMode,
    /// Drawn in bold.
    pub emphasis: bool,
    /// Colour of the text; the theme's when `None`.
    pub color: Option<Color>,
    /// Fill; the theme's when `None`.
    pub background_color: Option<Color>,
}

impl Reading {
    /// The items that `items` holds; `None` when it is no list. What is no item is left out: an action's result is
    /// not its author's manifest, and there is nobody to tell.
    pub fn all(items: &Value) -> Option<Vec<Self>> {
        let items: Vec<_> = match items {
            Value::Array(list) => list.iter().collect(),
            Value::Object(object) => object.values().collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
        };
        Some(
            items
                .into_iter()
                .filter_map(Self::read)
                .take(MOST)
                .collect(),
        )
    }

    fn read(item: &Value) -> Option<Self> {
        let object = item.as_object()?;
        let color = |key: &str| object.get(key)?.as_str().and_then(color::parse);
        let number = |key: &str| object.get(key).and_then(finite);
        let (min, max) = (number("min").unwrap_or(0.0), number("max").unwrap_or(100.0));
        let value = number("value");
        let words = |key: &str| object.get(key).and_then(words);
        Some(Self {
            icon: object
                .get("icon")
                .and_then(Value::as_str)
                .and_then(Icon::new),
            label: words("label")
                .filter(|_| words("text").is_none())
                .unwrap_or_default(),
            value: words("text")
                .or_else(|| words("displayValue"))
                .or_else(|| words("value")),
            level: value
                .filter(|_| max > min)
                .map(|value| ((value - min) / (max - min)).clamp(0.0, 1.0)),
            target: words("targetValue"),
            mode: match object.get("mode").and_then(Value::as_str) {
                Some(word) if word == ChipMode::Outlined.word() => ChipMode::Outlined,
                Some(_) | None => ChipMode::Flat,
            },
            emphasis: object.get("emphasis") == Some(&Value::Bool(true)),
            color: color("color"),
            background_color: color("backgroundColor"),
        })
    }
}

/// The text of a value that people can read; there is none for what is nothing.
fn words(value: &Value) -> Option<Label> {
    let text = match value {
        Value::String(text) => Label::new(text),
        Value::Number(_) => Label::new(&crate::template::text(value)),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn one(item: Value) -> Reading {
        Reading::all(&json!([item])).unwrap().remove(0)
    }

    #[test]
    fn defect_13_a_value_of_0_is_0_and_one_that_is_nothing_is_nothing() {
        assert_eq!(
            one(json!({"label": "T", "value": 0})).value,
            Some(Label::new("0"))
        );
        for value in [json!(null), json!(""), json!([]), json!(false), json!(true)] {
            let reading = one(json!({"label": "T", "value": value}));
            assert_eq!((reading.value, reading.level), (None, None), "{value}");
        }
    }

    #[test]
    fn defect_8_a_level_is_a_number_or_its_text_within_its_range() {
        let level = |item| one(item).level;
        assert_eq!(level(json!({"value": 50})), Some(0.5));
        assert_eq!(level(json!({"value": "50", "max": 200})), Some(0.25));
        assert_eq!(level(json!({"value": -5, "min": 0})), Some(0.0));
        for none in [
            json!({"value": "warm"}),
            json!({"value": 5, "min": 5, "max": 5}),
            json!({"value": "NaN"}),
        ] {
            assert_eq!(level(none.clone()), None, "{none}");
        }
    }

    #[test]
    fn a_text_says_it_all_and_without_one_the_label_goes_with_the_value() {
        let said = one(json!({"text": "All well", "label": "x", "value": 5}));
        assert_eq!(
            (&*said.label, said.value),
            ("", Some(Label::new("All well")))
        );
        let shown =
            one(json!({"label": "Bed", "value": 60.0, "displayValue": "60 °C", "targetValue": 65}));
        assert_eq!(
            (&*shown.label, shown.value),
            ("Bed", Some(Label::new("60 °C")))
        );
        assert_eq!(shown.target, Some(Label::new("65")));
    }

    #[test]
    fn what_is_no_item_is_left_out_and_what_is_no_list_is_none() {
        assert_eq!(Reading::all(&json!([1, null, "x", {}])).unwrap().len(), 1);
        assert_eq!(Reading::all(&json!("x")), None);
        assert_eq!(
            Reading::all(&json!(vec![json!({}); 500])).unwrap().len(),
            MOST
        );
        let wild = one(json!({"icon": "../x", "color": "url(x)", "mode": 5, "label": "\u{202e}a"}));
        assert_eq!((wild.icon, wild.color, &*wild.label), (None, None, "a"));
    }
}
