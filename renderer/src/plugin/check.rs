//! Finds every problem of a plugin.

use std::collections::HashSet;

use serde_json::Value;

use super::{Document, Listing, Localized, Plugin, path};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::expand::{Templates, expand_template};
use crate::manifest::{Files, Manifest, Surroundings};
use crate::pointer::Pointer;
use crate::prop::References;
use crate::report::{Located, Report};
use crate::resolve::resolve;
use crate::template::depends_on_props;

/// The problems found so far.
pub(super) struct Findings<'a> {
    plugin: &'a Plugin,
    icons: Option<&'a [&'a str]>,
    problems: Vec<Located>,
    /// Where the templates stand that some locale uses.
    used: HashSet<String>,
}

impl<'a> Findings<'a> {
    /// The problems of the files of `plugin`, before any translation is laid over the manifest.
    pub(super) fn of(plugin: &'a Plugin, icons: Option<&'a [&'a str]>) -> Self {
        let base = &plugin.base;
        let mut problems: Vec<_> = base.report().collect();
        problems.extend(plugin.translations.values().flat_map(Document::report));
        if let Some(document) = &base.value {
            let found = read(plugin, document, icons).into_iter();
            let found = found.chain(undeclared_translations(plugin));
            problems.extend(found.map(|problem| Located::in_source(problem, &base.source)));
        }
        Self {
            plugin,
            icons,
            problems,
            used: HashSet::new(),
        }
    }

    /// Adds the problems of the translations of a localized plugin and of the nodes that it draws.
    pub(super) fn add(&mut self, localized: &Localized<'_>) {
        let Some(document) = &self.plugin.base.value else {
            return;
        };
        for (path, found) in localized.overlays.iter().zip(&localized.overlay_problems) {
            if let Some(source) = self.plugin.translation(path) {
                let found = found.iter().cloned();
                self.problems
                    .extend(found.map(|problem| Located::in_source(problem, source)));
            }
        }
        if localized.manifest != *document {
            // What the base manifest has wrong is said once, without translations.
            let found = read(self.plugin, &localized.manifest, self.icons).into_iter();
            self.problems
                .extend(found.filter_map(|problem| localized.located_in_overlay(problem)));
        }
        let found = self.nodes(localized).into_iter();
        self.problems
            .extend(found.map(|problem| localized.located(problem)));
    }

    /// What is wrong with the nodes of the extensions, and of templates that no extension uses.
    fn nodes(&mut self, localized: &Localized<'_>) -> Vec<Diagnostic> {
        let mut diagnostics = Diagnostics::kept();
        let ids = localized.ids();
        let references = ids.references(self.icons);
        let templates = localized.templates();
        for extension in localized.extensions() {
            if let Some(expanded) = localized.expand_with(extension, &templates, &mut diagnostics) {
                resolve(&expanded, references, &self.plugin.limits, &mut diagnostics);
            }
        }
        self.used.extend(templates.used().map(Pointer::to_string));
        let mut problems = diagnostics.into_vec();
        problems.extend(unused_templates(localized, &templates, references));
        problems
    }

    /// All of them. A template that only a translation uses is not unused.
    pub(super) fn report(self) -> Report {
        let is_used = |problem: &Located| {
            let component = problem.pointer.strip_suffix("/id");
            component.is_some_and(|component| self.used.contains(&format!("{component}/schema")))
        };
        let problems = self.problems.into_iter();
        problems
            .filter(|problem| problem.code != Code::UnusedComponent || !is_used(problem))
            .collect()
    }
}

/// What is wrong with the fields of a manifest.
fn read(plugin: &Plugin, document: &Value, icons: Option<&[&str]>) -> Vec<Diagnostic> {
    let listed: Vec<&str>;
    let files = match &plugin.files {
        Listing::Unknown => Files::Unknown,
        Listing::TooMany => Files::TooMany,
        Listing::Known(files) => {
            listed = files.iter().map(|file| &**file).collect();
            Files::Listed(&listed)
        }
    };
    let surroundings = Surroundings { files, icons };
    let mut diagnostics = Diagnostics::kept();
    Manifest::read(document, surroundings, &mut diagnostics);
    diagnostics.into_vec()
}

/// What is wrong with templates that no extension uses, except with what depends on props that nobody gave.
fn unused_templates(
    localized: &Localized<'_>,
    templates: &Templates<'_>,
    references: References<'_>,
) -> impl Iterator<Item = Diagnostic> {
    let mut diagnostics = Diagnostics::kept();
    // Each expansion uses at least the template itself.
    while let Some(id) = templates.unused().next() {
        let limits = &localized.plugin.limits;
        if let Some(expanded) = expand_template(id, templates, limits, &mut diagnostics) {
            resolve(&expanded, references, limits, &mut diagnostics);
        }
    }
    let problems = diagnostics.into_vec().into_iter();
    problems.filter(|problem| {
        let written = localized.manifest.pointer(&problem.pointer.to_string());
        !written.is_some_and(depends_on_props)
    })
}

/// Files that look like translations and that no locale uses: the manifest's author forgot them.
fn undeclared_translations(plugin: &Plugin) -> impl Iterator<Item = Diagnostic> {
    let used: Vec<_> = plugin.manifest.i18n.files.iter().filter_map(path).collect();
    let files = match &plugin.files {
        Listing::Known(files) => files.iter(),
        Listing::Unknown | Listing::TooMany => [].iter(),
    };
    files.filter_map(move |file| {
        let locale = file.strip_prefix("translations/")?.strip_suffix(".json")?;
        if locale.contains('/') || used.contains(&&**file) {
            return None;
        }
        let message = format!("no locale uses the translation file `{file}`");
        let hint = format!(
            "list `{{\"path\": \"{file}\"}}` in `assets` and `\"{locale}\": \"asset://{file}\"` in `i18n.files`"
        );
        let at = Pointer::root().key("i18n");
        Some(Diagnostic::new(Code::UndeclaredTranslation, at, message).with_hint(hint))
    })
}
