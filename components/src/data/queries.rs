//! Asks the host for what is watched: one request for all who ask the same, as seldom as they can bear.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use dioxus::core::{ScopeId, current_scope_id};
use dioxus::prelude::*;
use futures_channel::mpsc;
use futures_util::future::{Either, pending, select};
use futures_util::stream::{FuturesUnordered, StreamExt};
use serde_json::{Map, Value};

use super::entry::{Entry, SLOW};
use super::status::result;
use super::{Answers, Query, Standings, Status, Subject, Watch, Watcher};
use crate::client::{HostClient, HostError, HostEvent, LogEntry};
use crate::time::{Instant, sleep};

/// The most requests on their way. Browsers hold six connections to a host: one is for events, one for what a person
/// does.
const MOST_AT_ONCE: usize = 4;
/// The most of them to one plugin, and the most of them that were slow the last time: neighbours of a plugin that
/// does not answer keep their pace.
const MOST_OF_A_KIND: usize = 2;
/// How many answers that nobody watches are kept for whoever comes back.
const MOST_UNWATCHED: usize = 64;

/// The queries of an app. Cheap to clone. [`Queries::run`] does the asking.
#[derive(Clone)]
pub struct Queries {
    inner: Rc<RefCell<Inner>>,
    wake: mpsc::Sender<()>,
    /// Taken by whoever runs.
    woken: Rc<Cell<Option<mpsc::Receiver<()>>>>,
}

struct Inner {
    host: Rc<dyn HostClient>,
    printer_id: Option<Arc<str>>,
    /// How often the host was replaced: answers to earlier ones are in another language.
    generation: u64,
    /// Whether the host tells of changes. It is expected to until it says otherwise.
    told: bool,
    visible: bool,
    entries: HashMap<Query, (Entry, Signal<Status>)>,
    standings: Signal<Standings>,
    /// Counts watchers, to name them.
    watchers: u64,
    owner: ScopeId,
}

/// An answer on its way back to whoever asked.
struct Answered {
    query: Query,
    generation: u64,
    answer: Result<Value, HostError>,
}

impl Queries {
    /// Queries for `host`. They live as long as the current scope.
    pub fn new(host: Rc<dyn HostClient>) -> Self {
        let (wake, woken) = mpsc::channel(1);
        Self {
            inner: Rc::new(RefCell::new(Inner {
                host,
                printer_id: None,
                generation: 0,
                told: true,
                visible: true,
                entries: HashMap::new(),
                standings: Signal::new(Standings::default()),
                watchers: 0,
                owner: current_scope_id(),
            })),
            wake,
            woken: Rc::new(Cell::new(Some(woken))),
        }
    }

    /// Asks `host` from now on, such as the same one in another language. What it answered before is shown until it
    /// answers again.
    pub fn set_host(&self, host: Rc<dyn HostClient>) {
        let mut inner = self.inner.borrow_mut();
        inner.host = host;
        inner.forget();
        drop(inner);
        self.wake();
    }

    /// Asks for another printer from now on.
    pub fn set_printer(&self, printer_id: Option<Arc<str>>) {
        let mut inner = self.inner.borrow_mut();
        if inner.printer_id != printer_id {
            inner.printer_id = printer_id;
            inner.forget();
        }
        drop(inner);
        self.wake();
    }

    /// Whether somebody can see the page. Nothing is asked while nobody can; what is overdue is asked afterwards.
    pub fn set_visible(&self, visible: bool) {
        self.inner.borrow_mut().visible = visible;
        self.wake();
    }

