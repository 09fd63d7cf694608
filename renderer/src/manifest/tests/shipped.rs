//! What a plugin ships: files, translations, images, digests.

use serde_json::{Value, json};

use super::{bridge, each, found, php, with};
use crate::diagnostic::{Code, Diagnostics};
use crate::manifest::{Manifest, Surroundings};

#[test]
fn files_are_declared_and_there() {
    each(
        php,
        &[
            ("/assets/_", json!("missing.js"), "missing-asset /assets/2"),
            (
                "/assets/_",
                json!({"path": "u"}),
                "missing-asset /assets/2/path",
            ),
            ("/assets/_", json!("/ui/"), ""),
            ("/assets/_", json!("../x"), "unsafe-path /assets/2"),
            (
                "/assets/_",
                json!({"path": ""}),
                "missing-key /assets/2/path",
            ),
            ("/assets/_", json!(5), "wrong-type /assets/2"),
            ("/assets", json!({}), ""),
        ],
    );
    let mut diagnostics = Diagnostics::kept();
    Manifest::read(&php(), Surroundings::default(), &mut diagnostics);
    let codes: Vec<_> = diagnostics.into_vec().iter().map(|p| p.code).collect();
    assert_eq!(codes, [Code::FilesNotChecked]);
}

#[test]
fn translations_have_a_locale_and_a_declared_file() {
    let files = |files: Value| json!({ "files": files });
    let es = "asset://es.json";
    each(
        php,
        &[
            ("/i18n", json!([]), ""),
            ("/i18n", json!({"defaultLocale": null, "files": {}}), ""),
            (
                "/i18n",
                json!({"defaultLocale": 5}),
                "wrong-type /i18n/defaultLocale",
            ),
            (
                "/i18n",
                json!({"defaultLocale": "english!"}),
                "invalid-locale /i18n/defaultLocale",
            ),
            (
                "/i18n",
                json!({"fallback": "en"}),
                "unknown-property /i18n/fallback",
            ),
            (
                "/i18n",
                files(json!({"es": es, "es_AR": es, "zh-Hant-TW": es})),
                "",
            ),
            ("/i18n", files(json!([es])), "wrong-type /i18n/files"),
            (
                "/i18n",
                files(json!({"0": es})),
                "invalid-locale /i18n/files/0",
            ),
            (
                "/i18n",
                files(json!({" ": es})),
                "invalid-locale /i18n/files/ ",
            ),
            (
                "/i18n",
                files(json!({"es_AR": es, "ES-ar": es})),
                "duplicate-locale /i18n/files/ES-ar",
            ),
            (
                "/i18n",
                files(json!({"es": "es.json"})),
                "translation-unreadable /i18n/files/es",
            ),
            (
                "/i18n",
                files(json!({"es": ""})),
                "translation-unreadable /i18n/files/es",
            ),
            (
                "/i18n",
                files(json!({"es": 5})),
                "wrong-type /i18n/files/es",
            ),
            (
                "/i18n",
                files(json!({"es": "asset://fr.json"})),
                "undeclared-asset /i18n/files/es",
            ),
        ],
    );
}

