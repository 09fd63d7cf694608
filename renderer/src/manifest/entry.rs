//! The parts of a manifest, typed. Reading them reports nothing: the tables and the rules do that.

use serde_json::Value;

use super::format;
use super::read::{Object, array, id, label, object, some, text};
use super::words::{
    AuthMode, ComponentKind, HookName, MobilePresentation, Mode, Presentation, RuntimeType, Surface,
};
use crate::icon::Icon;
use crate::pointer::Pointer;
use crate::prop::{Choice, Label};

/// What runs actions and hooks (contract section 1.2).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Runtime {
    /// Which kind.
    pub kind: Option<RuntimeType>,
    /// The file that a PHP plugin names.
    pub entry: Option<Box<str>>,
    /// Where a bridge listens.
    pub base_url: Option<Box<str>>,
    /// The socket where a bridge listens.
    pub socket_path: Option<Box<str>>,
    /// The image that is the bridge.
    pub managed_image_id: Option<Box<str>>,
    /// The path that answers when a bridge is well.
    pub healthcheck: Box<str>,
    /// How the host identifies itself.
    pub auth: Option<AuthMode>,
}

/// What runs when something happens in the host.
#[derive(Clone, Debug, PartialEq)]
pub struct Hook {
    /// What happens.
    pub name: HookName,
    /// The file that runs.
    pub handler: Option<Box<str>>,
    /// The path that a bridge is asked; it wins over `handler`.
    pub path: Option<Box<str>>,
    /// Where it stands in the manifest.
    pub pointer: Pointer,
}

/// What controls and pages can run.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What nodes call it by; empty where none is written.
    pub id: Box<str>,
    /// What people see.
    pub label: Label,
    /// The file that runs.
    pub handler: Option<Box<str>>,
    /// The path that a bridge is asked; it wins over `handler`.
    pub path: Option<Box<str>>,
    /// Where it stands in the manifest.
    pub pointer: Pointer,
}

/// An entry of `components`.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// What nodes and extensions call it by; empty where none is written.
    pub id: Box<str>,
    /// What it is; `None` for a kind that does not exist.
    pub kind: Option<ComponentKind>,
    /// The nodes of a template; null where there are none.
    pub schema: Value,
    /// The file of a module.
    pub entry: Option<Box<str>>,
    /// The function that a module exports.
    pub exports: Box<str>,
    /// Where it stands in the manifest.
    pub pointer: Pointer,
}

/// An entry of `uiExtensions`.
#[derive(Clone, Debug, PartialEq)]
pub struct Extension {
    /// Its name in the plugin; empty where none is written.
    pub id: Box<str>,
    /// Where it is shown; `None` for a surface that does not exist.
    pub surface: Option<Surface>,
    /// Who draws it; `None` for a mode that does not exist.
    pub mode: Option<Mode>,
    /// What people see.
    pub title: Label,
    /// The nodes that are drawn; null where there are none.
    pub schema: Value,
    /// The page of a `webview` or `custom_bundle`; `None` too for an address that the host does not open.
    pub page: Option<Box<str>>,
    /// Ids of the components that its page uses.
    pub components: Vec<Box<str>>,
    /// Its icon.
    pub icon: Option<Icon>,
    /// What a page is called in the navigation.
    pub navigation_label: Option<Label>,
    /// How a page is placed.
    pub presentation: Option<Presentation>,
    /// How a widget looks on small screens.
    pub mobile_presentation: Option<MobilePresentation>,
    /// An action for its page.
    pub action_id: Option<Box<str>>,
    /// The action that brings its page's data.
    pub data_action_id: Option<Box<str>>,
    /// Its place among others: ascending, missing last (decisions.md 13).
    pub order: Option<i64>,
    /// Where it stands in the manifest.
    pub pointer: Pointer,
}

/// The plugin's translations (contract section 1.10).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct I18n {
    /// The language of the manifest, as written; `None` is the host's, `en`.
    pub default_locale: Option<Box<str>>,
    /// The translation files in the order written. Of two for one locale the last is used.
    pub files: Vec<Translation>,
}

/// The translation file of one locale.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// The locale as written.
    pub locale: Box<str>,
    /// The file in the plugin's folder; `None` for a reference that is not one.
    pub path: Option<Box<str>>,
    /// Where it stands in the manifest.
    pub pointer: Pointer,
}