    /// The host told something.
    pub fn hear(&self, event: &Result<HostEvent, HostError>) {
        match event {
            Ok(HostEvent::Connected) => {
                self.inner.borrow_mut().told = true;
                // What changed before is not told.
                self.refresh_where(|query| !matches!(query.subject, Subject::Action { .. }));
            }
            Ok(HostEvent::State { plugin_id, state }) => {
                self.put(plugin_id, Subject::State, state.clone());
            }
            Ok(HostEvent::Settings(plugin_id)) => self.refresh_where(|query| {
                *query.plugin_id == **plugin_id && query.subject == Subject::Settings
            }),
            Ok(HostEvent::Plugin(plugin_id)) => self.recheck(plugin_id),
            Ok(HostEvent::Reload) => self.refresh_where(|_| true),
            Ok(HostEvent::Log { plugin_id, .. }) => self.refresh_where(|query| {
                *query.plugin_id == **plugin_id && query.subject == Subject::Logs
            }),
            Ok(HostEvent::Toast { .. } | HostEvent::Lost) => {}
            Err(_) => {
                self.inner.borrow_mut().told = false;
                self.refresh_where(|query| !matches!(query.subject, Subject::Action { .. }));
            }
        }
    }

    /// Asks, for as long as it is polled.
    pub async fn run(self) {
        let Some(mut woken) = self.woken.take() else {
            return;
        };
        let mut flights = FuturesUnordered::new();
        loop {
            for query in self.take_due() {
                flights.push(self.clone().ask(query));
            }
            self.stand();
            let next = self.next_due();
            let answered = pin!(async {
                match flights.next().await {
                    Some(answered) => answered,
                    None => pending().await,
                }
            });
            let waited = pin!(async {
                match next {
                    Some(at) => sleep(at.saturating_duration_since(Instant::now())).await,
                    None => pending().await,
                }
            });
            let woke = select(woken.next(), waited);
            if let Either::Left((answered, _)) = select(answered, woke).await {
                self.settle(answered);
            }
        }
    }

    /// The queries whose time has come, as sent.
    fn take_due(&self) -> Vec<Query> {
        let mut inner = self.inner.borrow_mut();
        let now = Instant::now();
        let mut due: Vec<_> = inner.due().filter(|(at, _)| *at <= now).collect();
        due.sort_by_key(|(at, _)| *at);
        let due: Vec<_> = due.into_iter().map(|(_, query)| query.clone()).collect();
        due.into_iter()
            .filter(|query| inner.may_send(query) && inner.send(query, now))
            .collect()
    }

    /// Tells how the plugins stand, if that is news.
    fn stand(&self) {
        let inner = self.inner.borrow();
        let (now, mut standings) = (inner.standing(), inner.standings);
        drop(inner);
        if *standings.peek() != now {
            standings.set(now);
        }
    }

    /// When the next query's time comes. One whose time has come already waits for an answer to another.
    fn next_due(&self) -> Option<Instant> {
        let inner = self.inner.borrow();
        let now = Instant::now();
        inner.due().map(|(at, _)| at).filter(|at| *at > now).min()
    }

    async fn ask(self, query: Query) -> Answered {
        let (host, printer_id, generation) = {
            let inner = self.inner.borrow();
            (
                Rc::clone(&inner.host),
                inner.printer_id.clone(),
                inner.generation,
            )
        };
        let answer = self.answer(&*host, &query, printer_id.as_deref()).await;
        Answered {
            query,
            generation,
            answer,
        }
    }

    /// What `host` answers, unless that takes long and there is no room for it.
    async fn answer(
        &self,
        host: &dyn HostClient,
        query: &Query,
        printer_id: Option<&str>,
    ) -> Result<Value, HostError> {
        let asked = pin!(ask(host, query, printer_id));
        match select(asked, pin!(sleep(SLOW))).await {
            Either::Left((answer, _)) => answer,
            Either::Right(((), asked)) => {
                if self.inner.borrow_mut().gives_way(query) {
                    let seconds = SLOW.as_secs();
                    Err(HostError::TimedOut { seconds })
                } else {
                    asked.await
                }
            }
        }
    }