#[test]
fn images_and_requirements_follow_their_rules() {
    let digest = "0123456789abcdef".repeat(4);
    let image = format!("registry.example/x@sha256:{digest}");
    let with_service = |service: Value| json!([{"id": "x", "image": image, "service": service}]);
    each(
        php,
        &[
            ("/images", json!([{"id": "x", "image": image}]), ""),
            (
                "/images",
                json!([{"id": "x", "image": "x:latest"}]),
                "invalid-value /images/0/image",
            ),
            (
                "/images",
                json!([{"id": " ", "image": ""}]),
                "invalid-value /images/0/id, missing-key /images/0/image",
            ),
            (
                "/images",
                json!([{"id": "x", "image": image}, {"id": "x ", "image": image}]),
                "duplicate-id /images/1/id",
            ),
            (
                "/images",
                json!([{"id": "x", "image": image, "engine": "podman"}]),
                "invalid-value /images/0/engine",
            ),
            (
                "/images",
                json!([{"id": "x", "image": image, "healthcheck": {"timeoutSecs": 0}}]),
                "missing-key /images/0/healthcheck/command, out-of-range /images/0/healthcheck/timeoutSecs",
            ),
            (
                "/images",
                with_service(json!({"port": 0})),
                "invalid-value /images/0/service/port",
            ),
            (
                "/images",
                with_service(json!({"network": "host"})),
                "invalid-value /images/0/service/network",
            ),
            (
                "/images",
                with_service(json!({"args": "a b", "environment": []})),
                "",
            ),
            (
                "/images",
                with_service(json!({"storage": {"mountPath": "/etc"}})),
                "unsafe-path /images/0/service/storage/mountPath",
            ),
            (
                "/images",
                with_service(json!({"storage": [{"target": "/data/../etc"}]})),
                "unsafe-path /images/0/service/storage/0/target",
            ),
            (
                "/images",
                with_service(json!({"storage": [{"target": "/data/a"}, {"target": "/data/b"}]})),
                "invalid-value /images/0/service/storage/1",
            ),
            (
                "/images",
                with_service(
                    json!({"storage": [{"target": "/data/a"}, {"target": "/data/b", "readOnly": true}]}),
                ),
                "",
            ),
            (
                "/images",
                with_service(
                    json!({"resources": {"memoryMb": 20000, "cpuCores": 0, "pids": 5000}}),
                ),
                "invalid-value /images/0/service/resources/memoryMb, invalid-value /images/0/service/resources/cpuCores, invalid-value /images/0/service/resources/pids",
            ),
            (
                "/images",
                with_service(json!({"security": {"user": "root", "capDrop": ["NET"]}})),
                "invalid-value /images/0/service/security/capDrop/0, invalid-value /images/0/service/security/user",
            ),
            (
                "/images",
                with_service(json!({"security": {"user": 0}})),
                "invalid-value /images/0/service/security/user",
            ),
            (
                "/requirements",
                json!({"memoryMb": 0, "cpuCores": -1, "diskMb": 1.5, "gpu": 1}),
                "invalid-value /requirements/memoryMb, invalid-value /requirements/cpuCores, wrong-type /requirements/diskMb, unknown-property /requirements/gpu",
            ),
            (
                "/requirements",
                json!({"policy": "ignore"}),
                "invalid-value /requirements/policy",
            ),
            (
                "/requirements",
                json!({"allowAdminOverride": "yes"}),
                "wrong-type /requirements/allowAdminOverride",
            ),
            (
                "/activation",
                json!({"prepare": "now"}),
                "invalid-value /activation/prepare",
            ),
            (
                "/updates",
                json!({"managedByCore": false}),
                "invalid-value /updates/managedByCore",
            ),
            ("/updates", json!({"managedByCore": true}), ""),
        ],
    );
    let service = with(bridge(), "/images", with_service(json!({})));
    let managed = |service| with(service, "/runtime/managedImageId", json!("x"));
    assert_eq!(
        found(&managed(service)),
        ["invalid-value /runtime/managedImageId"]
    );
    let service = with(bridge(), "/images", with_service(json!({"port": 80})));
    assert_eq!(found(&managed(service)), [""; 0]);
}

#[test]
fn integrity_has_safe_paths_and_lower_case_digests() {
    let files = |path: &str, digest: &str| {
        let mut files = serde_json::Map::new();
        files.insert(path.to_owned(), digest.into());
        json!({"algorithm": "sha256", "files": files})
    };
    let digest = "0123456789abcdef".repeat(4);
    each(
        php,
        &[
            ("/integrity", files("ui/page.html", &digest), ""),
            (
                "/integrity",
                files("ui", &digest.to_uppercase()),
                "invalid-value /integrity/files/ui",
            ),
            (
                "/integrity",
                files("/ui", &digest),
                "unsafe-path /integrity/files/~1ui",
            ),
            (
                "/integrity",
                files("a\\..\\b", &digest),
                "unsafe-path /integrity/files/a\\..\\b",
            ),
            (
                "/integrity",
                json!({"algorithm": "md5", "files": {"a": digest}}),
                "invalid-value /integrity/algorithm",
            ),
            (
                "/integrity",
                json!({"algorithm": "sha256"}),
                "missing-key /integrity/files",
            ),
        ],
    );
}
