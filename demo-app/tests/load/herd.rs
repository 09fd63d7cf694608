//! A host with a hundred plugins dies under twenty-five screens and is started again.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::bridge::{Bridge, Mode};
use crate::host::{Host, plugins};
use crate::screen::{Screens, Seen};

/// Each shows four of the hundred plugins.
const SCREENS: usize = 25;

/// How long the host is away.
const AWAY: Duration = Duration::from_secs(3);

/// How long it takes until everybody is there again.
const PATIENCE: Duration = Duration::from_secs(30);

/// From the first to the last of many who come again, at least; and at the same time at most.
const SPREAD: Duration = Duration::from_secs(5);
const AT_ONCE: u64 = 20;

/// Who came when.
pub(crate) struct Herd {
    /// From the first to the last screen that connected again.
    screens: Duration,
    /// From the first to the last plugin that was shown again, and how many were.
    plugins: Duration,
    shown: usize,
    /// From the first to the last bridge that was asked whether it is well.
    starts: Duration,
    /// The most bridges that were asked that at the same time, and the most requests of any kind: four of each screen.
    starts_at_once: u64,
    at_once: u64,
}

impl Herd {
    /// Lets it happen, up to `again` times more if something is beyond its limit: other programs may have been in the way.
    pub(crate) fn run(again: usize) -> Self {
        let herd = Self::once();
        if again == 0 || herd.faults().is_empty() {
            herd
        } else {
            Self::run(again - 1)
        }
    }

    fn once() -> Self {
        let first = Bridge::start(Mode::Well, 0);
        let port = first.port;
        let folder = plugins(|_| port);
        let data = tempfile::tempdir().unwrap();
        let host = Host::start(folder.path(), data.path(), 0);
        let (address, host_port) = (host.address.clone(), host.port());
        let each = (0..SCREENS).map(|screen| (screen * 4..screen * 4 + 4).collect());
        let mut running = Some((host, first));
        Screens::new(&address, each.collect()).show(async |seen: Rc<Seen>| {
            until(|| seen.connected.borrow().len() == SCREENS && shown(&seen, None).len() == 100)
                .await;
            running.take();
            tokio::time::sleep(AWAY).await;
            let restarted = Instant::now();
            // With a bridge that counts anew.
            let bridge = Bridge::start(Mode::Well, port);
            let (plugins, folder) = (folder.path().to_owned(), data.path().to_owned());
            let started = move || Host::start(&plugins, &folder, host_port);
            let host = tokio::task::spawn_blocking(started).await.unwrap();
            let connected = || {
                let connected = seen.connected.borrow();
                let again = connected.iter().filter(|at| **at > restarted);
                again.copied().collect::<Vec<_>>()
            };
            until(|| connected().len() == SCREENS && shown(&seen, Some(restarted)).len() == 100)
                .await;
            let counts = tokio::task::spawn_blocking(move || {
                let counts = bridge.counts();
                drop(host);
                counts
            });
            let counts = counts.await.unwrap();
            let shown = shown(&seen, Some(restarted));
            Self {
                screens: spread(connected().into_iter()),
                plugins: spread(shown.values().copied()),
                shown: shown.len(),
                starts: counts.health_checks,
                starts_at_once: counts.most_checks,
                at_once: counts.most,
            }
        })
    }

    /// What is beyond its limit.
    pub(crate) fn faults(&self) -> Vec<String> {
        let checks = [
            (self.screens < SPREAD, "screens come again all at once"),
            (self.starts < SPREAD, "plugins are started all at once"),
            (self.shown < 100, "plugins are not shown again"),
            (
                self.starts_at_once > AT_ONCE,
                "too many plugins are started at once",
            ),
        ];
        let faults = checks.into_iter().filter(|(is_fault, _)| *is_fault);
        faults.map(|(_, what)| format!("herd: {what}")).collect()
    }
}

impl Display for Herd {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let secs = |time: Duration| format!("{:.1} s", time.as_secs_f64());
        writeln!(
            f,
            "After a restart of the host under {SCREENS} screens: from the first screen that connected again to the last {}; \
             from the first plugin that was started to the hundredth {}, at most {} at once; from the first that was shown again to the last \
             {}; at most {} requests to bridges at the same time.",
            secs(self.screens),
            secs(self.starts),
            self.starts_at_once,
            secs(self.plugins),
            self.at_once
        )
    }
}

/// When each plugin was first shown after `after`, by its number.
fn shown(seen: &Seen, after: Option<Instant>) -> BTreeMap<usize, Instant> {
    let mut first = BTreeMap::new();
    for asked in seen.asked.borrow().iter() {
        if asked.worked && after.is_none_or(|after| asked.at > after) {
            first.entry(asked.plugin).or_insert(asked.at + asked.took);
        }
    }
    first
}

fn spread(times: impl Iterator<Item = Instant> + Clone) -> Duration {
    match (times.clone().min(), times.max()) {
        (Some(first), Some(last)) => last - first,
        _ => Duration::ZERO,
    }
}

async fn until(holds: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !holds() && Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
