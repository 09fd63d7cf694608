//! One plugin, as its files are on disk, and the last state of them that can be shown.

use std::sync::Arc;

use anyhow::Result;
use faceplate_renderer::manifest::Isolation;
use faceplate_renderer::{Locale, Located, Source};
use serde_json::{Map, Value, json};

use super::store::now;
use crate::folder::Folder;
use crate::load::Loaded;

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

impl Entry {
    pub(super) fn read(folder: Folder, good: Option<&Arc<Loaded>>) -> Self {
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
    pub(super) fn again(self: &Arc<Self>, folder: Folder, reloads: &mut Vec<String>) -> Arc<Self> {
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
    pub(super) fn keeps_data(&self) -> bool {
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
