//! `faceplate resolve`: the localized and expanded manifest as JSON.

use anyhow::Result;

use super::selection::Selection;
use super::{Outcome, answer};
use crate::load::icons;

/// Print the localized manifest with every template put in place, as JSON
///
/// Prints what can be resolved even with problems. Exits 0 without errors, 1 with errors, 2 when it could not run.
#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    selection: Selection,
}

impl Options {
    pub(super) fn run(&self) -> Result<Outcome> {
        let loaded = self.selection.read()?;
        let localized = self.selection.localize(&loaded)?;
        let only = self.selection.extension();
        let json = localized.to_json(only, Some(icons()));
        answer(&format!("{}\n", serde_json::to_string_pretty(&json)?))?;
        Ok(Outcome::of(loaded.report()))
    }
}
