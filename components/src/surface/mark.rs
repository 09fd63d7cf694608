//! A short word with an icon, which says how a plugin stands.

use dioxus::prelude::*;

use super::notice::Tone;
use crate::icon::icon;

/// `text` as a mark, with the icon `glyph`.
pub(super) fn mark(glyph: &str, text: &str, tone: Tone) -> Element {
    rsx! {
        span { class: "fp-mark", "data-tone": tone.word(),
            {icon(glyph, 16)}
            "{text}"
        }
    }
}
