//! `faceplate render`: a self-contained static page of a plugin's surfaces.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use faceplate_components::theme::Theme;

use super::selection::Selection;
use super::{Outcome, answer, say, static_page};

/// Draw a plugin's UI extensions as a static HTML page that needs nothing else
///
/// Draws what can be drawn even with problems. Exits 0 without errors, 1 with errors, 2 when it could not run.
#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    selection: Selection,
    /// The colours: light, dark or high-contrast
    #[arg(long, default_value = "light")]
    theme: Theme,
    /// The file to write; by default standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Options {
    pub(super) fn run(&self) -> Result<Outcome> {
        let loaded = self.selection.read()?;
        let localized = self.selection.localize(&loaded)?;
        let only = self.selection.extension();
        let page = static_page::html(&localized, only, self.theme);
        match &self.out {
            Some(file) => {
                write(file, &page).with_context(|| format!("cannot write {}", file.display()))?;
            }
            None => answer(&page)?,
        }
        let outcome = Outcome::of(loaded.report());
        if outcome == Outcome::Problems {
            say("note: the plugin has errors; `faceplate check` shows them");
        }
        Ok(outcome)
    }
}

/// Writes the file as a whole or not at all: a reader never sees half of it.
fn write(file: &Path, text: &str) -> Result<()> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    // As any new file, not for the owner alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.persist(file)?;
    Ok(())
}
