//! The plugins that the host shows, kept as their files are on disk.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use anyhow::Result;

use super::entry::Entry;
use super::events::Events;
use super::store::Present;
use crate::folder::{self, Folder};
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
        let roots = plugins
            .iter()
            .map(|plugin| plugin.folder().root().to_owned());
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
            .map(|entry| entry.folder().clone())
            .filter(|folder| folder.root().is_dir());
        let mut reloads = Vec::new();
        let mut after = Vec::new();
        for folder in once_each(found.chain(kept).collect()) {
            let old = before
                .iter()
                .find(|entry| entry.folder().root() == folder.root());
            after.push(match old {
                Some(old) if touches(changed, folder.root()) => old.again(folder, &mut reloads),
                Some(old) => Arc::clone(old),
                None => {
                    let new = Entry::read(folder, None);
                    reloads.push(new.id().to_owned());
                    Arc::new(new)
                }
            });
        }
        let gone = before.iter().filter(|old| {
            after
                .iter()
                .all(|new| new.folder().root() != old.folder().root())
        });
        reloads.extend(gone.map(|entry| entry.id().to_owned()));
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
            .find(|plugin| plugin.id() == id)
            .cloned()
    }

    /// Where each plugin is, and whether its pages may keep data.
    pub(super) fn present(&self) -> Vec<Present> {
        let mut present = Vec::<Present>::new();
        for plugin in self.plugins().iter() {
            // Of two with one id, the first is the plugin.
            if present.iter().all(|other| other.plugin != plugin.id()) {
                present.push(Present {
                    plugin: plugin.id().to_owned(),
                    folder: plugin.folder().root().to_string_lossy().into_owned(),
                    keeps_data: plugin.keeps_data(),
                });
            }
        }
        present
    }

    /// Whether `plugin` came with Faceplate.
    pub(super) fn is_bundled(&self, plugin: &Entry) -> bool {
        let bundled = self.bundled.as_deref();
        bundled.is_some_and(|bundled| plugin.folder().root().starts_with(bundled))
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
