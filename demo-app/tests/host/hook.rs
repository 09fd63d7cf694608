//! Hooks of a real bridge, and the printer whose events they hear.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bridge::{Bridge, LONG};
use crate::served::{Served, folder, manifest};

/// A folder with the plugin `acme.a`, which has these hooks: each a name and its path.
fn listener(bridge: &Bridge, hooks: &[(&str, &str)]) -> TempDir {
    let mut a = manifest("acme.a", "A");
    a["runtime"] = bridge.runtime();
    for (name, path) in hooks {
        a["hooks"][*name] = json!({ "path": path });
    }
    a["actions"] = json!([{"id": "echo", "label": "Echo", "path": "echo"}]);
    folder(&[("a", &a)])
}

fn job(host: &Served) -> Value {
    host.get("/printers/virtual")["job"].take()
}

#[test]
fn a_plugin_hears_that_the_host_started_unless_it_is_disabled() {
    let bridge = Bridge::start();
    let root = listener(&bridge, &[("app.boot", "boot")]);
    let data = tempfile::tempdir().unwrap();
    let host = Served::with_data(data.path(), &[root.path()]);
    let request = bridge.asked();
    assert_eq!(request.path, "boot");
    assert_eq!(
        request.body,
        json!({"kind": "hook", "hook": "app.boot", "settings": {}, "state": {},
            "context": {"userId": null, "printerId": null}})
    );
    assert_eq!(request.user, "wprint-system");
    host.save("acme.a", &json!({"speed": 3}));
    drop(host);

    let host = Served::with_data(data.path(), &[root.path()]);
    let settings = &bridge.asked().body["settings"];
    assert_eq!(*settings, json!({"speed": 3}), "those of now");
    host.post("/plugins/acme.a/disable");
    drop(host);

    let host = Served::with_data(data.path(), &[root.path()]);
    assert!(!bridge.is_asked_within(Duration::from_secs(2)));
    host.post("/plugins/acme.a/enable");
    assert_eq!(bridge.asked().path, "boot", "once it may");
}

#[test]
fn a_plugin_that_comes_later_is_started_too() {
    let bridge = Bridge::start();
    let new = listener(&bridge, &[("app.boot", "boot")]);
    let root = folder(&[("b", &manifest("acme.b", "B"))]);
    let _host = Served::start(&[root.path()]);
    std::fs::rename(new.path().join("a"), root.path().join("a")).unwrap();
    assert_eq!(bridge.asked().path, "boot");
}

#[test]
fn a_print_job_is_told_from_its_start_to_its_end() {
    let bridge = Bridge::start();
    let hooks = [
        ("print.job.started", "started"),
        ("print.job.failed", "failed"),
        ("print.job.finished", "finished"),
    ];
    let root = listener(&bridge, &hooks);
    let host = Served::start(&[root.path()]);
    assert_eq!(job(&host), Value::Null);
    let (status, printer) = host.post("/printers/virtual/job");
    assert_eq!((status, &printer["job"]["phase"]), (200, &json!("heating")));
    assert_eq!(host.post("/printers/virtual/job").0, 409);
    let started = bridge.asked();
    assert_eq!(started.path, "started");
    assert_eq!(started.body["context"]["printerId"], "virtual");
    assert_eq!(started.body["context"]["job"]["phase"], "heating");
    let json_type = "Content-Type: application/json\r\n";
    let path = "/backend/api/printers/virtual/job";
    assert!(
        host.bare("DELETE", path, json_type)
            .starts_with("HTTP/1.1 200")
    );
    assert!(
        host.bare("DELETE", path, json_type)
            .starts_with("HTTP/1.1 409")
    );
    let failed = bridge.asked();
    assert_eq!(failed.path, "failed");
    assert_eq!(failed.body["context"]["reason"], "cancelled");
    assert_eq!(job(&host), Value::Null);
}

#[test]
fn defect_49_a_slow_hook_holds_up_neither_the_printer_nor_itself() {
    let bridge = Bridge::start();
    let root = listener(&bridge, &[("serial.line.received", "hang")]);
    let host = Served::start(&[root.path()]);
    let line = |request: crate::bridge::Request| {
        let line = request.body["context"]["line"].as_str().unwrap().to_owned();
        assert!(line.starts_with("ok T:"), "{line}");
        line
    };
    assert!(line(bridge.asked()).contains("T:22.00 /0.00 B:22.00 /0.00"));
    host.post("/printers/virtual/job");
    let began = Instant::now();
    // It warms up while the plugin is busy with the first line.
    while host.get("/printers/virtual")["hotend"]["temperature"].as_f64() < Some(40.0) {
        assert!(began.elapsed() < LONG);
    }
    assert!(!bridge.is_asked_within(Duration::ZERO), "one at a time");
    bridge.release();
    let late = line(bridge.asked());
    let hotend: f64 = late["ok T:".len()..]
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(hotend > 27.0, "the last line, not the second: {late}");

    host.post("/plugins/acme.a/disable");
    bridge.release();
    assert!(
        !bridge.is_asked_within(Duration::from_secs(3)),
        "after disable"
    );
    host.post("/plugins/acme.a/enable");
    line(bridge.asked());
    bridge.release();
    assert_eq!(bridge.most_in_flight(), 1);
}

#[test]
fn what_a_hook_publishes_and_says_reaches_open_pages() {
    let bridge = Bridge::start();
    let root = listener(&bridge, &[("print.job.started", "tell")]);
    let host = Served::start(&[root.path()]);
    let mut events = host.events();
    host.post("/printers/virtual/job");
    let mut wait = |name: &str| loop {
        let (found, data) = events.next();
        if found == name {
            return data;
        }
    };
    assert_eq!(wait("state")["state"], json!({"seen": true}));
    assert_eq!(
        wait("toast"),
        json!({"pluginId": "acme.a", "toast": {"message": "Printing", "type": "info"}})
    );
}

#[test]
fn a_hook_that_keeps_failing_is_in_the_log_once() {
    let bridge = Bridge::start();
    let root = listener(&bridge, &[("serial.line.received", "html")]);
    let host = Served::start(&[root.path()]);
    for _ in 0..3 {
        bridge.asked_for("html");
    }
    let log = host.get("/plugins/acme.a/logs");
    let hooks: Vec<_> = log.as_array().unwrap().iter().collect();
    assert_eq!(hooks.len(), 1, "{log}");
    assert_eq!(
        (&hooks[0]["stage"], &hooks[0]["level"]),
        (&json!("hook"), &json!("warning"))
    );
    let message = hooks[0]["message"].as_str().unwrap();
    assert!(message.starts_with("serial.line.received: "), "{message}");
}
