//! `faceplate check`: every problem in manifests, schemas, translations and assets.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;
use faceplate_renderer::Report;
use faceplate_renderer::diagnostic::Severity;

use super::{Outcome, answer, input, problem};
use crate::load::Loaded;

/// Report every problem in manifests, schemas, translations and assets
///
/// Exits 0 without errors, 1 with errors, 2 when it could not run.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Plugin folders, manifests or folders of plugins; `-` is a manifest on standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// How problems are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Exit 1 on warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: the line of each problem, and what to do about it
    Text,
    /// For machines: a list of {code, severity, file, pointer, line, column, message, hint}
    Json,
}

impl Options {
    pub(super) fn run(&self) -> Result<Outcome> {
        let plugins = input::all(&self.paths)?;
        let reports: Vec<_> = plugins
            .iter()
            .map(|plugin| (plugin, plugin.report()))
            .collect();
        let count = |severity| {
            reports
                .iter()
                .map(|(_, report)| report.count(severity))
                .sum()
        };
        let counts = Counts {
            plugins: plugins.len(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Info),
        };
        match self.format {
            Format::Text => answer(&text(&reports, &counts))?,
            Format::Json => {
                let problems: Vec<_> = reports
                    .iter()
                    .flat_map(|(_, report)| report.problems())
                    .collect();
                answer(&format!("{}\n", serde_json::to_string_pretty(&problems)?))?;
            }
        }
        let failed = counts.errors > 0 || self.deny_warnings && counts.warnings > 0;
        Ok(if failed {
            Outcome::Problems
        } else {
            Outcome::Clean
        })
    }
}

struct Counts {
    plugins: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

fn text(reports: &[(&Loaded, &Report)], counts: &Counts) -> String {
    let mut text = String::new();
    for (plugin, report) in reports {
        for found in report.problems() {
            let source = plugin
                .sources()
                .find(|source| source.name() == &*found.file);
            text.push_str(&problem::render(found, source));
            text.push_str("\n\n");
        }
    }
    text + &summary(counts) + "\n"
}

/// `2 plugins: 1 error, 3 warnings`.
fn summary(counts: &Counts) -> String {
    let plural = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    let found: Vec<_> = [
        (counts.errors, "error"),
        (counts.warnings, "warning"),
        (counts.notes, "note"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, one)| plural(count, one))
    .collect();
    let found = if found.is_empty() {
        "no problems".to_owned()
    } else {
        found.join(", ")
    };
    format!("{}: {found}", plural(counts.plugins, "plugin"))
}
