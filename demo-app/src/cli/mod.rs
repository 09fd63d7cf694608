//! The command line (design.md section 3).

mod check;
mod input;
mod preview;
mod problem;
mod render;
mod resolve;
mod selection;
mod serve;
mod server;
mod static_page;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::Parser;
use faceplate_renderer::Report;
use faceplate_renderer::diagnostic::Severity;

use crate::host;

/// Check, preview and render the user interfaces of WPrint 3D plugins.
///
/// PATH is a plugin's folder, a plugin.json, or a folder of plugins; `-` is a manifest on standard input.
#[derive(Parser)]
#[command(name = "faceplate", version)]
enum Command {
    Preview(preview::Options),
    Check(check::Options),
    Resolve(resolve::Options),
    Render(render::Options),
    Serve(serve::Options),
}

/// How a command ended that could run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Without errors in plugins.
    Clean,
    /// With errors in plugins, or with warnings where they are denied.
    Problems,
}

impl Outcome {
    /// What a command comes to that does its job whatever `report` says.
    fn of(report: &Report) -> Self {
        match report.count(Severity::Error) {
            0 => Self::Clean,
            _ => Self::Problems,
        }
    }
}

/// Runs the command that the arguments name. Exits 0 when it is clean, 1 with errors in plugins, 2 when it could not
/// run.
pub(crate) fn main() -> ExitCode {
    // Ends with 2 where the arguments are wrong.
    let outcome = match Command::parse() {
        Command::Preview(options) => options.run(),
        Command::Check(options) => options.run(),
        Command::Resolve(options) => options.run(),
        Command::Render(options) => options.run(),
        Command::Serve(options) => options.run(),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Writes a command's answer to standard output. A reader that has seen enough is no error.
fn answer(text: &str) -> Result<()> {
    let mut output = anstream::stdout().lock();
    match output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
    {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Tells the person at the terminal something, on standard error. What cannot be told there cannot be told at all.
fn say(line: &str) {
    let line: String = line.chars().map(problem::visible).collect();
    drop(writeln!(anstream::stderr(), "{line}"));
}

/// The folder of the web UI: the one that was named, which must hold it, else the one beside the command, which may
/// not be built.
fn web_root(named: Option<PathBuf>) -> Result<PathBuf> {
    if let Some(root) = named {
        ensure!(
            host::is_built(&root),
            "no web UI in {}: it has no index.html; `cargo xtask pack --out DIR` makes one",
            root.display()
        );
        return Ok(root);
    }
    let root = host::default_root();
    if !host::is_built(&root) {
        say("note: the web UI is not built; `cargo xtask pack` in the Faceplate sources builds it");
    }
    Ok(root)
}
