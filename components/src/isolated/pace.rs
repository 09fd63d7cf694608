//! How much a page may say within a second: more would keep the host from its own work (security.md T15).

use std::cell::Cell;
use std::time::Duration;

use crate::time::Instant;

const WITHIN: Duration = Duration::from_secs(1);

/// Counts what a page says. One that once says too much is never heard again.
#[derive(Debug)]
pub struct Pace {
    most: u32,
    /// Since when it was counted, and how much it said since.
    said: Cell<Option<(Instant, u32)>>,
}

/// How a page stands after what it just said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It may say that.
    Steady,
    /// That was one too many.
    Floods,
    /// There was one too many before.
    Flooded,
}

impl Pace {
    /// Nothing was said yet, of at most `most` things a second.
    pub fn new(most: u32) -> Self {
        Self {
            most,
            said: Cell::default(),
        }
    }

    /// Counts one thing that the page says now.
    pub fn count(&self) -> Flow {
        self.count_at(Instant::now())
    }

    /// Whether there was one too many.
    pub fn is_flooded(&self) -> bool {
        self.said.get().is_some_and(|(_, said)| said > self.most)
    }

    fn count_at(&self, now: Instant) -> Flow {
        if self.is_flooded() {
            return Flow::Flooded;
        }
        let (since, said) = match self.said.get() {
            Some((since, said)) if now.duration_since(since) < WITHIN => (since, said),
            Some(_) | None => (now, 0),
        };
        self.said.set(Some((since, said + 1)));
        if said == self.most {
            Flow::Floods
        } else {
            Flow::Steady
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: u32 = 300;

    #[test]
    fn a_page_that_asks_too_much_at_once_is_told_of_once_and_never_heard_again() {
        let (pace, start) = (Pace::new(MOST), Instant::now());
        let flows = |seconds: u64, times: u32| {
            let now = start + Duration::from_secs(seconds);
            (0..times).map(|_| pace.count_at(now)).last()
        };
        assert_eq!(flows(0, MOST), Some(Flow::Steady));
        assert_eq!(flows(1, MOST), Some(Flow::Steady));
        assert!(!pace.is_flooded());
        assert_eq!(flows(1, 1), Some(Flow::Floods));
        assert!(pace.is_flooded());
        assert_eq!(flows(1, 1), Some(Flow::Flooded));
        assert_eq!(flows(9, 1), Some(Flow::Flooded));
    }
}
