//! The panel that lists what is wrong with the plugins' files, and shows where.

use dioxus::prelude::*;
use faceplate_components::client::Problem;
use faceplate_components::icon::icon;
use faceplate_components::words::{Words, words};
use faceplate_renderer::diagnostic::Severity;

use super::choices::Choices;
use super::inspect::Inspection;
use super::live::Live;
use super::problem::{Tally, place, severity, severity_icon, severity_name};

/// How many of a plugin's problems are listed at first, and then with each click: nobody reads thousands, and a page
/// takes seconds to paint them.
const LISTED: usize = 200;

/// The panel: a heading that opens it, and the problems of every plugin.
#[component]
pub(super) fn Problems(live: Live, choices: Signal<Choices>, inspection: Inspection) -> Element {
    let words = words();
    let development = live.development.read();
    let all = development
        .iter()
        .flatten()
        .flat_map(|plugin| &plugin.diagnostics);
    let tally = Tally::of(all);
    let open = choices.read().problems.unwrap_or(tally.is_some());
    let summary = match (&*development, tally) {
        _ if !*live.answered.read() => String::new(),
        (None, _) => words.text("problems-not-available"),
        (Some(_), None) => words.text("problems-none"),
        (Some(_), Some(tally)) => words.format("problem-count", &[("count", tally.count.into())]),
    };
    rsx! {
        section { class: "wb-problems", aria_label: words.text("problems"), "data-open": open,
            h2 {
                button {
                    class: "wb-problems-title",
                    r#type: "button",
                    aria_expanded: open,
                    aria_controls: "wb-problems",
                    onclick: move |_| choices.write().problems = Some(!open),
                    {icon(if open { "chevron-down" } else { "chevron-right" }, 16)}
                    span { {words.text("problems")} }
                    span { class: "wb-tally", "data-severity": tally.map(|tally| severity_name(tally.worst)),
                        if let Some(tally) = tally {
                            {icon(severity_icon(tally.worst), 16)}
                        }
                        {summary}
                    }
                }
            }
            div { id: "wb-problems", class: "wb-problems-list", hidden: !open,
                if open {
                    for plugin in development.iter().flatten().filter(|plugin| !plugin.diagnostics.is_empty()) {
                        PluginProblems { key: "{plugin.folder}", live, folder: plugin.folder.to_string(), inspection }
                    }
                }
            }
        }
    }
}

/// The problems of the plugin in `folder`.
#[component]
fn PluginProblems(live: Live, folder: String, inspection: Inspection) -> Element {
    let words = words();
    let mut listed = use_signal(|| LISTED);
    let development = live.development.read();
    let mut plugins = development.iter().flatten();
    let Some(plugin) = plugins.find(|plugin| *plugin.folder == *folder) else {
        return rsx! {};
    };
    let all = plugin.diagnostics.len();
    let lines = plugin.diagnostics.iter().take(listed()).enumerate();
    let lines = lines.map(|(number, problem)| {
        let key = format!("{number}:{}", place(problem));
        let id = plugin.id.to_string();
        rsx! {
            li { key: "{key}", {line(id, problem, inspection, &words)} }
        }
    });
    let more = all.saturating_sub(listed()).min(LISTED);
    rsx! {
        h3 { class: "wb-quiet",
            bdi { "{folder}" }
        }
        ul { role: "list", {lines} }
        if more > 0 {
            button {
                class: "wb-problems-more",
                r#type: "button",
                onclick: move |_| listed += LISTED,
                {words.format("problems-more", &[("count", more.into()), ("listed", listed().into()), ("all", all.into())])}
            }
        }
    }
}

fn line(plugin: String, problem: &Problem, inspection: Inspection, words: &Words) -> Element {
    let bad = severity(problem);
    let word = match bad {
        Severity::Error => words.text("severity-error"),
        Severity::Warning => words.text("severity-warning"),
        Severity::Info => words.text("severity-info"),
    };
    let shown = inspection.is_at(&plugin, problem);
    let hidden = shown && inspection.is_hidden();
    let own = problem.clone();
    rsx! {
        button {
            class: "wb-problem",
            r#type: "button",
            aria_pressed: shown,
            "data-severity": severity_name(bad),
            onclick: move |_| inspection.toggle(plugin.clone(), own.clone()),
            span { class: "wb-problem-severity",
                {icon(severity_icon(bad), 16)}
                {word}
            }
            // A name is read in one go: without this the words run into each other.
            span { class: "fp-visually-hidden", ": " }
            span { class: "wb-problem-text",
                span {
                    bdi { "{problem.message}" }
                }
                code { class: "wb-quiet", "{problem.code}" }
                if let Some(hint) = &problem.hint {
                    span { class: "wb-quiet",
                        bdi { "{hint}" }
                    }
                }
                if hidden {
                    span { class: "wb-hidden-node", role: "status",
                        {icon("eye-off-outline", 16)}
                        {words.text("problem-not-visible")}
                    }
                }
            }
            span { class: "wb-problem-place fp-mono", dir: "ltr", {place(problem)} }
        }
    }
}
