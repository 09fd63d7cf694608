//! A screen with widgets: the app's queries and its client for HTTP, with a clock beside each request.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use dioxus::core::NoOpMutations;
use dioxus::prelude::*;
use faceplate_components::client::{
    Answer, Decision, HostClient, HostError, HostEvent, HttpHost, InDevelopment, LogEntry, Plugins,
    VirtualPrinter, fetch_plugins,
};
use faceplate_components::data::{LiveData, Queries, Query, Subject, use_status};
use faceplate_components::extension::Surface;
use futures_util::stream::LocalBoxStream;
use futures_util::{FutureExt, StreamExt};
use serde_json::{Map, Value};

use crate::host::id;

/// How often a widget wants to know.
const EVERY: Duration = Duration::from_secs(1);

/// A request that was answered, or failed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    /// The plugin's number.
    pub(crate) plugin: usize,
    pub(crate) at: Instant,
    pub(crate) took: Duration,
    pub(crate) worked: bool,
}

/// What was seen from the screens.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) asked: RefCell<Vec<Asked>>,
    /// When the event stream of a screen was opened.
    pub(crate) connected: RefCell<Vec<Instant>>,
    /// The times between ticks of a timer of 16 ms on the screens' thread, each with when it ended.
    pub(crate) gaps: RefCell<Vec<(Instant, Duration)>>,
}

/// Screens on a thread, each with widgets of its own plugins.
#[derive(Clone, Props)]
pub(crate) struct Screens {
    address: String,
    widgets: Vec<Vec<usize>>,
    seen: Rc<Seen>,
}

impl PartialEq for Screens {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.seen, &other.seen)
    }
}

impl Screens {
    /// Screens on the host at `address`, each with widgets of the plugins with these numbers.
    pub(crate) fn new(address: &str, widgets: Vec<Vec<usize>>) -> Self {
        Self {
            address: address.to_owned(),
            widgets,
            seen: Rc::default(),
        }
    }

    /// Shows them while `during` runs; it gets what was seen so far.
    pub(crate) fn show<F: Future>(self, during: impl FnOnce(Rc<Seen>) -> F) -> F::Output {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build().unwrap();
        let seen = Rc::clone(&self.seen);
        runtime.block_on(async {
            let mut dom = VirtualDom::new_with_props(all, self);
            dom.rebuild_in_place();
            let ticks = tick(Rc::clone(&seen));
            let paint = async {
                loop {
                    dom.wait_for_work().await;
                    dom.render_immediate(&mut NoOpMutations);
                }
            };
            tokio::select! {
                result = during(Rc::clone(&seen)) => result,
                () = ticks => unreachable!("it ticks on"),
                () = paint => unreachable!("there is always more to paint"),
            }
        })
    }
}

async fn tick(seen: Rc<Seen>) {
    let mut last = Instant::now();
    loop {
        tokio::time::sleep(Duration::from_millis(16)).await;
        let now = Instant::now();
        seen.gaps.borrow_mut().push((now, now - last));
        last = now;
    }
}

fn all(screens: Screens) -> Element {
    let each = screens.widgets.iter().enumerate();
    let each = each.map(|(number, widgets)| {
        let (screens, widgets) = (screens.clone(), widgets.clone());
        rsx! { Screen { key: "{number}", screens, widgets } }
    });
    rsx! { {each} }
}

/// One screen, as the workbench is one.
#[component]
fn Screen(screens: Screens, widgets: Vec<usize>) -> Element {
    let queries = use_hook(|| {
        let host = Timed {
            host: HttpHost::new(&screens.address),
            seen: Rc::clone(&screens.seen),
        };
        let queries = Queries::new(Rc::new(host));
        provide_context(LiveData(Rc::new(queries.clone())));
        queries
    });
    use_future({
        let queries = queries.clone();
        move || queries.clone().run()
    });
    use_future(move || {
        let (queries, seen) = (queries.clone(), Rc::clone(&screens.seen));
        let host = HttpHost::new(&screens.address);
        async move {
            let mut events = host.events();
            let host: Rc<dyn HostClient> = Rc::new(host);
            while let Some(event) = events.next().await {
                queries.hear(&event);
                if event == Ok(HostEvent::Connected) {
                    seen.connected.borrow_mut().push(Instant::now());
                    drop(fetch_plugins(&host, &Plugins::default()).await);
                }
            }
        }
    });
    rsx! {
        for plugin in widgets {
            Widget { key: "{plugin}", plugin }
        }
    }
}

#[component]
fn Widget(plugin: usize) -> Element {
    let query = Query {
        plugin_id: id(plugin).into(),
        subject: Subject::Action {
            action_id: "read".into(),
            payload: Map::new(),
        },
    };
    let status = use_status(Some(query), Some(EVERY));
    rsx! { "{status:?}" }
}

/// The real client, with a clock.
struct Timed {
    host: HttpHost,
    seen: Rc<Seen>,
}

impl HostClient for Timed {
    fn invoke<'a>(
        &'a self,
        plugin_id: &'a str,
        action_id: &'a str,
        payload: Map<String, Value>,
        printer_id: Option<&'a str>,
    ) -> Answer<'a, Value> {
        async move {
            let at = Instant::now();
            let answer = self.host.invoke(plugin_id, action_id, payload, printer_id);
            let answer = answer.await;
            let number = plugin_id.trim_start_matches("load.p").parse();
            self.seen.asked.borrow_mut().push(Asked {
                plugin: number.unwrap(),
                at,
                took: at.elapsed(),
                worked: answer.is_ok(),
            });
            answer
        }
        .boxed_local()
    }

    fn extensions(&self, surface: Option<Surface>) -> Answer<'_, Value> {
        self.host.extensions(surface)
    }

    fn inventory(&self) -> Answer<'_, Value> {
        self.host.inventory()
    }

    fn sdk(&self) -> Answer<'_, Value> {
        self.host.sdk()
    }

    fn settings<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Map<String, Value>> {
        self.host.settings(plugin_id)
    }

    fn save_settings<'a>(
        &'a self,
        plugin_id: &'a str,
        settings: Map<String, Value>,
    ) -> Answer<'a, Map<String, Value>> {
        self.host.save_settings(plugin_id, settings)
    }

    fn state<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Map<String, Value>> {
        self.host.state(plugin_id)
    }

    fn logs<'a>(&'a self, plugin_id: &'a str) -> Answer<'a, Vec<LogEntry>> {
        self.host.logs(plugin_id)
    }

    fn decide<'a>(&'a self, plugin_id: &'a str, decision: Decision) -> Answer<'a, Value> {
        self.host.decide(plugin_id, decision)
    }

    fn asset_url(&self, plugin_id: &str, path: &str) -> Option<String> {
        self.host.asset_url(plugin_id, path)
    }

    fn development(&self) -> Answer<'_, Vec<InDevelopment>> {
        self.host.development()
    }

    fn virtual_printer(&self) -> Answer<'_, VirtualPrinter> {
        self.host.virtual_printer()
    }

    fn set_printing(&self, printing: bool) -> Answer<'_, VirtualPrinter> {
        self.host.set_printing(printing)
    }

    fn events(&self) -> LocalBoxStream<'static, Result<HostEvent, HostError>> {
        self.host.events()
    }
}
