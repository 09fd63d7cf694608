//! Holds the languages against each other, and the messages against the code that speaks them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::{Locale, load};

/// Message id to the names of its placeables.
type Messages = BTreeMap<String, BTreeSet<String>>;

const TRANSLATIONS: [Locale; 6] = [
    Locale::Spanish,
    Locale::SpanishArgentina,
    Locale::French,
    Locale::Portuguese,
    Locale::Italian,
    Locale::German,
];

fn messages(locale: Locale) -> Messages {
    let mut messages = Messages::new();
    let mut last = None;
    for line in load::source(locale).lines() {
        if let Some((id, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            let again = messages.insert(id.to_owned(), BTreeSet::new());
            assert!(again.is_none(), "{}: `{id}` is there twice", locale.tag());
            last = Some(id);
        }
        if let Some(placeables) = last.and_then(|id| messages.get_mut(id)) {
            placeables.extend(line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect()
            }));
        }
    }
    messages
}

#[test]
fn every_file_is_read_to_the_end() {
    for locale in Locale::ALL {
        let text = load::source(locale).to_owned();
        let resource = FluentResource::try_new(text).map_err(|(_, errors)| errors);
        assert!(resource.is_ok(), "{}: {:?}", locale.tag(), resource.err());
        let entries = resource.iter().flat_map(FluentResource::entries).count();
        assert_eq!(entries, messages(locale).len(), "{}", locale.tag());
    }
}

#[test]
fn every_language_has_the_messages_of_english_with_the_same_placeables() {
    let english = messages(Locale::English);
    for locale in TRANSLATIONS {
        let translated = messages(locale);
        for (id, placeables) in &translated {
            assert_eq!(english.get(id), Some(placeables), "{}: {id}", locale.tag());
        }
        if locale != Locale::SpanishArgentina {
            let missing: Vec<_> = english
                .keys()
                .filter(|id| !translated.contains_key(*id))
                .collect();
            assert!(missing.is_empty(), "{}: {missing:?}", locale.tag());
        }
    }
}

#[test]
fn argentina_holds_only_what_differs_from_spanish() {
    let lines = |locale| {
        load::source(locale)
            .lines()
            .filter(|line| line.contains(" = "))
    };
    let spanish: BTreeSet<_> = lines(Locale::Spanish).collect();
    let same: Vec<_> = lines(Locale::SpanishArgentina)
        .filter(|line| spanish.contains(line))
        .collect();
    assert!(same.is_empty(), "{same:?}");
}

#[test]
fn every_message_is_used_and_every_used_one_exists() {
    let english: BTreeSet<_> = messages(Locale::English).into_keys().collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for sources in ["src", "../demo-app/src"] {
        rust_files(&root.join(sources), &mut files);
    }
    assert!(files.len() > 5, "no sources found in {}", root.display());
    let used: BTreeSet<_> = files
        .iter()
        .flat_map(|file| ids_used(&fs::read_to_string(file).unwrap()))
        .collect();
    let missing: Vec<_> = used.difference(&english).collect();
    assert!(missing.is_empty(), "used but in no language: {missing:?}");
    let unused: Vec<_> = english.difference(&used).collect();
    assert!(unused.is_empty(), "never used: {unused:?}");
}

#[test]
fn uses_are_found_across_lines() {
    let code = "words.text(\"a-b\") words\n    .format(\n        \"c\",\n        &[]) format!(\"d\") text(id)";
    assert_eq!(ids_used(code), ["a-b", "c"]);
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && path.file_name() != Some("consistency.rs".as_ref())
        {
            files.push(path);
        }
    }
}

/// The ids written out in calls of `.text(` and `.format(`, comments and tests left out, in order of the method, then of the
/// text.
fn ids_used(code: &str) -> Vec<String> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let program = code
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let code: String = program.lines().filter(is_code).collect();
    let calls = [".text(", ".format("]
        .into_iter()
        .flat_map(|call| code.split(call).skip(1));
    calls
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .map(str::to_owned)
        .collect()
}