impl Runtime {
    pub(super) fn of(runtime: &Object) -> Self {
        Self {
            kind: text(runtime, "type").and_then(RuntimeType::from_word),
            entry: some(runtime, "entry"),
            base_url: some(runtime, "baseUrl"),
            socket_path: some(runtime, "socketPath"),
            managed_image_id: some(runtime, "managedImageId"),
            healthcheck: some(runtime, "healthcheck").unwrap_or_else(|| "/health".into()),
            auth: text(object(runtime, "auth"), "mode").and_then(AuthMode::from_word),
        }
    }
}

impl Hook {
    pub(super) fn all(hooks: &Object, pointer: &Pointer) -> Vec<Self> {
        let hook = |(key, value): (&String, &Value)| {
            let hook = value.as_object()?;
            Some(Self {
                name: HookName::from_word(key)?,
                handler: some(hook, "handler"),
                path: some(hook, "path"),
                pointer: pointer.key(key.clone()),
            })
        };
        hooks.iter().filter_map(hook).collect()
    }
}

impl Action {
    pub(super) fn of(action: &Object, pointer: Pointer) -> Self {
        let id = id(action);
        Self {
            label: label(action, "label").unwrap_or_else(|| Label::new(&id)),
            id,
            handler: some(action, "handler"),
            path: some(action, "path"),
            pointer,
        }
    }
}

impl Component {
    pub(super) fn of(component: &Object, pointer: Pointer) -> Self {
        let kind = component.get("kind").filter(|kind| !kind.is_null());
        Self {
            id: id(component),
            kind: match kind {
                None => Some(ComponentKind::RemoteComponent),
                Some(kind) => kind.as_str().and_then(ComponentKind::from_word),
            },
            schema: component.get("schema").cloned().unwrap_or_default(),
            entry: some(component, "entry"),
            exports: some(component, "exports").unwrap_or_else(|| "mount".into()),
            pointer,
        }
    }
}

impl Extension {
    pub(super) fn of(extension: &Object, pointer: Pointer) -> Self {
        let mode = match extension.get("mode").filter(|mode| !mode.is_null()) {
            None => Some(Mode::Declarative),
            Some(mode) => mode.as_str().and_then(Mode::from_word),
        };
        let id = id(extension);
        let bundle = || some(object(extension, "bundle"), "url");
        let url = || some(extension, "url");
        Self {
            title: label(extension, "title").unwrap_or_else(|| Label::new(&id)),
            id,
            surface: text(extension, "surface").and_then(Surface::from_word),
            schema: extension.get("schema").cloned().unwrap_or_default(),
            page: match mode {
                Some(Mode::Webview) => url(),
                Some(Mode::CustomBundle) => bundle().or_else(url),
                Some(Mode::Declarative) | None => None,
            }
            .filter(|page| (format::PAGE.fault)(page).is_none()),
            mode,
            components: array(extension, "components")
                .iter()
                .filter_map(|id| id.as_str().map(Into::into))
                .collect(),
            icon: text(extension, "icon").and_then(Icon::new),
            navigation_label: label(extension, "navigationLabel"),
            presentation: text(extension, "presentation").and_then(Presentation::from_word),
            mobile_presentation: text(extension, "mobilePresentation")
                .and_then(MobilePresentation::from_word),
            action_id: some(extension, "actionId"),
            data_action_id: some(extension, "dataActionId"),
            order: extension.get("order").and_then(Value::as_i64),
            pointer,
        }
    }
}

impl I18n {
    pub(super) fn of(i18n: &Object, pointer: &Pointer) -> Self {
        let files = pointer.key("files");
        let file = |(locale, value): (&String, &Value)| Translation {
            locale: locale.as_str().into(),
            path: value
                .as_str()
                .filter(|reference| (format::TRANSLATION.fault)(reference).is_none())
                .and_then(|reference| format::asset(reference.trim()))
                .map(Into::into),
            pointer: files.key(locale.clone()),
        };
        Self {
            default_locale: some(i18n, "defaultLocale"),
            files: object(i18n, "files").iter().map(file).collect(),
        }
    }
}
