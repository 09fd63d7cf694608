//! Places in texts where a prop goes.

use serde_json::Value;

/// One `{{path}}` or `<<path>>` and what is around it.
pub(crate) struct Hole<'a> {
    pub(crate) before: &'a str,
    /// With its brackets.
    pub(crate) whole: &'a str,
    pub(crate) path: &'a str,
    pub(crate) after: &'a str,
}

impl<'a> Hole<'a> {
    /// The first hole of `text`. Brackets around anything but a path are plain text.
    pub(crate) fn first(text: &'a str) -> Option<Self> {
        let mut from = 0;
        while let Some(open) = text.get(from..)?.find(['{', '<']) {
            let at = from + open;
            if let Some(hole) = Self::at(text, at) {
                return Some(hole);
            }
            from = at + 1;
        }
        None
    }

    fn at(text: &'a str, at: usize) -> Option<Self> {
        let (before, here) = text.split_at_checked(at)?;
        let (inside, close) = match here.get(..2)? {
            "{{" => (&here[2..], "}}"),
            "<<" => (&here[2..], ">>"),
            _ => return None,
        };
        let (path, after) = inside.split_once(close)?;
        let path = path.trim_matches(' ');
        let whole = here.get(..here.len() - after.len()).unwrap_or_default();
        is_path(path).then_some(Self {
            before,
            whole,
            path,
            after,
        })
    }
}

/// Letters, digits, `_`, `.` and `-`.
pub(super) fn is_path(path: &str) -> bool {
    !path.is_empty()
        && path
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

/// The text of a value: absent and null are empty, whole numbers have no fraction, lists and objects are JSON.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            // The bound keeps the text exact: beyond 2^53 not every whole number is one of these.
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 9.007e15 => {
                format!("{float:.0}")
            }
            _ => number.to_string(),
        },
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}
