//! How long to wait before asking again.

use std::time::Duration;

use crate::client::HostError;

/// The least time between two requests, whatever a plugin wants (contract section 10, defect 10).
pub(super) const FLOOR: Duration = Duration::from_secs(1);
/// The longest wait after failures.
const CEILING: Duration = Duration::from_secs(60);
/// How often state is asked for where the host does not tell of it (decisions.md 16).
pub(super) const WITHOUT_EVENTS: Duration = Duration::from_secs(5);

/// The time to the next request after one that succeeded: `interval`, at least a second, and up to a tenth more by
/// `chance`, 0 to 1, so that many clients do not ask as one.
pub(super) fn after_success(interval: Duration, chance: f64) -> Duration {
    let interval = interval.max(FLOOR);
    interval + interval.mul_f64(chance.clamp(0.0, 1.0) / 10.0)
}

/// The time to the next request after the `failures`th failure in a row: twice as long each time, from 1 s to 60 s,
/// and by `chance`, 0 to 1, as little as half of that, so that a host that comes back is not run over. A host that says when to come again is
/// heard.
pub(super) fn after_failure(failures: u32, problem: &HostError, chance: f64) -> Duration {
    let doubled = FLOOR.saturating_mul(1 << failures.saturating_sub(1).min(16));
    let waited = doubled
        .min(CEILING)
        .mul_f64(1.0 - chance.clamp(0.0, 1.0) / 2.0);
    let asked_for = if let HostError::TooMany {
        retry_after: Some(seconds),
    } = problem
    {
        Duration::from_secs(*seconds).min(CEILING * 10)
    } else {
        Duration::ZERO
    };
    waited.max(FLOOR).max(asked_for)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(failures: u32, chance: f64) -> f64 {
        after_failure(failures, &HostError::LogIn, chance).as_secs_f64()
    }

    #[test]
    fn defect_10_no_interval_is_shorter_than_a_second() {
        for interval in [0, 1, 999] {
            assert_eq!(after_success(Duration::from_millis(interval), 0.0), FLOOR);
        }
    }

    #[test]
    fn chance_only_adds_to_an_interval_and_at_most_a_tenth() {
        let ten = Duration::from_secs(10);
        assert_eq!(after_success(ten, 0.0), ten);
        assert_eq!(after_success(ten, 1.0), Duration::from_secs(11));
    }

    #[test]
    fn failures_are_waited_for_longer_each_time_from_1_to_60_seconds() {
        let waits: Vec<_> = (1..=8).map(|failures| seconds(failures, 0.0)).collect();
        assert_eq!(waits, [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]);
        for failures in [1, 7, u32::MAX] {
            for chance in [0.0, 0.3, 1.0] {
                assert!((1.0..=60.0).contains(&seconds(failures, chance)));
            }
        }
    }

    #[test]
    fn a_host_that_wants_to_be_left_alone_is() {
        let busy = HostError::TooMany {
            retry_after: Some(90),
        };
        assert_eq!(after_failure(1, &busy, 0.5), Duration::from_secs(90));
    }
}
