//! Widgets whose values an action brings, from the first load to a broken host.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::HostError;
use crate::data::fake_host::FakeHost;
use crate::extension::{Extensions, Surface};
use crate::surface::NavbarWidgets;
use crate::surface::test_page::{TestPage, extensions};
use dioxus::prelude::*;

type Answer = Rc<RefCell<Result<Value, HostError>>>;

fn host(answer: &Answer) -> Rc<FakeHost> {
    let answer = answer.clone();
    let wait = Duration::from_millis(100);
    Rc::new(FakeHost::slow(move |_| (wait, answer.borrow().clone())))
}

fn item(surface: Surface, schema: &Value) -> Extensions {
    extensions(
        json!([{"id": "p", "surface": surface.name(), "pluginId": "a.b", "title": "P", "schema": schema,
        "mobilePresentation": "gauges"}]),
    )
}

fn panel(schema: Value, answer: Value) -> (TestPage, Answer, Rc<FakeHost>) {
    let answer = Rc::new(RefCell::new(Ok(answer)));
    let host = host(&answer);
    let page = TestPage::live(item(Surface::PrinterPanel, &schema), host.clone());
    (page, answer, host)
}

fn cluster() -> Value {
    json!({"component": "progress_cluster", "dataActionId": "m", "pollIntervalMs": 1000,
        "items": [{"label": "CPU", "valueKey": "cpu.used"}]})
}

fn strip() -> Value {
    json!({"component": "data_strip", "dataActionId": "t", "pollIntervalMs": 1000})
}

fn down() -> HostError {
    HostError::said("sensor gone")
}

#[tokio::test(start_paused = true)]
async fn a_cluster_loads_shows_and_says_when_it_is_out_of_date() {
    let (mut page, answer, _) = panel(cluster(), json!({"data": {"cpu": {"used": "41.6"}}}));
    assert!(
        page.html().contains(r#"data-state="loading""#),
        "{}",
        page.html()
    );
    page.pass(0.5).await;
    let html = page.html();
    assert!(html.contains(">\u{2068}42\u{2069}%</span>"), "{html}");
    assert!(
        html.contains("aria-valuenow=41.6") && html.contains("inline-size:41.6%"),
        "{html}"
    );
    *answer.borrow_mut() = Err(down());
    page.pass(200.0).await;
    let html = page.html();
    assert!(
        html.contains(r#"data-state="stale""#) && html.contains("42\u{2069}%"),
        "{html}"
    );
    assert!(
        html.contains("Not up to date for ") && html.contains(". sensor gone"),
        "{html}"
    );
}

#[tokio::test(start_paused = true)]
async fn defect_8_a_metric_that_is_no_number_is_two_dashes_and_no_reading() {
    for value in [
        json!(null),
        json!(""),
        json!([]),
        json!(false),
        json!(true),
        json!("warm"),
    ] {
        let (mut page, _, _) = panel(cluster(), json!({"data": {"cpu": {"used": value}}}));
        page.pass(0.5).await;
        let html = page.html();
        assert!(
            html.contains(">--</span>") && !html.contains("aria-valuenow"),
            "{value}: {html}"
        );
        assert!(
            !html.contains("fp-progress-cluster__bar"),
            "{value}: {html}"
        );
    }
    let (mut page, _, _) = panel(cluster(), json!({"data": {"cpu": {"used": 0}}}));
    page.pass(0.5).await;
    assert!(page.html().contains("aria-valuenow=0"), "{}", page.html());
}

#[tokio::test(start_paused = true)]
async fn defect_9_a_strip_says_why_it_shows_nothing() {
    let (mut page, answer, _) = panel(strip(), json!({"data": {"items": []}}));
    assert!(page.html().contains("Loading</p>"), "{}", page.html());
    page.pass(0.5).await;
    assert!(page.html().contains("No readings yet"), "{}", page.html());
    *answer.borrow_mut() = Ok(json!({"data": {"items": [{"label": "Tool", "value": 0}]}}));
    page.pass(2.0).await;
    let html = page.html();
    assert!(
        html.contains(">Tool</span>") && html.contains(">0</span>"),
        "{html}"
    );
}

#[tokio::test(start_paused = true)]
async fn defect_9_a_strip_whose_action_fails_says_what_the_plugin_said() {
    let answer = Rc::new(RefCell::new(Err(down())));
    let extensions = item(Surface::PrinterPanel, &strip());
    let mut page = TestPage::live(extensions, host(&answer));
    page.pass(0.5).await;
    let html = page.html();
    assert!(html.contains("No data. sensor gone"), "{html}");
}

#[tokio::test(start_paused = true)]
async fn defect_12_a_strip_never_takes_the_envelope_for_data() {
    let envelope = json!({"data": null, "items": [{"text": "not data"}]});
    let (mut page, _, _) = panel(strip(), envelope);
    page.pass(0.5).await;
    assert!(!page.html().contains("not data"), "{}", page.html());
}

#[tokio::test(start_paused = true)]
async fn a_widget_that_nobody_can_see_is_not_asked_for() {
    let (mut page, _, host) = panel(cluster(), json!({"cpu": 1}));
    page.pass(0.5).await;
    page.see("fp-progress-cluster", false);
    page.pass(60.0).await;
    assert_eq!(host.count("a.b/m"), 1);
    page.see("fp-progress-cluster", true);
    page.pass(0.5).await;
    assert_eq!(host.count("a.b/m"), 2, "overdue, so at once");
}

#[tokio::test(start_paused = true)]
async fn a_tap_on_a_gauge_shows_value_and_target_for_five_seconds() {
    let readings = json!({"items": [
        {"icon": "printer-3d-nozzle", "label": "Tool", "value": 150, "max": 300, "displayValue": "150°", "targetValue": "210°"},
        {"label": "Bed", "value": "cold"}]});
    let answer: Answer = Rc::new(RefCell::new(Ok(readings)));
    let extensions = item(Surface::NavbarWidget, &strip());
    let mut page = TestPage::live_with(
        rsx! { NavbarWidgets { extensions: extensions.clone(), small: true } },
        host(&answer),
    );
    page.pass(0.5).await;
    let html = page.html();
    assert!(html.contains(r#"aria-label="Tool: 150° / 210°""#), "{html}");
    assert!(html.contains(r#"stroke-dasharray="50.0 100""#), "{html}");
    assert!(html.contains(r#"aria-label="Bed: cold""#), "{html}");
    assert!(!html.contains("fp-gauge__value"), "{html}");
    page.click("Tool");
    assert!(
        page.html().contains(">150° / 210°</span>"),
        "{}",
        page.html()
    );
    page.pass(4.9).await;
    assert!(page.html().contains("fp-gauge__value"));
    page.pass(0.2).await;
    assert!(!page.html().contains("fp-gauge__value"), "{}", page.html());
}
