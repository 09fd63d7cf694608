//! What is known of a plugin beside its extensions.

use faceplate_renderer::icon::Icon;
use faceplate_renderer::manifest::Isolation;
use faceplate_renderer::prop::{Label, Text};
use serde_json::Value;

use super::json;

/// Facts about a plugin. What only the inventory has is `None` for people who may not see that.
#[derive(Clone, Debug, PartialEq)]
pub struct Plugin {
    /// Its id.
    pub id: Box<str>,
    /// What it calls itself; its id if it has no name.
    pub name: Label,
    /// Its version.
    pub version: Option<Label>,
    /// What it says it is for.
    pub description: Option<Text>,
    /// Its icon.
    pub icon: Option<Icon>,
    /// Whether somebody vouches for it.
    pub trust: Trust,
    /// Whether it runs.
    pub enabled: bool,
    /// Whether it came with the host.
    pub bundled: bool,
    /// What its pages may do beyond their own files (decisions.md 19).
    pub needs: Option<Isolation>,
}

/// Whether somebody vouches for a plugin's manifest, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// It is signed with a key that the host trusts.
    Signed,
    /// It is loaded from its author's folder.
    Development,
    /// The host does not say.
    Unknown,
    /// Nobody signed it.
    Unsigned,
    /// It is signed, but not this content: worse than no signature (contract section 10, defect 33).
    InvalidSignature,
}

/// Something to know before using an extension, the gravest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The signature does not match.
    InvalidSignature,
    /// There is no signature.
    Unsigned,
    /// It runs although the host has less than it asks for, because somebody decided so.
    Overridden,
    /// The plugin is disabled.
    Disabled,
    /// The extension is a page of its own.
    Isolated,
    /// What the host says, in the host's language.
    FromHost(Text),
}

/// What the host's own warnings start with where this program says the same, in the person's language
/// (contract section 3.1).
const SAID_HERE: [&str; 3] = [
    "unsigned sideloaded plugin",
    "this plugin uses an elevated ui mode",
    "it runs all the same, because somebody decided so",
];

impl Plugin {
    /// Reads an item of `GET /plugins/ui` and, if there is one, the plugin's item of the inventory. `None` without an
    /// id.
    pub(super) fn read(item: Option<&Value>, inventory: Option<&Value>) -> Option<Self> {
        let text = |key: &str, in_inventory: &str| {
            item.and_then(|item| json::text(item, key))
                .or_else(|| json::text(inventory?, in_inventory))
        };
        let label = |key: &str, in_inventory: &str| {
            item.and_then(|item| json::label(item, key))
                .or_else(|| json::label(inventory?, in_inventory))
        };
        let manifest = inventory.and_then(|plugin| plugin.get("manifest"));
        let icon = [item, manifest, inventory]
            .into_iter()
            .zip(["pluginIcon", "icon", "icon"]);
        let id = text("pluginId", "id")?;
        Some(Self {
            name: label("pluginName", "name").unwrap_or_else(|| Label::new(&id)),
            version: label("pluginVersion", "version"),
            description: text("pluginDescription", "description").map(|text| Text::new(&text)),
            icon: icon
                .filter_map(|(source, key)| json::text(source?, key))
                .find_map(|name| Icon::new(&name)),
            trust: text("pluginTrustLevel", "trustLevel")
                .map_or(Trust::Unknown, |level| Trust::named(&level)),
            // `GET /plugins/ui` lists enabled plugins only.
            enabled: inventory
                .and_then(|plugin| plugin.get("enabled")?.as_bool())
                .unwrap_or(true),
            bundled: text("pluginInstallSource", "installSource").as_deref() == Some("bundled"),
            needs: manifest.map(|manifest| match manifest.get("isolation") {
                Some(Value::Object(isolation)) => Isolation::of(isolation),
                _ => Isolation::default(),
            }),
            id: id.into(),
        })
    }
}

impl Trust {
    fn named(level: &str) -> Self {
        match level {
            "signed" => Self::Signed,
            "unsigned" => Self::Unsigned,
            "invalid_signature" => Self::InvalidSignature,
            "development" => Self::Development,
            _ => Self::Unknown,
        }
    }
}

impl Warning {
    /// The warnings of the extension `item` of `plugin`.
    pub(super) fn of(plugin: &Plugin, isolated: bool, item: &Value) -> Vec<Self> {
        let own = [
            (
                plugin.trust == Trust::InvalidSignature,
                Self::InvalidSignature,
            ),
            (plugin.trust == Trust::Unsigned, Self::Unsigned),
            (!plugin.enabled, Self::Disabled),
            (isolated, Self::Isolated),
        ];
        let said = json::list(item, "warnings");
        let said = said.iter().filter_map(Value::as_str).filter(|text| {
            let text = text.trim().to_ascii_lowercase();
            !text.is_empty() && !SAID_HERE.iter().any(|known| text.starts_with(known))
        });
        let mut warnings: Vec<_> = own
            .into_iter()
            .filter_map(|(holds, warning)| holds.then_some(warning))
            .collect();
        for warning in said.map(|text| Self::FromHost(Text::new(text))) {
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_inventory_fills_in_what_the_extension_list_leaves_out() {
        let item =
            json!({"pluginId": "acme.clock", "pluginName": "Reloj", "pluginTrustLevel": "signed"});
        let inventory = json!({
            "id": "acme.clock", "name": "Clock", "version": 2, "description": "Tells the time.",
            "enabled": false, "manifest": {"icon": "clock"}, "installSource": "bundled"
        });
        let plugin = Plugin::read(Some(&item), Some(&inventory)).unwrap();
        assert_eq!(
            (&*plugin.name, plugin.version.as_deref()),
            ("Reloj", Some("2"))
        );
        assert_eq!(plugin.icon.as_ref().map(Icon::name), Some("clock"));
        assert_eq!(plugin.trust, Trust::Signed);
        assert!(!plugin.enabled && plugin.bundled);
    }

    #[test]
    fn defect_33_an_invalid_signature_is_worse_than_none_and_warns() {
        assert!(Trust::InvalidSignature > Trust::Unsigned);
        let item =
            json!({"pluginId": "a.b", "pluginTrustLevel": "invalid_signature", "warnings": []});
        let plugin = Plugin::read(Some(&item), None).unwrap();
        assert_eq!(
            Warning::of(&plugin, false, &item),
            [Warning::InvalidSignature]
        );
    }

    #[test]
    fn what_the_host_says_too_is_said_once() {
        let item = json!({"pluginId": "a.b", "pluginTrustLevel": "unsigned", "warnings": [
            "Unsigned sideloaded plugin", "This plugin uses an elevated UI mode.", "Runs hot", "Runs hot", 7
        ]});
        let plugin = Plugin::read(Some(&item), None).unwrap();
        assert_eq!(
            Warning::of(&plugin, true, &item),
            [
                Warning::Unsigned,
                Warning::Isolated,
                Warning::FromHost(Text::new("Runs hot"))
            ]
        );
    }
}
