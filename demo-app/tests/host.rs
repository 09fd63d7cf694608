//! The embedded host over real HTTP: `faceplate serve` on folders that are written while it runs.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it must be"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A running `faceplate serve`, ended when dropped.
struct Served {
    process: Child,
    /// `http://127.0.0.1:port/`
    address: String,
    /// Where it keeps its data.
    _data: TempDir,
}

impl Served {
    fn start(paths: &[&Path], more: &[&str]) -> Self {
        let paths = paths.iter().map(|path| path.to_str().unwrap());
        let arguments: Vec<_> = more.iter().copied().chain(paths).collect();
        Self::run("serve", &arguments)
    }

    fn run(command: &str, arguments: &[&str]) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_faceplate"));
        process.args([command, "--port", "0"]);
        if !arguments.contains(&"--server") {
            process.arg("--data").arg(data.path());
        }
        let mut process = process
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let address = address.trim().to_owned();
        assert!(address.starts_with("http://127.0.0.1:"), "{address:?}");
        Self {
            process,
            address,
            _data: data,
        }
    }

    fn request(&self, path: &str, locale: &str) -> (u16, Value) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .build()
            .into();
        let mut response = agent
            .get(format!("{}backend/api{path}", self.address))
            .header("X-WPrint3D-Locale", locale)
            .call()
            .unwrap();
        let text = response.body_mut().read_to_string().unwrap();
        (
            response.status().as_u16(),
            serde_json::from_str(&text).unwrap(),
        )
    }

    fn get(&self, path: &str) -> Value {
        let (status, body) = self.request(path, "en");
        assert_eq!(status, 200, "{body}");
        body
    }

    fn events(&self) -> Events {
        let agent: ureq::Agent = ureq::Agent::config_builder().proxy(None).build().into();
        let response = agent
            .get(format!("{}backend/api/plugins/events", self.address))
            .call()
            .unwrap();
        let body: Box<dyn Read> = Box::new(response.into_body().into_reader());
        let mut events = Events(BufReader::new(body));
        assert_eq!(events.next().0, "ready");
        events
    }

    /// Sends these bytes and returns the whole answer.
    fn raw(&self, request: &str) -> String {
        let host = self
            .address
            .trim_start_matches("http://")
            .trim_end_matches('/');
        let mut stream = TcpStream::connect(host).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

struct Events(BufReader<Box<dyn Read>>);

impl Events {
    /// Waits for the next event: its name and data.
    fn next(&mut self) -> (String, Value) {
        let (mut name, mut data) = (String::new(), Value::Null);
        for line in self.0.by_ref().lines() {
            let line = line.unwrap();
            match line.split_once(": ") {
                Some(("event", event)) => event.clone_into(&mut name),
                Some(("data", text)) => data = serde_json::from_str(text).unwrap(),
                Some(_) => {}
                None if name.is_empty() => {}
                None => return (name, data),
            }
        }
        panic!("the stream ended");
    }
}

fn manifest(id: &str, title: &str) -> Value {
    json!({
        "id": id, "name": title, "version": "1.0.0", "sdkVersion": 1, "sdkRevision": 6,
        "runtime": {"type": "bridge", "baseUrl": "http://127.0.0.1:9"},
        "permissions": ["ui.settings_tab"],
        "uiExtensions": [{"id": "tab", "surface": "settings_tab", "title": title,
            "schema": {"component": "host.text", "text": title}}],
    })
}

/// A folder of plugins: each a name and its manifest.
fn folder(plugins: &[(&str, &Value)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, manifest) in plugins {
        fs::create_dir(root.path().join(name)).unwrap();
        write(root.path(), name, &manifest.to_string());
    }
    root
}

/// Writes a manifest as editors do: a new file takes the old one's place.
fn write(root: &Path, name: &str, text: &str) {
    let target = root.join(name).join("plugin.json");
    let new = target.with_extension("json.new");
    fs::write(&new, text).unwrap();
    fs::rename(new, target).unwrap();
}

fn titles(answer: &Value) -> Vec<&str> {
    let list = answer.as_array().unwrap();
    list.iter()
        .map(|item| item["title"].as_str().unwrap())
        .collect()
}

#[test]
fn the_inventory_has_the_shape_of_the_contract_and_empty_objects_stay_objects() {
    let mut clock = manifest("acme.clock", "Clock");
    clock["settings"] = json!({"defaults": {}});
    clock["hooks"] = json!({"app.boot": {"path": "/boot"}});
    clock["icon"] = "clock-outline".into();
    let root = folder(&[("clock", &clock)]);
    let host = Served::start(&[root.path()], &[]);
    let list = host.get("/plugins");
    let item = host.get("/plugins/acme.clock");
    assert_eq!(list, json!([item]));
    for (key, value) in [
        ("id", json!("acme.clock")),
        ("name", json!("Clock")),
        ("enabled", json!(true)),
        ("loadStatus", json!("ready")),
        ("trustLevel", json!("development")),
        ("hooks", json!(["app.boot"])),
        ("actions", json!([])),
        ("settings", json!({})),
        ("state", json!({})),
        ("classification", json!("lightweight")),
        ("lastError", json!(null)),
    ] {
        assert_eq!(item[key], value, "{key}");
    }
    assert_eq!(item["manifest"]["icon"], "clock-outline");
    assert_eq!(item["manifest"]["runtime"], json!({"type": "bridge"}));
}

#[test]
fn extensions_come_in_the_order_that_they_ask_for_then_by_plugin_and_can_be_filtered() {
    let mut b = manifest("acme.b", "B");
    b["uiExtensions"] = json!([
        {"id": "2", "surface": "page", "title": "B second", "order": 2, "schema": {"component": "divider"}},
        {"id": "x", "surface": "modal", "title": "B last", "schema": {"component": "divider"}},
        {"id": "1", "surface": "page", "title": "B first", "order": -1, "mode": "webview", "url": "asset://ui/a b.html"},
    ]);
    let root = folder(&[("1", &b), ("2", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()], &[]);
    let all = host.get("/plugins/ui");
    assert_eq!(titles(&all), ["B first", "B second", "A", "B last"]);
    assert_eq!(
        titles(&host.get("/plugins/ui?surface=page")),
        ["B first", "B second"]
    );
    assert_eq!(host.get("/plugins/ui?surface=nowhere"), json!([]));
    assert_eq!(
        all[0]["url"],
        "/backend/api/plugins/acme.b/assets/ui/a%20b.html"
    );
    assert_eq!(
        all[0]["warnings"],
        json!(["This plugin uses an elevated UI mode."])
    );
    assert_eq!(
        (
            &all[2]["pluginId"],
            &all[2]["pluginName"],
            &all[2]["pluginTrustLevel"],
            &all[2]["warnings"]
        ),
        (
            &json!("acme.a"),
            &json!("A"),
            &json!("development"),
            &json!([])
        )
    );
}

#[test]
fn the_locale_header_decides_the_language() {
    let root = folder(&[("clock", &{
        let mut clock = manifest("acme.clock", "Clock");
        clock["assets"] = json!([{"path": "es.json"}]);
        clock["i18n"] = json!({"files": {"es": "asset://es.json"}});
        clock
    })]);
    let overlay = r#"{"plugin": {"name": "Reloj"}, "uiExtensions": {"tab": {"title": "Hora"}}}"#;
    fs::write(root.path().join("clock/es.json"), overlay).unwrap();
    let host = Served::start(&[root.path()], &[]);
    for (locale, name, title) in [
        ("en", "Clock", "Clock"),
        ("es_AR", "Reloj", "Hora"),
        ("fr", "Clock", "Clock"),
    ] {
        let (_, ui) = host.request("/plugins/ui", locale);
        assert_eq!(
            (&ui[0]["pluginName"], &ui[0]["title"]),
            (&json!(name), &json!(title)),
            "{locale}"
        );
        assert_eq!(host.request("/plugins", locale).1[0]["name"], name);
    }
}

#[test]
fn a_saved_file_is_told_and_only_its_plugin_changes() {
    let root = folder(&[
        ("a", &manifest("acme.a", "A")),
        ("b", &manifest("acme.b", "B")),
    ]);
    let host = Served::start(&[root.path()], &[]);
    let mut events = host.events();
    write(root.path(), "b", &manifest("acme.b", "B again").to_string());
    let (name, first) = events.next();
    assert_eq!(
        (name.as_str(), &first["pluginId"]),
        ("reload", &json!("acme.b"))
    );
    assert_eq!(titles(&host.get("/plugins/ui")), ["A", "B again"]);
    // The same text again is no change, so the next event is about the other plugin.
    write(root.path(), "b", &manifest("acme.b", "B again").to_string());
    write(root.path(), "a", &manifest("acme.a", "A again").to_string());
    let (_, second) = events.next();
    assert_eq!(second["pluginId"], "acme.a");
    assert!(second["revision"].as_u64() > first["revision"].as_u64());
}

#[test]
fn a_broken_file_keeps_the_last_good_state_and_says_what_is_wrong() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()], &[]);
    let mut events = host.events();
    let duplicate =
        manifest("acme.a", "Doubled")
            .to_string()
            .replacen('{', "{\"name\": \"Twice\", ", 1);
    for (broken, code) in [
        ("{\n  \"id\": ", "json-syntax"),
        (&duplicate, "duplicate-key"),
        ("[]", "not-an-object"),
    ] {
        write(root.path(), "a", broken);
        assert_eq!(events.next().1["pluginId"], "acme.a");
        assert_eq!(titles(&host.get("/plugins/ui")), ["A"]);
        let item = host.get("/plugins/acme.a");
        assert_eq!(item["loadStatus"], "ready");
        assert!(
            item["lastError"].as_str().unwrap().contains("plugin.json:"),
            "{item}"
        );
        let told = host.get("/plugins/development");
        assert_eq!(told[0]["pluginId"], "acme.a");
        assert_eq!(told[0]["files"][0]["text"], broken);
        assert_eq!(told[0]["diagnostics"][0]["code"], code, "{told}");
    }
    write(root.path(), "a", &manifest("acme.a", "Mended").to_string());
    events.next();
    assert_eq!(titles(&host.get("/plugins/ui")), ["Mended"]);
    assert_eq!(host.get("/plugins/acme.a")["lastError"], json!(null));
}

