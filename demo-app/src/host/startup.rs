//! What runs without being asked: plugins start with the host, and the printer prints.

use std::collections::HashSet;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use faceplate_renderer::manifest::HookName;
use governor::{Quota, RateLimiter};
use serde_json::Map;
use tokio::sync::Semaphore;
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::runner::Runner;

/// Plugins that are started at the same time.
const STARTING: usize = 20;

/// Plugins that are started within a second, and at once after none were: a hundred of them take more than five seconds,
/// and the computer stays usable.
const STARTED: NonZeroU32 = NonZeroU32::new(16).unwrap();
const STARTED_AT_ONCE: NonZeroU32 = NonZeroU32::new(8).unwrap();

/// The pause before a bridge that is down is asked again, and before new plugins are looked for.
const AGAIN: Duration = Duration::from_secs(5);

/// How often the printer says how warm it is.
const REPORT: Duration = Duration::from_secs(1);

/// Starts every plugin, also those that come later, and the printer.
pub(super) fn start(runner: &Arc<Runner>) {
    tokio::spawn(boot_all(Arc::clone(runner)));
    tokio::spawn(print(Arc::clone(runner)));
}

async fn boot_all(runner: Arc<Runner>) {
    let starting = Arc::new(Semaphore::new(STARTING));
    let pace = RateLimiter::direct(Quota::per_second(STARTED).allow_burst(STARTED_AT_ONCE));
    let mut known = HashSet::new();
    loop {
        let plugins = runner.host.inventory.plugins();
        known.retain(|id| plugins.iter().any(|plugin| plugin.id() == id));
        for plugin in plugins.iter() {
            if known.insert(plugin.id().to_owned()) {
                pace.until_ready().await;
                let (runner, starting) = (Arc::clone(&runner), Arc::clone(&starting));
                tokio::spawn(boot(runner, starting, plugin.id().to_owned()));
            }
        }
        drop(plugins);
        sleep(AGAIN).await;
    }
}

/// Starts one plugin as soon as its bridge is there.
async fn boot(runner: Arc<Runner>, starting: Arc<Semaphore>, id: String) {
    loop {
        let turn = starting.acquire().await;
        let Ok(plugin) = runner.host.plugin(&id) else {
            return;
        };
        let enabled = runner.host.store.enabled(&id).await;
        if enabled && runner.check(&plugin).await {
            break;
        }
        drop(turn);
        sleep(AGAIN).await;
    }
    runner.tell(&id, HookName::AppBoot, Map::new());
}

/// Lets the printer's time pass, and tells plugins what happens on it.
async fn print(runner: Arc<Runner>) {
    let mut tick = interval(REPORT);
    tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tick.tick().await;
        let now = Instant::now();
        for event in runner.printer.events(now) {
            runner.emit(event.hook, &event.details);
        }
        if runner.has_listeners(HookName::SerialLineReceived) {
            let report = runner.printer.report(now);
            runner.emit(report.hook, &report.details);
        }
    }
}
