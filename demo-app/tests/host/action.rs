//! Actions of real bridges and real PHP handlers over HTTP.

use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bridge::{Bridge, LONG};
use crate::served::{Served, folder, manifest};

/// A folder with the plugin `acme.a`: each action has the path of its id.
fn plugin(runtime: Value, permissions: &Value) -> TempDir {
    let mut a = manifest("acme.a", "A");
    a["runtime"] = runtime;
    a["permissions"] = permissions.clone();
    let action =
        |id: &str| json!({"id": id, "label": id, "path": id, "handler": format!("{id}.php")});
    let ids = ["echo", "say", "refuse", "html", "hang", "gone"];
    a["actions"] = ids.into_iter().map(action).collect();
    folder(&[("a", &a), ("b", &manifest("acme.b", "B"))])
}

fn act(host: &Served, action: &str, body: &Value) -> (u16, Value) {
    let path = format!("/plugins/acme.a/actions/{action}");
    host.post_json(&path, body)
}

fn code(answer: &(u16, Value)) -> (u16, &str) {
    (
        answer.0,
        answer.1["error"]["code"].as_str().unwrap_or("none"),
    )
}

/// A plugin in PHP whose action `echo` is this; `None`, which is said, without PHP.
pub(crate) fn php(code: &str) -> Option<TempDir> {
    let installed = Command::new("php")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if installed.is_err() {
        #[expect(clippy::print_stderr, reason = "a test that did not run says so")]
        {
            eprintln!("skipped: php is not installed");
        }
        return None;
    }
    let root = plugin(json!({"type": "php", "entry": "plugin.php"}), &json!([]));
    fs::write(root.path().join("a/echo.php"), format!("<?php {code}")).unwrap();
    Some(root)
}

/// What must arrive as it was sent.
fn values() -> Value {
    json!({"text": "  two spaces ", "empty": "", "off": false, "zero": 0, "half": 0.5, "nothing": null,
        "object": {}, "list": [], "deep": {"list": [{"off": false}]}})
}

#[test]
fn defects_22_23_and_25_a_bridge_gets_what_was_sent_and_the_page_what_it_answered() {
    let bridge = Bridge::start();
    let root = plugin(bridge.runtime(), &json!([]));
    let host = Served::start(&[root.path()]);
    let request = json!({"payload": values(), "printerId": "virtual"});
    let (status, answer) = act(&host, "echo", &request);
    assert_eq!(status, 200);
    let expected = json!({"kind": "action", "action": "echo", "settings": {}, "state": {},
        "payload": values(), "context": {"userId": "local", "printerId": "virtual"}});
    assert_eq!(answer, json!({ "data": expected }));
    assert_eq!(bridge.asked().user, "local", "defect 51");
    for body in [json!({}), json!({"payload": []})] {
        assert_eq!(act(&host, "echo", &body).1["data"]["payload"], json!({}));
    }
}

#[test]
fn defects_22_23_and_25_a_handler_in_php_gets_what_was_sent_and_makes_its_own_value() {
    let Some(root) = php(
        "echo json_encode(['data' => ['message' => 'from ' . getmypid(),
        'at' => microtime(true)], 'read' => stream_get_contents(STDIN)]);",
    ) else {
        return;
    };
    let host = Served::start(&[root.path()]);
    let run = || act(&host, "echo", &json!({"payload": values()})).1;
    let (first, second) = (run(), run());
    let read: Value = serde_json::from_str(first["read"].as_str().unwrap()).unwrap();
    assert_eq!(read["payload"], values());
    let at = |answer: &Value| answer["data"]["at"].as_f64().unwrap();
    assert!(at(&first) < at(&second), "{first} {second}");
}

#[test]
fn the_sample_plugin_greets_with_its_settings_and_counts_in_its_state() {
    if php("").is_none() {
        return;
    }
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("plugins/hello-world");
    let host = Served::start(&[&sample]);
    let id = "faceplate.hello-world";
    host.save(id, &json!({"greeting": "Good evening"}));
    let act = |action: &str| {
        let path = format!("/plugins/{id}/actions/{action}");
        let (status, answer) = host.post_json(&path, &json!({}));
        assert_eq!(status, 200, "{answer}");
        answer
    };
    act("greet");
    let message = act("greet")["data"]["message"].take();
    let message = message.as_str().unwrap();
    assert!(message.starts_with("Good evening, world!"), "{message}");
    assert_eq!(act("last")["data"]["items"][0]["text"], "2");
    assert_eq!(host.get(&format!("/plugins/{id}/logs")), json!([]));
}

