//! How a value that a plugin brings stands.

use std::sync::Arc;
use std::time::Duration;

use faceplate_renderer::bound::at_path;
use serde_json::Value;

use crate::client::HostError;
use crate::words::Words;

/// How a value that a plugin brings stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Nothing has come yet.
    Loading,
    /// It is what the plugin said last.
    Fresh(Arc<Value>),
    /// The plugin answered, and has nothing: null, or an empty list or object, which upstream cannot tell apart.
    Empty,
    /// It never came.
    Failed(HostError),
    /// It came, but could not be had again since.
    Stale {
        /// What came last.
        value: Arc<Value>,
        /// How long ago that was.
        age: Age,
        /// Why there is nothing newer.
        problem: HostError,
    },
}

/// A time as people say it, so that it changes when what they read changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than a minute.
    Moments,
    /// 1 to 59 minutes.
    Minutes(u64),
    /// An hour or more.
    Hours(u64),
}

impl Age {
    /// The age of what came `elapsed` ago.
    pub const fn of(elapsed: Duration) -> Self {
        match elapsed.as_secs() / 60 {
            0 => Self::Moments,
            minutes @ 1..60 => Self::Minutes(minutes),
            minutes => Self::Hours(minutes / 60),
        }
    }

    /// That what is shown is this old.
    pub(crate) fn words(self, words: &Words) -> String {
        match self {
            Self::Moments => words.text("data-stale-moments"),
            Self::Minutes(count) => words.format("data-stale-minutes", &[("count", count.into())]),
            Self::Hours(count) => words.format("data-stale-hours", &[("count", count.into())]),
        }
    }
}

impl Status {
    /// What there is to show, fresh or not.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Fresh(value) | Self::Stale { value, .. } => Some(value),
            Self::Loading | Self::Empty | Self::Failed(_) => None,
        }
    }

    /// How the part of the value at `path` stands ([`at_path`]). A part that is not there is empty.
    #[must_use]
    pub fn at(&self, path: &str) -> Self {
        let Some(part) = self.value().map(|value| at_path(value, path)) else {
            return self.clone();
        };
        match (part.filter(|part| !is_nothing(part)), self) {
            (None, _) => Self::Empty,
            (Some(part), Self::Stale { age, problem, .. }) => Self::Stale {
                value: Arc::new(part.clone()),
                age: *age,
                problem: problem.clone(),
            },
            (Some(part), _) => Self::Fresh(Arc::new(part.clone())),
        }
    }
}

/// What an action brought: its `data` where that key is present, else all of it (decisions.md 13).
pub(crate) fn result(answer: Value) -> Value {
    match answer {
        Value::Object(mut body) => match body.remove("data") {
            Some(data) => data,
            None => Value::Object(body),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            answer
        }
    }
}

/// Whether `value` is nothing to show: null, or an empty list or object.
pub(crate) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_missing_is_empty_and_false_and_0_are_not() {
        let fresh = Status::Fresh(Arc::new(
            json!({"no": false, "zero": 0, "none": null, "list": []}),
        ));
        assert_eq!(fresh.at("no").value(), Some(&json!(false)));
        assert_eq!(fresh.at("zero").value(), Some(&json!(0)));
        for path in ["none", "list", "gone"] {
            assert_eq!(fresh.at(path), Status::Empty, "{path}");
        }
        assert_eq!(Status::Loading.at("x"), Status::Loading);
    }

    #[test]
    fn an_age_is_told_in_the_unit_that_people_use() {
        for (seconds, age) in [
            (59, Age::Moments),
            (60, Age::Minutes(1)),
            (3_599, Age::Minutes(59)),
            (7_300, Age::Hours(2)),
        ] {
            assert_eq!(Age::of(Duration::from_secs(seconds)), age);
        }
    }
}
