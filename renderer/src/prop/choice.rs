//! Properties that take one word of a closed list.

use serde_json::Value;

use super::{PropType, Reader, Shape};

/// A closed list of words.
pub trait Choice: Copy + PartialEq + 'static {
    /// Each word and what it stands for, in the order of the documentation.
    const WORDS: &'static [(&'static str, Self)];

    /// The word of this value.
    fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(_, value)| *value == self)
            .map_or("", |(word, _)| word)
    }

    /// What `word` stands for.
    fn from_word(word: &str) -> Option<Self> {
        let same = |(known, _): &&(&str, Self)| *known == word;
        Self::WORDS.iter().find(same).map(|(_, value)| *value)
    }
}

impl<T: Choice> PropType for T {
    type Default = T;

    fn absent(default: T) -> Self {
        default
    }

    fn read(value: &Value, _: T, _: &mut Reader<'_>) -> Result<Self, String> {
        value
            .as_str()
            .and_then(T::from_word)
            .ok_or_else(|| format!("one of {}", list(T::WORDS.iter().map(|(word, _)| *word))))
    }

    fn shape(default: T) -> Shape {
        Shape::Choice {
            words: T::WORDS.iter().map(|(word, _)| *word).collect(),
            default: default.word(),
        }
    }
}

fn list(words: impl Iterator<Item = &'static str>) -> String {
    words
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
