//! Finds every problem of a plugin.

use serde_json::Value;

use super::{Localized, Plugin, path};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::expand::{Templates, expand_template};
use crate::manifest::{Manifest, Surroundings};
use crate::pointer::Pointer;
use crate::prop::References;
use crate::report::Located;
use crate::resolve::resolve;
use crate::template::depends_on_props;

/// The problems of the files, before any translation is laid over the manifest.
pub(super) fn base(plugin: &Plugin, icons: Option<&[&str]>) -> Vec<Located> {
    let mut problems: Vec<_> = plugin.base.report().collect();
    for translation in plugin.translations.values() {
        problems.extend(translation.report());
    }
    let Some(document) = &plugin.base.value else {
        return problems;
    };
    let found = read(plugin, document, icons)
        .into_iter()
        .chain(undeclared_translations(plugin));
    problems.extend(found.map(|problem| Located::in_source(problem, &plugin.base.source)));
    problems
}

/// The problems of the translations of a localized plugin and of the nodes that it draws.
pub(super) fn localized(localized: &Localized<'_>, icons: Option<&[&str]>) -> Vec<Located> {
    let Some(document) = localized.plugin.base.value.as_ref() else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    for (path, found) in localized.overlays.iter().zip(&localized.overlay_problems) {
        if let Some(translation) = localized.plugin.translations.get(*path) {
            let found = found.iter().cloned();
            problems.extend(found.map(|problem| Located::in_source(problem, &translation.source)));
        }
    }
    if localized.manifest != *document {
        // What the base manifest has wrong is said once, without translations.
        let found = read(localized.plugin, &localized.manifest, icons).into_iter();
        problems.extend(found.filter_map(|problem| localized.located_in_overlay(problem)));
    }
    let found = nodes(localized, icons).into_iter();
    problems.extend(found.map(|problem| localized.located(problem)));
    problems
}

/// What is wrong with the fields of a manifest.
fn read(plugin: &Plugin, document: &Value, icons: Option<&[&str]>) -> Vec<Diagnostic> {
    let files = plugin.files.as_ref();
    let files: Option<Vec<&str>> = files.map(|files| files.iter().map(|file| &**file).collect());
    let surroundings = Surroundings {
        files: files.as_deref(),
        icons,
    };
    let mut diagnostics = Diagnostics::kept();
    Manifest::read(document, surroundings, &mut diagnostics);
    diagnostics.into_vec()
}

/// What is wrong with the nodes of the extensions, and of templates that no extension uses.
fn nodes(localized: &Localized<'_>, icons: Option<&[&str]>) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::kept();
    let ids = localized.ids();
    let references = ids.references(icons);
    let templates = localized.templates();
    for extension in localized.extensions() {
        if let Some(expanded) = localized.expand_with(extension, &templates, &mut diagnostics) {
            resolve(&expanded, references, &mut diagnostics);
        }
    }
    let mut problems = diagnostics.into_vec();
    problems.extend(unused_templates(localized, &templates, references));
    problems
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
            resolve(&expanded, references, &mut diagnostics);
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
    let files = plugin.files.iter().flatten();
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
