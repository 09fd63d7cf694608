//! Files that a manifest declares and refers to (contract sections 1.6 and 1.10).

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;
use url::Url;

use super::super::entry::{Component, Extension};
use super::super::format::{asset, locale};
use super::super::read::{array, asset_path, object};
use super::{Check, Files, Manifest};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::suggest::did_you_mean;

pub(super) fn check(manifest: &Manifest, files: Files<'_>, check: &mut Check<'_>) {
    match files {
        Files::Listed(files) => missing(manifest, files, check),
        Files::TooMany => check.add(
            Code::TooManyFiles,
            &Pointer::root(),
            "the plugin's folder holds more files, or deeper folders, than a host lists: none of them is served, and \
             whether assets exist could not be checked"
                .to_owned(),
            Some("keep what the plugin does not need, such as node_modules, outside its folder".to_owned()),
        ),
        Files::Unknown => check.add(
            Code::FilesNotChecked,
            &Pointer::root(),
            "whether assets exist could not be checked".to_owned(),
            None,
        ),
    }
    undeclared(manifest, check);
    unencrypted(manifest, check);
    locales(manifest, check);
}

/// Declared files and folders that are not there.
fn missing(manifest: &Manifest, files: &[&str], check: &mut Check<'_>) {
    let there: BTreeSet<&str> = files.iter().copied().collect();
    for (index, entry) in array(&manifest.raw, "assets").iter().enumerate() {
        let Some(path) = asset_path(entry) else {
            continue;
        };
        let folder = format!("{}/", path.trim_end_matches('/'));
        let inside = there.range(&*folder..).next();
        if there.contains(&*path) || inside.is_some_and(|file| file.starts_with(&folder)) {
            continue;
        }
        let at = Pointer::root().key("assets").index(index);
        let at = if entry.is_object() {
            at.key("path")
        } else {
            at
        };
        let message = format!("there is no file `{path}` in the plugin's folder");
        check.add(
            Code::MissingAsset,
            &at,
            message,
            did_you_mean(&path, there.iter().copied()),
        );
    }
}

/// Files that are used and not declared.
fn undeclared(manifest: &Manifest, check: &mut Check<'_>) {
    let declared: BTreeSet<&str> = manifest
        .assets
        .iter()
        .map(|path| path.trim_end_matches('/'))
        .collect();
    for (reference, at) in references(manifest) {
        let Some(path) = asset(reference.trim()) else {
            continue;
        };
        let folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        if !folders.chain([path]).any(|path| declared.contains(path)) {
            check.diagnostics.add(|| {
                let message = format!("`assets` does not list `{path}`");
                Diagnostic::new(Code::UndeclaredAsset, at, message)
                    .with_hint(did_you_mean(path, declared.iter().copied()))
            });
        }
    }
}

/// Pages over plain `http` from a host that the manifest does not name (security.md T6).
fn unencrypted(manifest: &Manifest, check: &mut Check<'_>) {
    for (reference, at) in references(manifest) {
        let Some(url) = Url::parse(reference).ok().filter(|u| u.scheme() == "http") else {
            continue;
        };
        let origin = url.origin().ascii_serialization();
        if !manifest
            .isolation
            .connect
            .iter()
            .any(|known| known.as_str() == origin)
        {
            let message = format!("expected `https`, found `{origin}`");
            let hint = format!("use `https`, or list `{origin}` under `isolation.connect`");
            check.add(Code::UnsafeUrl, &at, message, Some(hint));
        }
    }
}

/// Every reference to a page or file that has an effect, with its place.
fn references(manifest: &Manifest) -> Vec<(&str, Pointer)> {
    let mut found = Vec::new();
    for Extension { pointer: at, .. } in &manifest.extensions {
        let extension = manifest.value(at);
        let bundle = extension.and_then(|extension| extension.get("bundle"));
        found.extend(reference(extension, "url", at));
        found.extend(reference(bundle, "url", &at.key("bundle")));
    }
    for Component { pointer: at, .. } in &manifest.components {
        found.extend(reference(manifest.value(at), "entry", at));
    }
    let at = Pointer::root().key("i18n").key("files");
    for (locale, reference) in object(object(&manifest.raw, "i18n"), "files") {
        let reference = reference.as_str();
        found.extend(reference.map(|reference| (reference, at.key(locale.clone()))));
    }
    found
}

fn reference<'a>(
    object: Option<&'a Value>,
    key: &'static str,
    at: &Pointer,
) -> Option<(&'a str, Pointer)> {
    Some((object?.get(key)?.as_str()?, at.key(key)))
}

/// Two keys that are one locale: `es_AR` and `es-AR`.
fn locales(manifest: &Manifest, check: &mut Check<'_>) {
    let mut seen = HashMap::new();
    for file in &manifest.i18n.files {
        let Some(locale) = locale(&file.locale) else {
            continue;
        };
        if let Some(first) = seen.insert(locale.clone(), &file.locale) {
            let message = format!(
                "`{}` is the locale `{locale}`, as is `{first}`",
                file.locale
            );
            check.diagnostics.add(|| {
                Diagnostic::new(Code::DuplicateLocale, file.pointer.clone(), message).at_key()
            });
        }
    }
}
