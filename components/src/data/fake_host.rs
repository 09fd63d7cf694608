//! A host whose answers tests decide, and which remembers what it was asked, and when.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::stream::{LocalBoxStream, StreamExt};
use serde_json::{Map, Value, json};
use tokio::time::{Instant, sleep};

use crate::client::{
    Answer, Decision, HostClient, HostError, HostEvent, InDevelopment, LogEntry, VirtualPrinter,
};
use crate::extension::Surface;

type Handler = Box<dyn Fn(&Asked) -> (Duration, Result<Value, HostError>)>;

/// A request, such as `a.b/metrics`, `a.b/:state` or `a.b/:settings`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) what: String,
    pub(crate) body: Value,
    pub(crate) at: Instant,
}

/// See the module.
pub(crate) struct FakeHost {
    pub(crate) asked: RefCell<Vec<Asked>>,
    pub(crate) in_flight: Cell<usize>,
    pub(crate) most_in_flight: Cell<usize>,
    handler: Handler,
    /// Answers that come before those of the handler.
    pub(crate) next: RefCell<VecDeque<Result<Value, HostError>>>,
}

impl FakeHost {
    /// A host that answers every request at once as `handler` says.
    pub(crate) fn new(handler: impl Fn(&Asked) -> Result<Value, HostError> + 'static) -> Self {
        Self::slow(move |asked| (Duration::ZERO, handler(asked)))
    }

    /// A host that takes its time.
    pub(crate) fn slow(
        handler: impl Fn(&Asked) -> (Duration, Result<Value, HostError>) + 'static,
    ) -> Self {
        Self {
            asked: RefCell::default(),
            in_flight: Cell::default(),
            most_in_flight: Cell::default(),
            handler: Box::new(handler),
            next: RefCell::default(),
        }
    }

    /// How many requests were for `what`.
    pub(crate) fn count(&self, what: &str) -> usize {
        self.asked
            .borrow()
            .iter()
            .filter(|asked| asked.what == what)
            .count()
    }

    /// The seconds between requests for `what`.
    pub(crate) fn pauses(&self, what: &str) -> Vec<f64> {
        let asked = self.asked.borrow();
        let times: Vec<_> = asked
            .iter()
            .filter(|asked| asked.what == what)
            .map(|asked| asked.at)
            .collect();
        times
            .windows(2)
            .map(|pair| (pair[1] - pair[0]).as_secs_f64())
            .collect()
    }

    fn answer(&self, what: String, body: Value) -> Answer<'_, Value> {
        async move {
            let asked = Asked {
                what,
                body,
                at: Instant::now(),
            };
            self.asked.borrow_mut().push(asked.clone());
            let (wait, answer) = (self.handler)(&asked);
            let scripted = self.next.borrow_mut().pop_front();
            self.in_flight.set(self.in_flight.get() + 1);
            self.most_in_flight
                .set(self.most_in_flight.get().max(self.in_flight.get()));
            let _flight = Flight(&self.in_flight);
            sleep(wait).await;
            scripted.unwrap_or(answer)
        }
        .boxed_local()
    }

    fn object<'a>(&'a self, what: String, body: Value) -> Answer<'a, Map<String, Value>> {
        self.answer(what, body)
            .map(|answer| answer.map(|value| value.as_object().cloned().unwrap_or_default()))
            .boxed_local()
    }
}

/// A request, until it is answered or given up.
struct Flight<'a>(&'a Cell<usize>);

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl HostClient for FakeHost {
    fn extensions(&self, _: Option<Surface>) -> Answer<'_, Value> {
        self.answer("ui".to_owned(), Value::Null)
    }

    fn inventory(&self) -> Answer<'_, Value> {
        self.answer("inventory".to_owned(), Value::Null)
    }

    fn sdk(&self) -> Answer<'_, Value> {
        self.answer("sdk".to_owned(), Value::Null)
    }

    fn settings<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Map<String, Value>> {
        self.object(format!("{plugin_id}/:settings"), Value::Null)
    }

    fn save_settings<'a>(
        &'a self,
        plugin_id: &'a str,
        settings: Map<String, Value>,
    ) -> Answer<'a, Map<String, Value>> {
        self.object(format!("{plugin_id}/:save"), json!(settings))
    }

    fn state<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Map<String, Value>> {
        self.object(format!("{plugin_id}/:state"), Value::Null)
    }

    fn logs<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Vec<LogEntry>> {
        let entries = |answer: Value| {
            let list = answer.as_array().into_iter().flatten();
            list.filter_map(LogEntry::read).collect()
        };
        self.answer(format!("{plugin_id}/:logs"), Value::Null)
            .map(move |answer| answer.map(entries))
            .boxed_local()
    }

    fn invoke<'a>(
        &'a self,
        plugin_id: &'a str,
        action_id: &'a str,
        payload: Map<String, Value>,
        printer_id: Option<&'a str>,
    ) -> Answer<'a, Value> {
        let body = json!({"payload": payload, "printerId": printer_id});
        self.answer(format!("{plugin_id}/{action_id}"), body)
    }

    fn decide<'a>(&'a self, plugin_id: &'a str, decision: Decision) -> Answer<'a, Value> {
        self.answer(
            format!("{plugin_id}/:decide"),
            json!(format!("{decision:?}")),
        )
    }

    fn asset_url(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn development(&self) -> Answer<'_, Vec<InDevelopment>> {
        async { Err(HostError::NotOffered) }.boxed_local()
    }

    fn virtual_printer(&self) -> Answer<'_, VirtualPrinter> {
        async { Err(HostError::NotOffered) }.boxed_local()
    }

    fn set_printing(&self, _: bool) -> Answer<'_, VirtualPrinter> {
        async { Err(HostError::NotOffered) }.boxed_local()
    }

    fn events(&self) -> LocalBoxStream<'static, Result<HostEvent, HostError>> {
        futures_util::stream::empty().boxed_local()
    }
}
