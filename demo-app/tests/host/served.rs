//! A host that runs for a test, and what tests ask of it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A running `faceplate`, killed when dropped.
pub(crate) struct Served {
    pub(crate) process: Child,
    /// `http://127.0.0.1:port/`
    pub(crate) address: String,
    /// Where it keeps its data, unless the test has that.
    data: Option<TempDir>,
}

impl Served {
    /// `faceplate serve` on `paths`.
    pub(crate) fn start(paths: &[&Path]) -> Self {
        let paths: Vec<_> = paths.iter().map(|path| path.to_str().unwrap()).collect();
        Self::run("serve", &paths)
    }

    /// `faceplate serve` on `paths`, with its data in `data`.
    pub(crate) fn with_data(data: &Path, paths: &[&Path]) -> Self {
        let all = [Path::new("--data"), data];
        let all = all.iter().chain(paths).map(|path| path.to_str().unwrap());
        Self::run("serve", &all.collect::<Vec<_>>())
    }

    /// `faceplate` with these arguments, and with a data folder of its own where they name none.
    pub(crate) fn run(command: &str, arguments: &[&str]) -> Self {
        let mut faceplate = Command::new(env!("CARGO_BIN_EXE_faceplate"));
        faceplate.args([command, "--port", "0"]).args(arguments);
        let given = ["--data", "--server"];
        let data = tempfile::tempdir().unwrap();
        if !arguments.iter().any(|argument| given.contains(argument)) {
            faceplate.arg("--data").arg(data.path());
        }
        let mut started = Self::started(&mut faceplate);
        started.data = Some(data);
        started
    }

    /// A command that prints the address of a host which it starts.
    pub(crate) fn started(command: &mut Command) -> Self {
        let mut process = command
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
            data: None,
        }
    }

    /// `127.0.0.1:port`
    pub(crate) fn authority(&self) -> &str {
        let address = self.address.trim_start_matches("http://");
        address.trim_end_matches('/')
    }

    fn url(&self, path: &str) -> String {
        format!("{}backend/api{path}", self.address)
    }

    pub(crate) fn request(&self, path: &str, locale: &str) -> (u16, Value) {
        let request = agent().get(self.url(path));
        answer(request.header("X-WPrint3D-Locale", locale).call().unwrap())
    }

    pub(crate) fn get(&self, path: &str) -> Value {
        let (status, body) = self.request(path, "en");
        assert_eq!(status, 200, "{body}");
        body
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> (u16, Value) {
        self.put_text(path, &body.to_string())
    }

    pub(crate) fn put_text(&self, path: &str, body: &str) -> (u16, Value) {
        let request = agent().put(self.url(path));
        answer(request.content_type("application/json").send(body).unwrap())
    }

    /// The status of the same; `None` when the host dies meanwhile.
    pub(crate) fn try_put(&self, path: &str, body: &Value) -> Option<u16> {
        let request = agent().put(self.url(path));
        let answer = request
            .content_type("application/json")
            .send(&body.to_string());
        let mut answer = answer.ok()?;
        answer.body_mut().read_to_string().ok()?;
        Some(answer.status().as_u16())
    }

    pub(crate) fn post_json(&self, path: &str, body: &Value) -> (u16, Value) {
        let request = agent().post(self.url(path));
        let body = body.to_string();
        answer(
            request
                .content_type("application/json")
                .send(&body)
                .unwrap(),
        )
    }

    pub(crate) fn post(&self, path: &str) -> (u16, Value) {
        let request = agent().post(self.url(path));
        answer(request.content_type("application/json").send("").unwrap())
    }

    /// Saves the settings of the plugin `id`; returns all that it then has.
    pub(crate) fn save(&self, id: &str, settings: &Value) -> Value {
        let path = format!("/plugins/{id}/settings");
        let (status, body) = self.put(&path, &json!({ "settings": settings }));
        assert_eq!(status, 200, "{body}");
        body
    }

    /// The event stream, after its `ready`.
    pub(crate) fn events(&self) -> Events {
        let response = agent().get(self.url("/plugins/events")).call().unwrap();
        let body: Box<dyn Read> = Box::new(response.into_body().into_reader());
        let mut events = Events(BufReader::new(body));
        assert_eq!(events.next().0, "ready");
        events
    }

    /// Sends these bytes and returns the whole answer.
    pub(crate) fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.authority()).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The whole answer to a request with these headers, each with its line end, and no body.
    pub(crate) fn bare(&self, method: &str, path: &str, headers: &str) -> String {
        let host = self.authority();
        self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n{headers}\r\n"
        ))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self.data.take();
    }
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder();
    config
        .http_status_as_error(false)
        .proxy(None)
        .build()
        .into()
}

fn answer(mut response: http::Response<ureq::Body>) -> (u16, Value) {
    let text = response.body_mut().read_to_string().unwrap();
    let body = serde_json::from_str(&text).unwrap();
    (response.status().as_u16(), body)
}

pub(crate) struct Events(BufReader<Box<dyn Read>>);

impl Events {
    /// Waits for the next `reload`: its data.
    pub(crate) fn reload(&mut self) -> Value {
        loop {
            if let (name, data) = self.next()
                && name == "reload"
            {
                return data;
            }
        }
    }

    /// Waits for the next event: its name and data.
    pub(crate) fn next(&mut self) -> (String, Value) {
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

pub(crate) fn manifest(id: &str, title: &str) -> Value {
    json!({
        "id": id, "name": title, "version": "1.0.0", "sdkVersion": 1, "sdkRevision": 6,
        "runtime": {"type": "php", "entry": "plugin.php"},
        "permissions": ["ui.settings_tab"],
        "uiExtensions": [{"id": "tab", "surface": "settings_tab", "title": title,
            "schema": {"component": "host.text", "text": title}}],
    })
}

/// A folder of plugins: each a name and its manifest.
pub(crate) fn folder(plugins: &[(&str, &Value)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, manifest) in plugins {
        fs::create_dir(root.path().join(name)).unwrap();
        write(root.path(), name, &manifest.to_string());
    }
    root
}

/// Writes a manifest as editors do: a new file takes the old one's place.
pub(crate) fn write(root: &Path, name: &str, text: &str) {
    let target = root.join(name).join("plugin.json");
    let new = target.with_extension("json.new");
    fs::write(&new, text).unwrap();
    fs::rename(new, target).unwrap();
}

pub(crate) fn titles(answer: &Value) -> Vec<&str> {
    let list = answer.as_array().unwrap();
    list.iter()
        .map(|item| item["title"].as_str().unwrap())
        .collect()
}
