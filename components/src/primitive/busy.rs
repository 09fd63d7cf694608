//! What buttons and chips show of what they do: that it runs, and that it failed.

use dioxus::prelude::*;

use crate::action::Run;
use crate::icon::icon;
use crate::words::words;

/// What turns while something runs.
pub(crate) fn spinner() -> Element {
    rsx! { span { class: "fp-spinner" } }
}

/// The `id` of what [`problem`] shows for the control `id`, if there is a problem.
pub(crate) fn problem_id(run: &Run, id: impl FnOnce() -> String) -> Option<String> {
    matches!(run, Run::Failed(_)).then(|| format!("{}:problem", id()))
}

/// Why what a control did failed, in the plugin's words where it said some. The toast tells of it at once; this stays
/// until the control is pressed again.
pub(crate) fn problem(run: &Run, id: Option<&str>) -> Element {
    let Run::Failed(error) = run else {
        return VNode::empty();
    };
    rsx! {
        div { class: "fp-problem fp-type-body-small", id,
            {icon("alert-octagon", 16)}
            p { class: "fp-problem__text", dir: "auto", {error.of_plugin(&words())} }
        }
    }
}
