//! Manifests as they are in the field, whole and broken in every place.

use std::path::Path;

use serde_json::{Value, json};

use super::{Manifest, Surroundings};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::limits::Limits;
use crate::report::{Located, Report};
use crate::source::Source;

/// A manifest of this project with every part of contract section 1, and upstream's own where they are at hand.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "reads upstream's manifests, and says so where they are absent"
)]
fn manifests() -> Vec<(String, String)> {
    let every_part = json!({
        "id": "example.every-part", "name": "Every part", "version": "1.0.0", "sdkVersion": 1,
        "runtime": {"type": "bridge", "managedImageId": "x", "auth": {"mode": "none"}, "httpProxy":
            {"pathPrefix": "/api", "methods": ["GET"]}, "artifactImports": [{"id": "a", "pathPattern": "^/x$"}]},
        "permissions": ["ui.page", "network.outbound"],
        "hooks": {"app.boot": {"path": "/boot"}},
        "actions": [{"id": "ping", "label": "Ping", "path": "/ping"}],
        "assets": ["ui", {"path": "es.json"}],
        "integrity": {"algorithm": "sha256", "files": {"ui/a.js": "0".repeat(64)}},
        "components": [{"id": "c", "schema": [{"component": "text", "text": "{{a}}"}]}],
        "uiExtensions": [{"id": "p", "surface": "page", "title": "P", "mode": "custom_bundle", "icon": "home",
            "bundle": {"url": "asset://ui/p.html"}, "components": ["c"], "presentation": "workspace"}],
        "settings": {"defaults": {"a": 1}},
        "i18n": {"defaultLocale": "en", "files": {"es": "asset://es.json"}},
        "images": [{"id": "x", "image": "x", "service": {"port": 80, "storage": {"mountPath": "/data"}}}],
        "requirements": {"memoryMb": 1, "cpuCores": 0.5}, "activation": {"prepare": "background"},
        "updates": {"managedByCore": true}, "signature": {"algorithm": "none"},
        "isolation": {"connect": ["https://a.example"]}
    });
    let mut all = vec![("every part".to_owned(), every_part.to_string())];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fixtures/upstream");
    match std::fs::read_dir(&folder) {
        Ok(plugins) => all.extend(plugins.map(|plugin| {
            let path = plugin.unwrap().path().join("plugin.json");
            (
                path.display().to_string(),
                std::fs::read_to_string(path).unwrap(),
            )
        })),
        Err(_) => eprintln!("skipped: {} is absent", folder.display()),
    }
    all
}

/// Every problem of a manifest's text, with its place.
fn report(text: &str) -> Report {
    let source = Source::new("plugin.json", text);
    let mut diagnostics = Diagnostics::kept();
    if let Some(value) = source.read(&Limits::DEFAULT, &mut diagnostics) {
        Manifest::read(&value, Surroundings::default(), &mut diagnostics);
    }
    let problems = diagnostics.into_vec().into_iter();
    problems
        .map(|problem| Located::in_source(problem, &source))
        .collect()
}

#[test]
fn upstream_s_own_manifests_have_no_errors() {
    for (name, text) in manifests().iter().skip(1) {
        let report = report(text);
        assert_eq!(report.count(Severity::Error), 0, "{name}: {report:?}");
        assert_eq!(report.count(Severity::Warning), 0, "{name}: {report:?}");
    }
}

#[test]
fn a_manifest_is_typed_whatever_its_revision() {
    for revision in 0..=6 {
        let (_, text) = &manifests()[0];
        let mut manifest: Value = serde_json::from_str(text).unwrap();
        manifest["sdkRevision"] = json!(revision);
        let read = Manifest::read(
            &manifest,
            Surroundings::default(),
            &mut Diagnostics::ignored(),
        );
        assert_eq!(read.sdk_revision, revision);
        assert_eq!(&*read.extensions[0].id, "p");
        assert_eq!(
            read.extensions[0].page.as_deref(),
            Some("asset://ui/p.html")
        );
        assert_eq!(read.i18n.files[0].path.as_deref(), Some("es.json"));
        assert_eq!(read.images[0].port, Some(80));
        assert_eq!(read.raw.get("isolation"), manifest.get("isolation"));
    }
}

#[test]
fn problems_of_a_real_file_have_its_lines() {
    let text = "{\n  \"id\": \"Bad\",\n  \"name\": \"x\",\r\n  \"version\": \"1.0.0\", \"sdkVersion\": 1,\n  \
                \"sdkRevision\": 6, \"runtime\": {\"type\": \"php\", \"entry\": \"p.php\"}\n}";
    let report = report(text);
    let places: Vec<_> = report
        .problems()
        .iter()
        .map(|p| (p.code, p.line, p.column))
        .collect();
    assert_eq!(
        places,
        [(Code::FilesNotChecked, 1, 1), (Code::InvalidValue, 2, 9)]
    );
}

#[test]
fn no_mutation_panics_and_every_problem_stands_inside_the_text() {
    let instead = [
        json!(null),
        json!(true),
        json!(-1.5),
        json!(1e300),
        json!(""),
        json!("\u{202E}../é{{"),
        json!([]),
        json!({}),
        json!([[{"id": "x", "component": []}, null]]),
        json!({"id": {"$prop": 1}, "0": "asset://", "~/": {}}),
    ];
    let mut count = 0;
    for (name, text) in manifests() {
        let original: Value = serde_json::from_str(&text).unwrap();
        for pointer in pointers(&original) {
            let replaced = instead.iter().map(|value| {
                let mut manifest = original.clone();
                *manifest.pointer_mut(&pointer).unwrap() = value.clone();
                manifest
            });
            for manifest in replaced.chain([without(&original, &pointer)]) {
                let text = serde_json::to_string_pretty(&manifest).unwrap();
                for problem in report(&text).problems() {
                    assert!(
                        text.get(problem.span.clone()).is_some(),
                        "{name} {problem:?}"
                    );
                    assert!(problem.line <= text.lines().count() && problem.column >= 1);
                }
                count += 1;
            }
        }
    }
    // The manifest of this file alone; upstream's are not everywhere.
    assert!(count > 900, "{count}");
}

/// The pointers of every value inside `value`, and of itself.
fn pointers(value: &Value) -> Vec<String> {
    let inside = |key: &str, value: &Value| {
        let key = format!("/{}", crate::pointer::escape(key));
        pointers(value)
            .into_iter()
            .map(move |rest| format!("{key}{rest}"))
    };
    let mut all = vec![String::new()];
    match value {
        Value::Object(object) => all.extend(object.iter().flat_map(|(k, v)| inside(k, v))),
        Value::Array(list) => {
            let members = list.iter().enumerate();
            all.extend(members.flat_map(|(i, v)| inside(&i.to_string(), v)));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    all
}

fn without(value: &Value, pointer: &str) -> Value {
    let mut value = value.clone();
    if let Some((parent, key)) = pointer.rsplit_once('/') {
        match value.pointer_mut(parent) {
            Some(Value::Object(object)) => {
                object.shift_remove(&key.replace("~1", "/").replace("~0", "~"));
            }
            Some(Value::Array(list)) => {
                list.remove(key.parse().unwrap());
            }
            _ => {}
        }
    }
    value
}
