//! Which queries there are, and which of them may be asked now.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use dioxus::core::{ScopeId, current_scope_id};
use dioxus::prelude::*;

use super::entry::Entry;
use super::{Query, Standings, Status, Subject};
use crate::time::Instant;

/// The most requests on their way. Browsers hold six connections to a host: one is for events, one for what a person
/// does.
const MOST_AT_ONCE: usize = 4;
/// The most of them to one plugin, and the most of them that were slow the last time: neighbours of a plugin that
/// does not answer keep their pace.
const MOST_OF_A_KIND: usize = 2;
/// How many answers that nobody watches are kept for whoever comes back.
const MOST_UNWATCHED: usize = 64;

/// The queries of an app, each with what those who watch it see.
pub(super) struct Entries {
    all: HashMap<Query, (Entry, Signal<Status>)>,
    /// Counts watchers, to name them.
    watchers: u64,
    owner: ScopeId,
}

impl Entries {
    /// None yet. What is seen of them lives as long as the current scope.
    pub(super) fn new() -> Self {
        Self {
            all: HashMap::new(),
            watchers: 0,
            owner: current_scope_id(),
        }
    }

    /// Somebody watches `query`, and wants to know every `interval`. Returns their number and what they see.
    pub(super) fn watch(
        &mut self,
        query: Query,
        interval: Option<Duration>,
    ) -> (u64, ReadSignal<Status>) {
        self.watchers += 1;
        let (entry, status) = self.all.entry(query).or_insert_with(|| {
            let status = Signal::new_in_scope(Status::Loading, self.owner);
            (Entry::new(Instant::now()), status)
        });
        entry.watch(self.watchers, interval);
        (self.watchers, (*status).into())
    }

    /// Whether a person can see what the watcher shows.
    pub(super) fn see(&mut self, query: &Query, watcher: u64, sees: bool) {
        if let Some((entry, _)) = self.all.get_mut(query) {
            entry.see(watcher, sees);
        }
    }

    /// The watcher has gone. Answers that nobody watches go too, once there are many.
    pub(super) fn unwatch(&mut self, query: &Query, watcher: u64) {
        if let Some((entry, _)) = self.all.get_mut(query) {
            entry.unwatch(watcher);
        }
        let unwatched = self.all.values().filter(|(entry, _)| !entry.is_watched());
        if unwatched.count() <= MOST_UNWATCHED {
            return;
        }
        self.all.retain(|_, (entry, status)| {
            let kept = entry.is_watched() || entry.is_in_flight();
            if !kept {
                status.manually_drop();
            }
            kept
        });
    }

    /// Changes a query, if there is such a one, and shows how it stands then.
    pub(super) fn change(&mut self, query: &Query, change: impl FnOnce(&mut Entry)) {
        if let Some((entry, status)) = self.all.get_mut(query) {
            change(entry);
            if *status.peek() != entry.status {
                status.set(entry.status.clone());
            }
        }
    }

    /// The queries that are `concerned`, to be asked at another time.
    pub(super) fn concerned(
        &mut self,
        concerned: impl Fn(&Query) -> bool,
    ) -> impl Iterator<Item = &mut Entry> {
        let all = self.all.iter_mut();
        all.filter(move |(query, _)| concerned(query))
            .map(|(_, (entry, _))| entry)
    }

    /// The queries that are to be asked, with the time for it.
    pub(super) fn due(&self) -> impl Iterator<Item = (Instant, &Query)> {
        let all = self.all.iter();
        all.filter_map(|(query, (entry, _))| Some((entry.due()?, query)))
    }

    /// Sends those whose time has come, the longest due first, as far as there is room.
    pub(super) fn send_due(&mut self, now: Instant) -> Vec<Query> {
        let mut due: Vec<_> = self.due().filter(|(at, _)| *at <= now).collect();
        due.sort_by_key(|(at, _)| *at);
        let mut due: Vec<_> = due.into_iter().map(|(_, query)| query.clone()).collect();
        due.retain(|query| self.has_room(query) && self.send(query, now));
        due
    }

    fn has_room(&self, query: &Query) -> bool {
        let in_flight = || {
            let all = self.all.iter();
            all.filter(|(_, (entry, _))| entry.is_in_flight())
        };
        let slow = self.all.get(query).is_some_and(|(entry, _)| entry.slow);
        let of_plugin = in_flight().filter(|(other, _)| other.plugin_id == query.plugin_id);
        let slow_ones = in_flight().filter(|(_, (entry, _))| entry.slow);
        in_flight().count() < MOST_AT_ONCE
            && of_plugin.count() < MOST_OF_A_KIND
            && (!slow || slow_ones.count() < MOST_OF_A_KIND)
    }

    fn send(&mut self, query: &Query, now: Instant) -> bool {
        let entry = self.all.get_mut(query);
        entry.map(|(entry, _)| entry.send(now)).is_some()
    }

    /// Whether a request that was not answered in time makes room for others, because as many are slow as may be.
    pub(super) fn gives_way(&mut self, query: &Query) -> bool {
        let slow = |(other, (entry, _)): &(&Query, &(Entry, _))| {
            entry.is_in_flight() && entry.slow && *other != query
        };
        let full = self.all.iter().filter(slow).count() >= MOST_OF_A_KIND;
        if let Some((entry, _)) = self.all.get_mut(query) {
            entry.slow = true;
        }
        full
    }

    /// How the plugins' data stands.
    pub(super) fn standings(&self) -> Standings {
        let mut standings = Standings::default();
        // A log is about the plugin, not of it.
        let shown = |(query, (entry, _)): &(&Query, &(Entry, _))| {
            entry.is_watched() && query.subject != Subject::Logs
        };
        for (query, (entry, _)) in self.all.iter().filter(shown) {
            if entry.is_awaited() {
                standings.loading.insert(Arc::clone(&query.plugin_id));
            } else if entry.is_failing() {
                standings.failed.insert(Arc::clone(&query.plugin_id));
            }
        }
        standings
    }
}
