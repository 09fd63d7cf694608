//! A line that the host says about a plugin, with an icon, because colour alone says nothing to some.

use dioxus::prelude::*;

use crate::icon::icon;

/// How grave it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Worth knowing.
    Info,
    /// It went as it should.
    Success,
    /// Be careful.
    Warning,
    /// Something is wrong.
    Error,
}

impl Tone {
    /// The word that style sheets find it by, in `data-tone`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The icon that says it without colour.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Info => "information-outline",
            Self::Success => "check-circle-outline",
            Self::Warning => "alert-outline",
            Self::Error => "alert-octagon",
        }
    }
}

/// `text` as a notice.
pub fn notice(tone: Tone, text: &str) -> Element {
    rsx! {
        div { class: "fp-notice fp-type-body-medium", "data-tone": tone.word(),
            {icon(tone.icon(), 16)}
            p { class: "fp-notice__text", dir: "auto", "{text}" }
        }
    }
}
