//! How a page fares: loading, there, or stopped, and when it is loaded again.

use std::collections::VecDeque;
use std::time::Duration;

use super::{LoadFailure, PageEvent};
use crate::time::Instant;

/// How often a page says that it runs.
pub const HEARTBEAT: Duration = Duration::from_secs(2);

/// Heartbeats that may be missed one after the other (security.md T15).
const MISSES: u32 = 3;

/// How long a page may take to load.
const LOADING: Duration = Duration::from_secs(20);

/// The pause before a page that stopped is loaded again; it doubles up to the second.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LAST_PAUSE: Duration = Duration::from_secs(60);

/// How often a page may stop in this time before it is left alone.
const ENDS: usize = 5;
const WITHIN: Duration = Duration::from_secs(600);

/// How a page stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Phase {
    /// Its document is on its way, since then.
    Loading(Instant),
    /// It is there.
    Ready,
    /// It could not be loaded.
    Failed(LoadFailure),
    /// It was there and is no longer. It is loaded again then, if at all.
    Stopped(Stop, Option<Instant>),
}

/// Why a page is no longer there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Its process ended.
    Crashed,
    /// It did not answer, and was ended.
    Unresponsive,
}

/// The life of a page in its slot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Life {
    phase: Phase,
    /// Heartbeats missed since the last one.
    misses: u32,
    /// When it stopped, the latest last.
    ends: VecDeque<Instant>,
    /// Counts how often it was loaded: each time is a view of its own.
    load: u32,
}

impl Life {
    pub(super) fn new(now: Instant) -> Self {
        Self {
            phase: Phase::Loading(now),
            misses: 0,
            ends: VecDeque::new(),
            load: 0,
        }
    }

    pub(super) fn phase(&self) -> &Phase {
        &self.phase
    }

    pub(super) fn load(&self) -> u32 {
        self.load
    }

    /// Whether there is a view.
    pub(super) fn is_live(&self) -> bool {
        matches!(self.phase, Phase::Loading(_) | Phase::Ready)
    }

    /// Loads the page anew. Stops that were long ago are forgotten; those before are not, so that nobody is kept busy
    /// by a page that cannot live.
    pub(super) fn reload(&mut self, now: Instant) {
        self.phase = Phase::Loading(now);
        self.misses = 0;
        self.load += 1;
    }

    /// Takes what the shell tells of the view that was loaded as number `load`. What it tells of an earlier one is
    /// late.
    pub(super) fn hear(&mut self, load: u32, event: &PageEvent, now: Instant) {
        if load != self.load || !self.is_live() {
            return;
        }
        match event {
            PageEvent::Ready => {
                self.phase = Phase::Ready;
                self.misses = 0;
            }
            PageEvent::Failed(failure) => self.phase = Phase::Failed(failure.clone()),
            PageEvent::Crashed => self.stop(Stop::Crashed, now),
            // Whoever talks is alive.
            PageEvent::Alive | PageEvent::Message(..) | PageEvent::Call(_) => self.misses = 0,
        }
    }

    /// Passes a heartbeat. A page that nobody can see may be slowed down by the system: it is not held against it.
    pub(super) fn tick(&mut self, visible: bool, now: Instant) {
        match self.phase {
            Phase::Loading(since) if now.duration_since(since) >= LOADING => {
                self.phase = Phase::Failed(LoadFailure::TimedOut);
            }
            Phase::Ready if visible => {
                self.misses += 1;
                if self.misses > MISSES {
                    self.stop(Stop::Unresponsive, now);
                }
            }
            Phase::Stopped(_, Some(again)) if now >= again => self.reload(now),
            Phase::Loading(_) | Phase::Ready | Phase::Failed(_) | Phase::Stopped(..) => {}
        }
    }

    fn stop(&mut self, stop: Stop, now: Instant) {
        self.ends.retain(|end| now.duration_since(*end) < WITHIN);
        self.ends.push_back(now);
        let doubled = u32::try_from(self.ends.len() - 1)
            .unwrap_or(u32::MAX)
            .min(16);
        let pause = (FIRST_PAUSE * 2_u32.pow(doubled)).min(LAST_PAUSE);
        let again = (self.ends.len() < ENDS).then(|| now + pause);
        self.phase = Phase::Stopped(stop, again);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ready(now: Instant) -> Life {
        let mut life = Life::new(now);
        life.hear(0, &PageEvent::Ready, now);
        life
    }

    #[test]
    fn a_page_that_misses_three_heartbeats_is_stopped_at_the_fourth() {
        let now = Instant::now();
        let mut life = ready(now);
        for _ in 0..20 {
            life.tick(true, now);
            life.hear(0, &PageEvent::Alive, now);
        }
        for _ in 0..3 {
            life.tick(true, now);
            assert_eq!(*life.phase(), Phase::Ready);
        }
        life.tick(true, now);
        assert!(matches!(
            life.phase(),
            Phase::Stopped(Stop::Unresponsive, Some(_))
        ));
    }

    #[test]
    fn what_nobody_sees_is_not_held_against_a_page() {
        let now = Instant::now();
        let mut life = ready(now);
        for _ in 0..100 {
            life.tick(false, now);
        }
        assert_eq!(*life.phase(), Phase::Ready);
    }

    #[test]
    fn a_page_that_crashes_again_and_again_waits_longer_and_is_left_alone() {
        let mut now = Instant::now();
        let mut life = ready(now);
        let mut pauses = Vec::new();
        loop {
            life.hear(life.load(), &PageEvent::Crashed, now);
            let Phase::Stopped(Stop::Crashed, again) = *life.phase() else {
                panic!("{life:?}");
            };
            let Some(again) = again else { break };
            pauses.push(again.duration_since(now).as_secs());
            life.tick(true, now);
            assert!(!life.is_live(), "not before its time");
            now = again;
            life.tick(true, now);
            assert!(life.is_live());
        }
        assert_eq!(pauses, [1, 2, 4, 8]);
        // Whoever wants it back, gets it back.
        life.reload(now);
        assert!(life.is_live());
        // After ten quiet minutes it has a clean sheet.
        now += WITHIN;
        life.hear(life.load(), &PageEvent::Crashed, now);
        assert_eq!(
            *life.phase(),
            Phase::Stopped(Stop::Crashed, Some(now + FIRST_PAUSE))
        );
    }

    #[test]
    fn what_an_earlier_view_says_is_late() {
        let now = Instant::now();
        let mut life = ready(now);
        life.reload(now);
        life.hear(0, &PageEvent::Crashed, now);
        life.hear(0, &PageEvent::Ready, now);
        assert_eq!(*life.phase(), Phase::Loading(now));
    }

    #[test]
    fn a_page_that_does_not_come_has_failed() {
        let now = Instant::now();
        let mut life = Life::new(now);
        life.tick(true, now + LOADING / 2);
        assert!(life.is_live());
        life.tick(true, now + LOADING);
        assert_eq!(*life.phase(), Phase::Failed(LoadFailure::TimedOut));
    }
}
