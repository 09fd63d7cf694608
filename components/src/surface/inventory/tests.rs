//! The inventory, with a host behind it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use dioxus::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::data::fake_host::FakeHost;
use crate::surface::test_page::{TestPage, extensions};

/// An item of the inventory with some of its keys.
fn item(id: &str, more: Value) -> Value {
    let mut item = json!({"id": id, "name": format!("Name of {id}"), "version": "1.2.3", "enabled": true,
        "loadStatus": "ready", "trustLevel": "signed", "classification": "lightweight"});
    item.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    item
}

#[component]
fn App(answer: Option<Result<Value, HostError>>, pages: Value) -> Element {
    let mut said = use_signal(String::new);
    let inventory = answer.map(|answer| answer.map(|list| Inventory::default().updated(&list)));
    rsx! {
        PluginInventory {
            inventory,
            extensions: extensions(pages),
            heading_level: 3,
            on_settings: move |view: Arc<ExtensionView>| said.set(format!("settings of {}", view.key)),
            on_retry: move |()| said.set("asked again".to_owned()),
        }
        p { "{said}" }
    }
}

fn page(items: Value) -> TestPage {
    TestPage::of(rsx! { App { answer: Some(Ok(items)), pages: json!([]) } })
}

/// A page and a host that takes a second to answer requests as `answer` says.
fn live(
    items: Value,
    answer: impl Fn(&str) -> Result<Value, HostError> + 'static,
) -> (TestPage, Rc<FakeHost>) {
    let host = FakeHost::slow(move |asked| (Duration::from_secs(1), answer(&asked.what)));
    let host = Rc::new(host);
    let content = rsx! { App { answer: Some(Ok(items)), pages: json!([]) } };
    (TestPage::live_with(content, host.clone()), host)
}

fn said(text: &str) -> HostError {
    HostError::Said(faceplate_renderer::prop::Text::new(text))
}

#[test]
fn a_card_says_who_a_plugin_is_and_how_it_stands() {
    let html = page(json!([item(
        "a.b",
        json!({"trustLevel": "unsigned", "description": "Tells <time>",
        "classification": "heavyweight", "dependencies": {"images": [{}, {}]}})
    )]))
    .html();
    for fact in [
        "<bdi>Name of a.b</bdi></h3>",
        "a.b</bdi>",
        "1.2.3</bdi>",
        "Active</span>",
        "Unsigned</span>",
        "Heavyweight</span>",
        "Tells &#60;time&#62;",
        "2\u{2069} container images",
        "Nobody has signed this plugin.",
    ] {
        assert!(html.contains(fact), "{fact}: {html}");
    }
}