#[test]
fn an_action_runs_with_the_settings_and_the_state_of_now() {
    let bridge = Bridge::start();
    let root = plugin(bridge.runtime(), &json!([]));
    let host = Served::start(&[root.path()]);
    host.save("acme.a", &json!({"speed": 7}));
    let effects = json!([{"type": "publish_state", "data": {"a": {"x": 1}, "list": [1, 2]}},
        {"type": "send_plugin_message", "data": {"a": {"y": 2}, "list": [3]}}]);
    let (_, answer) = act(&host, "say", &json!({"payload": {"effects": effects}}));
    assert_eq!(answer, json!({ "effects": effects }), "unwrapped");
    let told = act(&host, "echo", &json!({})).1["data"].take();
    assert_eq!(told["settings"], json!({"speed": 7}));
    assert_eq!(told["state"], json!({"a": {"x": 1, "y": 2}, "list": [3]}));
    let replace = json!([{"type": "publish_state", "data": {"new": {}}, "merge": false}]);
    act(&host, "say", &json!({"payload": {"effects": replace}}));
    assert_eq!(host.get("/plugins/acme.a/state"), json!({"new": {}}));
}

#[test]
fn defect_26_every_failure_has_a_status_a_code_and_words() {
    let bridge = Bridge::start();
    let root = plugin(bridge.runtime(), &json!([]));
    let host = Served::start(&[root.path()]);
    let empty = json!({});
    let absent = host.post_json("/plugins/acme.absent/actions/echo", &empty);
    assert_eq!(code(&absent), (404, "not-installed"));
    assert_eq!(code(&act(&host, "fly", &empty)), (404, "unknown-action"));
    for payload in [json!(null), json!("x"), json!([1]), json!(false)] {
        let refused = act(&host, "echo", &json!({ "payload": payload }));
        assert_eq!(code(&refused), (422, "invalid-payload"), "{payload}");
    }
    let large = json!({"payload": {"x": "x".repeat(300 * 1024)}});
    assert_eq!(act(&host, "echo", &large).0, 413);
    assert_eq!(host.get("/plugins/acme.a")["lastError"], Value::Null);

    let refused = act(&host, "refuse", &empty);
    assert_eq!(code(&refused), (502, "plugin-failed"));
    assert_eq!(refused.1["message"], "No spool.");
    let html = act(&host, "html", &empty);
    assert_eq!(code(&html), (502, "answer-not-json"));
    assert!(html.1["message"].as_str().unwrap().contains("<html>"));
    let item = host.get("/plugins/acme.a");
    assert!(item["lastError"].as_str().unwrap().contains("<html>"));
    assert_eq!(
        item["loadStatus"], "ready",
        "one bad action is no bad plugin"
    );
    let log = host.get("/plugins/acme.a/logs");
    assert_eq!(
        (&log[1]["stage"], &log[1]["level"]),
        (&json!("action"), &json!("error"))
    );

    host.post("/plugins/acme.a/disable");
    assert_eq!(code(&act(&host, "echo", &empty)), (409, "disabled"));
}

#[test]
fn a_missing_interpreter_is_named_with_what_to_do() {
    let root = plugin(json!({"type": "php", "entry": "plugin.php"}), &json!([]));
    fs::write(root.path().join("a/echo.php"), "<?php echo '{}';").unwrap();
    let data = tempfile::tempdir().unwrap();
    let host = Served::started(
        Command::new(env!("CARGO_BIN_EXE_faceplate"))
            .env("PATH", data.path())
            .args(["serve", "--port", "0", "--data"])
            .args([data.path(), root.path()]),
    );
    let missing = act(&host, "echo", &json!({}));
    assert_eq!(code(&missing), (503, "php-missing"));
    assert!(
        missing.1["message"]
            .as_str()
            .unwrap()
            .contains("apt install php-cli")
    );
    assert_eq!(
        code(&act(&host, "gone", &json!({}))),
        (502, "handler-missing")
    );
}

