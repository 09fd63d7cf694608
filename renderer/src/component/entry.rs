//! What a person may enter in a field: its kind, its rules, and the value that comes of it.

mod pattern;
mod problem;

pub use pattern::Pattern;
pub use problem::Problem;

use serde_json::{Number, Value};

use super::form::Scalar;
use crate::prop::{AnyProp, Choice, Item, ItemSpec, Label, Prop, Range, Reader, Text, finite};

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Text on one line.
    Text,
    /// Text on several lines.
    Textarea,
    /// Text that nobody should read over a shoulder.
    Password,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A number.
    Number,
    /// A number on a scale.
    Slider,
    /// One of the options, in a list that opens.
    Select,
    /// One of the options, all in sight.
    Radio,
    /// A colour, as `#rrggbb`.
    Color,
    /// On or off.
    Boolean,
}

impl Choice for EntryKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("boolean", Self::Boolean),
        ("number", Self::Number),
        ("password", Self::Password),
        ("textarea", Self::Textarea),
        ("select", Self::Select),
        ("radio", Self::Radio),
        ("slider", Self::Slider),
        ("color", Self::Color),
        ("email", Self::Email),
        ("url", Self::Url),
    ];
}

/// What a person may enter.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it takes.
    pub kind: EntryKind,
    /// Whether something must be entered; for on or off, whether it must be on.
    pub required: bool,
    /// What the whole text must match.
    pub pattern: Option<Pattern>,
    /// The fewest characters.
    pub min_length: Option<f64>,
    /// The most characters.
    pub max_length: Option<f64>,
    /// The least number.
    pub min: Option<f64>,
    /// The greatest number.
    pub max: Option<f64>,
    /// The distance between numbers.
    pub step: Option<f64>,
    /// What the number counts.
    pub unit: Option<Label>,
    /// What there is to choose from.
    pub options: Vec<EntryOption>,
    /// An example, shown while nothing is entered.
    pub placeholder: Option<Label>,
    /// How to fill it in.
    pub help: Option<Text>,
    /// What to say instead of the host's words when what is entered is not right.
    pub error_message: Option<Text>,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryOption {
    /// What is sent.
    pub value: Scalar,
    /// What it says; the value when absent.
    pub label: Label,
}

/// Numbers beyond this lose their last digits.
const EXACT: f64 = 9_007_199_254_740_991.0;
const NUMBER: Range = Range::new(f64::NAN, -EXACT, EXACT);
const LENGTH: Range = Range::new(f64::NAN, 0.0, 65_536.0);

/// The kind, for fields of a form and inputs alike.
pub(super) const KIND: Prop<EntryKind> = Prop::new("type", EntryKind::Text, "What it takes.");
const REQUIRED: Prop<bool> =
    Prop::new("required", false, "Whether something must be entered.").faceplate();
const PATTERN: Prop<Option<Pattern>> = Prop::new(
    "pattern",
    (),
    "A regular expression that the whole text must match.",
)
.faceplate();
const MIN_LENGTH: Prop<f64> = Prop::new("minLength", LENGTH, "The fewest characters.").faceplate();
const MAX_LENGTH: Prop<f64> = Prop::new("maxLength", LENGTH, "The most characters.").faceplate();
const MIN: Prop<f64> = Prop::new("min", NUMBER, "The least number.").faceplate();
const MAX: Prop<f64> = Prop::new("max", NUMBER, "The greatest number.").faceplate();
const STEP: Prop<f64> = Prop::new(
    "step",
    Range::new(f64::NAN, 1e-9, EXACT),
    "The distance between numbers.",
)
.faceplate();
const UNIT: Prop<Option<Label>> = Prop::new("unit", (), "What the number counts.").faceplate();
const OPTIONS: Prop<Vec<EntryOption>> =
    Prop::new("options", (), "What there is to choose from.").faceplate();
const PLACEHOLDER: Prop<Option<Label>> = Prop::new(
    "placeholder",
    (),
    "An example, shown while nothing is entered.",
)
.faceplate();
const HELP: Prop<Option<Text>> = Prop::new("help", (), "How to fill it in.").faceplate();
const ERROR_MESSAGE: Prop<Option<Text>> = Prop::new(
    "errorMessage",
    (),
    "What to say when what is entered is not right; the host's words when absent.",
)
.faceplate();

/// The properties of an entry but its kind.
pub(super) const PROPS: [&dyn AnyProp; 12] = [
    &REQUIRED,
    &PATTERN,
    &MIN_LENGTH,
    &MAX_LENGTH,
    &MIN,
    &MAX,
    &STEP,
    &UNIT,
    &OPTIONS,
    &PLACEHOLDER,
    &HELP,
    &ERROR_MESSAGE,
];

