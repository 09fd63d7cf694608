//! A plugin read from disk or standard input, checked once.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result};
use faceplate_components::icon;
use faceplate_renderer::diagnostic::{Code, Diagnostic, Diagnostics};
use faceplate_renderer::{Limits, Locale, Located, Plugin, Report, Source};
use serde_json::Value;

use crate::folder::Folder;

/// The names and aliases of all icons, sorted.
static ICONS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut names: Vec<_> = icon::names().collect();
    names.sort_unstable();
    names
});

/// The names that a plugin's icons may have, sorted.
pub(crate) fn icons() -> &'static [&'static str] {
    &ICONS
}

/// A plugin with the files that it was read from.
pub(crate) struct Loaded {
    plugin: Plugin,
    /// The files of its folder; `None` when they are not known.
    files: Option<Vec<String>>,
    /// Changes with the files that are declared as assets.
    revision: u64,
    report: OnceLock<Report>,
    /// The manifest in the locale that was asked for last: pages ask twice, and again when another plugin changes.
    localized: Mutex<Option<(Locale, Arc<Value>)>>,
}

impl Loaded {
    /// Reads the manifest of `folder`, the list of its files and the translations that it declares.
    ///
    /// An error means that the manifest cannot be read from disk; what is wrong in it is for [`Loaded::report`].
    pub(crate) fn read(folder: &Folder) -> Result<Self> {
        let limits = Limits::DEFAULT;
        let name = folder.file(folder.manifest().as_ref());
        let manifest = folder
            .read(folder.manifest().as_ref(), limits.bytes)
            .with_context(|| format!("cannot read {name}"))?;
        let mut plugin = Plugin::read(Source::from_bytes(name, &manifest), limits);
        let files = folder.files();
        plugin = match &files {
            Some(files) => plugin.with_files(files.iter().map(String::as_str)),
            None => plugin.with_too_many_files(),
        };
        let translations: Vec<String> = plugin
            .translation_files()
            .into_iter()
            .map(str::to_owned)
            .collect();
        for path in translations {
            // One that is not there, or leads out of the folder, is as absent as in the list of files.
            if let Ok(bytes) = folder.read(path.as_ref(), limits.bytes) {
                let source = Source::from_bytes(folder.file(path.as_ref()), &bytes);
                plugin = plugin.with_translation(path, source);
            }
        }
        let mut loaded = Self::new(plugin, files);
        loaded.revision = loaded.revision_in(folder);
        Ok(loaded)
    }

    /// A manifest from standard input, whose files are not known.
    pub(crate) fn from_stdin(manifest: &[u8]) -> Self {
        let source = Source::from_bytes(Source::STDIN, manifest);
        Self::new(Plugin::read(source, Limits::DEFAULT), None)
    }

    fn new(plugin: Plugin, files: Option<Vec<String>>) -> Self {
        Self {
            plugin,
            files,
            revision: 0,
            report: OnceLock::new(),
            localized: Mutex::new(None),
        }
    }

    /// The plugin.
    pub(crate) const fn plugin(&self) -> &Plugin {
        &self.plugin
    }

    /// Everything that is wrong with it.
    pub(crate) fn report(&self) -> &Report {
        self.report.get_or_init(|| self.plugin.check(Some(icons())))
    }

    /// The manifest in `locale`, as a host sends it.
    pub(crate) fn manifest(&self, locale: &Locale) -> Arc<Value> {
        let mut kept = self
            .localized
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((of, manifest)) = &*kept
            && of == locale
        {
            return Arc::clone(manifest);
        }
        let manifest = Arc::new(self.plugin.localize(locale).manifest);
        *kept = Some((locale.clone(), Arc::clone(&manifest)));
        manifest
    }

    /// The manifest and the translations.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        let translations = self.plugin.translation_files().into_iter();
        let translations = translations.filter_map(|path| self.plugin.translation(path));
        std::iter::once(self.plugin.source()).chain(translations)
    }

    /// The id of the manifest, unless it has none.
    pub(crate) fn id(&self) -> Option<&str> {
        let id = self.plugin.document()?.get("id")?.as_str()?;
        (!id.is_empty()).then_some(id)
    }

    /// Whether the file at `path` in the plugin's folder is there and declared as an asset: by its path, or by a folder
    /// that it is in (contract section 1.6). A folder with more files than are listed has no assets.
    pub(crate) fn has_asset(&self, path: &str) -> bool {
        let files = self.files.as_deref().unwrap_or_default();
        covers(&self.declared(), path)
            && files
                .binary_search_by(|file| file.as_str().cmp(path))
                .is_ok()
    }

    /// The paths of the files and folders that are declared as assets.
    fn declared(&self) -> Vec<&str> {
        let assets = self
            .plugin
            .document()
            .and_then(|manifest| manifest.get("assets"));
        let listed = match assets {
            Some(Value::Array(list)) => list.iter().collect(),
            Some(Value::Object(object)) => object.values().collect(),
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {
                Vec::new()
            }
        };
        let paths = listed
            .into_iter()
            .filter_map(|asset| asset.get("path").unwrap_or(asset).as_str());
        paths
            .map(|path| path.trim_start_matches('/').trim_end_matches('/'))
            .filter(|path| !path.is_empty())
            .collect()
    }

    fn revision_in(&self, folder: &Folder) -> u64 {
        let declared = self.declared();
        let mut revision = DefaultHasher::new();
        for file in self.files.iter().flatten() {
            if covers(&declared, file)
                && let Ok(metadata) = fs::metadata(folder.root().join(file))
            {
                (file, metadata.len(), metadata.modified().ok()).hash(&mut revision);
            }
        }
        revision.finish()
    }

    /// Another number when a file that is declared as an asset has changed, come or gone; the same on the same files
    /// when they are read again.
    pub(crate) const fn revision(&self) -> u64 {
        self.revision
    }

    /// Why a host does not load the plugin; `None` when it does. A manifest must be JSON that every reader reads alike
    /// (decisions.md 3), and say whose it is. What is nested too deep is cut, which is no reason.
    pub(crate) fn refusal(&self) -> Option<String> {
        let source = self.plugin.source();
        let mut problems = Diagnostics::kept();
        let read = source.read(&Limits::DEFAULT, &mut problems);
        let fatal = |problem: &Diagnostic| {
            read.is_none() || matches!(problem.code, Code::DuplicateKey | Code::NulCharacter)
        };
        match problems.into_vec().into_iter().find(fatal) {
            Some(problem) => {
                let found = Located::in_source(problem, source);
                let (line, column) = (found.line, found.column);
                Some(format!("{}:{line}:{column}: {}", found.file, found.message))
            }
            None => {
                let name = source.name();
                (self.id().is_none()).then(|| format!("{name}:1:1: expected an object with an id"))
            }
        }
    }

    /// Whether `other` was read from the same files with the same text.
    pub(crate) fn same_files(&self, other: &Self) -> bool {
        self.files == other.files
            && self.revision == other.revision
            && self
                .sources()
                .map(Source::text)
                .eq(other.sources().map(Source::text))
    }
}

/// Whether one of the `declared` paths is `path`, or a folder that it is in.
fn covers(declared: &[&str], path: &str) -> bool {
    declared.iter().any(|declared| {
        let below = path.strip_prefix(declared);
        below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
    })
}
