//! What is saved stays, whatever happens to the process, its disk and its files.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::channel;
use std::thread;

use serde_json::json;

use crate::served::{Served, folder, manifest};

fn count(host: &Served) -> u64 {
    let settings = host.get("/plugins/acme.a/settings");
    settings["count"].as_u64().unwrap_or_default()
}

#[test]
fn a_kill_at_any_moment_loses_no_acknowledged_save() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let data = tempfile::tempdir().unwrap();
    let mut acknowledged = 0;
    for round in 0..8 {
        let host = Served::with_data(data.path(), &[root.path()]);
        // Either the last acknowledged save, or the one that was on its way.
        let found = count(&host);
        assert!(
            (acknowledged..=acknowledged + 1).contains(&found),
            "{found}"
        );
        acknowledged = found;
        let (tell, told) = channel();
        let process = host.process.id().to_string();
        let killer = thread::spawn(move || {
            // Not before some saves; from there it takes as long as the system likes.
            for _ in 0..=round {
                told.recv().unwrap();
            }
            let killed = Command::new("kill").args(["-9", &process]).status();
            assert!(killed.unwrap().success());
        });
        while let Some(200) = host.try_put(
            "/plugins/acme.a/settings",
            &json!({"settings": {"count": acknowledged + 1, "text": "x".repeat(2_000)}}),
        ) {
            acknowledged += 1;
            // The killer needs no more than some.
            let _ = tell.send(());
        }
        killer.join().unwrap();
    }
    assert!(acknowledged > 8, "{acknowledged}");
}

#[test]
fn two_hosts_share_a_folder() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let data = tempfile::tempdir().unwrap();
    let start = || Served::with_data(data.path(), &[root.path()]);
    let (one, other) = thread::scope(|threads| {
        let both = [threads.spawn(start), threads.spawn(start)];
        let [one, other] = both.map(|thread| thread.join().unwrap());
        (one, other)
    });
    thread::scope(|threads| {
        for host in [&one, &other] {
            threads.spawn(|| {
                for count in 0..20 {
                    host.save("acme.a", &json!({ "count": count }));
                }
            });
        }
    });
    one.post("/plugins/acme.a/disable");
    assert_eq!(other.get("/plugins/acme.a")["enabled"], false);
}

/// The host's answer to a save, and whether the inventory warns.
fn refused(host: &Served) -> (u16, String) {
    let (status, body) = host.put(
        "/plugins/acme.a/settings",
        &json!({"settings": {"count": 2}}),
    );
    let message = body["message"].as_str().unwrap_or_default().to_owned();
    let warnings = host.get("/plugins/acme.a")["warnings"].to_string();
    assert!(status == 200 || warnings.contains("saved"), "{warnings}");
    (status, message)
}

#[test]
fn a_damaged_file_is_left_alone_and_settings_are_refused() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("faceplate.db");
    fs::write(&file, "this is no database").unwrap();
    let host = Served::with_data(data.path(), &[root.path()]);
    let (status, message) = refused(&host);
    assert_eq!(status, 503);
    assert!(
        message.contains("faceplate.db") && message.contains("move the file away"),
        "{message}"
    );
    assert_eq!(host.get("/plugins/acme.a/settings"), json!({}));
    assert_eq!(host.get("/plugins/ui").as_array().unwrap().len(), 1);
    // Whoever must be stopped is stopped all the same.
    assert_eq!(host.post("/plugins/acme.a/disable").1["enabled"], false);
    assert_eq!(fs::read_to_string(file).unwrap(), "this is no database");
}

#[test]
fn a_data_folder_that_cannot_be_made_leaves_a_host_that_serves() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let file = root.path().join("file");
    fs::write(&file, "").unwrap();
    let host = Served::with_data(&file.join("below"), &[&root.path().join("a")]);
    let (status, message) = refused(&host);
    assert_eq!(status, 503);
    assert!(message.contains("--data DIR"), "{message}");
}

/// A host whose data folder `data` is first mounted by `mount`, a shell command; `None` where this system lets no test
/// mount anything.
#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "what was not tested is said by name")]
fn mounted(data: &Path, root: &Path, mount: &str) -> Option<Served> {
    let sealed = ["unshare", "--map-root-user", "--mount"];
    let probe = Command::new(sealed[0])
        .args(&sealed[1..])
        .args(["mount", "-t", "tmpfs", "probe", data.to_str().unwrap()])
        .output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        println!("skipped: this system lets no test mount a file system");
        return None;
    }
    let script = format!("{mount}; exec \"$0\" serve --port 0 --data \"$DATA\" \"$ROOT\"");
    let host = Served::started(
        Command::new(sealed[0])
            .args(&sealed[1..])
            .args(["sh", "-ec", &script, env!("CARGO_BIN_EXE_faceplate")])
            .env("DATA", data)
            .env("ROOT", root),
    );
    Some(host)
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_shows_what_is_saved_and_refuses_more() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let data = tempfile::tempdir().unwrap();
    // Killed: the last save is still in the write-ahead log.
    Served::with_data(data.path(), &[root.path()]).save("acme.a", &json!({"count": 1}));
    let mount = "mount --bind \"$DATA\" \"$DATA\"; mount -o remount,bind,ro \"$DATA\"";
    let Some(host) = mounted(data.path(), root.path(), mount) else {
        return;
    };
    assert_eq!(count(&host), 1);
    let (status, message) = refused(&host);
    assert_eq!(status, 503);
    assert!(message.contains("Read-only file system"), "{message}");
    assert_eq!(count(&host), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_from_the_start_shows_what_is_saved_and_refuses_more() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let data = tempfile::tempdir().unwrap();
    Served::with_data(data.path(), &[root.path()]).save("acme.a", &json!({"count": 1}));
    let copy = tempfile::tempdir().unwrap();
    for name in ["faceplate.db", "faceplate.db-wal"] {
        fs::copy(data.path().join(name), copy.path().join(name)).unwrap();
    }
    let mount = format!(
        "mount -t tmpfs -o size=256k full \"$DATA\"; cp {}/* \"$DATA\"; \
         dd if=/dev/zero of=\"$DATA\"/rest bs=4k 2>/dev/null || true",
        copy.path().display()
    );
    let Some(host) = mounted(data.path(), root.path(), &mount) else {
        return;
    };
    assert_eq!(count(&host), 1);
    let (status, message) = refused(&host);
    assert_eq!(status, 503);
    assert!(message.contains("full"), "{message}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_gets_full_refuses_settings_and_keeps_those_before() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let data = tempfile::tempdir().unwrap();
    let mount = "mount -t tmpfs -o size=512k full \"$DATA\"";
    let Some(host) = mounted(data.path(), root.path(), mount) else {
        return;
    };
    host.save("acme.a", &json!({"count": 1}));
    // Other text each time: the same again would write nothing.
    let large = |count: u64| json!({"settings": {"count": count, "large": count.to_string().repeat(200 * 1024)}});
    let save = |count| host.put("/plugins/acme.a/settings", &large(count));
    let refused = (2..9).find(|count| save(*count).0 != 200);
    let refused = refused.expect("the disk gets full");
    assert_eq!(count(&host), refused - 1);
    let (status, body) = save(refused);
    assert_eq!((status, &body["error"]["code"]), (507, &json!("disk-full")));
    let message = body["message"].as_str().unwrap();
    assert!(message.contains("Free some space"), "{message}");
    // The plugin can be stopped, and what it logs is seen.
    assert_eq!(host.post("/plugins/acme.a/disable").1["enabled"], false);
    assert_eq!(host.get("/plugins/acme.a/logs")[0]["stage"], "disable");
}
