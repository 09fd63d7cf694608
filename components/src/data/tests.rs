//! The queries against a host whose time runs as fast as it can.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use dioxus::prelude::*;
use dioxus_core::{NoOpMutations, ScopeId};
use faceplate_renderer::prop::Text;
use serde_json::{Map, Value, json};

use super::fake_host::{Asked, FakeHost};
use super::{Age, Answers, LiveData, Queries, Query, Status, Subject, use_status};
use crate::client::{HostClient, HostError, HostEvent};

/// A widget on the test page.
#[derive(Clone, PartialEq)]
struct Shown {
    query: Query,
    every: Option<u64>,
}

#[component]
fn Widget(shown: Shown, page: Page) -> Element {
    let status = use_status(Some(shown.query), shown.every.map(Duration::from_secs));
    page.0.painted.set(page.0.painted.get() + 1);
    page.0.status.replace(Some(status.clone()));
    rsx! { "[{status:?}]" }
}

/// The page that the tests look at.
#[derive(Clone, Default)]
struct Page(Rc<PageState>);

#[derive(Default)]
struct PageState {
    host: RefCell<Option<Rc<FakeHost>>>,
    queries: RefCell<Option<Queries>>,
    shown: RefCell<Vec<Shown>>,
    painted: Cell<usize>,
    status: RefCell<Option<Status>>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn app(page: Page) -> Element {
    let queries = use_hook(|| {
        let host = page.0.host.borrow().clone().unwrap();
        let queries = Queries::new(host);
        page.0.queries.replace(Some(queries.clone()));
        provide_context(LiveData(Rc::new(queries.clone())));
        queries
    });
    use_future(move || queries.clone().run());
    let shown = page.0.shown.borrow().clone();
    rsx! {
        for (index, shown) in shown.into_iter().enumerate() {
            Widget { key: "{index}", shown, page: page.clone() }
        }
    }
}

struct World {
    dom: VirtualDom,
    page: Page,
    host: Rc<FakeHost>,
}

impl World {
    fn new(host: FakeHost, shown: Vec<Shown>) -> Self {
        let (host, page) = (Rc::new(host), Page::default());
        page.0.host.replace(Some(host.clone()));
        page.0.shown.replace(shown);
        let mut dom = VirtualDom::new_with_props(app, page.clone());
        dom.rebuild_in_place();
        Self { dom, page, host }
    }

    fn queries(&self) -> Queries {
        self.page.0.queries.borrow().clone().unwrap()
    }

    fn status(&self) -> Status {
        self.page.0.status.borrow().clone().unwrap()
    }

    /// Shows these widgets instead.
    fn show(&mut self, shown: Vec<Shown>) {
        self.page.0.shown.replace(shown);
        self.dom.mark_dirty(ScopeId::APP);
        self.dom.render_immediate(&mut NoOpMutations);
    }

    /// Does something where the app would.
    fn act(&mut self, act: impl FnOnce(&Queries)) {
        let queries = self.queries();
        self.dom.in_scope(ScopeId::APP, || act(&queries));
    }

