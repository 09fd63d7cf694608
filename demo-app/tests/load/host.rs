//! The host: `faceplate serve` with a hundred plugins.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;

/// A running host, killed when dropped.
pub(crate) struct Host {
    process: Child,
    /// `http://127.0.0.1:port`
    pub(crate) address: String,
}

impl Host {
    /// Starts one on `plugins`, with its data in `data`, on `port`; 0 takes one that is free.
    pub(crate) fn start(plugins: &Path, data: &Path, port: u16) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_faceplate"))
            .args(["serve", "--port", &port.to_string(), "--data"])
            .args([data, plugins])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let address = address.trim().trim_end_matches('/').to_owned();
        Self { process, address }
    }

    pub(crate) fn port(&self) -> u16 {
        let port = self.address.rsplit(':').next();
        port.unwrap().parse().unwrap()
    }

    pub(crate) fn process_id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Asks a host again and again for what concerns no plugin, until it is dropped.
pub(crate) struct Probe {
    answers: Arc<Mutex<Vec<(Instant, Duration)>>>,
}

impl Probe {
    pub(crate) fn start(address: &str) -> Self {
        let url = format!("{address}/backend/api/plugins/sdk");
        let answers: Arc<Mutex<Vec<_>>> = Arc::default();
        let kept = Arc::downgrade(&answers);
        thread::spawn(move || {
            let agent: ureq::Agent = ureq::Agent::config_builder().proxy(None).build().into();
            while let Some(kept) = kept.upgrade() {
                let began = Instant::now();
                let mut answer = agent.get(&url).call().unwrap();
                answer.body_mut().read_to_string().unwrap();
                let now = Instant::now();
                kept.lock().unwrap().push((now, now - began));
                thread::sleep(Duration::from_millis(50));
            }
        });
        Self { answers }
    }

    /// When each answer came, and how long it took.
    pub(crate) fn answers(&self) -> Vec<(Instant, Duration)> {
        self.answers.lock().unwrap().clone()
    }
}

/// The memory of a process in MiB that is not a file's (parts of a program come and go with who else runs it): the median
/// of some readings, because answers come and go.
pub(crate) fn memory(process: u32) -> f64 {
    let read = || {
        let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix("Pss_Anon:"));
        let kib = line.and_then(|line| line.split_whitespace().next());
        kib.unwrap().parse::<f64>().unwrap() / 1024.0
    };
    let mut readings: Vec<_> = (0..7)
        .map(|_| {
            thread::sleep(Duration::from_millis(30));
            read()
        })
        .collect();
    readings.sort_by(f64::total_cmp);
    readings[3]
}

/// The id of the plugin with this number.
pub(crate) fn id(number: usize) -> String {
    format!("load.p{number}")
}

/// A folder with a hundred plugins; `port` says where the bridge of each listens.
pub(crate) fn plugins(port: impl Fn(usize) -> u16) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for number in 0..100 {
        let folder = root.path().join(number.to_string());
        fs::create_dir(&folder).unwrap();
        let manifest = json!({
            "id": id(number), "name": format!("Load {number}"), "version": "1.0.0", "sdkVersion": 1, "sdkRevision": 6,
            "runtime": {"type": "bridge", "baseUrl": format!("http://127.0.0.1:{}", port(number))},
            "permissions": ["ui.navbar_widget"],
            "actions": [{"id": "read", "label": "Read", "path": "/read"}],
            "uiExtensions": [{"id": "strip", "surface": "navbar_widget", "title": "Strip", "mode": "declarative",
                "schema": {"component": "host.data_strip", "dataActionId": "read", "pollIntervalMs": 1000}}],
        });
        fs::write(folder.join("plugin.json"), manifest.to_string()).unwrap();
    }
    root
}
