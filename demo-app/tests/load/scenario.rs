//! Twenty widgets of which five have a bad bridge, one kind of badness after another.

use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::bridge::{Bridge, Mode};
use crate::figures::{Figures, median_of_thirds, percentile};
use crate::host::{Host, Probe, memory, plugins};
use crate::screen::{Asked, Screens, Seen};

/// Widgets that can be seen, each of another plugin, and how many of them have a bridge that is well.
const VISIBLE: usize = 20;
const NEIGHBOURS: usize = 15;

/// How long each kind of badness lasts.
#[derive(Clone, Copy)]
pub(crate) struct Lasts {
    /// Before anything is measured.
    pub(crate) warm_up: Duration,
    pub(crate) measured: Duration,
}

/// Every kind of badness, each beside a run without any. What is beyond a limit is measured again up to `again` times,
/// with what it is compared with: other programs may have been in the way.
pub(crate) fn run_all(lasts: Lasts, again: usize) -> Vec<(Figures, Vec<String>)> {
    let well = Bridge::start(Mode::Well, 0);
    let mut other = Some(Bridge::start(Mode::Well, 0));
    let port = other.as_ref().unwrap().port;
    let folder = plugins(|number| {
        if is_neighbour(number) {
            well.port
        } else {
            port
        }
    });
    let data = tempfile::tempdir().unwrap();
    let host = Host::start(folder.path(), data.path(), 0);
    let mut as_a = |mode| {
        // Its port must be free before the next takes it.
        other = None;
        other = Some(Bridge::start(mode, port));
        run(&host, mode, lasts)
    };
    let mut baseline = as_a(Mode::Well);
    let mut results = Vec::new();
    for mode in Mode::BAD {
        let mut figures = as_a(mode);
        let mut faults = figures.faults(&baseline);
        for _ in 0..again {
            if faults.is_empty() {
                break;
            }
            baseline = as_a(Mode::Well);
            figures = as_a(mode);
            faults = figures.faults(&baseline);
        }
        results.push((figures, faults));
    }
    results.insert(0, (baseline, Vec::new()));
    results
}

const fn is_neighbour(number: usize) -> bool {
    number < NEIGHBOURS || number >= VISIBLE
}

fn run(host: &Host, mode: Mode, lasts: Lasts) -> Figures {
    let widgets = vec![(0..VISIBLE).collect()];
    let probe = Probe::start(&host.address);
    let (began, seen, [host_before, own_before], [host_after, own_after]) =
        Screens::new(&host.address, widgets).show(async |seen: Rc<Seen>| {
            let process = host.process_id();
            let memories = async || {
                let read = move || [memory(process), memory(std::process::id())];
                tokio::task::spawn_blocking(read).await.unwrap()
            };
            tokio::time::sleep(lasts.warm_up).await;
            let before = memories().await;
            let began = Instant::now();
            tokio::time::sleep(lasts.measured).await;
            (began, seen, before, memories().await)
        });
    let end = began + lasts.measured;
    let within = |at: Instant| at >= began && at < end;
    let asked = seen.asked.borrow();
    let asked: Vec<_> = asked
        .iter()
        .filter(|asked| within(asked.at + asked.took))
        .copied()
        .collect();
    let (neighbours, bad): (Vec<_>, Vec<_>) = asked
        .into_iter()
        .partition(|asked| is_neighbour(asked.plugin));
    let secs = lasts.measured.as_secs_f64();
    let rate = |asked: &[Asked]| asked.len() as f64 / secs;
    let gaps = seen.gaps.borrow();
    let gaps: Vec<_> = gaps.iter().filter(|(at, _)| within(*at)).copied().collect();
    let answers: Vec<_> = probe
        .answers()
        .into_iter()
        .filter(|(at, _)| within(*at))
        .collect();
    Figures {
        mode,
        answer_p95: percentile(neighbours.iter().map(|asked| asked.took), 95),
        pause_p95: percentile(pauses(&neighbours), 95),
        neighbours_rate: rate(&neighbours),
        bad_rate: rate(&bad),
        failed: neighbours.iter().filter(|asked| !asked.worked).count(),
        host_growth: host_after - host_before,
        screen_growth: own_after - own_before,
        screen_stall: median_of_thirds(&gaps, began, lasts.measured),
        host_stall: median_of_thirds(&answers, began, lasts.measured),
    }
}

/// The times between the answers for one widget.
fn pauses(asked: &[Asked]) -> impl Iterator<Item = Duration> {
    let of_one = |number| asked.iter().filter(move |asked| asked.plugin == number);
    (0..NEIGHBOURS).flat_map(move |number| {
        let ends: Vec<_> = of_one(number).map(|asked| asked.at + asked.took).collect();
        let pairs: Vec<_> = ends.windows(2).map(|pair| pair[1] - pair[0]).collect();
        pairs
    })
}