    fn settle(&self, answered: Answered) {
        let mut inner = self.inner.borrow_mut();
        if answered.generation != inner.generation {
            return;
        }
        let told = inner.told;
        if let Some((entry, status)) = inner.entries.get_mut(&answered.query) {
            entry.settle(
                &answered.query.subject,
                answered.answer,
                told,
                Instant::now(),
            );
            publish(entry, *status);
        }
    }

    fn put(&self, plugin_id: &str, subject: Subject, value: Map<String, Value>) {
        let query = Query {
            plugin_id: plugin_id.into(),
            subject,
        };
        let mut inner = self.inner.borrow_mut();
        if let Some((entry, status)) = inner.entries.get_mut(&query) {
            entry.put(Value::Object(value), Instant::now());
            publish(entry, *status);
        }
        drop(inner);
        self.wake();
    }

    fn refresh_where(&self, concerned: impl Fn(&Query) -> bool) {
        let mut inner = self.inner.borrow_mut();
        let now = Instant::now();
        inner
            .entries
            .iter_mut()
            .filter(|(query, _)| concerned(query))
            .for_each(|(_, (entry, _))| entry.refresh(now));
        drop(inner);
        self.wake();
    }

    /// Something about the plugin changed, perhaps because it was asked: what fails is not asked without end.
    fn recheck(&self, plugin_id: &str) {
        let mut inner = self.inner.borrow_mut();
        let now = Instant::now();
        inner
            .entries
            .iter_mut()
            .filter(|(query, _)| *query.plugin_id == *plugin_id)
            .for_each(|(_, (entry, _))| entry.recheck(now));
        drop(inner);
        self.wake();
    }

    fn unwatch(&self, query: &Query, watcher: u64) {
        let mut inner = self.inner.borrow_mut();
        if let Some((entry, _)) = inner.entries.get_mut(query) {
            entry.unwatch(watcher);
        }
        inner.let_go();
        drop(inner);
        self.wake();
    }

    fn wake(&self) {
        // A full channel wakes just as well.
        let _ = self.wake.clone().try_send(());
    }
}

impl Answers for Queries {
    fn host(&self) -> Option<Rc<dyn HostClient>> {
        Some(Rc::clone(&self.inner.borrow().host))
    }

    fn printer_id(&self) -> Option<Arc<str>> {
        self.inner.borrow().printer_id.clone()
    }

    fn refresh(&self, plugin_id: &str) {
        self.refresh_where(|query| &*query.plugin_id == plugin_id);
    }

    fn standings(&self) -> Option<ReadSignal<Standings>> {
        Some(self.inner.borrow().standings.into())
    }

    fn put_settings(&self, plugin_id: &str, settings: Map<String, Value>) {
        self.put(plugin_id, Subject::Settings, settings);
    }

    fn watch(&self, query: Query, interval: Option<Duration>) -> Watch {
        let mut inner = self.inner.borrow_mut();
        inner.watchers += 1;
        let (watcher, owner) = (inner.watchers, inner.owner);
        let (entry, status) = inner.entries.entry(query.clone()).or_insert_with(|| {
            let status = Signal::new_in_scope(Status::Loading, owner);
            (Entry::new(Instant::now()), status)
        });
        entry.watch(watcher, interval);
        let status = (*status).into();
        drop(inner);
        self.wake();
        Watch {
            status,
            watcher: Box::new(Watching {
                queries: self.clone(),
                query,
                watcher,
            }),
        }
    }
}

/// Watches until it is dropped.
struct Watching {
    queries: Queries,
    query: Query,
    watcher: u64,
}

impl Watcher for Watching {
    fn see(&self, sees: bool) {
        let mut inner = self.queries.inner.borrow_mut();
        if let Some((entry, _)) = inner.entries.get_mut(&self.query) {
            entry.see(self.watcher, sees);
        }
        drop(inner);
        self.queries.wake();
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.queries.unwatch(&self.query, self.watcher);
    }
}

