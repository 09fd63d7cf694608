//! What was measured, its limits (decisions.md 29), and how it is told.

use std::time::{Duration, Instant};

use crate::bridge::Mode;

/// How much longer neighbours may wait than without anything bad.
const SLOWER: f64 = 1.5;

/// How much more memory may be held at the end than at the beginning, in MiB.
const GROWTH: f64 = 8.0;

/// The longest that a screen or the host may not react: 100 ms. Where others use the computer too it is 250 ms, or more
/// if that is how it is without anything bad.
fn stall(baseline: Duration) -> Duration {
    if std::env::var_os("FACEPLATE_LOAD_TABLE").is_some() {
        Duration::from_millis(100)
    } else {
        baseline.mul_f64(SLOWER).max(Duration::from_millis(250))
    }
}

/// Figures of one kind of badness.
pub(crate) struct Figures {
    pub(crate) mode: Mode,
    /// How long neighbours wait for an answer, and how long it is from one to the next.
    pub(crate) answer_p95: Duration,
    pub(crate) pause_p95: Duration,
    /// Requests a second, of neighbours and of those with the bad bridge.
    pub(crate) neighbours_rate: f64,
    pub(crate) bad_rate: f64,
    /// Requests of neighbours that failed.
    pub(crate) failed: usize,
    /// What the host and the screens hold more than at the beginning, in MiB.
    pub(crate) host_growth: f64,
    pub(crate) screen_growth: f64,
    /// The longest time without a reaction: of the screens' thread, and of the host.
    pub(crate) screen_stall: Duration,
    pub(crate) host_stall: Duration,
}

impl Figures {
    /// What is beyond its limit, beside a run without anything bad.
    pub(crate) fn faults(&self, baseline: &Self) -> Vec<String> {
        let slower = |now: Duration, before: Duration| now > before.mul_f64(SLOWER);
        let growth = self.host_growth.max(self.screen_growth);
        let checks = [
            (
                slower(self.answer_p95, baseline.answer_p95),
                "neighbours are answered later",
            ),
            (
                slower(self.pause_p95, baseline.pause_p95),
                "neighbours are asked more seldom",
            ),
            (self.failed > 0, "requests of neighbours failed"),
            (self.bad_rate > 5.0, "what fails is asked too often"),
            (growth > GROWTH, "memory grows"),
            (
                self.screen_stall > stall(baseline.screen_stall),
                "the screen does not react",
            ),
            (
                self.host_stall > stall(baseline.host_stall),
                "the host does not react",
            ),
        ];
        let faults = checks.into_iter().filter(|(is_fault, _)| *is_fault);
        faults
            .map(|(_, what)| format!("{}: {what}", self.mode.name()))
            .collect()
    }
}

/// The figures as a table in Markdown.
pub(crate) fn table(results: &[(Figures, Vec<String>)]) -> String {
    let mut text = "| the bridge of 5 of 20 widgets is | neighbours: answer p95 | pause p95 | requests/s: neighbours | \
                    the 5 | memory in the measured time: host | screen | longest stall: screen | host |\n\
                    |---|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    let millis = |time: Duration| format!("{:.0} ms", time.as_secs_f64() * 1_000.0);
    for (own, _) in results {
        text += &format!(
            "| {} | {} | {:.2} s | {:.1} | {:.1} | {:+.1} MiB | {:+.1} MiB | {} | {} |\n",
            own.mode.name(),
            millis(own.answer_p95),
            own.pause_p95.as_secs_f64(),
            own.neighbours_rate,
            own.bad_rate,
            own.host_growth,
            own.screen_growth,
            millis(own.screen_stall),
            millis(own.host_stall),
        );
    }
    text
}

/// The time that so many of a hundred are no longer than; nothing is as long as can be.
pub(crate) fn percentile(times: impl Iterator<Item = Duration>, of_hundred: usize) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    let index = (times.len() * of_hundred).div_ceil(100).saturating_sub(1);
    times.get(index).copied().unwrap_or(Duration::MAX)
}

/// The longest of each third of the time since `began`, and of these the middle one.
pub(crate) fn median_of_thirds(
    times: &[(Instant, Duration)],
    began: Instant,
    lasts: Duration,
) -> Duration {
    let mut longest = [Duration::ZERO; 3];
    for (at, time) in times {
        let third = at.duration_since(began).as_secs_f64() / lasts.as_secs_f64() * 3.0;
        if let Some(longest) = longest.get_mut(third.floor() as usize) {
            *longest = time.max(longest).to_owned();
        }
    }
    longest.sort_unstable();
    longest[1]
}
