//! The manifest, `plugin.json`: typed, with every rule of contract section 1 and what upstream forgets.

mod check;
mod entry;
pub(crate) mod field;
pub(crate) mod format;
mod name;
mod needs;
mod read;
mod rules;
pub(crate) mod table;
mod words;

pub use entry::{Action, Component, Extension, Hook, I18n, Runtime, Translation};
pub use needs::{Image, Isolation, Requirements};
pub use words::{
    AuthMode, ComponentKind, HookName, MobilePresentation, Mode, Permission, Presentation,
    RuntimeType, SignatureAlgorithm, Surface,
};

use serde_json::{Map, Value};

use self::check::Check;
use self::read::{array, asset_path, entries, label, object, text};
use crate::diagnostic::{Code, Diagnostics};
use crate::icon::Icon;
use crate::pointer::{self, Pointer};
use crate::prop::{Choice, Label, Text, describe, finite};

/// The newest `sdkRevision`, which applies where a manifest names none.
pub const NEWEST_REVISION: u8 = 6;

/// What is known about the surroundings of a manifest (decisions.md 4).
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'a> {
    /// The files in the plugin's folder.
    pub files: Files<'a>,
    /// The names of all icons, sorted. `None` means not known.
    pub icons: Option<&'a [&'a str]>,
}

/// The files in a plugin's folder.
#[derive(Clone, Copy, Debug, Default)]
pub enum Files<'a> {
    /// They are not known, as from standard input.
    #[default]
    Unknown,
    /// These are there: paths relative to the folder, with `/`.
    Listed(&'a [&'a str]),
    /// They are too many for the host to list.
    TooMany,
}

/// A manifest with everything usable in it. What is not usable is reported and takes its default.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// The name of the plugin among all plugins.
    pub id: Box<str>,
    /// The name that people see; the id where there is none.
    pub name: Label,
    /// The version as written.
    pub version: Box<str>,
    /// The `sdkRevision` that applies, 0 to 6.
    pub sdk_revision: u8,
    /// The oldest host that the plugin works with.
    pub min_core_version: Option<Box<str>>,
    /// What the plugin does.
    pub description: Option<Text>,
    /// Who made it.
    pub author: Option<Label>,
    /// The plugin's icon.
    pub icon: Option<Icon>,
    /// The plugin's page on the web, safe to open.
    pub homepage_url: Option<Box<str>>,
    /// Where it is documented, safe to open.
    pub documentation_url: Option<Box<str>>,
    /// Where its source is, safe to open.
    pub source_url: Option<Box<str>>,
    /// What runs its actions.
    pub runtime: Runtime,
    /// What it may do, each once.
    pub permissions: Vec<Permission>,
    /// What runs when something happens in the host.
    pub hooks: Vec<Hook>,
    /// What controls and pages can run.
    pub actions: Vec<Action>,
    /// Paths of files and folders that pages and translations may use, without leading `/`.
    pub assets: Vec<Box<str>>,
    /// Templates and modules.
    pub components: Vec<Component>,
    /// What the plugin shows.
    pub extensions: Vec<Extension>,
    /// What holds until somebody saves settings.
    pub settings_defaults: Map<String, Value>,
    /// Its translations.
    pub i18n: I18n,
    /// Container images that the host runs for it.
    pub images: Vec<Image>,
    /// What the host's machine must have.
    pub requirements: Requirements,
    /// How the manifest says that it is signed; nothing is verified here.
    pub signature: Option<SignatureAlgorithm>,
    /// What its pages need (decisions.md 19).
    pub isolation: Isolation,
    /// The manifest as written, with unknown keys.
    pub raw: Map<String, Value>,
}

