//! Container images of plugins, with a `docker` of the test's own: a script that remembers what it was told. It answers in
//! docker's words; that docker does the same with the same arguments is not shown here.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bridge::{Bridge, LONG};
use crate::served::{Served, folder, manifest};

const IMAGE: &str =
    "ghcr.io/acme/vision@sha256:0000000000000000000000000000000000000000000000000000000000000000";
const NAME: &str = "faceplate-plugin-acme-a-service";

/// A container's id is its name. `$FAKE/images` lists the images that are there, `$FAKE/port` is where every container listens.
const DOCKER: &str = r#"#!/bin/sh
echo "$*" >> "$FAKE/calls"
for last; do :; done
case "$1 $2" in
  "image inspect")
    if grep -qxF -e "$last" "$FAKE/images"; then echo sha256:1; exit; fi
    echo "Error response from daemon: No such image: $last" >&2; exit 1 ;;
  "container inspect")
    if [ -f "$FAKE/container-$last" ]; then cat "$FAKE/container-$last"; exit; fi
    echo "Error response from daemon: No such container: $last" >&2; exit 1 ;;
  "container rm") rm -f "$FAKE/container-$last"; echo "$last" ;;
  "container port") echo "127.0.0.1:$(cat "$FAKE/port")" ;;
  "run "*)
    for word; do case $word in --name=*) name=${word#--name=} ;; *@sha256*) image=$word ;; esac; done
    echo "true $image $name" > "$FAKE/container-$name"; echo "$name" ;;
  *) echo "unknown: $*" >&2; exit 125 ;;
esac
"#;

/// A folder with that docker.
struct Docker(TempDir);

