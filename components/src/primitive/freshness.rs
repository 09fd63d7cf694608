//! What live values say of themselves when they are not what the plugin says now (contract section 10, defect 9).

use dioxus::prelude::*;

use crate::data::Status;
use crate::icon::icon;
use crate::paint::Presentation;
use crate::words::words;

/// The word that style sheets find a status by, in `data-state`.
pub(super) fn word(status: &Status) -> &'static str {
    match status {
        Status::Loading => "loading",
        Status::Fresh(_) => "fresh",
        Status::Empty => "empty",
        Status::Failed(_) => "failed",
        Status::Stale { .. } => "stale",
    }
}

/// What is wrong with what is shown, if something is. In a bar the icon says it, and who points at it or cannot see
/// it gets the words.
pub(super) fn note(status: &Status, presentation: Presentation) -> Element {
    let words = words();
    let (image, text, more) = match status {
        Status::Loading | Status::Fresh(_) | Status::Empty => return VNode::empty(),
        Status::Failed(problem) => (
            "alert-octagon",
            words.text("data-failed"),
            problem.of_plugin(&words),
        ),
        Status::Stale { age, problem, .. } => (
            "clock-alert-outline",
            age.words(&words),
            problem.of_plugin(&words),
        ),
    };
    let compact = matches!(presentation, Presentation::Inline | Presentation::Gauges);
    let title = compact.then(|| format!("{text}. {more}"));
    let hidden = if compact { "fp-visually-hidden" } else { "" };
    rsx! {
        div { class: "fp-freshness fp-type-body-small", title,
            {icon(image, 16)}
            p { class: "fp-freshness__text {hidden}", dir: "auto", "{text}. {more}" }
        }
    }
}
