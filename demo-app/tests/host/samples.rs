//! The plugins that come with the command, as it serves them: each does what its README says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bridge::LONG;
use crate::served::{Served, folder, manifest};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins");

/// Where the command is installed: with the programs and the sample plugins beside it.
fn installed() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    for program in [
        env!("CARGO_BIN_EXE_faceplate"),
        env!("CARGO_BIN_EXE_faceplate-sample-bridge"),
    ] {
        let program = Path::new(program);
        let beside = home.path().join(program.file_name().unwrap());
        fs::hard_link(program, &beside)
            .or_else(|_| fs::copy(program, &beside).map(drop))
            .unwrap();
    }
    copy(Path::new(SAMPLES), &home.path().join("plugins"));
    home
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (entry, target) = (
            entry.as_ref().unwrap(),
            to.join(entry.as_ref().unwrap().file_name()),
        );
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The installed command, without the plugins named.
fn serve(home: &TempDir, arguments: &[&str]) -> Served {
    let nowhere = tempfile::tempdir().unwrap();
    let mut command = Command::new(home.path().join("faceplate"));
    command.args(["serve", "--port", "0", "--data"]);
    command.arg(home.path().join("data")).args(arguments);
    Served::started(command.current_dir(nowhere.path()))
}

/// One sample with its own data.
fn sample(name: &str) -> Served {
    Served::start(&[&Path::new(SAMPLES).join(name)])
}

/// Runs an action, as soon as the plugin is not too busy for it.
fn ask(host: &Served, id: &str, action: &str, payload: &Value) -> (u16, Value) {
    let path = format!("/plugins/{id}/actions/{action}");
    wait(
        || match host.post_json(&path, &json!({ "payload": payload })) {
            (429, busy) => Err(busy),
            answer => Ok(answer),
        },
    )
}

/// The answer of an action that works.
fn act(host: &Served, id: &str, action: &str, payload: &Value) -> Value {
    let (status, answer) = ask(host, id, action, payload);
    assert_eq!(status, 200, "{answer}");
    answer
}

/// How long until it is worth asking again: others need the processor meanwhile.
const AGAIN: Duration = Duration::from_millis(50);

/// Asks until there is an answer.
fn wait<T>(mut ask: impl FnMut() -> Result<T, Value>) -> T {
    let began = Instant::now();
    loop {
        match ask() {
            Ok(answer) => return answer,
            Err(last) => assert!(began.elapsed() < 2 * LONG, "{last}"),
        }
        std::thread::sleep(AGAIN);
    }
}

fn has_php() -> bool {
    let found = crate::action::php("").is_some();
    found && cfg!(target_os = "linux")
}

/// Reads the metrics until the computer ran longer, and looks at each reading.
fn reads_real_metrics(host: &Served, id: &str) {
    let read = || {
        let data = act(host, id, "host_metrics", &json!({}))["data"].take();
        for part in ["cpu", "memory"] {
            let used = data[part]["usedPercentage"].as_f64().unwrap();
            assert!((0.0..=100.0).contains(&used), "{id}: {data}");
        }
        let cores = std::thread::available_parallelism().unwrap().get();
        assert!(
            data["cpu"]["cores"].as_u64() >= u64::try_from(cores).ok(),
            "{data}"
        );
        assert!(data["memory"]["usedMb"].as_u64() > Some(0), "{data}");
        assert!(data["memory"]["usedMb"].as_u64() < data["memory"]["totalMb"].as_u64());
        data["uptimeSecs"].as_u64().unwrap()
    };
    let first = read();
    wait(|| match read() {
        later if later > first => Ok(()),
        same => Err(json!(same)),
    });
}

#[test]
fn the_metrics_in_php_are_those_of_this_computer() {
    if !has_php() {
        return;
    }
    for shape in ["declarative", "webview", "custom-bundle"] {
        let name = format!("host-metrics-php-{shape}");
        reads_real_metrics(&sample(&name), &format!("faceplate.{name}"));
    }
}

#[test]
fn the_metrics_of_the_bridge_are_those_of_this_computer_and_the_host_starts_it() {
    let home = installed();
    let host = serve(&home, &[]);
    for shape in ["declarative", "webview", "custom-bundle"] {
        let id = format!("faceplate.host-metrics-bridge-{shape}");
        reads_real_metrics(&host, &id);
        assert_eq!(host.get(&format!("/plugins/{id}"))["loadStatus"], "ready");
        assert_eq!(host.get(&format!("/plugins/{id}/logs")), json!([]));
    }
    // Two hosts side by side have a bridge each.
    let other = serve(&home, &[]);
    reads_real_metrics(&other, "faceplate.host-metrics-bridge-declarative");
}