impl Docker {
    /// With these images, and containers that all listen where `bridge` does.
    fn new(images: &[&str], bridge: &Bridge) -> Self {
        let fake = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(fake.path().join(name), text).unwrap();
        write("calls", "");
        write("images", &images.join("\n"));
        write("port", &bridge.address.port().to_string());
        write("docker", DOCKER);
        let program = fake.path().join("docker");
        fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
        Self(fake)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The calls so far that begin with these words.
    fn calls(&self, words: &str) -> Vec<String> {
        let calls = fs::read_to_string(self.file("calls")).unwrap();
        let calls = calls.lines().filter(|call| call.starts_with(words));
        calls.map(str::to_owned).collect()
    }

    /// A host on the plugin with this docker, and with these options.
    fn host(&self, plugin: &TempDir, options: &[&str]) -> Served {
        let mut command = Command::new(env!("CARGO_BIN_EXE_faceplate"));
        command.args(["serve", "--port", "0", "--data"]);
        command.arg(self.file("data")).args(options);
        command.arg(plugin.path()).env("FAKE", self.0.path());
        let path = std::env::var("PATH").unwrap();
        command.env("PATH", format!("{}:{path}", self.0.path().display()));
        Served::started(&mut command)
    }
}

/// A plugin whose bridge is a container image.
fn plugin() -> TempDir {
    let mut a = manifest("acme.a", "A");
    a["runtime"] = json!({"type": "bridge", "managedImageId": "service"});
    a["images"] = json!([{"id": "service", "image": IMAGE, "service": {"port": 9400, "args": ["--quiet"],
        "environment": {"MODE": "fast"}, "resources": {"memoryMb": 256}}}]);
    a["actions"] = json!([{"id": "echo", "label": "Echo", "path": "echo"}]);
    folder(&[("a", &a)])
}

/// Waits until `holds` says yes of the plugin's item: the item.
fn item(host: &Served, holds: impl Fn(&Value) -> bool) -> Value {
    let end = Instant::now() + LONG;
    loop {
        let item = host.get("/plugins/acme.a");
        if holds(&item) {
            return item;
        }
        assert!(Instant::now() < end, "{item}");
        sleep(Duration::from_millis(20));
    }
}

fn failed(host: &Served) -> (Value, String) {
    let item = item(host, |item| item["loadStatus"] == "failed");
    let why = item["lastError"].as_str().unwrap().to_owned();
    (item, why)
}

/// Enables the plugin, which starts its container unless that runs.
fn start(host: &Served) {
    let (_, item) = host.post("/plugins/acme.a/enable");
    assert_eq!(item["loadStatus"], "ready", "{item}");
}

fn echo(host: &Served) -> (u16, Value) {
    host.post_json("/plugins/acme.a/actions/echo", &json!({}))
}

#[test]
fn without_docker_a_plugin_whose_bridge_is_an_image_has_failed_with_the_reason() {
    let (root, nothing) = (plugin(), tempfile::tempdir().unwrap());
    let mut command = Command::new(env!("CARGO_BIN_EXE_faceplate"));
    command.args(["serve", "--start-images", "--port", "0", "--data"]);
    command.arg(nothing.path().join("data")).arg(root.path());
    let host = Served::started(command.env("PATH", nothing.path()));
    let (item, why) = failed(&host);
    assert!(why.contains("docker is not installed"), "{why}");
    assert_eq!(item["classification"], "heavyweight");
    assert_eq!(item["dependencies"]["images"][0]["state"], "unknown");
    assert_eq!(item["warnings"], json!([why]), "said once");
    assert_eq!(item["dependencies"]["warnings"], json!([]));
    let (status, body) = echo(&host);
    assert_eq!(
        (status, &body["error"]["code"]),
        (503, &json!("docker-missing"))
    );
}

#[test]
fn an_image_is_not_started_unless_the_host_was_asked_to() {
    let (root, bridge) = (plugin(), Bridge::start());
    let docker = Docker::new(&[IMAGE], &bridge);
    let host = docker.host(&root, &[]);
    let (item, why) = failed(&host);
    assert!(why.contains("--start-images"), "{why}");
    assert_eq!(item["dependencies"]["images"][0]["state"], "present");
    assert_eq!(echo(&host).1["error"]["code"], "image-not-started");
    assert_eq!(docker.calls("run"), [""; 0]);
}

#[test]
fn an_image_that_is_not_there_is_not_fetched_but_named() {
    let (root, bridge) = (plugin(), Bridge::start());
    let docker = Docker::new(&[], &bridge);
    let host = docker.host(&root, &["--start-images"]);
    let (found, why) = failed(&host);
    assert!(why.contains(&format!("docker pull {IMAGE}")), "{why}");
    assert_eq!(found["dependencies"]["images"][0]["state"], "missing");
    assert_eq!(docker.calls("run"), [""; 0]);
    // Somebody fetches it.
    fs::write(docker.file("images"), IMAGE).unwrap();
    let found = item(&host, |item| item["loadStatus"] == "ready");
    assert_eq!(found["dependencies"]["images"][0]["state"], "present");
}

#[test]
fn a_container_is_started_with_few_rights_answers_and_ends_with_its_plugin_and_with_the_host() {
    let (root, bridge) = (plugin(), Bridge::start());
    let docker = Docker::new(&[IMAGE], &bridge);
    let mut host = docker.host(&root, &["--start-images"]);
    start(&host);
    let expected = format!(
        "run --detach --rm --pull=never --name={NAME} --publish=127.0.0.1::9400 --cap-drop=ALL \
         --security-opt=no-new-privileges --memory=256m --pids-limit=256 --env=MODE=fast -- {IMAGE} --quiet"
    );
    assert_eq!(docker.calls("run"), [expected]);
    let (status, answer) = echo(&host);
    assert_eq!((status, &answer["data"]["action"]), (200, &json!("echo")));
    assert_eq!(bridge.asked().path, "echo");
    assert_eq!(docker.calls("run").len(), 1, "one container for all calls");

    let container = docker.file(&format!("container-{NAME}"));
    host.post("/plugins/acme.a/disable");
    assert!(!container.exists());
    start(&host);
    assert!(container.exists());

    for signal in ["-INT", "-KILL"] {
        let process = host.process.id().to_string();
        let sent = Command::new("kill").args([signal, &process]).status();
        assert!(sent.unwrap().success());
        host.process.wait().unwrap();
        let end = Instant::now() + LONG;
        while container.exists() {
            assert!(
                Instant::now() < end,
                "the container still runs after {signal}"
            );
            sleep(Duration::from_millis(20));
        }
        host = docker.host(&root, &["--start-images"]);
        start(&host);
        assert!(container.exists());
    }
}

#[test]
fn hosts_share_a_container_and_one_that_died_is_started_again() {
    let (root, bridge) = (plugin(), Bridge::start());
    let docker = Docker::new(&[IMAGE], &bridge);
    let first = docker.host(&root, &["--start-images"]);
    start(&first);
    let second = docker.host(&root, &["--start-images"]);
    start(&second);
    assert_eq!((echo(&first).0, echo(&second).0), (200, 200));
    assert_eq!(docker.calls("run").len(), 1);
    drop(second);

    // The container dies, and its next life has another port.
    drop(bridge);
    let container = docker.file(&format!("container-{NAME}"));
    let end = Instant::now() + LONG;
    // The second host, which ended, took it along.
    while container.exists() {
        assert!(Instant::now() < end, "the container still runs");
        sleep(Duration::from_millis(20));
    }
    assert_eq!(echo(&first).1["error"]["code"], "bridge-unreachable");
    let bridge = Bridge::start();
    fs::write(docker.file("port"), bridge.address.port().to_string()).unwrap();
    assert_eq!(echo(&first).0, 200);
    assert_eq!(docker.calls("run").len(), 2);
}

#[test]
fn an_image_that_only_helps_is_looked_for_and_costs_the_plugin_nothing() {
    let bridge = Bridge::start();
    let mut a = manifest("acme.a", "A");
    a["images"] = json!([{"id": "tool", "image": IMAGE}, {"id": "odd", "image": "--privileged"}]);
    let root = folder(&[("a", &a)]);
    let docker = Docker::new(&[], &bridge);
    let host = docker.host(&root, &[]);
    let found = item(&host, |item| {
        item["dependencies"]["images"][0]["state"] == "missing"
    });
    assert_eq!(
        (&found["loadStatus"], &found["lastError"]),
        (&json!("ready"), &json!(null))
    );
    let warnings = found["dependencies"]["warnings"].to_string();
    assert!(warnings.contains("docker pull ghcr.io"), "{warnings}");
    let calls = docker.calls("");
    assert!(
        !calls.iter().any(|call| call.contains("--privileged")),
        "{calls:?}"
    );
}
