//! Conformance cases: data in `tests/conformance/*.json`, described in the README there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use faceplate_renderer::{Limits, Locale, Localized, Plugin, Report, Source};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::{outline, page};

/// One case.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Case {
    /// What it protects, as a sentence.
    pub name: String,
    /// The `schema` of the extension `main` of a small manifest, which declares what nodes may refer to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Value>,
    /// Templates of that manifest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub components: Option<Value>,
    /// A whole manifest instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest: Option<Value>,
    /// The text of a manifest instead, for what JSON values cannot say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Files in the plugin's folder beside translations; without the key whether files exist is not checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<String>>,
    /// Translation files by path.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<String, Value>,
    /// The locale that is asked for; `en` without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// Limits other than the default ones.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub limits: Map<String, Value>,
    /// What comes of it.
    #[serde(default)]
    pub expect: Expect,
}

/// What comes of a case.
#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The resolved JSON: of `main` where the case is a schema, else all of it but the diagnostics.
    pub tree: Value,
    /// `[code, pointer]` of every problem, and the file where it is not the manifest.
    pub codes: Vec<Value>,
    /// What assistive technology makes of it: `[role, name, value]`.
    pub outline: Vec<Value>,
}

/// The file of cases at `path`.
#[derive(Debug)]
pub struct CaseFile {
    /// Where it is.
    pub path: PathBuf,
    /// What is in it.
    pub cases: Vec<Case>,
}

impl CaseFile {
    /// Every file of cases, by name.
    ///
    /// # Panics
    /// When a file is not one of cases.
    pub fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
        let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let mut paths: Vec<_> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.retain(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        });
        paths.sort();
        paths.into_iter().map(Self::read).collect()
    }

    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let cases = serde_json::from_str(&text);
        let cases = cases.unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Self { path, cases }
    }
}

const MANIFEST: &str = "plugin.json";

impl Case {
    /// What comes of it now, with `icons` as the names of all icons.
    pub fn outcome(&self, icons: &[&str]) -> Expect {
        let plugin = self.plugin();
        let locale = self.locale.as_deref().unwrap_or("en");
        let locale: Locale = locale.parse().unwrap_or_else(|e| panic!("{locale}: {e}"));
        let localized = plugin.localize(&locale);
        Expect {
            tree: self.tree(&localized),
            codes: codes(&localized.report(Some(icons))),
            outline: self.outline(&localized),
        }
    }

    fn plugin(&self) -> Plugin {
        let text = self
            .text
            .clone()
            .unwrap_or_else(|| self.document().to_string());
        let mut plugin = Plugin::read(Source::new(MANIFEST, text), self.limits());
        if let Some(files) = &self.files {
            plugin = plugin.with_files(files.iter().chain(self.translations.keys()).cloned());
        }
        let asked: Vec<String> = plugin
            .translation_files()
            .iter()
            .map(ToString::to_string)
            .collect();
        for path in asked {
            if let Some(content) = self.translations.get(&path) {
                // A text is the file's text, for what JSON values cannot say.
                let text = content
                    .as_str()
                    .map_or_else(|| content.to_string(), str::to_owned);
                plugin = plugin.with_translation(path.clone(), Source::new(path, text));
            }
        }
        plugin
    }

    /// The manifest of a schema declares two actions and a modal.
    fn document(&self) -> Value {
        if let Some(manifest) = &self.manifest {
            return manifest.clone();
        }
        let files: Map<String, Value> = self
            .translations
            .keys()
            .filter_map(|path| Some((path.split(['/', '.']).nth_back(1)?, path)))
            .map(|(locale, path)| (locale.to_owned(), format!("asset://{path}").into()))
            .collect();
        let mut manifest = json!({
            "id": "test.case", "name": "Case", "version": "1.0.0", "sdkVersion": 1, "sdkRevision": 6,
            "runtime": {"type": "php", "entry": "plugin.php"},
            "permissions": ["ui.settings_tab", "ui.modal"],
            "actions": [
                {"id": "ping", "label": "Ping", "handler": "ping.php"},
                {"id": "read", "label": "Read", "handler": "read.php"},
            ],
            "uiExtensions": [
                {"id": "main", "surface": "settings_tab", "title": "Main", "schema": self.schema},
                {"id": "details", "surface": "modal", "title": "Details", "schema": {"component": "host.stack"}},
            ],
        });
        if let Some(components) = &self.components {
            manifest["components"] = components.clone();
        }
        if !files.is_empty() {
            manifest["assets"] = self.translations.keys().cloned().collect();
            manifest["i18n"] = json!({"files": files});
        }
        manifest
    }

    fn limits(&self) -> Limits {
        let limit = |key: &str, default: usize| {
            let written = self.limits.get(key).and_then(Value::as_u64);
            written
                .and_then(|limit| limit.try_into().ok())
                .unwrap_or(default)
        };
        let default = Limits::DEFAULT;
        Limits {
            bytes: limit("bytes", default.bytes),
            depth: limit("depth", default.depth),
            values: limit("values", default.values),
            string_bytes: limit("stringBytes", default.string_bytes),
            key_bytes: limit("keyBytes", default.key_bytes),
            nodes: limit("nodes", default.nodes),
            includes: limit("includes", default.includes),
            filled_bytes: limit("filledBytes", default.filled_bytes),
            include_depth: limit("includeDepth", default.include_depth),
        }
    }

    fn tree(&self, localized: &Localized<'_>) -> Value {
        let only = self.schema.is_some().then_some("main");
        let mut json = localized.to_json(only, None);
        if only.is_some() {
            return json["extensions"][0]["schema"].take();
        }
        if let Some(members) = json.as_object_mut() {
            members.shift_remove("diagnostics");
        }
        json
    }

    fn outline(&self, localized: &Localized<'_>) -> Vec<Value> {
        let plugin = &localized.typed().id;
        let shown = |id: &str| self.schema.is_none() || id == "main";
        let extensions = localized.extensions().iter();
        extensions
            .filter(|extension| shown(&extension.id))
            .filter_map(|extension| Some((&extension.id, localized.resolve(extension)?)))
            .flat_map(|(id, node)| outline::of_html(&page::html(plugin, id, &node)))
            .collect()
    }
}

/// The codes of a report; `files-not-checked` goes without saying.
fn codes(report: &Report) -> Vec<Value> {
    let problems = report.problems().iter();
    problems
        .filter(|problem| problem.code.name() != "files-not-checked")
        .map(|problem| match &*problem.file {
            MANIFEST => json!([problem.code, problem.pointer]),
            file => json!([problem.code, problem.pointer, file]),
        })
        .collect()
}
