//! Every plugin of a host, for administrators (contract sections 3.3 and 9).

use std::sync::Arc;

use faceplate_renderer::prop::{Label, Text};
use serde_json::Value;

use super::list::elements;
use super::{Plugin, Warning, json};
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

/// Something of which a plugin needs more than the host has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shortfall {
    /// What it is.
    pub resource: Resource,
    /// How much the plugin asks for, at least.
    pub needed: f64,
    /// How much there is.
    pub available: f64,
}

/// What computers have less or more of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// Memory, in MB.
    Memory,
    /// Processor cores.
    Cores,
    /// Free space on the disk, in MB.
    Disk,
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
        let mut warnings = Warning::of(&plugin, false, item);
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
        // What is said here in the person's language, or beside it, is said once.
        warnings.retain(|warning| match warning {
            Warning::Disabled => false,
            Warning::FromHost(text) => {
                error.as_deref() != Some(text.trim())
                    && !shortfalls.iter().any(|short| short.is_said_by(text))
            }
            Warning::InvalidSignature
            | Warning::Unsigned
            | Warning::Overridden
            | Warning::Isolated => true,
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
}

impl PluginItem {
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

impl Shortfall {
    /// What `dependencies` say that the plugin needs and the host has not. What the host could not measure is not
    /// known to be too little: 0 is no measure.
    fn read(dependencies: &Value) -> Vec<Self> {
        let kinds = [
            (Resource::Memory, "memoryMb", "memoryMb"),
            (Resource::Cores, "cpuCores", "cpuCores"),
            (Resource::Disk, "diskMb", "diskFreeMb"),
        ];
        let number = |object: &str, key: &str| -> Option<f64> {
            let number = dependencies.get(object)?.get(key)?.as_f64()?;
            (number.is_finite() && number > 0.0).then_some(number)
        };
        let shortfall = |(resource, asked, had): (Resource, &str, &str)| {
            let needed = number("requirements", asked)?;
            let available = number("host", had)?;
            (available < needed).then_some(Self {
                resource,
                needed,
                available,
            })
        };
        kinds.into_iter().filter_map(shortfall).collect()
    }

    /// Whether the host says the same in its own words: with the same two numbers.
    fn is_said_by(&self, text: &str) -> bool {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.');
        let mut says =
            |number: f64| numbers.any(|word| word.trim_end_matches('.').parse() == Ok(number));
        says(self.needed) && says(self.available)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn item(more: Value) -> PluginItem {
        let mut item = json!({"id": "a.b", "enabled": true});
        item.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        PluginItem::read(&item).unwrap()
    }

    #[test]
    fn load_states_of_every_revision_are_read_and_missing_ones_follow_the_switch() {
        for (status, enabled, load) in [
            (json!("ready"), true, LoadState::Ready),
            (json!("failed"), false, LoadState::Failed),
            (json!("requirements_unmet"), false, LoadState::Unmet),
            (json!("preparing"), false, LoadState::Preparing),
            (json!("prepared"), false, LoadState::Preparing),
            (json!("disabled"), false, LoadState::Disabled),
            (json!(null), true, LoadState::Ready),
            (json!("new"), false, LoadState::Disabled),
        ] {
            let found = item(json!({"loadStatus": status, "enabled": enabled})).load;
            assert_eq!(found, load, "{status} {enabled}");
        }
    }

    #[test]
    fn what_is_short_is_known_from_the_numbers_and_said_once() {
        let host = json!({"cpuCores": 2, "memoryMb": 2048, "diskFreeMb": 100});
        let requirements = json!({"memoryMb": 4096, "cpuCores": 2.5, "diskMb": 100});
        let said = [
            "This plugin requests at least 4096 MB memory, but this host reports 2048 MB.",
            "This plugin requests at least 2.5 CPU cores, but this host reports 2.",
            "Requirements override is active.",
        ];
        let item = item(json!({"warnings": said, "dependencies":
            {"host": host, "requirements": requirements, "warnings": said}}));
        let short: Vec<_> = item.shortfalls.iter().map(|short| short.resource).collect();
        assert_eq!(short, [Resource::Memory, Resource::Cores]);
        assert_eq!(item.warnings, [Warning::FromHost(Text::new(said[2]))]);
    }

    #[test]
    fn what_could_not_be_measured_is_not_too_little() {
        let requirements = json!({"memoryMb": 4096, "cpuCores": "x", "diskMb": -1});
        for host in [json!({"memoryMb": 0}), json!({}), json!([]), json!(null)] {
            let item = item(json!({"dependencies": {"host": host, "requirements": requirements}}));
            assert_eq!(item.shortfalls, [], "{host}");
        }
    }

    #[test]
    fn the_latest_error_is_no_warning_too() {
        let item = item(
            json!({"lastError": "no php", "loadErrorAt": "2026-08-10T10:00:00+00:00",
            "warnings": ["no php", "Runs hot"], "trustLevel": "unsigned"}),
        );
        let error = item.error.map(|(error, _)| error);
        assert_eq!(error, Some(HostError::Said(Text::new("no php"))));
        assert_eq!(
            item.warnings,
            [Warning::Unsigned, Warning::FromHost(Text::new("Runs hot"))]
        );
    }

    #[test]
    fn what_keeps_a_plugin_off_is_said_once() {
        let short = json!({"host": {"memoryMb": 2048}, "requirements": {"memoryMb": 4096}});
        for (error, further) in [
            (
                "It asks for at least 4096 MB of memory, and this computer has 2048.",
                false,
            ),
            ("no php", true),
        ] {
            let item = item(json!({"loadStatus": "requirements_unmet", "enabled": false,
                "lastError": error, "dependencies": short}));
            assert_eq!(item.further_error().is_some(), further, "{error}");
            assert_eq!(item.shortfalls.len(), 1);
        }
    }

    #[test]
    fn a_decision_against_what_is_short_is_said_once() {
        let item = item(
            json!({"warnings": ["It runs all the same, because somebody decided so."],
            "dependencies": {"overridden": true}}),
        );
        assert_eq!(item.warnings, [Warning::Overridden]);
    }

    #[test]
    fn only_a_plugin_that_is_off_for_it_and_allows_it_may_be_enabled_all_the_same() {
        let may = |status: &str, requirements: Value| {
            item(json!({"loadStatus": status, "enabled": false,
                "dependencies": {"requirements": requirements}}))
            .may_override
        };
        let allowed = json!({"memoryMb": 4096, "allowAdminOverride": true});
        assert!(may("requirements_unmet", allowed.clone()));
        assert!(!may("failed", allowed.clone()));
        assert!(!may("disabled", allowed));
        for not in [json!({"allowAdminOverride": "true"}), json!({}), json!([])] {
            assert!(!may("requirements_unmet", not));
        }
    }

    #[test]
    fn images_make_a_plugin_heavyweight_and_so_does_the_word() {
        let images = |item: PluginItem| item.images;
        assert_eq!(
            images(item(json!({"dependencies": {"images": [{}, {}]}}))),
            2
        );
        assert_eq!(images(item(json!({"classification": "heavyweight"}))), 1);
        assert_eq!(images(item(json!({"dependencies": []}))), 0);
    }

    #[test]
    fn plugins_are_listed_by_name_and_what_did_not_change_stays() {
        let answer = json!([{"id": "z.z", "name": "alpha"}, {"id": "a.a", "name": "Beta"}, 7, {}]);
        let first = Inventory::default().updated(&answer);
        let names: Vec<_> = first.iter().map(|item| &*item.plugin.name).collect();
        assert_eq!(names, ["alpha", "Beta"]);
        assert!(first.updated(&answer) == first);
        let changed = first.updated(&json!([{"id": "z.z", "name": "alpha"}]));
        assert!(Arc::ptr_eq(
            changed.find("z.z").unwrap(),
            first.find("z.z").unwrap()
        ));
    }
}