impl Manifest {
    /// The manifest that `value` is; every problem goes to `diagnostics`.
    pub fn read(
        value: &Value,
        surroundings: Surroundings<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let root = Pointer::root();
        let mut check = Check {
            revision: NEWEST_REVISION,
            icons: surroundings.icons,
            diagnostics,
        };
        let Value::Object(raw) = value else {
            let message = format!("expected an object, found {}", describe(value));
            check.add(Code::NotAnObject, &root, message, None);
            return Self::default();
        };
        let manifest = Self::of(raw);
        check.revision = manifest.sdk_revision;
        check.record(&table::MANIFEST, raw, &root);
        rules::check(&manifest, surroundings.files, &mut check);
        manifest
    }

    /// Takes what is usable out of `raw`.
    fn of(raw: &Map<String, Value>) -> Self {
        let root = Pointer::root();
        let link = |key| {
            let text = text(raw, key).map(str::trim).filter(|t| !t.is_empty())?;
            (format::LINK.fault)(text).is_none().then(|| text.into())
        };
        let id: Box<str> = text(raw, "id").unwrap_or_default().into();
        let permissions = array(raw, "permissions").iter();
        let mut permissions: Vec<_> = permissions
            .filter_map(|word| Permission::from_word(word.as_str()?))
            .collect();
        let mut seen = std::collections::HashSet::new();
        permissions.retain(|permission| seen.insert(*permission));
        Self {
            name: label(raw, "name").unwrap_or_else(|| Label::new(&id)),
            version: text(raw, "version").unwrap_or_default().into(),
            sdk_revision: revision(raw),
            min_core_version: text(raw, "minCoreVersion").map(Into::into),
            description: text(raw, "description").map(Text::new),
            author: label(raw, "author"),
            icon: text(raw, "icon").and_then(Icon::new),
            homepage_url: link("homepageUrl"),
            documentation_url: link("documentationUrl"),
            source_url: link("sourceUrl"),
            runtime: Runtime::of(object(raw, "runtime")),
            permissions,
            hooks: Hook::all(object(raw, "hooks"), &root.key("hooks")),
            actions: entries(raw, "actions", Action::of),
            assets: array(raw, "assets").iter().filter_map(asset_path).collect(),
            components: entries(raw, "components", Component::of),
            extensions: entries(raw, "uiExtensions", Extension::of),
            settings_defaults: object(object(raw, "settings"), "defaults").clone(),
            i18n: I18n::of(object(raw, "i18n"), &root.key("i18n")),
            images: entries(raw, "images", Image::of),
            requirements: Requirements::of(object(raw, "requirements")),
            signature: text(object(raw, "signature"), "algorithm")
                .and_then(SignatureAlgorithm::from_word),
            isolation: Isolation::of(object(raw, "isolation")),
            raw: raw.clone(),
            id,
        }
    }

    /// What is written at `pointer`.
    fn value(&self, pointer: &Pointer) -> Option<&Value> {
        let pointer = pointer.to_string();
        let mut tokens = pointer::tokens(&pointer);
        let first = self.raw.get(&*tokens.next()?)?;
        tokens.try_fold(first, |value, token| match value {
            Value::Object(object) => object.get(&*token),
            Value::Array(list) => list.get(token.parse::<usize>().ok()?),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        })
    }

    /// The ids of its actions.
    pub fn action_ids(&self) -> Vec<&str> {
        self.actions.iter().map(|action| &*action.id).collect()
    }

    /// The ids of its modals.
    pub fn modal_ids(&self) -> Vec<&str> {
        self.extensions
            .iter()
            .filter(|extension| extension.surface == Some(Surface::Modal))
            .map(|extension| &*extension.id)
            .collect()
    }
}

/// The `sdkRevision` that applies: the newest where none is usable (contract section 10, defect 39).
fn revision(raw: &Map<String, Value>) -> u8 {
    let written = raw.get("sdkRevision").and_then(finite);
    let usable = (0..=NEWEST_REVISION).find(|revision| written == Some(f64::from(*revision)));
    usable.unwrap_or(NEWEST_REVISION)
}
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
