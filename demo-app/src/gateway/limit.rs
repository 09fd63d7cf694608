//! How much the pages of one plugin may ask (security.md T15), so that they do not starve the others.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::reply::Refusal;

/// How much of one kind of request there may be.
#[derive(Clone, Copy)]
struct Bounds {
    /// A second, over time.
    rate: NonZeroU32,
    /// At once after a pause.
    burst: NonZeroU32,
    /// At the same time. More wait for their turn.
    in_flight: usize,
}

/// Calls of the API.
const CALLS: Bounds = Bounds {
    rate: NonZeroU32::new(20).unwrap(),
    burst: NonZeroU32::new(40).unwrap(),
    in_flight: 4,
};

/// Files: a page may have hundreds of them, and asks for all at once.
const ASSETS: Bounds = Bounds {
    rate: NonZeroU32::new(100).unwrap(),
    burst: NonZeroU32::new(500).unwrap(),
    in_flight: 8,
};

/// Lines for the plugin's author.
const NOTES: Bounds = Bounds {
    rate: NonZeroU32::MIN,
    burst: NonZeroU32::new(20).unwrap(),
    in_flight: 1,
};

/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// The limits of every plugin whose page asked for something.
#[derive(Default)]
pub(super) struct Limits {
    calls: Kind,
    assets: Kind,
    notes: Kind,
}

/// The limits of one kind of request, by plugin.
type Kind = Mutex<HashMap<String, Arc<Limit>>>;

struct Limit {
    rate: DefaultDirectRateLimiter,
    in_flight: Arc<Semaphore>,
}

impl Limits {
    /// Admits a call of the API; it runs until the permit is dropped.
    pub(super) async fn call(&self, plugin: &str) -> Result<OwnedSemaphorePermit, Refusal> {
        admit(&self.calls, plugin, CALLS).await
    }

    /// Admits a request for a file.
    pub(super) async fn asset(&self, plugin: &str) -> Result<OwnedSemaphorePermit, Refusal> {
        admit(&self.assets, plugin, ASSETS).await
    }

    /// Whether one more line for its author is not too many.
    pub(super) fn note(&self, plugin: &str) -> bool {
        of(&self.notes, plugin, NOTES).rate.check().is_ok()
    }
}

/// The limit of a plugin.
fn of(kind: &Kind, plugin: &str, bounds: Bounds) -> Arc<Limit> {
    let mut limits = kind.lock().unwrap_or_else(PoisonError::into_inner);
    let limit = limits.entry(plugin.to_owned()).or_insert_with(|| {
        let quota = Quota::per_second(bounds.rate).allow_burst(bounds.burst);
        Arc::new(Limit {
            rate: RateLimiter::direct(quota),
            in_flight: Arc::new(Semaphore::new(bounds.in_flight)),
        })
    });
    Arc::clone(limit)
}

async fn admit(kind: &Kind, plugin: &str, bounds: Bounds) -> Result<OwnedSemaphorePermit, Refusal> {
    let limit = of(kind, plugin, bounds);
    let too_many = || {
        let rate = bounds.rate;
        let message = format!("The plugin's pages ask for more than {rate} answers a second.");
        Refusal::too_many(message, 1)
    };
    limit.rate.check().map_err(|_| too_many())?;
    let turn = Arc::clone(&limit.in_flight).acquire_owned();
    match timeout(PATIENCE, turn).await {
        Ok(Ok(permit)) => Ok(permit),
        Ok(Err(_)) | Err(_) => Err(too_many()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_burst_of_forty_calls_is_admitted_and_not_a_thousand() {
        let limits = Limits::default();
        let mut admitted = 0;
        for _ in 0..1_000 {
            admitted += usize::from(limits.call("a.b").await.is_ok());
        }
        assert!((40..200).contains(&admitted), "{admitted}");
        assert!(
            limits.call("c.d").await.is_ok(),
            "another plugin has its own"
        );
        assert!(
            limits.asset("a.b").await.is_ok(),
            "files are another matter"
        );
    }

    #[tokio::test]
    async fn a_fifth_call_waits_for_one_of_four() {
        let limits = Limits::default();
        let mut running = Vec::new();
        for _ in 0..4 {
            running.push(limits.call("a.b").await.ok().unwrap());
        }
        let fifth = limits.call("a.b");
        tokio::pin!(fifth);
        assert!(
            timeout(Duration::from_millis(50), &mut fifth)
                .await
                .is_err()
        );
        running.pop();
        assert!(fifth.await.is_ok());
    }
}