#[test]
fn a_plugin_that_was_never_good_is_listed_as_failed() {
    let root = folder(&[("clock", &json!([]))]);
    let host = Served::start(&[root.path()], &[]);
    let item = host.get("/plugins/clock");
    assert_eq!(
        (&item["loadStatus"], &item["name"]),
        (&json!("failed"), &json!("clock"))
    );
    assert_eq!(host.get("/plugins/ui"), json!([]));
}

#[test]
fn plugins_come_and_go_with_their_folders() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()], &[]);
    let mut events = host.events();
    let staged = folder(&[("b", &manifest("acme.b", "B"))]);
    fs::rename(staged.path().join("b"), root.path().join("b")).unwrap();
    assert_eq!(events.next().1["pluginId"], "acme.b");
    assert_eq!(titles(&host.get("/plugins/ui")), ["A", "B"]);
    fs::remove_dir_all(root.path().join("a")).unwrap();
    while titles(&host.get("/plugins/ui")) != ["B"] {
        assert_eq!(events.next().1["pluginId"], "acme.a");
    }
}

#[test]
fn problems_name_the_node_that_they_are_about() {
    let mut clock = manifest("acme.clock", "Clock");
    clock["uiExtensions"][0]["schema"] = json!({"component": "host.tekst"});
    let root = folder(&[("clock", &clock)]);
    let host = Served::start(&[root.path()], &[]);
    let told = host.get("/plugins/development");
    let problem = &told[0]["diagnostics"][0];
    assert_eq!(problem["code"], "unknown-component");
    assert_eq!(problem["file"], told[0]["files"][0]["name"]);
    assert_eq!(problem["node"], "/uiExtensions/0/schema/component");
    assert_eq!(
        told[0]["folder"],
        root.path().join("clock").to_str().unwrap()
    );
}