#[test]
fn what_only_bears_the_address_of_the_sample_bridge_does_not_get_it() {
    let home = installed();
    let own = tempfile::tempdir().unwrap();
    let copied = own.path().join("copy");
    copy(
        &Path::new(SAMPLES).join("host-metrics-bridge-declarative"),
        &copied,
    );
    let text = fs::read_to_string(copied.join("plugin.json")).unwrap();
    let text = text.replace("faceplate.host-metrics-bridge-declarative", "acme.copy");
    fs::write(copied.join("plugin.json"), text).unwrap();
    let bundled = home.path().join("plugins");
    let host = serve(
        &home,
        &[own.path(), &bundled].map(|path| path.to_str().unwrap()),
    );
    reads_real_metrics(&host, "faceplate.host-metrics-bridge-declarative");
    // It is asked where it says, where nothing of ours listens.
    if std::net::TcpStream::connect("127.0.0.1:9310").is_err() {
        let answer = ask(&host, "acme.copy", "host_metrics", &json!({}));
        assert_eq!(
            answer.1["error"]["code"], "bridge-unreachable",
            "{}",
            answer.1
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_sample_bridge_ends_with_the_host_however_that_ends() {
    let home = installed();
    for signal in ["INT", "TERM", "KILL"] {
        let mut host = serve(&home, &[]);
        let bridges = children(host.process.id());
        assert_eq!(bridges.len(), 1, "{bridges:?}");
        let kill = Command::new("kill")
            .args([&format!("-{signal}"), &host.process.id().to_string()])
            .status();
        assert!(kill.unwrap().success());
        host.process.wait().unwrap();
        wait(|| match running(&bridges[0]) {
            false => Ok(()),
            true => Err(json!(format!("after SIG{signal} the bridge still runs"))),
        });
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_sample_bridge_that_dies_is_started_again_and_its_plugins_say_so() {
    let home = installed();
    let host = serve(&home, &[]);
    let id = "faceplate.host-metrics-bridge-declarative";
    reads_real_metrics(&host, id);
    let first = children(host.process.id());
    let process = first[0].file_name().unwrap();
    let kill = Command::new("kill").arg("-KILL").arg(process).status();
    assert!(kill.unwrap().success());
    wait(|| match ask(&host, id, "host_metrics", &json!({})) {
        (200, _) if children(host.process.id()) != first => Ok(()),
        (_, answer) => Err(answer),
    });
    let said = host.get(&format!("/plugins/{id}/logs")).to_string();
    assert!(
        said.contains("faceplate-sample-bridge ended with signal: 9 (SIGKILL)."),
        "{said}"
    );
    assert!(said.contains("It is started again in 1 s."), "{said}");
}

/// The folders in /proc of the sample bridges that a process started.
#[cfg(target_os = "linux")]
fn children(process: u32) -> Vec<PathBuf> {
    let parent = format!("PPid:\t{process}\n");
    let all = fs::read_dir("/proc").unwrap().flatten();
    let all = all.map(|entry| entry.path());
    all.filter(|folder| {
        let read = |file| fs::read_to_string(folder.join(file)).unwrap_or_default();
        read("status").contains(&parent) && read("cmdline").contains("faceplate-sample-bridge")
    })
    .collect()
}

/// Whether the process in that folder of /proc is a bridge that still runs.
#[cfg(target_os = "linux")]
fn running(folder: &Path) -> bool {
    let command = fs::read_to_string(folder.join("cmdline")).unwrap_or_default();
    command.contains("faceplate-sample-bridge")
}

#[test]
fn without_its_program_the_plugins_of_the_sample_bridge_say_so() {
    let home = installed();
    fs::remove_file(home.path().join("faceplate-sample-bridge")).unwrap();
    let host = serve(&home, &[]);
    let logs = host.get("/plugins/faceplate.host-metrics-bridge-webview/logs");
    let message = logs[0]["message"].as_str().unwrap();
    assert!(
        message.starts_with("faceplate-sample-bridge did not start: "),
        "{message}"
    );
}

#[test]
fn copies_of_the_same_part_in_the_six_shapes_are_the_same() {
    let text = |shape: &str, file: &str| {
        let path = format!("{SAMPLES}/host-metrics-{shape}/{file}");
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let manifest =
        |shape: &str| -> Value { serde_json::from_str(&text(shape, "plugin.json")).unwrap() };
    for shape in ["php-webview", "php-custom-bundle"] {
        let file = "actions/host_metrics.php";
        assert_eq!(text(shape, file), text("php-declarative", file));
    }
    for ui in ["declarative", "webview", "custom-bundle"] {
        let (php, bridge) = (format!("php-{ui}"), format!("bridge-{ui}"));
        for key in [
            "uiExtensions",
            "components",
            "assets",
            "permissions",
            "settings",
        ] {
            assert_eq!(manifest(&php)[key], manifest(&bridge)[key], "{ui}: {key}");
        }
        for asset in manifest(&php)["assets"].as_array().into_iter().flatten() {
            let file = asset["path"].as_str().unwrap();
            assert_eq!(text(&php, file), text(&bridge, file));
        }
    }
}

/// A host with this sample and a plugin that heats the virtual printer's hotend.
fn with_heater(name: &str) -> (TempDir, Served) {
    let mut stove = manifest("acme.stove", "Stove");
    stove["permissions"] = json!(["ui.settings_tab", "printer.command.queue"]);
    stove["actions"] = json!([{"id": "heat", "label": "Heat", "handler": "heat.php"}]);
    let root = folder(&[("stove", &stove)]);
    let handler = r"<?php $target = json_decode(stream_get_contents(STDIN))->payload->target;
        echo json_encode(['effects' => [['type' => 'queue_printer_command', 'printerId' => 'virtual',
            'command' => 'M104 S' . $target]]]);";
    fs::write(root.path().join("stove/heat.php"), handler).unwrap();
    let host = Served::start(&[root.path(), &Path::new(SAMPLES).join(name)]);
    (root, host)
}

#[test]
fn the_navbar_shows_the_printers_temperatures_as_it_heats() {
    if !has_php() {
        return;
    }
    let (_root, host) = with_heater("navbar-temp");
    let id = "faceplate.navbar-temp";
    let items = || act(&host, id, "temperatures", &json!({}))["data"]["items"].take();
    act(&host, "acme.stove", "heat", &json!({"target": 250}));
    let hotend = |items: &Value| items[1]["value"].as_f64().unwrap_or_default();
    let warm = wait(|| match items() {
        items if hotend(&items) > 24.0 => Ok(items),
        items => Err(items),
    });
    assert_eq!(
        (&warm[1]["id"], &warm[1]["targetValue"]),
        (&json!("hotend"), &json!(250))
    );
    assert_eq!(
        (&warm[2]["id"], &warm[2]["text"]),
        (&json!("bed"), &json!("Bed: 22 °C"))
    );
    wait(|| match items() {
        items if hotend(&items) > hotend(&warm) => Ok(()),
        items => Err(items),
    });
    // The chip's temperature is what Linux tells, or unknown.
    let chip = &warm[0]["value"];
    assert!(
        chip.is_null() || (-20.0..120.0).contains(&chip.as_f64().unwrap()),
        "{chip}"
    );

    host.save(id, &json!({"show_bed": false, "soc_name": "Chip"}));
    let changed = items();
    assert_eq!(changed.as_array().unwrap().len(), 2);
    assert!(
        changed[0]["text"].as_str().unwrap().starts_with("Chip: "),
        "{changed}"
    );
}

#[test]
fn the_eta_falls_as_the_printer_heats_and_people_hear_when_it_is_hot() {
    if !has_php() {
        return;
    }
    let (_root, host) = with_heater("tempeta");
    let id = "faceplate.temp-eta";
    let mut events = host.events();
    act(&host, "acme.stove", "heat", &json!({"target": 60}));
    let hotend = || act(&host, id, "get_eta", &json!({}))["data"]["heaters"]["tool0"].take();
    let first = wait(|| match hotend() {
        heater if eta(&heater).is_some() => Ok(heater),
        heater => Err(heater),
    });
    assert_eq!(
        (&first["phase"], &first["goal"]),
        (&json!("heating"), &json!(60))
    );
    assert!((0.5..60.0).contains(&eta(&first).unwrap()), "{first}");
    let later = wait(|| match hotend() {
        heater if eta(&heater).is_some_and(|now| Some(now + 1.0) < eta(&first)) => Ok(heater),
        heater => Err(heater),
    });
    assert!(later["current"].as_f64() > first["current"].as_f64());

    let answer = act(&host, id, "reset", &json!({}));
    assert_eq!(answer["data"]["success"], true);
    let state = host.get(&format!("/plugins/{id}/state"));
    assert!(
        state["heaters"]["tool0"]["history"]
            .as_array()
            .unwrap()
            .len()
            <= 1,
        "{state}"
    );

    let toast = loop {
        if let (name, data) = events.next()
            && name == "toast"
        {
            break data;
        }
    };
    assert_eq!(
        toast,
        json!({"pluginId": id, "toast": {"message": "The hotend has reached 60 °C.", "type": "success"}})
    );
    assert_eq!(hotend()["phase"], "reached");
    assert_eq!(host.get(&format!("/plugins/{id}/logs")), json!([]));
}

fn eta(heater: &Value) -> Option<f64> {
    heater["eta_seconds"].as_f64()
}

#[test]
fn an_eta_that_is_switched_off_knows_nothing_and_one_that_is_switched_on_again_does() {
    if !has_php() {
        return;
    }
    let host = sample("tempeta");
    let id = "faceplate.temp-eta";
    let answer = || act(&host, id, "get_eta", &json!({}))["data"].take();
    let known = |answer: &Value| answer["heaters"]["bed"]["current"].is_number();
    host.save(id, &json!({"enabled": false}));
    assert_eq!(answer()["items"][0]["text"], "Hotend: --");
    host.save(id, &json!({"enabled": true, "algorithm": "exponential"}));
    let bed = wait(|| match answer() {
        answer if known(&answer) => Ok(answer),
        answer => Err(answer),
    });
    assert_eq!(bed["items"][1]["text"], "Bed: 22.0 °C, is off");
    host.save(id, &json!({"enabled": false}));
    assert!(!known(&answer()));
}
