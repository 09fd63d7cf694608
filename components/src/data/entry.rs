//! One query: who watches it, what came of it, and when it is asked next.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::pace::{self, WITHOUT_EVENTS};
use super::status::is_nothing;
use super::{Age, Status, Subject};
use crate::client::HostError;
use crate::time::{Instant, chance};

/// How long an answer takes that is slow: such queries leave room for others.
pub(super) const SLOW: Duration = Duration::from_secs(2);

/// One query between its requests.
pub(super) struct Entry {
    watchers: Vec<Onlooker>,
    /// When it is asked next; `None` when something must change before.
    due: Option<Instant>,
    /// When the request was sent that is not answered yet.
    sent: Option<Instant>,
    /// Whether something changed since that request was sent.
    overtaken: bool,
    /// Failures since the last success.
    failures: u32,
    /// What came last, and when.
    last: Option<(Arc<Value>, Instant)>,
    /// When it was settled last.
    settled: Option<Instant>,
    /// Whether the last answer took long, or the one that is waited for does.
    pub(super) slow: bool,
    pub(super) status: Status,
}

/// Who watches a query.
struct Onlooker {
    number: u64,
    /// How often it wants to know.
    interval: Option<Duration>,
    /// Whether a person can see it.
    sees: bool,
}

impl Entry {
    /// A query that was never asked.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            watchers: Vec::new(),
            due: Some(now),
            sent: None,
            overtaken: false,
            failures: 0,
            last: None,
            settled: None,
            slow: false,
            status: Status::Loading,
        }
    }

    pub(super) fn is_watched(&self) -> bool {
        !self.watchers.is_empty()
    }

    pub(super) fn is_in_flight(&self) -> bool {
        self.sent.is_some()
    }

    /// When it is to be asked: never while nobody sees it or a request is on its way.
    pub(super) fn due(&self) -> Option<Instant> {
        let seen = self.watchers.iter().any(|watcher| watcher.sees);
        self.due.filter(|_| seen && !self.is_in_flight())
    }

    /// Whether its first answer is waited for.
    pub(super) fn is_awaited(&self) -> bool {
        self.status == Status::Loading && (self.is_in_flight() || self.due().is_some())
    }

    /// Whether the last answer was none.
    pub(super) fn is_failing(&self) -> bool {
        matches!(self.status, Status::Failed(_) | Status::Stale { .. })
    }

    /// Somebody watches, and wants to know every `interval`.
    pub(super) fn watch(&mut self, watcher: u64, interval: Option<Duration>) {
        self.watchers.push(Onlooker {
            number: watcher,
            interval,
            sees: true,
        });
        if let (Some(interval), Some(settled), 0) = (interval, self.settled, self.failures) {
            let wanted = settled + interval.max(pace::FLOOR);
            self.due = Some(self.due.map_or(wanted, |due| due.min(wanted)));
        }
    }

    /// The watcher has gone.
    pub(super) fn unwatch(&mut self, watcher: u64) {
        self.watchers.retain(|other| other.number != watcher);
    }

    /// Whether a person can see what the watcher shows.
    pub(super) fn see(&mut self, watcher: u64, sees: bool) {
        let watchers = self.watchers.iter_mut();
        for watcher in watchers.filter(|other| other.number == watcher) {
            watcher.sees = sees;
        }
    }

    /// Something changed: it is to be asked now, again if a request is on its way.
    pub(super) fn refresh(&mut self, now: Instant) {
        self.due = Some(now);
        self.overtaken = self.is_in_flight();
    }

    /// Something changed, perhaps by what was answered: it is to be asked as soon as is right.
    pub(super) fn recheck(&mut self, now: Instant) {
        self.refresh(now);
        if self.failures > 0
            && let Some(settled) = self.settled
        {
            self.due = Some(now.max(settled + pace::FLOOR));
        }
    }

    /// A request is sent.
    pub(super) fn send(&mut self, now: Instant) {
        self.sent = Some(now);
        self.overtaken = false;
    }

    /// Forgets the request that is on its way: its answer is in another language.
    pub(super) fn forget(&mut self, now: Instant) {
        self.sent = None;
        self.refresh(now);
    }

    /// The request was answered. `told` says that the host tells of changes.
    pub(super) fn settle(
        &mut self,
        subject: &Subject,
        answer: Result<Value, HostError>,
        told: bool,
        now: Instant,
    ) {
        let sent = self.sent.take();
        self.slow = sent.is_some_and(|sent| now.saturating_duration_since(sent) >= SLOW);
        // What changed may be this failure.
        let again = if answer.is_ok() {
            Duration::ZERO
        } else {
            pace::FLOOR
        };
        let wait = match answer {
            Ok(value) => {
                self.put(value, now);
                self.interval(subject, told)
                    .map(|interval| pace::after_success(interval, chance()))
            }
            Err(problem) => {
                self.failures = self.failures.saturating_add(1);
                let wait = pace::after_failure(self.failures, &problem, chance());
                self.settled = Some(now);
                self.status = match &self.last {
                    Some((value, came)) => Status::Stale {
                        value: Arc::clone(value),
                        age: Age::of(now.saturating_duration_since(*came)),
                        problem,
                    },
                    None => Status::Failed(problem),
                };
                Some(wait)
            }
        };
        self.due = if std::mem::take(&mut self.overtaken) {
            Some(now + again)
        } else {
            wait.map(|wait| now + wait)
        };
    }

    /// This is how it is now. What is equal to what was there keeps its place in memory.
    pub(super) fn put(&mut self, value: Value, now: Instant) {
        self.failures = 0;
        self.settled = Some(now);
        if is_nothing(&value) {
            self.last = None;
            self.status = Status::Empty;
            return;
        }
        let value = match &self.last {
            Some((last, _)) if **last == value => Arc::clone(last),
            Some(_) | None => Arc::new(value),
        };
        self.last = Some((Arc::clone(&value), now));
        self.status = Status::Fresh(value);
    }

    /// How often it is asked: as often as the most curious watcher wants. What nobody wants at intervals is asked for
    /// at some where the host does not tell of changes.
    fn interval(&self, subject: &Subject, told: bool) -> Option<Duration> {
        let wanted = self.watchers.iter().filter(|watcher| watcher.sees);
        let wanted = wanted.filter_map(|watcher| watcher.interval);
        let untold = match subject {
            Subject::State | Subject::Logs if !told => Some(WITHOUT_EVENTS),
            Subject::Settings if !told => Some(WITHOUT_EVENTS * 6),
            Subject::State | Subject::Settings | Subject::Logs | Subject::Action { .. } => None,
        };
        wanted.chain(untold).min()
    }
}