#[test]
fn what_is_short_is_said_in_a_sentence_of_its_own_and_once() {
    let warning = "This plugin asks for at least 8192 MB of memory, and this computer has 2048.";
    let html = page(json!([item("a.b", json!({"warnings": [warning], "dependencies": {"warnings": [warning],
        "requirements": {"memoryMb": 8192, "diskMb": 500}, "host": {"memoryMb": 2048, "diskFreeMb": 100}}}))]))
    .html();
    assert_eq!(html.matches("8192").count(), 1, "{html}");
    for part in [
        "MB of memory, and the host has \u{2068}2048\u{2069} MB, so \u{2068}it may be slow",
        "free disk space",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn a_plugin_that_failed_says_why_and_since_when() {
    let html = page(json!([item(
        "a.b",
        json!({"loadStatus": "failed", "enabled": false,
        "lastError": "<b>php</b> is missing", "loadErrorAt": "2026-08-10T10:00:00.5+00:00"})
    )]))
    .html();
    for part in [
        "Failed to load</span>",
        "It cannot be loaded: \u{2068}&#60;b&#62;php&#60;/b&#62; is missing",
        "2026-08-10 10:00:00 UTC",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn settings_lead_to_the_plugins_own_page_and_are_absent_without_one() {
    let pages = json!([{"id": "s", "surface": "settings_tab", "pluginId": "a.b", "schema": {"component": "text"}}]);
    let items = json!([item("a.b", json!({})), item("c.d", json!({}))]);
    let mut page = TestPage::of(rsx! { App { answer: Some(Ok(items)), pages } });
    assert_eq!(page.html().matches("Settings</span>").count(), 1);
    page.click("Settings");
    assert!(page.html().contains("settings of a.b:s"), "{}", page.html());
}

#[test]
fn loading_an_empty_host_and_errors_are_told_apart() {
    let shown = |answer| TestPage::of(rsx! { App { answer, pages: json!([]) } });
    let html = shown(None).html();
    assert!(html.contains("aria-label=\"Loading\""), "{html}");
    let html = shown(Some(Ok(json!([])))).html();
    assert!(html.contains("No plugins are installed."), "{html}");
    let mut failed = shown(Some(Err(HostError::Refused { status: 500 })));
    assert!(failed.html().contains("role=\"alert\""));
    failed.click("Retry");
    assert!(failed.html().contains("asked again"));
}

#[tokio::test(start_paused = true)]
async fn defect_27_who_is_no_administrator_is_told_so_and_nothing_is_offered_or_sent() {
    let host = Rc::new(FakeHost::new(|_| Err(HostError::NotAllowed)));
    let content = rsx! { App { answer: Some(Err(HostError::NotAllowed)), pages: json!([]) } };
    let mut page = TestPage::live_with(content, host.clone());
    page.pass(60.0).await;
    let html = page.html();
    assert!(html.contains("Only administrators can see"), "{html}");
    assert!(
        !html.contains("role=\"switch\"") && !html.contains("Retry") && !html.contains("Logs"),
        "{html}"
    );
    assert!(host.asked.borrow().is_empty(), "{:?}", host.asked.borrow());
}

#[tokio::test(start_paused = true)]
async fn a_switch_asks_the_host_once_and_shows_how_the_plugin_stands_not_what_was_wanted() {
    let (mut page, host) = live(json!([item("a.b", json!({}))]), |_| Ok(json!({})));
    for _ in 0..3 {
        page.click("role=\"switch\"");
    }
    page.pass(0.5).await;
    let html = page.html();
    assert!(
        html.contains("aria-checked=\"true\"") && html.contains("aria-busy=\"true\""),
        "{html}"
    );
    page.pass(2.0).await;
    assert_eq!(host.count("a.b/:decide"), 1);
    assert_eq!(host.asked.borrow()[0].body, json!("Off"));
    assert!(!page.html().contains("aria-busy"), "{}", page.html());
}

#[tokio::test(start_paused = true)]
async fn a_plugin_that_cannot_be_switched_on_says_why_beside_the_switch_and_as_a_toast() {
    let off = json!([item(
        "a.b",
        json!({"enabled": false, "loadStatus": "disabled"})
    )]);
    for answer in [
        Err(said("no <php>")),
        // Upstream and the embedded host say with success that it failed (contract section 5.3).
        Ok(item(
            "a.b",
            json!({"loadStatus": "failed", "lastError": "no <php>"}),
        )),
    ] {
        let (mut page, _) = live(off.clone(), move |_| answer.clone());
        page.click("role=\"switch\"");
        page.pass(2.0).await;
        let html = page.html();
        assert_eq!(html.matches("no &#60;php&#62;").count(), 2, "{html}");
        assert!(
            html.contains("aria-describedby=\"fp-enable:a.b:problem\""),
            "{html}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_plugin_that_allows_it_is_enabled_despite_what_the_host_lacks_after_a_yes() {
    let unmet = |allowed: bool| {
        json!([item(
            "a.b",
            json!({"enabled": false, "loadStatus": "requirements_unmet", "dependencies": {
            "requirements": {"memoryMb": 8192, "allowAdminOverride": allowed}, "host": {"memoryMb": 2048}}})
        )])
    };
    let html = page(unmet(false)).html();
    assert!(!html.contains("Enable anyway"), "{html}");

    let (mut page, host) = live(unmet(true), |_| Ok(item("a.b", json!({}))));
    page.click("Enable anyway");
    page.pass(1.0).await;
    let html = page.html();
    for part in ["role=\"dialog\"", "8192", "it may be slow or fail to start"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(host.count("a.b/:decide"), 0);
    page.click("data-danger=\"true\"");
    page.pass(2.0).await;
    assert_eq!(host.asked.borrow()[0].body, json!("OnDespite"));
    assert!(!page.html().contains("role=\"dialog\""));
}

#[tokio::test(start_paused = true)]
async fn the_log_is_shown_newest_first_and_its_text_stays_text() {
    let entry = |level: &str, message: &str| {
        json!({"timestamp": "2026-08-10T10:00:00+00:00", "level": level, "stage": "hook", "message": message,
            "context": {"line": "<img>"}})
    };
    let log = Rc::new(RefCell::new(json!([
        entry("info", "older"),
        entry("error", "<script>newer")
    ])));
    let kept = log.clone();
    let (mut page, host) = live(json!([item("a.b", json!({}))]), move |_| {
        Ok(kept.borrow().clone())
    });
    page.click("Logs");
    page.pass(0.5).await;
    assert!(page.html().contains("Loading"), "{}", page.html());
    page.pass(1.0).await;
    let html = page.html();
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"));
    assert!(at("&#60;script&#62;newer") < at("older"));
    assert!(at("role=\"log\"") < at("2026-08-10 10:00:00 UTC"));
    assert!(
        html.contains("Error</span>") && html.contains("&#60;img&#62;"),
        "{html}"
    );
    assert_eq!(host.count("a.b/:logs"), 1);
    page.key_down("role=\"dialog\"", "Escape");
    assert!(!page.html().contains("role=\"dialog\""));
}

#[tokio::test(start_paused = true)]
async fn an_empty_log_and_one_that_cannot_be_read_say_so() {
    for (answer, says) in [
        (Ok(json!([])), "Nothing has been logged yet."),
        (Err(said("disk on fire")), "disk on fire"),
    ] {
        let (mut page, _) = live(json!([item("a.b", json!({}))]), move |_| answer.clone());
        page.click("Logs");
        page.pass(2.0).await;
        assert!(page.html().contains(says), "{says}: {}", page.html());
    }
}
