//! The Material 3 type scale.

use crate::prop::Choice;

/// A step of the type scale. The sizes are in the stylesheet; the word is also the class name there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are the documentation")]
pub enum Variant {
    DisplayLarge,
    DisplayMedium,
    DisplaySmall,
    HeadlineLarge,
    HeadlineMedium,
    HeadlineSmall,
    TitleLarge,
    TitleMedium,
    TitleSmall,
    LabelLarge,
    LabelMedium,
    LabelSmall,
    BodyLarge,
    BodyMedium,
    BodySmall,
}

impl Choice for Variant {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("displayLarge", Self::DisplayLarge),
        ("displayMedium", Self::DisplayMedium),
        ("displaySmall", Self::DisplaySmall),
        ("headlineLarge", Self::HeadlineLarge),
        ("headlineMedium", Self::HeadlineMedium),
        ("headlineSmall", Self::HeadlineSmall),
        ("titleLarge", Self::TitleLarge),
        ("titleMedium", Self::TitleMedium),
        ("titleSmall", Self::TitleSmall),
        ("labelLarge", Self::LabelLarge),
        ("labelMedium", Self::LabelMedium),
        ("labelSmall", Self::LabelSmall),
        ("bodyLarge", Self::BodyLarge),
        ("bodyMedium", Self::BodyMedium),
        ("bodySmall", Self::BodySmall),
    ];
}
