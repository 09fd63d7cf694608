//! The client for a WPrint 3D host: its REST API over HTTP (contract section 3), the same on the desktop and the web.

mod error;
mod events;
#[cfg(feature = "client")]
mod http;
mod printer;
mod reason;
#[cfg(feature = "client")]
mod refusal;
#[cfg(feature = "client")]
mod session;
#[cfg(feature = "client")]
mod shape;
#[cfg(feature = "client")]
#[cfg_attr(not(target_arch = "wasm32"), path = "native.rs")]
#[cfg_attr(target_arch = "wasm32", path = "web.rs")]
mod transport;

use std::rc::Rc;

use futures_util::future::{LocalBoxFuture, join};
use futures_util::stream::LocalBoxStream;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::extension::{Extensions, Inventory, Surface};

pub use error::HostError;
pub use events::{HostEvent, LogEntry};
#[cfg(feature = "client")]
pub use http::HttpHost;
pub use printer::{Heater, Job, VirtualPrinter};
pub use reason::Reason;

/// An answer that is waited for.
pub type Answer<'a, T> = LocalBoxFuture<'a, Result<T, HostError>>;

/// The host as the surfaces need it: what they show, what a person does there, and when something changes.
///
/// What the host does not do in its own way alone is the same here for every host: an empty object is one, whatever
/// upstream writes for it, and what failed is an error, whatever its status.
pub trait HostClient {
    /// The UI extensions of the enabled plugins, or those on one surface, as the host's JSON (contract section 3.1).
    fn extensions(&self, surface: Option<Surface>) -> Answer<'_, Value>;

    /// Every plugin with its manifest, as the host's JSON (contract section 3.3). For administrators: others get
    /// [`HostError::NotAllowed`].
    fn inventory(&self) -> Answer<'_, Value>;

    /// The plugin SDKs that the host knows, as its JSON (contract section 3.4).
    fn sdk(&self) -> Answer<'_, Value>;

    /// The settings of a plugin with the defaults for those that were never saved (contract section 3.4).
    fn settings<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Map<String, Value>>;

    /// Saves all settings of a plugin: what is left out goes back to its default (contract section 10, defect 24).
    /// Answers with what is saved now. [`HostError::EmptySettings`] by hosts that cannot save nothing.
    fn save_settings<'a>(
        &'a self,
        plugin_id: &'a str,
        settings: Map<String, Value>,
    ) -> Answer<'a, Map<String, Value>>;

    /// What a plugin published last.
    fn state<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Map<String, Value>>;

    /// A plugin's log, the oldest entry first.
    fn logs<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Vec<LogEntry>>;

    /// Runs an action of a plugin, for a printer if there is one, and answers with what its handler returned
    /// (contract section 4).
    fn invoke<'a>(
        &'a self,
        plugin_id: &'a str,
        action_id: &'a str,
        payload: Map<String, Value>,
        printer_id: Option<&'a str>,
    ) -> Answer<'a, Value>;

    /// Enables or disables a plugin and answers with its item of the inventory. For administrators. A plugin that
    /// cannot be loaded is an error (contract section 5.3).
    fn decide<'a>(&'a self, plugin_id: &'a str, decision: Decision) -> Answer<'a, Value>;

    /// Where a file of a plugin is; `None` for a path that would lead elsewhere.
    fn asset_url(&self, plugin_id: &str, path: &str) -> Option<String>;

    /// What plugin authors need to find their mistakes. [`HostError::NotOffered`] by hosts other than Faceplate's own.
    fn development(&self) -> Answer<'_, Vec<InDevelopment>>;

    /// The printer that plugins are previewed with. [`HostError::NotOffered`] by hosts other than Faceplate's own.
    fn virtual_printer(&self) -> Answer<'_, VirtualPrinter>;

    /// Starts or ends the scripted print of that printer.
    fn set_printing(&self, printing: bool) -> Answer<'_, VirtualPrinter>;

    /// Tells when what the host shows has changed. Reconnects by itself, telling [`HostEvent::Connected`] each time;
    /// ends, after an error, only when the host offers no such stream.
    fn events(&self) -> LocalBoxStream<'static, Result<HostEvent, HostError>>;
}

/// What is decided about a plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is disabled.
    Off,
    /// It is enabled.
    On,
    /// It is enabled although the host has less than it asks for. Hosts refuse that for plugins that do not allow it
    /// (contract section 1.12).
    OnDespite,
}

/// What a host has.
#[derive(Clone, Debug, PartialEq)]
pub struct Plugins {
    /// What its plugins add to it.
    pub extensions: Extensions,
    /// All of them, or why the account may not see that: [`HostError::NotAllowed`] or [`HostError::NotOffered`].
    pub inventory: Result<Inventory, HostError>,
}

/// Nothing is known yet.
impl Default for Plugins {
    fn default() -> Self {
        Self {
            extensions: Extensions::default(),
            inventory: Ok(Inventory::default()),
        }
    }
}

/// What `host` has now; what is as in `before` is the same. Without the right to see the inventory the extensions are
/// those that everybody sees.
///
/// # Errors
/// When the extension list cannot be had, or the inventory fails for another reason than rights.
pub async fn fetch_plugins(
    host: &Rc<dyn HostClient>,
    before: &Plugins,
) -> Result<Plugins, HostError> {
    let (ui, inventory) = join(host.extensions(None), host.inventory()).await;
    let inventory = match inventory {
        Err(error) if !matches!(error, HostError::NotAllowed | HostError::NotOffered) => {
            return Err(error);
        }
        allowed => allowed,
    };
    let extensions = before.extensions.updated(&ui?, inventory.as_ref().ok());
    let known = before.inventory.clone().unwrap_or_default();
    Ok(Plugins {
        extensions,
        inventory: inventory.map(|answer| known.updated(&answer)),
    })
}

/// A plugin that is loaded from its author's folder: an item of `GET /plugins/development` of Faceplate's own host.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InDevelopment {
    /// The plugin's id; its folder's name while its manifest never had one that could be read.
    #[serde(default, rename = "pluginId")]
    pub id: Box<str>,
    /// The folder, as its author named it.
    pub folder: Box<str>,
    /// The manifest and the translations as they are on disk.
    #[serde(default)]
    pub files: Vec<SourceFile>,
    /// What is wrong, in the order of `faceplate check`.
    #[serde(default)]
    pub diagnostics: Vec<Problem>,
}

/// A text file of a plugin.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SourceFile {
    /// Its path in the folder, as [`Problem::file`] says it.
    pub name: Box<str>,
    /// What is in it.
    pub text: Box<str>,
}

/// A mistake in a plugin, as `faceplate check --format json` prints it (design.md section 3).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Problem {
    /// The kind of mistake.
    pub code: Box<str>,
    /// How bad it is: `error`, `warning` or `info`.
    pub severity: Box<str>,
    /// The file it is in.
    pub file: Box<str>,
    /// Where in the file, as a JSON pointer.
    #[serde(default)]
    pub pointer: Box<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: Box<str>,
    /// What to do about it.
    #[serde(default)]
    pub hint: Option<Box<str>>,
    /// The node that it is about, as a JSON pointer into the localized manifest.
    #[serde(default)]
    pub node: Option<Box<str>>,
}
