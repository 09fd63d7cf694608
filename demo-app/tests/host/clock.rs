//! The computer's clock jumps while the host runs.
#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde_json::{Value, json};

use crate::bridge::Bridge;
use crate::served::{Served, folder, manifest};

/// A clock for one process: the computer's, and as many seconds more as the file `$CLOCK` says. What counts up only
/// since the computer started does not jump, here as in life.
const CLOCK: &str = r#"
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long long more(void) {
    long long seconds = 0;
    FILE *file = fopen(getenv("CLOCK"), "r");
    if (file) {
        if (fscanf(file, "%lld", &seconds) != 1) seconds = 0;
        fclose(file);
    }
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int failed = syscall(SYS_clock_gettime, clock, now);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += more();
    return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec exact;
    (void)zone;
    int failed = clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return failed;
}

time_t time(time_t *now) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (now) *now = exact.tv_sec;
    return exact.tv_sec;
}
"#;

/// The library with that clock; `None`, which is said, without a C compiler.
fn library(folder: &Path) -> Option<PathBuf> {
    let (source, library) = (folder.join("clock.c"), folder.join("clock.so"));
    fs::write(&source, CLOCK).unwrap();
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .args([&library, &source])
        .status();
    if built.is_err() {
        #[expect(clippy::print_stderr, reason = "a test that did not run says so")]
        {
            eprintln!("skipped: there is no C compiler for a clock that jumps");
        }
        return None;
    }
    assert!(built.unwrap().success());
    Some(library)
}

#[test]
fn a_clock_that_jumps_loses_nothing_saved_and_stops_nothing() {
    let place = tempfile::tempdir().unwrap();
    let Some(library) = library(place.path()) else {
        return;
    };
    let bridge = Bridge::start();
    let mut plugin = manifest("acme.a", "A");
    plugin["runtime"] = bridge.runtime();
    plugin["actions"] = json!([{"id": "echo", "label": "Echo", "path": "echo"}]);
    let root = folder(&[("a", &plugin)]);
    let (data, clock) = (place.path().join("data"), place.path().join("clock"));
    fs::write(&clock, "0").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_faceplate"));
    command.args(["serve", "--port", "0", "--data"]).arg(&data);
    command.arg(root.path());
    command.env("LD_PRELOAD", library).env("CLOCK", &clock);
    let host = Served::started(&mut command);
    let mut events = host.events();
    let year = 365 * 24 * 60 * 60;
    let since_1970 = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let since_1970 = i64::try_from(since_1970).unwrap();
    // Forward, back, and as far as Linux lets a clock be set: from 1970, as computers without a battery start, to 2232.
    let jumps = [0, year, -year, -since_1970, 200 * year, 0];
    for (round, jump) in jumps.iter().enumerate() {
        fs::write(&clock, jump.to_string()).unwrap();
        host.save("acme.a", &json!({ "count": round }));
        assert_eq!(host.get("/plugins/acme.a/settings")["count"], round);
        while events.next().0 != "settings" {}
        let (status, answer) = host.post_json("/plugins/acme.a/actions/echo", &json!({}));
        assert_eq!(status, 200, "{jump}: {answer}");
        assert_eq!(answer["data"]["settings"]["count"], round);
        assert_eq!(host.post("/plugins/acme.a/disable").0, 200);
        let (_, item) = host.post("/plugins/acme.a/enable");
        assert_eq!(item["loadStatus"], "ready", "{jump}: {item}");
        assert_eq!(item["latestLog"]["stage"], "enable");
    }
    let log = host.get("/plugins/acme.a/logs");
    let log = log.as_array().unwrap();
    let stages: Vec<_> = log.iter().map(|entry| &entry["stage"]).collect();
    let expected = ["disable", "enable"].repeat(jumps.len());
    assert_eq!(stages, expected, "in the order in which it happened");
    let years: BTreeSet<_> = log.iter().map(year_of).collect();
    assert!(years.len() >= 4, "the clock jumped: {years:?}");

    drop(host);
    let host = Served::with_data(&data, &[root.path()]);
    assert_eq!(
        host.get("/plugins/acme.a/settings")["count"],
        jumps.len() - 1
    );
    assert_eq!(host.get("/plugins/acme.a/logs").as_array().unwrap(), log);
}

fn year_of(entry: &Value) -> String {
    let timestamp = entry["timestamp"].as_str().unwrap();
    timestamp.split('-').next().unwrap().to_owned()
}
