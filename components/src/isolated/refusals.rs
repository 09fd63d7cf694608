//! What a page was kept from, for its author: with the line of the manifest that would allow it.

use dioxus::prelude::*;
use faceplate_renderer::isolation::{Violation, remedy};

use crate::extension::Plugin;
use crate::words::words;

/// What pages of `plugin` were kept from.
pub(super) fn refusals(plugin: &Plugin, refused: &[Violation]) -> Element {
    let words = words();
    let needs = plugin.needs.clone().unwrap_or_default();
    let count = words.format("page-refused", &[("count", refused.len().into())]);
    let lines = refused.iter().map(|violation| {
        let line = remedy(&needs, violation);
        let says = match line {
            Some(_) => words.text("page-refused-line"),
            None => words.text("page-refused-never"),
        };
        rsx! {
            li { key: "{violation.directive} {violation.blocked}",
                p {
                    bdi { class: "fp-mono", "{violation.blocked} ({violation.directive})" }
                    " {says}"
                }
                if let Some(line) = line {
                    pre { class: "fp-mono", dir: "ltr", "{line}" }
                }
            }
        }
    });
    rsx! {
        details { class: "fp-isolated__refused fp-type-body-small",
            summary { {count} }
            ul { {lines} }
        }
    }
}
