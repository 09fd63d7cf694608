//! Which UI extension of which plugin a part of the page belongs to.

use std::fmt;
use std::sync::Arc;

use dioxus::prelude::try_consume_context;

/// The plugin and the UI extension around a node. A surface provides it as a context value, and has a key of its
/// own in the page for each, because controls read it once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ExtensionId {
    /// `id` of the manifest.
    pub plugin_id: Arc<str>,
    /// `id` of the entry of `uiExtensions`.
    pub extension_id: Arc<str>,
}

impl ExtensionId {
    /// The extension called `extension_id` of the plugin called `plugin_id`.
    pub fn new(plugin_id: &str, extension_id: &str) -> Self {
        Self {
            plugin_id: plugin_id.into(),
            extension_id: extension_id.into(),
        }
    }

    /// What the surface around the current scope provides; empty where there is no surface.
    pub(crate) fn here() -> Self {
        try_consume_context().unwrap_or_default()
    }

    /// The `id` attribute of the node numbered `number`: the same as long as the document is, unique in the page.
    pub fn dom_id(&self, number: u64) -> String {
        let Self {
            plugin_id,
            extension_id,
        } = self;
        format!(
            "fp:{}:{}:{number}",
            Unspaced(plugin_id),
            Unspaced(extension_id)
        )
    }
}

/// An id without white space, which would split it in two where attributes list ids.
struct Unspaced<'a>(&'a str);

impl fmt::Display for Unspaced<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.0.split(char::is_whitespace);
        f.write_str(parts.next().unwrap_or_default())?;
        parts.try_for_each(|part| write!(f, "_{part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_different_extensions_never_meet() {
        let id = |plugin, extension| ExtensionId::new(plugin, extension).dom_id(1);
        assert_ne!(id("a-b", "c"), id("a", "b-c"));
        assert_eq!(id("a", "b"), "fp:a:b:1");
    }

    #[test]
    fn white_space_does_not_split_an_id() {
        let id = ExtensionId::new("a b", "c\n\u{3000}d").dom_id(1);
        assert!(!id.contains(char::is_whitespace), "{id}");
    }
}
