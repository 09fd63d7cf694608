//! The plugins that the host shows, kept as their files are on disk.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use anyhow::Result;
use faceplate_renderer::manifest::Isolation;
use faceplate_renderer::{Locale, Located, Source};
use serde_json::{Map, Value, json};

use super::events::Events;
use super::store::{Present, now};
use crate::folder::{self, Folder};
use crate::load::Loaded;
use crate::watch::touches;

/// The plugins below some paths, in the order of their folders.
pub(crate) struct Inventory {
    paths: Vec<PathBuf>,
    /// Where the plugins are that came with Faceplate.
    bundled: Option<PathBuf>,
    plugins: RwLock<Arc<[Arc<Entry>]>>,
    events: Events,
    /// Held while files are read, so that of two readings the later one is kept.
    reading: Mutex<()>,
}

/// One plugin.
pub(super) struct Entry {
    folder: Folder,
    id: String,
    /// The files as they are on disk, or why they cannot be read.
    latest: Result<Arc<Loaded>, String>,
    /// Why they are not shown.
    failure: Option<String>,
    /// The last state that can be shown.
    good: Option<Arc<Loaded>>,
    read_at: String,
}

impl Inventory {
    /// No plugins.
    pub(crate) fn empty(events: Events) -> Self {
        Self::new(Vec::new(), Vec::new(), None, events)
    }

    /// The plugins below `paths`, each as in [`folder::find`]; those below `bundled` came with Faceplate. What changes
    /// is told to `events`.
    pub(crate) fn open(
        paths: Vec<PathBuf>,
        bundled: Option<PathBuf>,
        events: Events,
    ) -> Result<Self> {
        let mut folders = Vec::new();
        for path in &paths {
            folders.extend(folder::find(path)?);
        }
        let bundled = bundled.and_then(|folder| folder.canonicalize().ok());
        Ok(Self::new(paths, folders, bundled, events))
    }

    fn new(
        paths: Vec<PathBuf>,
        folders: Vec<Folder>,
        bundled: Option<PathBuf>,
        events: Events,
    ) -> Self {
        let read = |folder| Arc::new(Entry::read(folder, None));
        Self {
            bundled,
            plugins: RwLock::new(once_each(folders).into_iter().map(read).collect()),
            paths,
            events,
            reading: Mutex::new(()),
        }
    }

    /// The folders whose files matter.
    pub(crate) fn folders(&self) -> Vec<PathBuf> {
        let plugins = self.plugins();
        let roots = plugins.iter().map(|plugin| plugin.folder.root().to_owned());
        let given = self.paths.iter().filter(|path| path.is_dir());
        let given = given.filter_map(|path| path.canonicalize().ok());
        let mut folders: Vec<_> = given.chain(roots).collect();
        folders.sort();
        // What lies in another one is watched with it.
        folders.dedup_by(|inner, outer| inner.starts_with(outer));
        folders
    }

    /// Reads the plugins again that `changed` paths touch, and looks for new ones and ones that are gone. Returns those
    /// that are new or have changed.
    pub(super) fn refresh(&self, changed: &[PathBuf]) -> Vec<Arc<Entry>> {
        let _reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.plugins();
        let found = self
            .paths
            .iter()
            .flat_map(|path| folder::find(path).unwrap_or_default());
        // A plugin whose manifest is away while an editor replaces it is still there.
        let kept = before
            .iter()
            .map(|entry| entry.folder.clone())
            .filter(|folder| folder.root().is_dir());
        let mut reloads = Vec::new();
        let mut after = Vec::new();
        for folder in once_each(found.chain(kept).collect()) {
            let old = before
                .iter()
                .find(|entry| entry.folder.root() == folder.root());
            after.push(match old {
                Some(old) if touches(changed, folder.root()) => old.again(folder, &mut reloads),
                Some(old) => Arc::clone(old),
                None => {
                    let new = Entry::read(folder, None);
                    reloads.push(new.id.clone());
                    Arc::new(new)
                }
            });
        }
        let gone = before.iter().filter(|old| {
            after
                .iter()
                .all(|new| new.folder.root() != old.folder.root())
        });
        reloads.extend(gone.map(|entry| entry.id.clone()));
        let fresh = after.iter().filter(|new| {
            let same = |old: &Arc<Entry>| Arc::ptr_eq(old, new);
            !before.iter().any(same)
        });
        let fresh = fresh.cloned().collect();
        *self.plugins.write().unwrap_or_else(PoisonError::into_inner) = after.into();
        for plugin in reloads {
            self.events.reload(&plugin);
        }
        fresh
    }

    /// The plugin `id`.
    pub(super) fn find(&self, id: &str) -> Option<Arc<Entry>> {
        self.plugins()
            .iter()
            .find(|plugin| plugin.id == id)
            .cloned()
    }

    /// Where each plugin is, and whether its pages may keep data.
    pub(super) fn present(&self) -> Vec<Present> {
        let mut present = Vec::<Present>::new();
        for plugin in self.plugins().iter() {
            // Of two with one id, the first is the plugin.
            if present.iter().all(|other| other.plugin != plugin.id) {
                present.push(Present {
                    plugin: plugin.id.clone(),
                    folder: plugin.folder.root().to_string_lossy().into_owned(),
                    keeps_data: plugin.keeps_data(),
                });
            }
        }
        present
    }

