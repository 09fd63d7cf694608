//! Files of plugins.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::served::{Served, folder, manifest};

/// A plugin `acme.a` that declares `assets`, with these files of which each holds its name.
fn with_files(assets: &Value, files: &[&str]) -> TempDir {
    let mut plugin = manifest("acme.a", "A");
    plugin["assets"] = assets.clone();
    let root = folder(&[("a", &plugin)]);
    for file in files {
        let path = root.path().join("a").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file).unwrap();
    }
    root
}

/// The status line, headers and body of the asset at `path`, as it stands in the address.
fn asset(host: &Served, path: &str, headers: &str) -> String {
    host.bare(
        "GET",
        &format!("/backend/api/plugins/acme.a/assets/{path}"),
        headers,
    )
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap()
}

#[test]
fn defect_32_every_name_works_because_paths_are_decoded_once() {
    let files = ["a+b.txt", "100%.txt", "a b.txt", "%41.txt", "ünï.txt"];
    let root = with_files(&json!(files), &files);
    let host = Served::start(&[root.path()]);
    for (path, file) in [
        ("a+b.txt", "a+b.txt"),
        ("a%2Bb.txt", "a+b.txt"),
        ("100%25.txt", "100%.txt"),
        ("a%20b.txt", "a b.txt"),
        ("%2541.txt", "%41.txt"),
        ("%C3%BCn%C3%AF.txt", "ünï.txt"),
    ] {
        let answer = asset(&host, path, "");
        assert!(
            answer.ends_with(&format!("\r\n\r\n{file}")),
            "{path}: {answer}"
        );
    }
    assert_eq!(status(&asset(&host, "%41.txt", "")), "404");
}

#[test]
fn defect_32_a_file_that_did_not_change_is_not_sent_again() {
    let root = with_files(&json!(["a.js"]), &["a.js"]);
    let host = Served::start(&[root.path()]);
    let tag = |answer: &str| {
        let line = answer.lines().find_map(|line| line.strip_prefix("etag: "));
        line.unwrap().to_owned()
    };
    let first = asset(&host, "a.js", "");
    let again = format!("If-None-Match: \"other\", {}\r\n", tag(&first));
    let unchanged = asset(&host, "a.js", &again);
    assert_eq!(status(&unchanged), "304");
    assert!(unchanged.ends_with("\r\n\r\n") && tag(&unchanged) == tag(&first));
    fs::write(root.path().join("a/a.js"), "longer than before").unwrap();
    assert!(asset(&host, "a.js", &again).ends_with("longer than before"));
}

#[test]
fn only_declared_files_are_served_and_those_in_declared_folders() {
    let files = [
        "ui/page.html",
        "ui/deep/a.js",
        "uix.js",
        "secret.txt",
        "one.txt",
    ];
    let declared = json!(["/ui", {"path": "one.txt"}, "../b", "gone.txt", 5, {"path": 5}]);
    let root = with_files(&declared, &files);
    fs::write(root.path().join("outside.txt"), "outside").unwrap();
    let host = Served::start(&[root.path()]);
    for path in ["ui/page.html", "ui/deep/a.js", "one.txt"] {
        assert_eq!(status(&asset(&host, path, "")), "200", "{path}");
    }
    for path in [
        "secret.txt",
        "plugin.json",
        "uix.js",
        "gone.txt",
        "ui",
        "ui/",
        "ui/deep",
        "ui//page.html",
        "ui/../secret.txt",
        "ui/%2e%2e/secret.txt",
        "ui/..%2fsecret.txt",
        "ui%5c..%5csecret.txt",
        "../outside.txt",
        "ui/../../outside.txt",
        "one.txt%00",
        "./one.txt",
        "one.txt/",
        "ONE.txt:x",
    ] {
        let answer = asset(&host, path, "");
        assert_eq!(status(&answer), "404", "{path}");
        assert!(answer.contains("{\"message\":"), "{answer}");
    }
}

#[test]
fn a_file_comes_with_its_type_and_with_a_policy_under_which_it_runs_nothing() {
    let files = ["a.html", "a.svg", "a.mjs", "a.exe"];
    let root = with_files(&json!(files), &files);
    let host = Served::start(&[root.path()]);
    for (path, kind) in [
        ("a.html", "text/html; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.exe", "application/octet-stream"),
    ] {
        let answer = asset(&host, path, "");
        for header in [
            &format!("content-type: {kind}\r\n"),
            "x-content-type-options: nosniff\r\n",
            "content-security-policy: default-src 'none'; ",
            "sandbox\r\n",
        ] {
            assert!(answer.contains(header), "{header}: {answer}");
        }
        assert_eq!(answer.contains("attachment"), path == "a.exe");
        assert!(!answer.contains("script-src"), "{answer}");
    }
    let head = host.bare("HEAD", "/backend/api/plugins/acme.a/assets/a.svg", "");
    assert!(
        head.contains("content-length: 5\r\n") && head.ends_with("\r\n\r\n"),
        "{head}"
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_and_special_files_are_not_served() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let declared = ["out.txt", "up", "in.txt", "socket", "late.txt"];
    let root = with_files(&json!(declared), &["late.txt", "real.txt"]);
    let folder = root.path().join("a");
    fs::write(root.path().join("outside.txt"), "outside").unwrap();
    symlink(root.path().join("outside.txt"), folder.join("out.txt")).unwrap();
    symlink(root.path(), folder.join("up")).unwrap();
    symlink("real.txt", folder.join("in.txt")).unwrap();
    let _socket = UnixListener::bind(folder.join("socket")).unwrap();
    let host = Served::start(&[root.path()]);
    assert!(asset(&host, "in.txt", "").ends_with("real.txt"));
    for path in ["out.txt", "up/outside.txt", "socket"] {
        assert_eq!(status(&asset(&host, path, "")), "404", "{path}");
    }
    // Put there after the folder was read: whichever the host sees first, it does not follow it.
    fs::remove_file(folder.join("late.txt")).unwrap();
    symlink(root.path().join("outside.txt"), folder.join("late.txt")).unwrap();
    assert_eq!(status(&asset(&host, "late.txt", "")), "404");
}

#[test]
fn defect_32_a_plugin_behind_a_link_has_its_files() {
    let root = with_files(&json!(["a.txt"]), &["a.txt"]);
    let linked = tempfile::tempdir().unwrap();
    let link = linked.path().join("plugin");
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.path().join("a"), &link).unwrap();
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(root.path().join("a"), &link).unwrap();
    let host = Served::start(&[&link]);
    assert_eq!(status(&asset(&host, "a.txt", "")), "200");
}
