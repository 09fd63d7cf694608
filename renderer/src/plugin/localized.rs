//! A plugin in one locale.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::Plugin;
use super::check::Findings;
use crate::component::Node;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expand::{Expanded, Templates, expand};
use crate::locale::Locale;
use crate::localize::{Localization, Origins};
use crate::manifest::{Extension, Manifest, Mode, Surroundings};
use crate::pointer::Pointer;
use crate::prop::References;
use crate::report::{Located, Report};
use crate::resolve::resolve;

/// A plugin with the translations of one locale laid over its manifest.
#[derive(Debug)]
pub struct Localized<'a> {
    /// The locale that was asked for.
    pub locale: Locale,
    /// The locales whose translations apply, first to last, whether or not the plugin has them (decisions.md 5).
    pub chain: Vec<Locale>,
    /// The manifest as the host sends it, unknown keys kept. Null when there is none.
    pub manifest: Value,
    pub(super) plugin: &'a Plugin,
    typed: Manifest,
    /// The paths of the translations that were laid over, first to last.
    pub(super) overlays: Vec<&'a str>,
    pub(super) overlay_problems: Vec<Vec<Diagnostic>>,
    origins: Origins,
}

impl<'a> Localized<'a> {
    pub(super) fn new(
        plugin: &'a Plugin,
        locale: Locale,
        chain: Vec<Locale>,
        overlays: Vec<&'a str>,
        localization: Localization,
    ) -> Self {
        let manifest = localization.manifest;
        Self {
            locale,
            chain,
            plugin,
            typed: Manifest::read(
                &manifest,
                Surroundings::default(),
                &mut Diagnostics::ignored(),
            ),
            manifest,
            overlays,
            overlay_problems: localization.problems,
            origins: localization.origins,
        }
    }

    /// The manifest, typed.
    pub const fn typed(&self) -> &Manifest {
        &self.typed
    }

    /// What the plugin shows, in the order of the manifest.
    pub fn extensions(&self) -> &[Extension] {
        &self.typed.extensions
    }

    /// The nodes of `extension` with every template in place; `None` when it draws none: a `webview`, a
    /// `custom_bundle`, or one without a schema. Problems are for [`Localized::report`] to say.
    pub fn expand(&self, extension: &Extension) -> Option<Expanded> {
        self.expand_with(extension, &self.templates(), &mut Diagnostics::ignored())
    }

    /// The view tree of `extension`; `None` when it draws none.
    pub fn resolve(&self, extension: &Extension) -> Option<Arc<Node>> {
        let expanded = self.expand(extension)?;
        Some(resolve(
            &expanded,
            References::default(),
            &self.plugin.limits,
            &mut Diagnostics::ignored(),
        ))
    }

    /// Every problem that concerns this locale: those of the manifest and of the translations that were laid over it.
    pub fn report(&self, icons: Option<&[&str]>) -> Report {
        let mut findings = Findings::of(self.plugin, icons);
        findings.add(self);
        findings.report()
    }

    /// What `faceplate resolve` prints (design.md section 3, decisions.md 9): all extensions, or those with the id
    /// `only`.
    pub fn to_json(&self, only: Option<&str>, icons: Option<&[&str]>) -> Value {
        let extensions = self.extensions().iter();
        let extensions = extensions
            .filter(|extension| only.is_none_or(|id| id == &*extension.id))
            .map(|extension| self.extension_json(extension));
        json!({
            "plugin": self.plugin_json(),
            "locale": self.locale,
            "localeChain": self.chain,
            "actions": self.actions_json(),
            "extensions": extensions.collect::<Vec<_>>(),
            "diagnostics": self.report(icons),
        })
    }

    /// What says which plugin this is.
    fn plugin_json(&self) -> Value {
        const KEYS: [&str; 11] = [
            "id",
            "name",
            "version",
            "description",
            "author",
            "icon",
            "homepageUrl",
            "documentationUrl",
            "sourceUrl",
            "sdkVersion",
            "sdkRevision",
        ];
        let member = |key: &str| Some((key.to_owned(), self.manifest.get(key)?.clone()));
        Value::Object(KEYS.into_iter().filter_map(member).collect())
    }

    fn actions_json(&self) -> Vec<Value> {
        match self.manifest.get("actions") {
            Some(Value::Array(list)) => list.clone(),
            Some(Value::Object(members)) => members.values().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// The extension as localized, with its mode written out and its schema expanded.
    fn extension_json(&self, extension: &Extension) -> Value {
        let written = self.manifest.pointer(&extension.pointer.to_string());
        let mut rest = written
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        let mut json = Map::new();
        if extension.mode == Some(Mode::Declarative) {
            rest.insert("mode".to_owned(), "declarative".into());
        }
        rest.remove("schema");
        for key in ["id", "surface", "mode", "title"] {
            if let Some(value) = rest.remove(key) {
                json.insert(key.to_owned(), value);
            }
        }
        json.append(&mut rest);
        if let Some(expanded) = self.expand(extension) {
            json.insert("schema".to_owned(), expanded.to_json());
        }
        Value::Object(json)
    }

    pub(super) fn templates(&self) -> Templates<'_> {
        let components = self.manifest.get("components").and_then(Value::as_array);
        Templates::new(
            components.map_or(&[], Vec::as_slice),
            &Pointer::root().key("components"),
        )
    }

    pub(super) fn expand_with(
        &self,
        extension: &Extension,
        templates: &Templates<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Expanded> {
        let declarative = extension.mode == Some(Mode::Declarative);
        (declarative && !extension.schema.is_null()).then(|| {
            let at = extension.pointer.key("schema");
            let limits = &self.plugin.limits;
            expand(&extension.schema, &at, templates, limits, diagnostics)
        })
    }

    /// What nodes may refer to. Translations cannot change it: ids are not theirs to set.
    pub(super) fn ids(&self) -> Ids<'_> {
        Ids {
            actions: sorted(self.typed.action_ids()),
            modals: sorted(self.typed.modal_ids()),
        }
    }

    /// A problem found at a place of the localized manifest, in the file where that was written.
    pub(super) fn located(&self, problem: Diagnostic) -> Located {
        let node = problem.pointer.to_string();
        let located = match self.author(&problem.pointer) {
            Some((source, pointer)) => Located::new(problem, source, pointer),
            None => Located::in_source(problem, &self.plugin.base.source),
        };
        Located {
            node: Some(node),
            ..located
        }
    }

    /// The same, if a translation wrote what stands there.
    pub(super) fn located_in_overlay(&self, problem: Diagnostic) -> Option<Located> {
        let (source, pointer) = self.author(&problem.pointer)?;
        Some(Located::new(problem, source, pointer))
    }

    /// The translation that wrote what stands at `pointer`, and the place there.
    fn author(&self, pointer: &Pointer) -> Option<(&crate::source::Source, String)> {
        let (overlay, authored) = self.origins.authored(pointer)?;
        let source = self.plugin.translation(self.overlays.get(overlay)?)?;
        Some((source, authored.to_string()))
    }
}

/// The ids that nodes may refer to, sorted.
pub(super) struct Ids<'a> {
    actions: Vec<&'a str>,
    modals: Vec<&'a str>,
}

impl Ids<'_> {
    pub(super) fn references<'i>(&'i self, icons: Option<&'i [&'i str]>) -> References<'i> {
        References {
            actions: Some(&self.actions),
            modals: Some(&self.modals),
            icons,
        }
    }
}

/// `ids` in order, without those of entries that have none.
fn sorted(mut ids: Vec<&str>) -> Vec<&str> {
    ids.retain(|id| !id.is_empty());
    ids.sort_unstable();
    ids
}
