//! A host with a hundred plugins of which some have a bad bridge: what that costs the others (decisions.md 29).
//!
//! The host is the real program, the bridges are processes of their own, and what asks is the query layer that the
//! app has, over HTTP. `./dev bench host` runs the long version.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it must be"
)]

mod bridge;
mod figures;
mod herd;
mod host;
mod scenario;
mod screen;

use std::fs;
use std::time::Duration;

use self::figures::table;
use self::herd::Herd;
use self::scenario::{Lasts, run_all};

/// How often the short version measures again what is beyond its limit.
const AGAIN: usize = 2;

/// A bridge of this program's own, when it is started for that: see [`bridge::Bridge::start`].
#[test]
#[ignore = "it is no test: it serves until its input ends"]
fn bridge_process() {
    bridge::serve();
}

/// One after the other, because they would be each other's bad neighbours.
#[test]
fn a_bad_bridge_costs_its_neighbours_nothing_and_after_a_restart_nobody_comes_all_at_once() {
    let lasts = Lasts {
        warm_up: Duration::from_secs(3),
        measured: Duration::from_secs(6),
    };
    let results = run_all(lasts, AGAIN);
    let faults: Vec<_> = results.iter().flat_map(|(_, faults)| faults).collect();
    assert!(faults.is_empty(), "{faults:#?}\n{}", table(&results));
    let herd = Herd::run(AGAIN);
    let faults = herd.faults();
    assert!(faults.is_empty(), "{faults:#?}\n{herd}");
}

#[test]
#[ignore = "it takes nine minutes: `./dev bench host` runs it"]
fn bench() {
    let lasts = Lasts {
        warm_up: Duration::from_secs(20),
        measured: Duration::from_secs(60),
    };
    let before = load();
    let results = run_all(lasts, 0);
    let herd = Herd::run(0);
    let cores = std::thread::available_parallelism().unwrap();
    let surroundings = format!(
        "Programs that wanted one of {cores} processors, on average over a minute: {before} before, {} at the end.\n",
        load()
    );
    let faults = results.iter().flat_map(|(_, faults)| faults.clone());
    let faults = faults.chain(herd.faults());
    let faults: Vec<_> = faults.map(|fault| format!("- {fault}\n")).collect();
    let verdict = if faults.is_empty() {
        "Every figure is within its limit.\n".to_owned()
    } else {
        format!("Beyond their limits:\n\n{}", faults.concat())
    };
    let text = format!("{}\n{herd}\n{surroundings}\n{verdict}", table(&results));
    let file = std::env::var("FACEPLATE_LOAD_TABLE").unwrap();
    fs::write(file, text).unwrap();
}

/// How busy the computer was in the last minute.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap();
    text.split(' ').next().unwrap().to_owned()
}