    /// Whether `plugin` came with Faceplate.
    pub(super) fn is_bundled(&self, plugin: &Entry) -> bool {
        let bundled = self.bundled.as_deref();
        bundled.is_some_and(|bundled| plugin.folder.root().starts_with(bundled))
    }

    /// The plugins as they are now.
    pub(super) fn plugins(&self) -> Arc<[Arc<Entry>]> {
        self.plugins
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Every folder once, as it is named first, in the order of their paths.
fn once_each(mut folders: Vec<Folder>) -> Vec<Folder> {
    folders.sort_by(|a, b| a.root().cmp(b.root()));
    folders.dedup_by(|second, first| second.root() == first.root());
    folders
}

impl Entry {
    fn read(folder: Folder, good: Option<&Arc<Loaded>>) -> Self {
        let latest = Loaded::read(&folder)
            .map(Arc::new)
            .map_err(|error| format!("{error:#}"));
        let failure = match &latest {
            Ok(latest) => latest.refusal(),
            Err(error) => Some(error.clone()),
        };
        let good = match &latest {
            Ok(latest) if failure.is_none() => Some(latest),
            Ok(_) | Err(_) => good,
        };
        let id = good.and_then(|good| good.id().map(str::to_owned));
        Self {
            id: id.unwrap_or_else(|| folder.name()),
            good: good.cloned(),
            read_at: now(),
            latest,
            failure,
            folder,
        }
    }

    /// The plugin read again; itself while its files are the same. Whom that concerns goes to `reloads`.
    fn again(self: &Arc<Self>, folder: Folder, reloads: &mut Vec<String>) -> Arc<Self> {
        let new = Self::read(folder, self.good.as_ref());
        if new.same_files(self) {
            return Arc::clone(self);
        }
        if self.id != new.id {
            // Whoever shows it under its old id must hear of it, too.
            reloads.push(self.id.clone());
        }
        reloads.push(new.id.clone());
        Arc::new(new)
    }

    fn same_files(&self, other: &Self) -> bool {
        match (&self.latest, &other.latest) {
            (Ok(a), Ok(b)) => a.same_files(b),
            (Err(a), Err(b)) => a == b,
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
        }
    }

    /// The plugin's id; its folder's name while it never had one.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// The folder with its files.
    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The files that it declares and has: the path of each in its folder, with `/` between the parts.
    pub(super) fn has_asset(&self, path: &str) -> bool {
        self.good.as_ref().is_some_and(|good| good.has_asset(path))
    }

    /// Another text when one of these files has changed.
    pub(super) fn revision(&self) -> String {
        let revision = self.good.as_ref().map(|good| good.revision());
        format!("{:x}", revision.unwrap_or_default())
    }

    /// Its last state that can be shown, and run.
    pub(super) const fn loaded(&self) -> Option<&Arc<Loaded>> {
        self.good.as_ref()
    }

    /// When its files were read, in RFC 3339.
    pub(super) fn read_at(&self) -> &str {
        &self.read_at
    }

    /// The settings that it has before any were saved, as its manifest declares them.
    pub(super) fn default_settings(&self) -> Map<String, Value> {
        let document = self.good.as_ref().and_then(|good| good.plugin().document());
        let defaults = document.and_then(|document| document.pointer("/settings/defaults"));
        // A list, too, is empty for upstream when it is (contract, beginning).
        defaults
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default()
    }

    /// Whether its manifest asks for storage for its pages.
    fn keeps_data(&self) -> bool {
        let document = self.good.as_ref().and_then(|good| good.plugin().document());
        let needs = document.and_then(|document| document.get("isolation")?.as_object());
        needs.is_some_and(|needs| Isolation::of(needs).storage)
    }

    /// Why the plugin is not shown as it is on disk.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// The manifest in `locale`, of the last state that can be shown.
    pub(super) fn manifest(&self, locale: &Locale) -> Option<Arc<Value>> {
        Some(self.good.as_ref()?.manifest(locale))
    }

    /// An item of `GET /plugins/development`: the files as they are on disk.
    pub(super) fn development(&self) -> Value {
        let latest = self.latest.as_deref();
        let files = latest.map(|latest| {
            let file = |source: &Source| json!({"name": source.name(), "text": source.text()});
            latest.sources().map(file).collect()
        });
        let diagnostics =
            latest.map(|latest| latest.report().problems().iter().map(diagnostic).collect());
        json!({
            "pluginId": self.id(),
            "folder": self.folder.shown(),
            "files": files.unwrap_or_else(|_| json!([])),
            "diagnostics": diagnostics.unwrap_or_else(|error| self.unreadable(error)),
        })
    }

    /// The one problem of a manifest that cannot be read from disk.
    fn unreadable(&self, error: &str) -> Value {
        json!([{
            "code": "unreadable",
            "severity": "error",
            "file": self.folder.file(self.folder.manifest().as_ref()),
            "pointer": "",
            "line": 1,
            "column": 1,
            "message": error,
            "hint": null,
            "node": null,
        }])
    }
}

/// A problem as `check` prints it, and the node that it is about.
fn diagnostic(problem: &Located) -> Value {
    let mut json = json!(problem);
    if let Value::Object(json) = &mut json {
        json.insert("node".to_owned(), problem.node.as_deref().into());
    }
    json
}
