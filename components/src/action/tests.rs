//! Controls of plugins in their surfaces, with a host behind them.

use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::HostError;
use crate::data::fake_host::FakeHost;
use crate::surface::test_page::{TestPage, extensions};

/// A page with one panel of the plugin Clock and a host that takes a second to answer.
fn page(schema: Value, answer: Result<Value, HostError>) -> (TestPage, Rc<FakeHost>) {
    let host = FakeHost::slow(move |_| (Duration::from_secs(1), answer.clone()));
    let host = Rc::new(host);
    let item = json!({"id": "p", "surface": "printer_panel", "pluginId": "a.b", "pluginName": "Clock",
        "title": "Panel", "schema": schema});
    (
        TestPage::live(extensions(json!([item])), host.clone()),
        host,
    )
}

fn button(extra: Value) -> Value {
    let mut button = json!({"component": "button", "label": "Home", "actionId": "home"});
    button
        .as_object_mut()
        .unwrap()
        .extend(extra.as_object().unwrap().clone());
    button
}

fn toasts(page: &TestPage) -> String {
    let html = page.html();
    html[html.find("fp-toasts__list").unwrap()..].to_owned()
}

#[tokio::test(start_paused = true)]
async fn defect_6_a_second_press_while_it_runs_does_nothing() {
    let (mut page, host) = page(button(json!({})), Ok(json!({})));
    for _ in 0..3 {
        page.click("Home");
    }
    page.pass(0.5).await;
    let html = page.html();
    assert!(
        html.contains(r#"aria-disabled="true" aria-busy="true""#),
        "{html}"
    );
    assert!(html.contains("fp-spinner"), "{html}");
    page.click("Home");
    page.pass(5.0).await;
    assert_eq!(host.count("a.b/home"), 1);
    let html = page.html();
    assert!(
        !html.contains("aria-busy") && !html.contains("fp-spinner"),
        "{html}"
    );
    page.click("Home");
    page.pass(5.0).await;
    assert_eq!(host.count("a.b/home"), 2);
}

#[tokio::test(start_paused = true)]
async fn defect_6_two_controls_of_one_action_do_not_wait_for_each_other() {
    let chips = json!([{"text": "One", "actionId": "home"}, {"text": "Two", "actionId": "home"}]);
    let (mut page, host) = page(
        json!({"component": "chip_group", "items": chips}),
        Ok(json!({})),
    );
    page.click("One");
    page.click("Two");
    page.click("One");
    page.pass(5.0).await;
    assert_eq!(host.count("a.b/home"), 2);
}

#[tokio::test(start_paused = true)]
async fn a_message_of_the_result_is_said_and_a_result_without_one_is_silent() {
    for (answer, said) in [
        (
            json!({"data": {"message": "Homed"}, "message": "no"}),
            Some("Homed"),
        ),
        (json!({"message": " Done "}), Some("Done")),
        (json!({"data": null, "message": "Outer"}), Some("Outer")),
        (json!({"data": {"message": 5}}), None),
        (json!([]), None),
        (Value::Null, None),
    ] {
        let (mut page, _) = page(button(json!({})), Ok(answer.clone()));
        page.click("Home");
        page.pass(2.0).await;
        let toasts = toasts(&page);
        match said {
            Some(said) => assert!(
                toasts.contains(&format!(">{said}</p>")),
                "{answer}: {toasts}"
            ),
            None => assert!(!toasts.contains("fp-toast\""), "{answer}: {toasts}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn defect_6_what_failed_says_why_beside_the_control_and_as_a_toast() {
    let error = HostError::Said(faceplate_renderer::prop::Text::new("Door <open>"));
    let (mut page, host) = page(button(json!({})), Err(error));
    page.click("Home");
    page.pass(2.0).await;
    let html = page.html();
    assert_eq!(html.matches("Door &#60;open&#62;").count(), 2, "{html}");
    assert!(
        html.contains(r#"aria-describedby="fp:a.b:p:0:problem""#),
        "{html}"
    );
    assert!(html.contains(r#"id="fp:a.b:p:0:problem""#), "{html}");
    assert!(toasts(&page).contains(r#"data-tone="error""#));
    // Trying again takes it away until it fails again.
    page.click("Home");
    page.pass(0.5).await;
    assert!(!page.html().contains("fp-problem"), "{}", page.html());
    page.pass(2.0).await;
    assert_eq!(host.count("a.b/home"), 2);
    assert!(page.html().contains("fp-problem"));
}

#[tokio::test(start_paused = true)]
async fn defect_7_after_an_action_the_widgets_of_its_plugin_are_asked_again() {
    let metrics = json!({"component": "progress_cluster", "dataActionId": "metrics", "pollIntervalMs": 60000,
        "items": [{"label": "CPU", "valueKey": "cpu"}]});
    let schema = json!({"component": "stack", "children": [button(json!({})), metrics]});
    let (mut page, host) = page(schema, Ok(json!({"cpu": 1})));
    page.pass(5.0).await;
    assert_eq!(host.count("a.b/metrics"), 1);
    page.click("Home");
    page.pass(5.0).await;
    assert_eq!(host.count("a.b/metrics"), 2);
}

#[tokio::test(start_paused = true)]
async fn defect_2_inputs_go_with_the_action_that_includes_them() {
    let schema = json!({"component": "stack", "children": [
        {"component": "input", "id": "name", "label": "Name", "defaultValue": "Ada"},
        {"component": "switch", "stateKey": "fan", "label": "Fan", "defaultValue": true},
        {"component": "input", "id": "off", "label": "Off", "disabled": true, "defaultValue": "x"},
        {"component": "input", "id": "other", "label": "Other"},
        button(json!({"payload": {"name": "static", "n": 1}, "include": ["name", "fan", "off", "gone"]}))]});
    let (mut page, host) = page(schema, Ok(json!({})));
    page.click("Home");
    page.pass(2.0).await;
    page.enter("fp:a.b:p:1", "");
    page.change("fp:a.b:p:2", "false");
    page.click("Home");
    page.pass(2.0).await;
    let payload = |index: usize| host.asked.borrow()[index].body["payload"].clone();
    assert_eq!(payload(0), json!({"name": "Ada", "n": 1, "fan": true}));
    assert_eq!(payload(1), json!({"name": "", "n": 1, "fan": false}));
}

#[tokio::test(start_paused = true)]
async fn defect_2_an_input_of_the_same_use_of_a_template_comes_before_others() {
    let template = json!({"id": "row", "schema": [
        {"component": "input", "id": "name", "label": "Name", "defaultValue": "{{n}}"},
        {"component": "button", "label": "Send {{n}}", "actionId": "home", "include": ["name", "shared"]}]});
    let call =
        |n| json!({"component": "remote_component", "componentId": "row", "props": {"n": n}});
    let schema = json!({"component": "stack", "children": [
        call(1), call(2), {"component": "input", "id": "shared", "label": "S", "defaultValue": "s"}]});
    let host = Rc::new(FakeHost::new(|_| Ok(json!({}))));
    let item = json!({"id": "p", "surface": "printer_panel", "pluginId": "a.b", "title": "P", "schema": schema,
        "pluginManifest": {"components": [template]}});
    let mut page = TestPage::live(extensions(json!([item])), host.clone());
    // What is typed in one is not in the other.
    page.enter("fp:a.b:p:1", "typed");
    page.click("Send 2");
    page.click("Send 1");
    page.pass(1.0).await;
    let payload = |index: usize| host.asked.borrow()[index].body["payload"].clone();
    assert_eq!(payload(0), json!({"name": "2", "shared": "s"}));
    assert_eq!(payload(1), json!({"name": "typed", "shared": "s"}));
}

#[tokio::test(start_paused = true)]
async fn an_input_of_the_same_row_goes_with_an_action_and_that_of_another_row_does_not() {
    let schema = json!({"component": "stack", "children": [
        {"component": "stack", "repeat": {"over": {"$state": "spools"}, "as": "spool"}, "children": [
            {"component": "input", "id": "name", "label": "Name of {{spool}}", "defaultValue": "{{spool}}"},
            {"component": "button", "label": "Send {{spool}}", "actionId": "home", "include": ["name", "shared"]}]},
        {"component": "input", "id": "shared", "label": "S", "defaultValue": "s"}]});
    let host = Rc::new(FakeHost::new(|asked| {
        Ok(match &*asked.what {
            "a.b/:state" => json!({"spools": ["red", "blue"]}),
            _ => json!({}),
        })
    }));
    let item = json!({"id": "p", "surface": "printer_panel", "pluginId": "a.b", "title": "P", "schema": schema});
    let mut page = TestPage::live(extensions(json!([item])), host.clone());
    page.pass(0.5).await;
    let before = host.asked.borrow().len();
    page.click("Send blue");
    page.click("Send red");
    page.pass(1.0).await;
    let asked = host.asked.borrow();
    let sent = asked[before..]
        .iter()
        .filter(|asked| &*asked.what == "a.b/home");
    let payloads: Vec<_> = sent.map(|asked| asked.body["payload"].clone()).collect();
    assert_eq!(
        payloads,
        [
            json!({"name": "blue", "shared": "s"}),
            json!({"name": "red", "shared": "s"})
        ]
    );
}

const ASKS: &str = "Run “\u{2068}Home\u{2069}” of the plugin “\u{2068}Clock\u{2069}”?";

#[tokio::test(start_paused = true)]
async fn an_action_that_asks_runs_after_a_yes_that_was_meant_for_it() {
    let confirm = json!({"confirm": {"title": "Sure?", "text": "It moves.", "confirmLabel": "Move", "danger": true}});
    let (mut page, host) = page(button(confirm), Ok(json!({})));
    page.click("Home");
    let html = page.html();
    // The host says whose action it is; what the plugin says is marked as that.
    assert!(
        html.contains(ASKS) && html.contains("”\u{20}says:") || html.contains("says:"),
        "{html}"
    );
    assert!(
        html.contains("Sure?") && html.contains("It moves."),
        "{html}"
    );
    assert!(html.contains("This cannot be undone."), "{html}");
    // Whoever clicked at what was there before did not mean this.
    page.click("Move");
    page.pass(0.4).await;
    page.click("Move");
    page.pass(5.0).await;
    assert_eq!(host.count("a.b/home"), 0);
    page.click("Move");
    page.pass(0.1).await;
    assert!(!page.html().contains(ASKS), "{}", page.html());
    assert!(page.html().contains("aria-busy"), "{}", page.html());
    page.pass(5.0).await;
    assert_eq!(host.count("a.b/home"), 1);
}

#[tokio::test(start_paused = true)]
async fn an_action_that_asks_does_not_run_after_a_no() {
    let (mut page, host) = page(button(json!({"confirm": {}})), Ok(json!({})));
    for leave in ["click", "key"] {
        page.click("Home");
        page.pass(1.0).await;
        assert!(page.html().contains(ASKS), "{}", page.html());
        match leave {
            "click" => page.click("Cancel"),
            _ => page.key_down("role=\"dialog\"", "Escape"),
        }
        assert!(!page.html().contains(ASKS), "{}", page.html());
        page.pass(5.0).await;
    }
    assert_eq!(host.count("a.b/home"), 0);
}

#[tokio::test(start_paused = true)]
async fn a_plugin_cannot_call_yes_what_means_no() {
    let (mut page, _) = page(
        button(json!({"confirm": {"confirmLabel": " CANCEL "}})),
        Ok(json!({})),
    );
    page.click("Home");
    assert_eq!(
        page.html().to_lowercase().matches(">cancel</span>").count(),
        1,
        "{}",
        page.html()
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_disabled_cannot_be_pressed() {
    let (page, _) = page(button(json!({"disabled": true})), Ok(json!({})));
    assert!(page.html().contains("disabled=true"), "{}", page.html());
}

#[tokio::test(start_paused = true)]
async fn defect_6_a_form_that_is_on_its_way_is_not_sent_again() {
    let fields = json!([{"id": "n", "label": "N", "defaultValue": 0}]);
    let form = json!({"component": "form", "submitActionId": "home", "fields": fields});
    let (mut page, host) = page(form, Ok(json!({})));
    for _ in 0..3 {
        page.submit("fp-form");
        page.pass(0.1).await;
    }
    assert!(page.html().contains("aria-busy"), "{}", page.html());
    page.pass(5.0).await;
    assert_eq!(host.count("a.b/home"), 1);
    assert_eq!(host.asked.borrow()[0].body["payload"], json!({"n": 0}));
}

#[tokio::test(start_paused = true)]
async fn an_input_that_live_values_hide_is_not_sent_and_one_that_they_show_is() {
    let schema = json!({"component": "stack", "children": [
        {"component": "input", "id": "name", "label": "Name", "defaultValue": "Ada",
            "visibleWhen": {"state": "open", "equals": true}},
        button(json!({"include": ["name"]}))]});
    for (open, payload) in [(true, json!({"name": "Ada"})), (false, json!({}))] {
        let (mut page, host) = page(schema.clone(), Ok(json!({"open": open})));
        page.pass(2.0).await;
        page.click("Home");
        page.pass(2.0).await;
        let asked = host.asked.borrow();
        let action = asked.iter().find(|asked| asked.what == "a.b/home").unwrap();
        assert_eq!(action.body["payload"], payload, "open: {open}");
    }
}