impl Inner {
    /// The queries that are to be asked, with the time for it.
    fn due(&self) -> impl Iterator<Item = (Instant, &Query)> {
        let all = self.entries.iter().filter(|_| self.visible);
        all.filter_map(|(query, (entry, _))| Some((entry.due()?, query)))
    }

    fn standing(&self) -> Standings {
        let mut standings = Standings::default();
        // A log is about the plugin, not of it.
        let shown = |(query, (entry, _)): &(&Query, &(Entry, _))| {
            entry.is_watched() && query.subject != Subject::Logs
        };
        for (query, (entry, _)) in self.entries.iter().filter(shown) {
            if entry.is_awaited() {
                standings.loading.insert(Arc::clone(&query.plugin_id));
            } else if entry.is_failing() {
                standings.failed.insert(Arc::clone(&query.plugin_id));
            }
        }
        standings
    }

    fn may_send(&self, query: &Query) -> bool {
        let in_flight = || {
            let all = self.entries.iter();
            all.filter(|(_, (entry, _))| entry.is_in_flight())
        };
        let slow = self.entries.get(query).is_some_and(|(entry, _)| entry.slow);
        let of_plugin = in_flight().filter(|(other, _)| other.plugin_id == query.plugin_id);
        let slow_ones = in_flight().filter(|(_, (entry, _))| entry.slow);
        in_flight().count() < MOST_AT_ONCE
            && of_plugin.count() < MOST_OF_A_KIND
            && (!slow || slow_ones.count() < MOST_OF_A_KIND)
    }

    /// Whether a request that was not answered in time makes room for others, because as many are slow as may be.
    fn gives_way(&mut self, query: &Query) -> bool {
        let slow = |(other, (entry, _)): &(&Query, &(Entry, _))| {
            entry.is_in_flight() && entry.slow && *other != query
        };
        let full = self.entries.iter().filter(slow).count() >= MOST_OF_A_KIND;
        if let Some((entry, _)) = self.entries.get_mut(query) {
            entry.slow = true;
        }
        full
    }

    fn send(&mut self, query: &Query, now: Instant) -> bool {
        let entry = self.entries.get_mut(query);
        entry.map(|(entry, _)| entry.send(now)).is_some()
    }

    /// What is on its way is not waited for any more, and everything is asked anew.
    fn forget(&mut self) {
        self.generation += 1;
        let now = Instant::now();
        self.entries
            .values_mut()
            .for_each(|(entry, _)| entry.forget(now));
    }

    /// Lets answers go that nobody watches, once there are many.
    fn let_go(&mut self) {
        let unwatched = self
            .entries
            .iter()
            .filter(|(_, (entry, _))| !entry.is_watched());
        if unwatched.count() <= MOST_UNWATCHED {
            return;
        }
        self.entries.retain(|_, (entry, status)| {
            let kept = entry.is_watched() || entry.is_in_flight();
            if !kept {
                status.manually_drop();
            }
            kept
        });
    }
}

/// Asks `host` for what `query` wants to know.
async fn ask(
    host: &dyn HostClient,
    query: &Query,
    printer_id: Option<&str>,
) -> Result<Value, HostError> {
    let plugin_id = &query.plugin_id;
    match &query.subject {
        Subject::Action { action_id, payload } => {
            let answer = host.invoke(plugin_id, action_id, payload.clone(), printer_id);
            answer.await.map(result)
        }
        Subject::State => host.state(plugin_id).await.map(Value::Object),
        Subject::Settings => host.settings(plugin_id).await.map(Value::Object),
        Subject::Logs => {
            let entries = host.logs(plugin_id).await;
            entries.map(|entries| entries.iter().map(LogEntry::json).collect())
        }
    }
}

/// Tells how a query stands, if that is news.
fn publish(entry: &Entry, mut status: Signal<Status>) {
    if *status.peek() != entry.status {
        status.set(entry.status.clone());
    }
}
