//! `faceplate resolve`: the localized and expanded manifest as JSON.

use std::path::PathBuf;

use anyhow::Result;
use faceplate_renderer::Locale;

use super::{Outcome, answer, input};
use crate::load::icons;

/// Print the localized manifest with every template put in place, as JSON
///
/// Prints what can be resolved even with problems. Exits 0 without errors, 1 with errors, 2 when it could not run.
#[derive(clap::Args)]
pub(super) struct Options {
    /// A plugin folder or manifest; `-` is a manifest on standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Only this UI extension
    #[arg(long, value_name = "ID")]
    extension: Option<String>,
    /// The language, such as `es-AR`
    #[arg(long, value_name = "TAG", default_value = "en")]
    locale: Locale,
}

impl Options {
    pub(super) fn run(&self) -> Result<Outcome> {
        let loaded = input::one(&self.path)?;
        let localized = loaded.plugin().localize(&self.locale);
        let only = self.extension.as_deref();
        input::ensure_extension(&localized, only)?;
        let json = localized.to_json(only, Some(icons()));
        answer(&format!("{}\n", serde_json::to_string_pretty(&json)?))?;
        Ok(Outcome::of(loaded.report()))
    }
}
