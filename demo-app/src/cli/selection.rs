//! What `resolve` and `render` work on: one plugin in one language, whole or one extension of it.

use std::path::PathBuf;

use anyhow::{Result, bail};
use faceplate_renderer::{Locale, Localized};

use super::input;
use crate::load::Loaded;

#[derive(clap::Args)]
pub(super) struct Selection {
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

impl Selection {
    /// The plugin. An error where the path holds none or several.
    pub(super) fn read(&self) -> Result<Loaded> {
        input::one(&self.path)
    }

    /// `plugin` in the chosen language. An error where the chosen extension is not there.
    pub(super) fn localize<'a>(&self, plugin: &'a Loaded) -> Result<Localized<'a>> {
        let localized = plugin.plugin().localize(&self.locale);
        let ids: Vec<_> = localized
            .extensions()
            .iter()
            .map(|extension| &*extension.id)
            .collect();
        if let Some(id) = self.extension()
            && !ids.contains(&id)
        {
            bail!("no UI extension `{id}`; the plugin has: {}", ids.join(", "));
        }
        Ok(localized)
    }

    /// The chosen extension; `None` is all of them.
    pub(super) fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }
}
