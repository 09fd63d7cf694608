//! Asks the host for what is watched: one request for all who ask the same, as seldom as they can bear.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use dioxus::prelude::*;
use futures_channel::mpsc;
use futures_util::future::{Either, pending, select};
use futures_util::stream::{FuturesUnordered, StreamExt};
use serde_json::{Map, Value};

use super::entries::Entries;
use super::entry::SLOW;
use super::status::result;
use super::{Answers, Query, Standings, Subject, Watch, Watcher};
use crate::client::{HostClient, HostError, HostEvent, LogEntry};
use crate::time::{Instant, sleep};

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
    entries: Entries,
    standings: Signal<Standings>,
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
                entries: Entries::new(),
                standings: Signal::new(Standings::default()),
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
        if inner.visible {
            inner.entries.send_due(Instant::now())
        } else {
            Vec::new()
        }
    }

    /// Tells how the plugins stand, if that is news.
    fn stand(&self) {
        let inner = self.inner.borrow();
        let (now, mut standings) = (inner.entries.standings(), inner.standings);
        drop(inner);
        if *standings.peek() != now {
            standings.set(now);
        }
    }

    /// When the next query's time comes. One whose time has come already waits for an answer to another.
    fn next_due(&self) -> Option<Instant> {
        let inner = self.inner.borrow();
        let now = Instant::now();
        let due = inner.entries.due().map(|(at, _)| at);
        due.filter(|at| inner.visible && *at > now).min()
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
                if self.inner.borrow_mut().entries.gives_way(query) {
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
        let (told, now) = (inner.told, Instant::now());
        let Answered { query, answer, .. } = answered;
        inner.entries.change(&query, |entry| {
            entry.settle(&query.subject, answer, told, now);
        });
    }

    fn put(&self, plugin_id: &str, subject: Subject, value: Map<String, Value>) {
        let query = Query {
            plugin_id: plugin_id.into(),
            subject,
        };
        let mut inner = self.inner.borrow_mut();
        inner.entries.change(&query, |entry| {
            entry.put(Value::Object(value), Instant::now());
        });
        drop(inner);
        self.wake();
    }

    fn refresh_where(&self, concerned: impl Fn(&Query) -> bool) {
        let mut inner = self.inner.borrow_mut();
        let now = Instant::now();
        for entry in inner.entries.concerned(concerned) {
            entry.refresh(now);
        }
        drop(inner);
        self.wake();
    }

    /// Something about the plugin changed, perhaps because it was asked: what fails is not asked without end.
    fn recheck(&self, plugin_id: &str) {
        let mut inner = self.inner.borrow_mut();
        let now = Instant::now();
        let concerned = |query: &Query| *query.plugin_id == *plugin_id;
        for entry in inner.entries.concerned(concerned) {
            entry.recheck(now);
        }
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
        let watched = self
            .inner
            .borrow_mut()
            .entries
            .watch(query.clone(), interval);
        let (watcher, status) = watched;
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
        inner.entries.see(&self.query, self.watcher, sees);
        drop(inner);
        self.queries.wake();
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let mut inner = self.queries.inner.borrow_mut();
        inner.entries.unwatch(&self.query, self.watcher);
        drop(inner);
        self.queries.wake();
    }
}

impl Inner {
    /// What is on its way is not waited for any more, and everything is asked anew.
    fn forget(&mut self) {
        self.generation += 1;
        let now = Instant::now();
        for entry in self.entries.concerned(|_| true) {
            entry.forget(now);
        }
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
