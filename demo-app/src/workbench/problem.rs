//! How problems are counted and shown.

use std::collections::HashMap;

use faceplate_components::client::{InDevelopment, Problem};
use faceplate_renderer::diagnostic::Severity;

/// How bad `problem` is. What a newer host calls otherwise is at least worth a look.
pub(crate) fn severity(problem: &Problem) -> Severity {
    match &*problem.severity {
        "error" => Severity::Error,
        "info" => Severity::Info,
        _ => Severity::Warning,
    }
}

/// The severity's name in style sheets.
pub(crate) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// The icon that goes with the severity's word.
pub(crate) fn severity_icon(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "alert-circle",
        Severity::Warning => "alert",
        Severity::Info => "information",
    }
}

/// Where `problem` is, as editors and compilers write it.
pub(crate) fn place(problem: &Problem) -> String {
    let Problem {
        file, line, column, ..
    } = problem;
    format!("{file}:{line}:{column}")
}

/// How many problems, and how bad the worst is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    /// All of them.
    pub(crate) count: usize,
    /// The worst one's severity.
    pub(crate) worst: Severity,
}

impl Tally {
    /// The tally of `problems`; none without any.
    pub(crate) fn of<'a>(problems: impl IntoIterator<Item = &'a Problem>) -> Option<Self> {
        problems.into_iter().map(severity).fold(None, |tally, bad| {
            let Self { count, worst } = tally.unwrap_or(Self {
                count: 0,
                worst: bad,
            });
            Some(Self {
                count: count + 1,
                worst: worst.min(bad),
            })
        })
    }
}

/// Each plugin's tally, by its id.
pub(crate) fn tallies(plugins: &[InDevelopment]) -> HashMap<String, Tally> {
    plugins
        .iter()
        .filter_map(|plugin| Some((plugin.id.to_string(), Tally::of(&plugin.diagnostics)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(severity: &str) -> Problem {
        let json = serde_json::json!({
            "code": "unknown-action", "severity": severity, "file": "a/plugin.json", "line": 3, "column": 7,
            "pointer": "/x", "message": "m",
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn the_place_is_written_as_editors_read_it() {
        assert_eq!(place(&problem("error")), "a/plugin.json:3:7");
    }

    #[test]
    fn the_worst_problem_gives_the_tally_its_severity() {
        assert_eq!(Tally::of([]), None);
        let problems = [problem("info"), problem("error"), problem("fatal")];
        let tally = Tally::of(&problems).unwrap();
        assert_eq!((tally.count, tally.worst), (3, Severity::Error));
        assert_eq!(severity(&problems[2]), Severity::Warning);
    }
}