#[test]
fn errors_are_json_with_a_message_and_a_status_that_means_something() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()], &[]);
    for path in [
        "/plugins/acme.none",
        "/nothing",
        "/plugins/acme.a/assets/plugin.json",
    ] {
        let (status, body) = host.request(path, "en");
        assert_eq!(status, 404, "{path}");
        assert!(body["message"].is_string(), "{body}");
    }
    let host_name = host
        .address
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let answer = host.raw(&format!(
        "POST /backend/api/plugins/ui HTTP/1.1\r\nHost: {host_name}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ));
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
    assert!(answer.contains("{\"message\":"), "{answer}");
}

#[test]
fn a_name_that_is_not_the_hosts_own_is_refused() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()], &[]);
    let port = host
        .address
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .unwrap();
    let status = |name: &str| {
        let request = format!(
            "GET /backend/api/plugins HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"
        );
        let answer = host.raw(&request);
        assert!(
            !answer
                .to_ascii_lowercase()
                .contains("access-control-allow-origin")
        );
        answer.split(' ').nth(1).unwrap().to_owned()
    };
    assert_eq!(status(&format!("localhost:{port}")), "200");
    assert_eq!(status(&format!("evil.example:{port}")), "421");
    assert_eq!(status("127.0.0.1"), "421");
}

#[test]
fn the_sdk_table_lists_every_revision() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let sdk = Served::start(&[root.path()], &[]).get("/plugins/sdk");
    assert_eq!(sdk["current"], json!({"version": 1, "revision": 6}));
    let version = &sdk["versions"]["1"];
    assert_eq!(version["defaultRevision"], 6);
    assert_eq!(version["revisions"].as_array().unwrap().len(), 7);
}

#[test]
fn the_web_ui_is_served_with_its_types_its_policy_and_its_compressed_files() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let web = tempfile::tempdir().unwrap();
    fs::write(web.path().join("index.html"), "<!doctype html>").unwrap();
    fs::write(web.path().join("app.wasm"), "\0asm").unwrap();
    fs::write(web.path().join("boot.js"), "long").unwrap();
    fs::write(web.path().join("boot.js.br"), "br").unwrap();
    let host = Served::start(
        &[root.path()],
        &["--web-root", web.path().to_str().unwrap()],
    );
    let name = host
        .address
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let get = |path: &str, more: &str| {
        host.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n{more}\r\n"
        ))
    };
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
fn a_preview_of_a_server_serves_the_web_ui_that_may_talk_to_that_server_only() {
    let server = "http://printer.local:8080/base";
    let mut host = Served::run("preview", &["--web", "--no-open", "--server", server]);
    let whole = host.address.clone();
    let (address, query) = whole.split_once('?').unwrap();
    assert_eq!(query, "server=http%3A%2F%2Fprinter.local%3A8080%2Fbase");
    host.address = address.to_owned();
    assert_eq!(host.get("/plugins/ui"), json!([]));
    let name = address.trim_start_matches("http://").trim_end_matches('/');
    let page = host.raw(&format!(
        "GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"
    ));
    assert!(
        page.contains("connect-src 'self' http://printer.local:8080; "),
        "{page}"
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
    let mut host = Served::start(&[root.path()], &[]);
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