    /// Lets `seconds` pass.
    async fn pass(&mut self, seconds: f64) {
        let end = tokio::time::Instant::now() + Duration::from_secs_f64(seconds);
        loop {
            tokio::select! {
                biased;
                () = self.dom.wait_for_work() => self.dom.render_immediate(&mut NoOpMutations),
                () = tokio::time::sleep_until(end) => return,
            }
        }
    }
}

fn action(plugin: &str, id: &str) -> Query {
    Query {
        plugin_id: plugin.into(),
        subject: Subject::Action {
            action_id: id.into(),
            payload: Map::new(),
        },
    }
}

fn state() -> Query {
    Query {
        plugin_id: "a.b".into(),
        subject: Subject::State,
    }
}

fn every(seconds: u64, query: Query) -> Shown {
    Shown {
        query,
        every: Some(seconds),
    }
}

fn always(value: Value) -> FakeHost {
    FakeHost::new(move |_| Ok(value.clone()))
}

fn down() -> HostError {
    HostError::Unreachable {
        address: "x".to_owned(),
    }
}

#[tokio::test(start_paused = true)]
async fn widgets_that_ask_the_same_share_one_request() {
    let mut reordered = action("a.b", "m");
    let mut one = action("a.b", "m");
    for (query, keys) in [(&mut one, ["x", "y"]), (&mut reordered, ["y", "x"])] {
        if let Subject::Action { payload, .. } = &mut query.subject {
            payload.extend(keys.map(|key| (key.to_owned(), json!(key))));
        }
    }
    let shown = vec![every(5, one.clone()), every(5, one), every(7, reordered)];
    let mut world = World::new(always(json!({"data": {"n": 1}})), shown);
    world.pass(0.5).await;
    assert_eq!(world.host.count("a.b/m"), 1);
    assert_eq!(world.status().value(), Some(&json!({"n": 1})));
    // As often as the most curious of them wants.
    world.pass(5.1).await;
    assert_eq!(world.host.count("a.b/m"), 2);
}

#[tokio::test(start_paused = true)]
async fn defect_10_a_query_waits_at_least_its_interval_and_at_least_a_second() {
    let shown = vec![
        every(0, action("a.b", "fast")),
        every(10, action("a.b", "calm")),
    ];
    let mut world = World::new(always(json!(1)), shown);
    world.pass(60.0).await;
    for (what, floor) in [("a.b/fast", 1.0), ("a.b/calm", 10.0)] {
        let pauses = world.host.pauses(what);
        assert!(pauses.len() >= 5, "{pauses:?}");
        let late = |pause: &f64| *pause > floor * 1.1 + 0.01;
        assert!(
            !pauses.iter().any(|pause| *pause < floor || late(pause)),
            "{pauses:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_is_waited_for_and_not_asked_for_again() {
    let slow = FakeHost::slow(|_| (Duration::from_secs(8), Ok(json!(1))));
    let mut world = World::new(slow, vec![every(1, action("a.b", "m"))]);
    world.pass(7.9).await;
    assert_eq!(world.host.count("a.b/m"), 1);
    world.pass(60.0).await;
    assert_eq!(world.host.most_in_flight.get(), 1);
}

#[tokio::test(start_paused = true)]
async fn after_failures_it_asks_less_often_and_after_a_success_as_before() {
    let host = always(json!(1));
    let failures = std::iter::repeat_with(|| Err(down())).take(9);
    host.next.borrow_mut().extend(failures);
    let mut world = World::new(host, vec![every(1, action("a.b", "m"))]);
    world.pass(400.0).await;
    let pauses = world.host.pauses("a.b/m");
    for (index, doubled) in [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]
        .into_iter()
        .enumerate()
    {
        let pause = pauses[index];
        assert!(
            pause >= (doubled / 2.0_f64).max(1.0) && pause <= doubled + 0.01,
            "{pauses:?}"
        );
    }
    assert!(pauses[9] < 1.2, "{pauses:?}");
}

#[tokio::test(start_paused = true)]
async fn defect_9_the_last_good_value_stays_and_says_how_old_it_is() {
    let up = Rc::new(Cell::new(true));
    let host = {
        let up = up.clone();
        FakeHost::new(move |_| if up.get() { Ok(json!(7)) } else { Err(down()) })
    };
    let mut world = World::new(host, vec![every(1, action("a.b", "m"))]);
    world.pass(0.5).await;
    up.set(false);
    world.pass(3.0).await;
    let stale = |status: Status| match status {
        Status::Stale {
            value,
            age,
            problem,
        } => {
            assert_eq!((&*value, problem), (&json!(7), down()));
            age
        }
        other @ (Status::Loading | Status::Fresh(_) | Status::Empty | Status::Failed(_)) => {
            panic!("{other:?}")
        }
    };
    assert_eq!(stale(world.status()), Age::Moments);
    world.pass(200.0).await;
    assert!(matches!(stale(world.status()), Age::Minutes(1..=3)));
    up.set(true);
    world.pass(61.0).await;
    assert_eq!(world.status(), Status::Fresh(json!(7).into()));
}

#[tokio::test(start_paused = true)]
async fn what_never_came_has_failed_and_what_is_nothing_is_empty() {
    let problem = HostError::Said(Text::new("no sensor"));
    let host = {
        let problem = problem.clone();
        FakeHost::new(move |_| Err(problem.clone()))
    };
    let mut world = World::new(host, vec![every(1, action("a.b", "m"))]);
    assert_eq!(world.status(), Status::Loading);
    world.pass(0.5).await;
    assert_eq!(world.status(), Status::Failed(problem));
}

#[tokio::test(start_paused = true)]
async fn defect_12_data_that_is_null_is_no_data_and_not_the_envelope() {
    for (body, expected) in [
        (json!({"data": null, "effects": [1]}), Status::Empty),
        (json!({"data": [], "effects": [1]}), Status::Empty),
        (json!({"data": 0}), Status::Fresh(json!(0).into())),
        (json!({"data": false}), Status::Fresh(json!(false).into())),
        (json!({"n": 1}), Status::Fresh(json!({"n": 1}).into())),
    ] {
        let mut world = World::new(always(body.clone()), vec![every(1, action("a.b", "m"))]);
        world.pass(0.5).await;
        assert_eq!(world.status(), expected, "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_same_data_again_paints_nothing() {
    let mut world = World::new(always(json!({"n": 1})), vec![every(1, action("a.b", "m"))]);
    world.pass(0.5).await;
    let painted = world.page.0.painted.get();
    world.pass(30.0).await;
    assert!(world.host.count("a.b/m") > 20);
    assert_eq!(world.page.0.painted.get(), painted);
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_while_nobody_looks() {
    let shown = vec![every(1, action("a.b", "m"))];
    let mut world = World::new(always(json!(1)), shown.clone());
    world.pass(0.5).await;
    world.act(|queries| queries.set_visible(false));
    world.pass(100.0).await;
    assert_eq!(world.host.count("a.b/m"), 1);
    world.act(|queries| queries.set_visible(true));
    world.pass(0.1).await;
    assert_eq!(world.host.count("a.b/m"), 2);

    world.show(Vec::new());
    world.pass(100.0).await;
    assert_eq!(world.host.count("a.b/m"), 2);
    // Who comes back sees what was there, and then what is.
    world.show(shown);
    assert_eq!(world.status(), Status::Fresh(json!(1).into()));
    world.pass(0.1).await;
    assert_eq!(world.host.count("a.b/m"), 3);
}

#[tokio::test(start_paused = true)]
async fn defect_7_after_an_action_its_plugin_is_asked_again_and_others_are_not() {
    let host = FakeHost::slow(|_| (Duration::from_secs(1), Ok(json!(1))));
    let shown = vec![every(60, action("a.b", "m")), every(60, action("c.d", "m"))];
    let mut world = World::new(host, shown);
    world.pass(5.0).await;
    world.act(|queries| queries.refresh("a.b"));
    world.pass(0.1).await;
    assert_eq!(
        (world.host.count("a.b/m"), world.host.count("c.d/m")),
        (2, 1)
    );
    // The request on its way may have been answered before the action took place.
    world.act(|queries| queries.refresh("a.b"));
    world.pass(5.0).await;
    assert_eq!(world.host.count("a.b/m"), 3);
}

#[tokio::test(start_paused = true)]
async fn state_comes_with_events_and_is_not_asked_for() {
    let shown = vec![Shown {
        query: state(),
        every: None,
    }];
    let mut world = World::new(always(json!({"n": 1})), shown);
    world.pass(100.0).await;
    assert_eq!(world.host.count("a.b/:state"), 1);
    world.act(|queries| {
        let (plugin_id, state) = ("a.b".into(), Map::from_iter([("n".to_owned(), json!(2))]));
        queries.hear(&Ok(HostEvent::State { plugin_id, state }));
    });
    world.pass(0.1).await;
    assert_eq!(world.status().value(), Some(&json!({"n": 2})));
    assert_eq!(world.host.count("a.b/:state"), 1);
}

#[tokio::test(start_paused = true)]
async fn without_an_event_stream_state_is_asked_for_every_5_seconds_while_somebody_looks() {
    let shown = vec![Shown {
        query: state(),
        every: None,
    }];
    let mut world = World::new(always(json!({"n": 1})), shown);
    world.act(|queries| queries.hear(&Err(HostError::NotOffered)));
    world.pass(60.0).await;
    let pauses = world.host.pauses("a.b/:state");
    assert!(pauses.len() >= 10, "{pauses:?}");
    assert!(
        pauses
            .iter()
            .skip(1)
            .all(|pause| (5.0..5.6).contains(pause)),
        "{pauses:?}"
    );
    world.act(|queries| queries.set_visible(false));
    let before = world.host.count("a.b/:state");
    world.pass(60.0).await;
    assert_eq!(world.host.count("a.b/:state"), before);
}

#[tokio::test(start_paused = true)]
async fn defect_19_an_answer_in_the_language_before_is_not_shown() {
    let slow =
        |word: &'static str| FakeHost::slow(move |_| (Duration::from_secs(3), Ok(json!(word))));
    let mut world = World::new(slow("Hello"), vec![every(60, action("a.b", "m"))]);
    world.pass(1.0).await;
    let spanish: Rc<dyn HostClient> = Rc::new(slow("Hola"));
    world.act(|queries| queries.set_host(spanish));
    world.pass(2.5).await;
    assert_eq!(world.status(), Status::Loading);
    world.pass(1.0).await;
    assert_eq!(world.status().value(), Some(&json!("Hola")));
}

#[tokio::test(start_paused = true)]
async fn another_printer_is_asked_about_at_once_and_what_was_on_its_way_is_not_taken_for_it() {
    let printer = |asked: &Asked| (Duration::from_secs(1), Ok(asked.body["printerId"].clone()));
    let shown = vec![every(3600, action("a.b", "m"))];
    let mut world = World::new(FakeHost::slow(printer), shown);
    world.act(|queries| queries.set_printer(Some("1".into())));
    world.pass(0.5).await;
    world.act(|queries| queries.set_printer(Some("2".into())));
    world.pass(0.9).await;
    assert_eq!(world.status(), Status::Loading);
    world.pass(0.2).await;
    assert_eq!(world.status().value(), Some(&json!("2")));
    // The same again is no news.
    world.act(|queries| queries.set_printer(Some("2".into())));
    world.pass(5.0).await;
    assert_eq!(world.host.count("a.b/m"), 2);
}

#[tokio::test(start_paused = true)]
async fn plugins_that_do_not_answer_leave_their_neighbours_their_pace() {
    let host = FakeHost::slow(|Asked { what, .. }| {
        let wait = if what.starts_with("ok.") { 0 } else { 15 };
        (Duration::from_secs(wait), Ok(json!(1)))
    });
    let slow = (0..20).map(|n| every(1, action(&format!("slow.{}", n % 4), &format!("m{n}"))));
    let shown = slow.chain([every(1, action("ok.ok", "m"))]).collect();
    let mut world = World::new(host, shown);
    // Until it is known which are slow: of those that do not answer within 2 s, two are waited for.
    world.pass(25.0).await;
    let before = world.host.count("ok.ok/m");
    world.pass(100.0).await;
    let count = world.host.count("ok.ok/m") - before;
    assert!(count >= 90, "{count} requests in 100 s");
    assert!(world.host.most_in_flight.get() <= 4);
}

#[tokio::test(start_paused = true)]
async fn one_that_fails_and_is_told_of_for_that_is_not_asked_without_end() {
    let host = FakeHost::new(|_| Err(HostError::LogIn));
    let mut world = World::new(host, vec![every(1, action("a.b", "m"))]);
    for _ in 0..100 {
        world.pass(0.1).await;
        world.act(|queries| queries.hear(&Ok(HostEvent::Plugin("a.b".into()))));
    }
    let count = world.host.count("a.b/m");
    assert!((9..=11).contains(&count), "{count} requests in 10 s");
}
