//! `serve` and `preview` as commands, and the web UI that they serve.

use std::fs;
use std::process::Command;

use crate::served::{Served, folder, manifest, titles};

#[test]
fn the_web_ui_is_served_with_its_types_its_policy_and_its_compressed_files() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let web = tempfile::tempdir().unwrap();
    fs::write(web.path().join("index.html"), "<!doctype html>").unwrap();
    fs::write(web.path().join("app.wasm"), "\0asm").unwrap();
    fs::write(web.path().join("boot.js"), "long").unwrap();
    fs::write(web.path().join("boot.js.br"), "br").unwrap();
    let [web, root] = [&web, &root].map(|folder| folder.path().to_str().unwrap());
    let host = Served::run("serve", &["--web-root", web, root]);
    let get = |path: &str, more: &str| host.bare("GET", path, more);
    let page = get("/", "");
    for header in [
        "content-type: text/html",
        "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cross-origin-opener-policy: same-origin",
        "cache-control: no-cache",
    ] {
        assert!(page.contains(header), "{header}\n{page}");
    }
    assert!(!page.contains("unsafe-inline") && !page.contains("'unsafe-eval'"));
    assert!(get("/app.wasm", "").contains("content-type: application/wasm"));
    let script = get("/boot.js", "Accept-Encoding: br\r\n");
    assert!(
        script.contains("content-encoding: br") && script.ends_with("\r\n\r\nbr"),
        "{script}"
    );
    assert!(script.contains("content-type: text/javascript"), "{script}");
    let modified = script
        .lines()
        .find_map(|line| line.strip_prefix("last-modified: "))
        .unwrap();
    let again = get("/boot.js", &format!("If-Modified-Since: {modified}\r\n"));
    assert!(again.starts_with("HTTP/1.1 304 "), "{again}");
    for path in ["/../plugin.json", "/%2e%2e/plugin.json", "/none.js"] {
        assert!(get(path, "").starts_with("HTTP/1.1 404 "), "{path}");
    }
}

#[test]
fn a_preview_in_the_browser_is_the_same_host() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::run(
        "preview",
        &["--web", "--no-open", root.path().to_str().unwrap()],
    );
    assert_eq!(titles(&host.get("/plugins/ui")), ["A"]);
}

#[test]
fn a_preview_of_a_server_passes_its_api_on_for_whoever_has_the_key() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let server = Served::start(&[root.path()]);
    let mut host = Served::run(
        "preview",
        &["--web", "--no-open", "--server", &server.address],
    );
    let whole = host.address.clone();
    let (address, query) = whole.split_once('?').unwrap();
    let key = query.strip_prefix("key=").unwrap();
    host.address = address.to_owned();
    let (_, port) = host.authority().split_once(':').unwrap();
    let cookie = format!("faceplate-{port}={key}");

    let page = host.bare("GET", &format!("/?{query}"), "");
    for header in [
        "connect-src 'self'; ",
        &format!("set-cookie: {cookie}; Path=/; HttpOnly; SameSite=Strict"),
    ] {
        assert!(page.contains(header), "{page}");
    }
    let list = |headers: &str| host.bare("GET", "/backend/api/plugins/ui", headers);
    let with_key = format!("Cookie: {cookie}\r\n");
    let passed_on = list(&with_key);
    for part in [
        "HTTP/1.1 200 ",
        "frame-ancestors 'none'; sandbox",
        "\"pluginId\":\"acme.a\"",
    ] {
        assert!(passed_on.contains(part), "{passed_on}");
    }
    assert!(list("").starts_with("HTTP/1.1 403 "));
    drop(server);
    let away = list(&with_key);
    assert!(
        away.starts_with("HTTP/1.1 502 ") && away.contains("host-unreachable"),
        "{away}"
    );
}

#[test]
fn a_folder_without_a_web_ui_is_refused_and_says_how_to_build_one() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let web = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_faceplate"))
        .args(["serve", "--web-root"])
        .args([web.path(), root.path()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("cargo xtask pack"), "{error}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let mut host = Served::start(&[root.path()]);
    // A stream that is still open must not hold it up.
    let _events = host.events();
    let id = host.process.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(host.process.wait().unwrap().code(), Some(0));
}

#[test]
fn a_preview_of_nothing_shows_the_plugins_that_came_with_it_and_they_come_first() {
    let home = tempfile::tempdir().unwrap();
    let faceplate = home.path().join("faceplate");
    fs::hard_link(env!("CARGO_BIN_EXE_faceplate"), &faceplate)
        .or_else(|_| fs::copy(env!("CARGO_BIN_EXE_faceplate"), &faceplate).map(drop))
        .unwrap();
    let plugins = folder(&[("z", &manifest("acme.z", "Came with it"))]);
    fs::rename(plugins.path(), home.path().join("plugins")).unwrap();
    let own = folder(&[("a", &manifest("acme.a", "Own"))]);
    let start = |paths: &[&str]| {
        let mut command = Command::new(&faceplate);
        command.args(["preview", "--web", "--no-open", "--port", "0", "--data"]);
        command.arg(home.path().join("data")).args(paths);
        let nowhere = tempfile::tempdir().unwrap();
        Served::started(command.current_dir(nowhere.path()))
    };
    assert_eq!(titles(&start(&[]).get("/plugins/ui")), ["Came with it"]);
    let bundled = home.path().join("plugins");
    let both = start(&[own.path(), &bundled].map(|path| path.to_str().unwrap()));
    assert_eq!(titles(&both.get("/plugins/ui")), ["Came with it", "Own"]);
}

#[cfg(target_os = "linux")]
#[test]
fn data_is_kept_among_the_users_where_no_folder_is_named() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_faceplate"));
    command.args(["serve", "--port", "0"]).arg(root.path());
    let _host = Served::started(command.env("XDG_DATA_HOME", home.path()));
    assert!(home.path().join("faceplate/faceplate.db").is_file());
}
