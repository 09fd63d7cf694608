//! Every plugin of a host, for administrators (contract sections 3.3 and 9).

use std::sync::Arc;

use faceplate_renderer::prop::{Label, Text};
use serde_json::Value;

use super::list::elements;
use super::{Plugin, Shortfall, Warning, json};
use crate::client::{HostError, Reason};

/// Every plugin of a host, enabled or not, by name. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Inventory(Arc<[Arc<PluginItem>]>);

/// The same list: [`Inventory::updated`] keeps it while nothing changes.
impl PartialEq for Inventory {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// One plugin, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PluginItem {
    /// Who it is.
    pub plugin: Arc<Plugin>,
    /// Whether it is loaded.
    pub load: LoadState,
    /// What went wrong last, and when.
    pub error: Option<(HostError, Option<Label>)>,
    /// How many container images it runs; with any it is heavyweight.
    pub images: usize,
    /// What the host has too little of for it.
    pub shortfalls: Vec<Shortfall>,
    /// Whether it is off because of these, and may be enabled all the same (contract section 1.12).
    pub may_override: bool,
    /// What else a person should know, the gravest first.
    pub warnings: Vec<Warning>,
}

/// Whether a plugin is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadState {
    /// It is switched off.
    Disabled,
    /// Its images are being fetched or started.
    Preparing,
    /// It runs.
    Ready,
    /// It cannot be loaded.
    Failed,
    /// The host is too small for it.
    Unmet,
}

impl Inventory {
    /// The list for a new answer of `GET /plugins`. Plugins that are as before keep their `Arc`, and so does the whole
    /// list, so nothing repaints.
    #[must_use]
    pub fn updated(&self, answer: &Value) -> Self {
        let mut items: Vec<_> = elements(answer)
            .into_iter()
            .filter_map(PluginItem::read)
            .map(|item| match self.find(&item.plugin.id) {
                Some(old) if **old == item => Arc::clone(old),
                Some(_) | None => Arc::new(item),
            })
            .collect();
        items.sort_by_cached_key(|item| (item.plugin.name.to_lowercase(), item.plugin.id.clone()));
        let same = |(old, new)| Arc::ptr_eq(old, new);
        if items.len() == self.0.len() && self.0.iter().zip(&items).all(same) {
            return self.clone();
        }
        Self(items.into())
    }

    /// Every plugin.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<PluginItem>> {
        self.0.iter()
    }

    /// The plugin `id`.
    pub fn find(&self, id: &str) -> Option<&Arc<PluginItem>> {
        self.iter().find(|item| *item.plugin.id == *id)
    }
}

impl PluginItem {
    /// Reads an item of the inventory; `None` without an id.
    pub(crate) fn read(item: &Value) -> Option<Self> {
        let plugin = Plugin::read(None, Some(item))?;
        let load = LoadState::read(item, plugin.enabled);
        let error = json::text(item, "lastError");
        let dependencies = item.get("dependencies").unwrap_or(&Value::Null);
        let shortfalls = Shortfall::read(dependencies);
        let warnings = warnings(&plugin, item, dependencies, |text| {
            error.as_deref() == Some(text.trim())
                || shortfalls.iter().any(|short| short.is_said_by(text))
        });
        Some(Self {
            load,
            error: error.map(|error| {
                let reason = item.get("lastErrorReason").and_then(Reason::read);
                let said = || HostError::Said(Text::new(&error));
                let error = reason.map_or_else(said, HostError::Failed);
                (error, json::label(item, "loadErrorAt"))
            }),
            images: images(item, dependencies),
            may_override: load == LoadState::Unmet && allows_override(item, dependencies),
            shortfalls,
            warnings,
            plugin: Arc::new(plugin),
        })
    }

    /// What went wrong last, and when, unless that is what the host has too little of.
    #[must_use]
    pub fn further_error(&self) -> Option<&(HostError, Option<Label>)> {
        let error = self.error.as_ref()?;
        let unmet = self.load == LoadState::Unmet
            && matches!(&error.0, HostError::Said(text)
                if self.shortfalls.iter().any(|short| short.is_said_by(text)));
        (!unmet).then_some(error)
    }
}

/// What the host warns of. What is said in the person's language, or beside the warnings, as `is_said` knows, is said
/// once.
fn warnings(
    plugin: &Plugin,
    item: &Value,
    dependencies: &Value,
    is_said: impl Fn(&Text) -> bool,
) -> Vec<Warning> {
    let mut warnings = Warning::of(plugin, false, item);
    if dependencies.get("overridden") == Some(&Value::Bool(true)) {
        warnings.push(Warning::Overridden);
    }
    for said in json::list(dependencies, "warnings").iter() {
        if let Some(said) = said.as_str().filter(|said| !said.trim().is_empty()) {
            let said = Warning::FromHost(Text::new(said));
            if !warnings.contains(&said) {
                warnings.push(said);
            }
        }
    }
    warnings.retain(|warning| match warning {
        Warning::Disabled => false,
        Warning::FromHost(text) => !is_said(text),
        Warning::InvalidSignature | Warning::Unsigned | Warning::Overridden | Warning::Isolated => {
            true
        }
    });
    warnings
}

/// Whether the plugin's manifest lets an administrator enable it on a host that has less than it asks for.
fn allows_override(item: &Value, dependencies: &Value) -> bool {
    let allows = |requirements: &Value| requirements.get("allowAdminOverride")?.as_bool();
    let of_manifest = item.pointer("/manifest/requirements");
    [dependencies.get("requirements"), of_manifest]
        .into_iter()
        .flatten()
        .find_map(allows)
        .unwrap_or(false)
}

/// How many images a plugin runs. A host that says nothing of images may still say that there are some.
fn images(item: &Value, dependencies: &Value) -> usize {
    let listed = json::list(dependencies, "images").len();
    let heavyweight = [item, dependencies]
        .into_iter()
        .any(|said| json::text(said, "classification").as_deref() == Some("heavyweight"));
    listed.max(usize::from(heavyweight))
}

impl LoadState {
    fn read(item: &Value, enabled: bool) -> Self {
        match json::text(item, "loadStatus").as_deref() {
            Some("failed") => Self::Failed,
            Some("requirements_unmet") => Self::Unmet,
            Some("preparing" | "prepared") => Self::Preparing,
            Some("disabled") => Self::Disabled,
            Some(_) | None if enabled => Self::Ready,
            Some(_) | None => Self::Disabled,
        }
    }
}

#[cfg(test)]
mod tests;
