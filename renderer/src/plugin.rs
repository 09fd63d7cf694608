//! One plugin: its manifest and translations, checked, localized and resolved. This is what shells use.

mod check;
mod localized;

pub use localized::Localized;

use std::collections::BTreeMap;

use serde_json::Value;

use self::check::Findings;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::locale::Locale;
use crate::localize::localize;
use crate::manifest::{Manifest, Surroundings, Translation};
use crate::report::{Located, Report};
use crate::source::Source;

/// A plugin's files, as far as the shell has read them.
///
/// ```
/// use faceplate_renderer::{Limits, Plugin, Source};
///
/// let manifest = r#"{"id": "example.hello", "name": "Hello"}"#;
/// let plugin = Plugin::read(Source::new("plugin.json", manifest), Limits::DEFAULT);
/// assert!(plugin.check(None).problems().iter().any(|problem| problem.pointer == "/runtime"));
/// ```
#[derive(Debug)]
pub struct Plugin {
    limits: Limits,
    /// `plugin.json`.
    base: Document,
    manifest: Manifest,
    files: Listing,
    /// Translation files by their path in the plugin's folder.
    translations: BTreeMap<Box<str>, Document>,
}

/// The files of a plugin's folder, as far as they are known.
#[derive(Debug)]
enum Listing {
    Unknown,
    Known(Vec<Box<str>>),
    TooMany,
}

/// A file, what was read from it, and what is wrong with its JSON.
#[derive(Debug)]
struct Document {
    source: Source,
    value: Option<Value>,
    problems: Vec<Diagnostic>,
}

impl Document {
    fn read(source: Source, limits: &Limits) -> Self {
        let mut problems = Diagnostics::kept();
        let value = source.read(limits, &mut problems);
        Self {
            source,
            value,
            problems: problems.into_vec(),
        }
    }

    fn report(&self) -> impl Iterator<Item = Located> {
        let problems = self.problems.iter().cloned();
        problems.map(|problem| Located::in_source(problem, &self.source))
    }
}

impl Plugin {
    /// The plugin of a manifest. Any text does: what is wrong with it is for [`Plugin::check`] to say.
    pub fn read(manifest: Source, limits: Limits) -> Self {
        let base = Document::read(manifest, &limits);
        let nothing = Value::Null;
        let document = base.value.as_ref().unwrap_or(&nothing);
        let manifest = Manifest::read(
            document,
            Surroundings::default(),
            &mut Diagnostics::ignored(),
        );
        Self {
            limits,
            base,
            manifest,
            files: Listing::Unknown,
            translations: BTreeMap::new(),
        }
    }

    /// The same plugin, whose folder holds `files`: paths relative to it, with `/`. Without this, whether files exist
    /// is not checked (decisions.md 4).
    #[must_use]
    pub fn with_files(mut self, files: impl IntoIterator<Item = impl Into<Box<str>>>) -> Self {
        self.files = Listing::Known(files.into_iter().map(Into::into).collect());
        self
    }

    /// The same plugin, whose folder holds more files than the host lists.
    #[must_use]
    pub fn with_too_many_files(mut self) -> Self {
        self.files = Listing::TooMany;
        self
    }

    /// The same plugin with a translation file: one of [`Plugin::translation_files`] and what stands in it.
    #[must_use]
    pub fn with_translation(mut self, path: impl Into<Box<str>>, content: Source) -> Self {
        let document = Document::read(content, &self.limits);
        self.translations.insert(path.into(), document);
        self
    }

    /// The manifest, typed, in its own language.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The file of the manifest.
    pub const fn source(&self) -> &Source {
        &self.base.source
    }

    /// The text of the translation file at `path`, if it was passed in.
    pub fn translation(&self, path: &str) -> Option<&Source> {
        Some(&self.translations.get(path)?.source)
    }

    /// The JSON of the manifest as written; `None` when it is none.
    pub const fn document(&self) -> Option<&Value> {
        self.base.value.as_ref()
    }

    /// The paths of the files to read and pass to [`Plugin::with_translation`], each once: those that `i18n.files`
    /// names and `assets` declares, by themselves or with their folder.
    pub fn translation_files(&self) -> Vec<&str> {
        let mut files: Vec<_> = self.translations_in_use().filter_map(path).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// The locales that the plugin has translations for, in the order of the manifest.
    pub fn locales(&self) -> Vec<Locale> {
        let mut locales = Vec::new();
        for locale in self.translations_in_use().filter_map(locale) {
            if !locales.contains(&locale) {
                locales.push(locale);
            }
        }
        locales
    }

    /// Every problem of the plugin: in its manifest, its translations, and its nodes as each declared locale shows
    /// them. `icons` are the names of all icons, sorted; without them, icons are not checked.
    pub fn check(&self, icons: Option<&[&str]>) -> Report {
        let mut findings = Findings::of(self, icons);
        let mut seen = Vec::new();
        for locale in self.locales() {
            let localized = self.localize(&locale);
            if !seen.contains(&localized.overlays) {
                findings.add(&localized);
                seen.push(localized.overlays);
            }
        }
        if !seen.contains(&Vec::new()) {
            findings.add(&self.lay_over(Locale::english(), Vec::new(), Vec::new()));
        }
        findings.report()
    }

    /// The plugin in `locale`, with the translations of its chain laid over it, as the host sends it.
    pub fn localize(&self, locale: &Locale) -> Localized<'_> {
        let default = self.manifest.i18n.default_locale.as_deref();
        let default = default.and_then(|tag| tag.parse().ok());
        let chain = locale.chain(&default.unwrap_or_else(Locale::english));
        let mut overlays: Vec<&str> = Vec::new();
        for locale in &chain {
            // Laid over twice in a row, a file changes nothing the second time.
            if let Some(path) = self.file_of(locale)
                && overlays.last() != Some(&path)
            {
                overlays.push(path);
            }
        }
        self.lay_over(locale.clone(), chain, overlays)
    }

    fn lay_over<'a>(
        &'a self,
        locale: Locale,
        chain: Vec<Locale>,
        overlays: Vec<&'a str>,
    ) -> Localized<'a> {
        let contents: Vec<_> = overlays
            .iter()
            .filter_map(|path| self.translations.get(*path)?.value.as_ref())
            .collect();
        let nothing = Value::Null;
        let base = self.base.value.as_ref().unwrap_or(&nothing);
        Localized::new(self, locale, chain, overlays, localize(base, &contents))
    }

    /// The path of the readable translation file of exactly `locale`. Of two the last is used (decisions.md 5).
    fn file_of(&self, locale: &Locale) -> Option<&str> {
        let of_locale = |t: &&Translation| self::locale(t).as_ref() == Some(locale);
        let path = self
            .translations_in_use()
            .filter(of_locale)
            .last()
            .and_then(path)?;
        self.translations.get(path)?.value.as_ref().map(|_| path)
    }

    /// The entries of `i18n.files` whose file is a declared asset.
    fn translations_in_use(&self) -> impl Iterator<Item = &Translation> {
        let declared = |path: &str| {
            self.manifest.assets.iter().any(|asset| {
                let below = path.strip_prefix(asset.trim_end_matches('/'));
                below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let files = self.manifest.i18n.files.iter();
        files.filter(move |file| path(file).is_some_and(declared))
    }
}

fn path(translation: &Translation) -> Option<&str> {
    translation.path.as_deref()
}

fn locale(translation: &Translation) -> Option<Locale> {
    translation.locale.parse().ok()
}