/// A component's own properties, then those of an entry.
pub(super) const fn with_own<const OWN: usize, const ALL: usize>(
    own: [&'static dyn AnyProp; OWN],
) -> [&'static dyn AnyProp; ALL] {
    assert!(OWN + PROPS.len() == ALL);
    let mut all = [own[0]; ALL];
    let mut index = 0;
    while index < ALL {
        all[index] = if index < OWN {
            own[index]
        } else {
            PROPS[index - OWN]
        };
        index += 1;
    }
    all
}

const OPTION_VALUE: Prop<Scalar> = Prop::new("value", (), "What is sent.");
const OPTION_LABEL: Prop<Option<Label>> =
    Prop::new("label", (), "What it says; the value when absent.");

impl Item for EntryOption {
    const SPEC: ItemSpec = ItemSpec {
        name: "option",
        props: &[&OPTION_VALUE, &OPTION_LABEL],
        from_text: true,
    };

    fn read(reader: &mut Reader<'_>) -> Self {
        let value = reader.get(&OPTION_VALUE);
        let label = reader.get(&OPTION_LABEL);
        Self {
            label: label.unwrap_or_else(|| Label::new(&crate::template::text(&value.0))),
            value,
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(Self {
            value: Scalar(Value::from(text)),
            label: Label::new(text),
        })
    }
}

impl Entry {
    pub(super) fn read(kind: EntryKind, reader: &mut Reader<'_>) -> Self {
        let some = |number: f64| (!number.is_nan()).then_some(number);
        Self {
            kind,
            required: reader.get(&REQUIRED),
            pattern: reader.get(&PATTERN),
            min_length: some(reader.get(&MIN_LENGTH)),
            max_length: some(reader.get(&MAX_LENGTH)),
            min: some(reader.get(&MIN)),
            max: some(reader.get(&MAX)),
            step: some(reader.get(&STEP)),
            unit: reader.get(&UNIT),
            options: reader.get(&OPTIONS),
            placeholder: reader.get(&PLACEHOLDER),
            help: reader.get(&HELP),
            error_message: reader.get(&ERROR_MESSAGE),
        }
    }

    /// The least and the greatest number of a slider.
    pub fn scale(&self) -> (f64, f64) {
        let min = self.min.unwrap_or(0.0);
        let max = self.max.unwrap_or(min + 100.0);
        (min, max.max(min))
    }

    /// What is sent for what a person sees: what was `entered`, else `base`, which the field started from, with its
    /// type. Cleared is empty, off is false and 0 is 0 (contract section 10, defect 1).
    pub fn value(&self, entered: Option<&Value>, base: &Value) -> Value {
        let shown = entered.unwrap_or(base);
        match self.kind {
            EntryKind::Text
            | EntryKind::Textarea
            | EntryKind::Password
            | EntryKind::Email
            | EntryKind::Url => {
                if shown.is_null() {
                    Value::from("")
                } else {
                    shown.clone()
                }
            }
            EntryKind::Number => typed_number(shown),
            EntryKind::Slider => {
                let (min, max) = self.scale();
                number(finite(shown).unwrap_or(min).clamp(min, max))
            }
            EntryKind::Select | EntryKind::Radio => {
                let chosen = self.options.iter().any(|option| option.value.0 == *shown);
                if chosen { shown.clone() } else { Value::Null }
            }
            EntryKind::Color => shown.as_str().and_then(hex).unwrap_or("#000000").into(),
            EntryKind::Boolean => Value::Bool(shown.as_bool().unwrap_or(false)),
        }
    }
}

/// The number that a text says, with either decimal sign; nothing for an empty one. What is no number stays a text,
/// for [`Entry::problem`] to find.
fn typed_number(shown: &Value) -> Value {
    match shown {
        Value::String(text) => {
            let text = text.trim();
            let point = if text.contains('.') {
                text.to_owned()
            } else {
                text.replacen(',', ".", 1)
            };
            match finite(&Value::String(point)) {
                Some(value) => number(value),
                None if text.is_empty() => Value::Null,
                None => Value::from(text),
            }
        }
        Value::Number(_) => shown.clone(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => Value::Null,
    }
}

/// A whole number without a fraction, so that it is the same as when somebody writes it in JSON.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() <= EXACT {
        return Value::from(value as i64);
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// A colour as browsers' colour fields write it.
fn hex(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('#')?;
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then_some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::pointer::Pointer;
    use crate::prop::References;

    fn entry(props: Value) -> Entry {
        let (object, root) = (props.as_object().unwrap(), Pointer::root());
        let mut ignored = Diagnostics::ignored();
        let mut reader = Reader::new(object, &root, References::default(), &mut ignored);
        let kind = reader.get(&KIND);
        Entry::read(kind, &mut reader)
    }

    #[test]
    fn defect_1_what_is_sent_is_what_is_seen_with_its_type() {
        for (kind, entered, base, sent) in [
            ("text", Some(json!("")), json!("was"), json!("")),
            ("text", None, json!(0), json!(0)),
            ("text", None, json!(null), json!("")),
            ("boolean", Some(json!(false)), json!(true), json!(false)),
            ("number", Some(json!("0")), json!(5), json!(0)),
            ("number", Some(json!("1,5")), json!(5), json!(1.5)),
            ("number", Some(json!("")), json!(5), json!(null)),
            ("number", Some(json!("abc")), json!(5), json!("abc")),
            ("number", None, json!("7"), json!(7)),
            ("slider", None, json!(null), json!(0)),
            ("slider", Some(json!("250")), json!(null), json!(100)),
            ("color", None, json!("red"), json!("#000000")),
            (
                "color",
                Some(json!("#FFaa00")),
                json!(null),
                json!("#FFaa00"),
            ),
        ] {
            let value = entry(json!({"type": kind})).value(entered.as_ref(), &base);
            assert_eq!(value, sent, "{kind} {entered:?} {base}");
        }
    }

    #[test]
    fn a_choice_keeps_the_type_of_its_value_and_what_is_no_option_is_nothing() {
        let entry = entry(
            json!({"type": "select", "options": ["a", {"value": 2, "label": "Two"}, {"value": false}]}),
        );
        assert_eq!(&*entry.options[2].label, "false");
        for (base, sent) in [
            (json!(2), json!(2)),
            (json!("2"), json!(null)),
            (json!(false), json!(false)),
        ] {
            assert_eq!(entry.value(None, &base), sent);
        }
    }
}
