//! The plugins that WPrint 3D publishes, as they are in `../shared/fixtures/upstream`.

use std::fs;
use std::path::{Path, PathBuf};

use faceplate_renderer::diagnostic::Severity;
use faceplate_renderer::{Limits, Localized, Plugin, Source};
use serde_json::{Value, json};

/// The folder of the fixtures; `None`, and a line that says so, where this machine has none.
fn fixtures() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fixtures/upstream");
    let found = folder.is_dir();
    if !found {
        announce("skipped: ../shared/fixtures/upstream is not there");
    }
    found.then_some(folder)
}

#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn announce(text: &str) {
    println!("{text}");
}

/// The plugin in `folder`, read as a shell reads one.
fn plugin(folder: &Path) -> Plugin {
    let read = |path: &str| fs::read(folder.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let files: Vec<_> = ["plugin.json", "translations/es.json"]
        .into_iter()
        .chain(["ui/settings.html", "components/host-metrics-card.js"])
        // The fixtures are manifests: the files of the bundle are not among them.
        .filter(|path| !path.starts_with("translations") || folder.join(path).is_file())
        .collect();
    let manifest = Source::from_bytes("plugin.json", &read("plugin.json"));
    let plugin = Plugin::read(manifest, Limits::DEFAULT).with_files(files);
    let translations: Vec<_> = plugin
        .translation_files()
        .iter()
        .map(ToString::to_string)
        .collect();
    translations.into_iter().fold(plugin, |plugin, path| {
        let content = Source::from_bytes(path.clone(), &read(&path));
        plugin.with_translation(path, content)
    })
}

fn localize<'a>(plugin: &'a Plugin, locale: &str) -> Localized<'a> {
    plugin.localize(&locale.parse().expect("a language tag"))
}

fn codes(plugin: &Plugin) -> Vec<&'static str> {
    let report = plugin.check(None);
    report
        .problems()
        .iter()
        .map(|problem| problem.code.name())
        .collect()
}

#[test]
fn they_check_without_an_error_and_resolve_in_every_locale() {
    let Some(fixtures) = fixtures() else { return };
    for name in [
        "hello-world",
        "host-metrics",
        "host-metrics-custom-bundle-php",
    ] {
        let plugin = plugin(&fixtures.join(name));
        let report = plugin.check(None);
        assert_eq!(report.count(Severity::Error), 0, "{name}: {report:?}");
        for locale in ["en", "es", "es-AR", "tlh"] {
            let localized = localize(&plugin, locale);
            let json = localized.to_json(None, None);
            assert_eq!(json["plugin"]["id"], format!("wprint3d.{name}"));
            assert!(
                !json.to_string().contains("host.invalid"),
                "{name} in {locale}: {json}"
            );
            let drawn = localized
                .extensions()
                .iter()
                .filter_map(|e| localized.resolve(e))
                .count();
            assert!(drawn > 0, "{name} in {locale}");
        }
    }
}

#[test]
fn a_translation_that_the_manifest_does_not_declare_gets_a_hint() {
    let Some(fixtures) = fixtures() else { return };
    let plugin = plugin(&fixtures.join("hello-world"));
    assert!(codes(&plugin).contains(&"undeclared-translation"));
    let json = localize(&plugin, "es").to_json(None, None);
    assert_eq!(json["plugin"]["name"], "Hello World");
}

#[test]
fn with_the_guides_block_the_spanish_overlay_shows_and_other_locales_fall_back() {
    let Some(fixtures) = fixtures() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let original = fixtures.join("hello-world");
    fs::create_dir(folder.path().join("translations")).expect("a folder");
    fs::copy(
        original.join("translations/es.json"),
        folder.path().join("translations/es.json"),
    )
    .expect("the translation is there");
    let text = fs::read_to_string(original.join("plugin.json")).expect("the manifest is there");
    let mut manifest: Value = serde_json::from_str(&text).expect("the manifest is JSON");
    manifest["assets"] = json!([{"path": "translations/es.json"}]);
    manifest["i18n"] = json!({"defaultLocale": "en", "files": {
        "es": "asset://translations/es.json", "es_AR": "asset://translations/es.json",
    }});
    fs::write(folder.path().join("plugin.json"), manifest.to_string()).expect("it can be written");

    let plugin = plugin(folder.path());
    let report = plugin.check(None);
    assert_eq!(report.count(Severity::Error), 0, "{report:?}");
    assert!(!codes(&plugin).contains(&"undeclared-translation"));
    for locale in ["es", "es-AR", "es_MX"] {
        let json = localize(&plugin, locale).to_json(Some("settings"), None);
        assert_eq!(json["plugin"]["name"], "Hola Mundo", "{locale}");
        assert_eq!(json["actions"][0]["label"], "Probar", "{locale}");
        let schema = &json["extensions"][0]["schema"];
        assert_eq!(schema["title"], "Interfaz declarativa liviana", "{locale}");
        assert_eq!(schema["children"][3]["actionId"], "ping", "{locale}");
    }
    for locale in ["en", "fr", "en-XA", "tlh"] {
        let json = localize(&plugin, locale).to_json(None, None);
        assert_eq!(json["plugin"]["name"], "Hello World", "{locale}");
    }
}