#[test]
fn a_handler_gets_a_folder_for_its_files_and_no_secret() {
    let Some(root) = php("file_put_contents(getenv('WPRINT3D_PLUGIN_STORAGE_PATH') . '/note', 'kept');
        echo json_encode(['secret' => getenv('ACME_TOKEN'), 'id' => getenv('WPRINT3D_PLUGIN_ID')]);")
    else {
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let host = Served::started(
        Command::new(env!("CARGO_BIN_EXE_faceplate"))
            .env("ACME_TOKEN", "defect 37")
            .args(["serve", "--port", "0", "--data"])
            .args([data.path(), root.path()]),
    );
    let answer = act(&host, "echo", &json!({}));
    assert_eq!(answer, (200, json!({"secret": false, "id": "acme.a"})));
    let note = data.path().join("storage/acme.a/note");
    assert_eq!(fs::read_to_string(note).unwrap(), "kept");
}

#[test]
fn a_bridge_that_starts_late_is_noticed() {
    let bridge = Bridge::start();
    let (address, runtime) = (bridge.address, bridge.runtime());
    drop(bridge);
    let root = plugin(runtime, &json!([]));
    let host = Served::start(&[root.path()]);
    let status = |wanted: &str| {
        let began = Instant::now();
        loop {
            let item = host.get("/plugins/acme.a");
            if item["loadStatus"] == wanted {
                return item;
            }
            assert!(began.elapsed() < LONG, "{item}");
        }
    };
    let unreachable = act(&host, "echo", &json!({}));
    assert_eq!(code(&unreachable), (503, "bridge-unreachable"));
    let failed = status("failed");
    assert!(
        failed["lastError"]
            .as_str()
            .unwrap()
            .contains("cannot be reached")
    );
    assert_eq!(
        host.post("/plugins/acme.a/enable").1["loadStatus"],
        "failed"
    );

    let _bridge = Bridge::at(address);
    assert_eq!(act(&host, "echo", &json!({})).0, 200);
    assert_eq!(status("ready")["lastError"], Value::Null);
}

#[test]
fn defects_43_and_52_what_was_done_is_done_and_what_was_not_is_said() {
    let bridge = Bridge::start();
    let root = plugin(bridge.runtime(), &json!([]));
    let host = Served::start(&[root.path()]);
    let effects = json!([
        {"type": "publish_state", "data": {"step": 1}},
        {"type": "queue_printer_command", "printerId": "virtual", "command": "G28"},
        {"type": "toast_message", "userId": "somebody", "message": "Hi"},
        {"type": "toast_message", "message": "Done", "toastType": "success"},
        {"type": "fly"},
        {"type": "publish_state", "data": {"last": true}},
    ]);
    let (status, answer) = act(
        &host,
        "say",
        &json!({"payload": {"message": "ok", "effects": effects}}),
    );
    assert_eq!((status, &answer["message"]), (200, &json!("ok")));
    assert_eq!(
        answer["toasts"],
        json!([{"message": "Done", "type": "success"}])
    );
    let errors = answer["effectErrors"].as_array().unwrap();
    let which: Vec<_> = errors
        .iter()
        .map(|error| (&error["index"], &error["type"]))
        .collect();
    assert_eq!(
        which,
        [
            (&json!(1), &json!("queue_printer_command")),
            (&json!(2), &json!("toast_message")),
            (&json!(4), &json!("fly")),
        ]
    );
    assert!(
        errors[0]["message"]
            .as_str()
            .unwrap()
            .contains("printer.command.queue")
    );
    assert_eq!(
        host.get("/plugins/acme.a/state"),
        json!({"step": 1, "last": true})
    );
    assert_eq!(host.get("/printers/virtual")["commands"], json!([]));
    let log = host.get("/plugins/acme.a/logs");
    assert!(
        log[0]["message"]
            .as_str()
            .unwrap()
            .contains("Effect 2 (queue_printer_command)")
    );
}

#[test]
fn a_plugin_with_the_permission_sends_commands_to_the_printer_that_it_names() {
    let bridge = Bridge::start();
    let root = plugin(bridge.runtime(), &json!(["printer.command.queue"]));
    let host = Served::start(&[root.path()]);
    let queue = |printer: Value| {
        let effect =
            json!({"type": "queue_printer_command", "printerId": printer, "command": "M104 S200"});
        act(&host, "say", &json!({"payload": {"effects": [effect]}})).1
    };
    for printer in [json!(null), json!("other"), json!(1)] {
        let errors = queue(printer)["effectErrors"].take();
        assert!(
            errors[0]["message"].as_str().unwrap().contains("`virtual`"),
            "{errors}"
        );
    }
    assert_eq!(queue(json!("virtual"))["effectErrors"], Value::Null);
    let printer = host.get("/printers/virtual");
    assert_eq!(
        printer["commands"],
        json!([{"number": 1, "pluginId": "acme.a", "command": "M104 S200"}])
    );
    assert_eq!(printer["hotend"]["target"], 200.0);
}

#[test]
fn one_plugin_that_hangs_is_limited_and_holds_up_nobody_else() {
    let bridge = Bridge::start();
    let root = plugin(bridge.runtime(), &json!([]));
    let other = Bridge::start();
    let mut b = manifest("acme.b", "B");
    b["runtime"] = other.runtime();
    b["actions"] = json!([{"id": "echo", "label": "Echo", "path": "echo"}]);
    let path: &Path = root.path();
    fs::write(path.join("b/plugin.json"), b.to_string()).unwrap();
    let host = Served::start(&[path]);
    std::thread::scope(|scope| {
        let hanging: Vec<_> = (0..4)
            .map(|_| {
                let hanging = scope.spawn(|| act(&host, "hang", &json!({})));
                bridge.asked();
                hanging
            })
            .collect();
        let fifth = act(&host, "echo", &json!({}));
        assert_eq!(code(&fifth), (429, "busy"));
        let path = "/backend/api/plugins/acme.a/actions/echo";
        let busy = host.bare("POST", path, "Content-Type: application/json\r\n");
        assert!(
            busy.to_lowercase().contains("\r\nretry-after: 1\r\n"),
            "{busy}"
        );
        assert_eq!(
            host.post_json("/plugins/acme.b/actions/echo", &json!({})).0,
            200
        );
        let answers = hanging.into_iter().map(|hanging| hanging.join().unwrap());
        for answer in answers {
            assert_eq!(code(&answer), (504, "timeout"));
        }
    });
    assert_eq!(act(&host, "echo", &json!({})).0, 200);
}

#[cfg(target_os = "linux")]
#[test]
fn a_handler_does_not_outlive_an_interrupted_host() {
    let Some(root) = php("$file = getenv('WPRINT3D_PLUGIN_STORAGE_PATH') . '/self';
        file_put_contents($file . '.new', getmypid()); rename($file . '.new', $file);
        while (true) { usleep(1000); }")
    else {
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let mut host = Served::with_data(data.path(), &[root.path()]);
    let began = Instant::now();
    let file = data.path().join("storage/acme.a/self");
    let path = "/backend/api/plugins/acme.a/actions/echo";
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n",
        host.authority()
    );
    let mut request = TcpStream::connect(host.authority()).unwrap();
    request.write_all(head.as_bytes()).unwrap();
    while !file.exists() {
        assert!(began.elapsed() < LONG);
        std::thread::sleep(Duration::from_millis(5));
    }
    let handler = fs::read_to_string(file).unwrap();
    let interrupt = ["-INT", &host.process.id().to_string()];
    assert!(
        Command::new("kill")
            .args(interrupt)
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(host.process.wait().unwrap().code(), Some(0));
    let stat = format!("/proc/{handler}/stat");
    while fs::read_to_string(&stat).is_ok_and(|stat| !stat.contains(") Z ")) {
        assert!(began.elapsed() < LONG, "it still runs");
    }
}

#[test]
fn defect_27_settings_go_to_their_own_plugin_and_to_the_hosts_own_pages_alone() {
    let bridge = Bridge::start();
    let root = plugin(bridge.runtime(), &json!([]));
    let host = Served::start(&[root.path()]);
    let mut events = host.events();
    host.save("acme.b", &json!({"token": "hush"}));
    // Everybody hears that something was saved, and nobody what.
    let told = loop {
        if let (name, data) = events.next()
            && name == "settings"
        {
            break data;
        }
    };
    assert_eq!(told, json!({"pluginId": "acme.b"}));
    let foreign = "Origin: http://evil.example\r\n";
    let read = host.bare("GET", "/backend/api/plugins/acme.b/settings", foreign);
    let read = read.to_ascii_lowercase();
    assert!(!read.contains("access-control-"), "{read}");
    let json = "Content-Type: application/json\r\n";
    let path = "/backend/api/plugins/acme.a/actions/say";
    let run = host.bare("POST", path, &format!("{foreign}{json}"));
    assert!(run.starts_with("HTTP/1.1 403 "), "{run}");
    let answer = act(&host, "echo", &json!({}));
    assert_eq!(answer.0, 200);
    assert!(!answer.1.to_string().contains("hush"), "{}", answer.1);
    assert_eq!(bridge.asked().path, "echo", "the other site ran nothing");
}
