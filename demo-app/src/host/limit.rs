//! How much one plugin may ask of the host (security.md T15), so that it does not starve the others.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Actions of one plugin a second, over time.
const RATE: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// Actions of one plugin at once after a pause.
const BURST: NonZeroU32 = NonZeroU32::new(40).unwrap();

/// Actions of one plugin that run at the same time.
const IN_FLIGHT: usize = 4;

/// The limits of every plugin that was asked for something.
#[derive(Default)]
pub(super) struct Limits(Mutex<HashMap<String, Limit>>);

struct Limit {
    rate: DefaultDirectRateLimiter,
    in_flight: Arc<Semaphore>,
}

/// Why one more action is too much.
#[derive(Debug, PartialEq)]
pub(super) struct Busy {
    /// When asking again makes sense.
    pub(super) retry_after: Duration,
    pub(super) reason: &'static str,
}

impl Limits {
    /// Admits one action of an installed plugin; it runs until the permit is dropped.
    pub(super) fn admit(&self, plugin: &str) -> Result<OwnedSemaphorePermit, Busy> {
        let mut limits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let limit = limits.entry(plugin.to_owned()).or_insert_with(Limit::new);
        limit.admit()
    }
}

impl Limit {
    fn new() -> Self {
        Self {
            rate: RateLimiter::direct(Quota::per_second(RATE).allow_burst(BURST)),
            in_flight: Arc::new(Semaphore::new(IN_FLIGHT)),
        }
    }

    fn admit(&self) -> Result<OwnedSemaphorePermit, Busy> {
        let in_flight = Arc::clone(&self.in_flight).try_acquire_owned();
        let permit = in_flight.map_err(|_| Busy {
            retry_after: Duration::from_secs(1),
            reason: "4 of its actions are still running",
        })?;
        match self.rate.check() {
            Ok(()) => Ok(permit),
            Err(until) => Err(Busy {
                retry_after: until.wait_time_from(DefaultClock::default().now()),
                reason: "it is asked for more than 20 actions a second",
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_actions_run_at_once_and_no_fifth() {
        let limits = Limits::default();
        let running: Vec<_> = (0..4).map(|_| limits.admit("a.b").unwrap()).collect();
        assert!(limits.admit("a.b").unwrap_err().reason.contains("running"));
        assert!(limits.admit("c.d").is_ok(), "another plugin has its own");
        drop(running);
        assert!(limits.admit("a.b").is_ok());
    }

    #[test]
    fn a_burst_of_forty_is_admitted_and_not_a_thousand() {
        let limits = Limits::default();
        let admitted: Vec<_> = (0..1_000).map(|_| limits.admit("a.b").is_ok()).collect();
        assert!(admitted[..40].iter().all(|admitted| *admitted));
        let busy = (0..100).find_map(|_| limits.admit("a.b").err()).unwrap();
        assert!(busy.retry_after <= Duration::from_millis(50), "{busy:?}");
        assert!(admitted.iter().filter(|admitted| **admitted).count() < 200);
    }
}
