//! Forms that are bound to settings, with a host that keeps them.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value, json};

use crate::client::HostError;
use crate::data::fake_host::FakeHost;
use crate::surface::test_page::{TestPage, extensions};

type Kept = Rc<RefCell<Value>>;

/// A panel with a form, and a host that keeps `settings` as upstream does: what is left out is gone.
fn page(settings: Value) -> (TestPage, Kept, Rc<FakeHost>) {
    let kept = Rc::new(RefCell::new(settings));
    let host = {
        let kept = kept.clone();
        FakeHost::new(move |asked| {
            if asked.what == "a.b/:save" {
                *kept.borrow_mut() = asked.body.clone();
            }
            Ok(kept.borrow().clone())
        })
    };
    let host = Rc::new(host);
    let form = json!({"component": "form", "bind": "settings", "fields": [
        {"id": "name", "label": "Name", "defaultValue": "Ada", "required": true},
        {"id": "limits.bed", "label": "Bed", "type": "number", "defaultValue": 60, "max": 120},
        {"id": "fan", "label": "Fan", "type": "boolean", "defaultValue": true}]});
    let item = json!({"id": "p", "surface": "printer_panel", "pluginId": "a.b", "title": "P", "schema": form});
    (
        TestPage::live(extensions(json!([item])), host.clone()),
        kept,
        host,
    )
}

const NAME: &str = "fp:a.b:p:0:0";
const BED: &str = "fp:a.b:p:0:1";
const FAN: &str = "fp:a.b:p:0:2";

#[tokio::test(start_paused = true)]
async fn defect_3_a_form_starts_from_the_settings_and_says_what_is_not_saved() {
    let (mut page, _, host) = page(json!({"name": "Grace", "limits": {"bed": 0}, "fan": false}));
    page.pass(0.1).await;
    let html = page.html();
    assert!(
        html.contains(r#"value="Grace""#) && html.contains(r#"value="0""#),
        "{html}"
    );
    assert!(html.contains(r#"data-state="off""#), "{html}");
    assert!(!html.contains("Unsaved changes"), "{html}");
    page.enter(NAME, "Grace H");
    assert!(page.html().contains("Unsaved changes"), "{}", page.html());
    page.enter(NAME, "Grace");
    assert!(!page.html().contains("Unsaved changes"), "{}", page.html());
    assert_eq!(host.count("a.b/:save"), 0);
}

#[tokio::test(start_paused = true)]
async fn defect_24_saving_keeps_what_the_form_does_not_show() {
    let (mut page, kept, _) = page(
        json!({"name": "x", "other": [1, 2], "limits": {"bed": 60, "tool": 200}, "fan": true}),
    );
    page.pass(0.1).await;
    page.enter(BED, "75,5");
    page.change(FAN, "false");
    page.submit("fp-form");
    page.pass(0.5).await;
    assert_eq!(
        *kept.borrow(),
        json!({"name": "x", "other": [1, 2], "limits": {"bed": 75.5, "tool": 200}, "fan": false})
    );
    let html = page.html();
    assert!(
        html.contains(">Saved</p>") && !html.contains("Unsaved"),
        "{html}"
    );
    assert!(html.contains(r#"value="75.5""#), "{html}");
}

#[tokio::test(start_paused = true)]
async fn defect_23_text_is_saved_as_it_was_typed() {
    let (mut page, kept, _) = page(json!({"name": "x", "limits": {"bed": 60}, "fan": true}));
    page.pass(0.1).await;
    page.enter(NAME, "  Grace\u{a0}");
    page.submit("fp-form");
    page.pass(0.5).await;
    assert_eq!(kept.borrow()["name"], json!("  Grace\u{a0}"));
}

#[tokio::test(start_paused = true)]
async fn defect_27_settings_that_may_not_be_read_cannot_be_changed_or_saved() {
    let host = Rc::new(FakeHost::new(|_| Err(HostError::NotAllowed)));
    let form = json!({"component": "form", "bind": "settings", "fields": [{"id": "name", "label": "Name"}]});
    let item = json!({"id": "p", "surface": "printer_panel", "pluginId": "a.b", "title": "P", "schema": form});
    let mut page = TestPage::live(extensions(json!([item])), host.clone());
    page.pass(0.1).await;
    let html = page.html();
    assert!(
        html.contains("does not allow this for your account"),
        "{html}"
    );
    for disabled in ["input", "button"] {
        let control = html.split(&format!("<{disabled} ")).nth(1).unwrap();
        let control = control.split('>').next().unwrap();
        assert!(control.contains("disabled=true"), "{control}");
    }
    assert_eq!(host.count("a.b/:save"), 0);
}

#[tokio::test(start_paused = true)]
async fn what_was_never_saved_is_saved_as_it_is_shown() {
    let (mut page, kept, _) = page(json!({}));
    page.pass(0.1).await;
    page.submit("fp-form");
    page.pass(0.5).await;
    assert_eq!(
        *kept.borrow(),
        json!({"name": "Ada", "limits": {"bed": 60}, "fan": true})
    );
}

#[tokio::test(start_paused = true)]
async fn a_key_that_changed_meanwhile_is_shown_and_not_overwritten_at_once() {
    let (mut page, kept, _) = page(json!({"name": "x", "limits": {"bed": 60}, "fan": true}));
    page.pass(0.1).await;
    page.enter(NAME, "mine");
    page.enter(BED, "70");
    *kept.borrow_mut() = json!({"name": "theirs", "limits": {"bed": 60}, "fan": false});
    page.submit("fp-form");
    page.pass(0.5).await;
    // The other key is saved, and what the form did not edit is not undone.
    assert_eq!(
        *kept.borrow(),
        json!({"name": "theirs", "limits": {"bed": 70}, "fan": false})
    );
    let html = page.html();
    assert!(
        html.contains("was changed elsewhere to “\u{2068}theirs\u{2069}”"),
        "{html}"
    );
    assert!(html.contains("Unsaved changes"), "{html}");
    page.submit("fp-form");
    page.pass(0.5).await;
    assert_eq!(kept.borrow()["name"], "mine");
    assert!(
        !page.html().contains("was changed elsewhere"),
        "{}",
        page.html()
    );
}

#[tokio::test(start_paused = true)]
async fn what_was_entered_can_be_taken_back_or_replaced_by_the_defaults() {
    let (mut page, kept, _) = page(json!({"name": "x", "limits": {"bed": 0}, "fan": false}));
    page.pass(0.1).await;
    page.enter(NAME, "y");
    page.click("Discard changes");
    let html = page.html();
    assert!(
        html.contains("Unsaved") && html.contains("Discard what is not saved?"),
        "{html}"
    );
    page.click("Cancel");
    assert!(page.html().contains("Unsaved"), "{}", page.html());
    page.click("Discard changes");
    page.pass(1.0).await;
    page.click("data-danger");
    let html = page.html();
    assert!(
        html.contains(r#"value="x""#) && !html.contains("Unsaved"),
        "{html}"
    );
    // Where nothing is lost nobody is asked.
    page.click("Use defaults");
    let html = page.html();
    assert!(
        html.contains("Unsaved") && !html.contains("Discard what"),
        "{html}"
    );
    page.submit("fp-form");
    page.pass(0.5).await;
    assert_eq!(
        *kept.borrow(),
        json!({"name": "Ada", "limits": {"bed": 60}, "fan": true})
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_not_right_is_not_saved_and_says_so_beside_its_field() {
    let (mut page, _, host) = page(json!({"name": "x", "limits": {"bed": 60}, "fan": true}));
    page.pass(0.1).await;
    page.enter(NAME, "");
    page.enter(BED, "121");
    assert!(!page.html().contains("aria-invalid"), "{}", page.html());
    page.submit("fp-form");
    page.pass(0.5).await;
    let html = page.html();
    assert_eq!(host.count("a.b/:save"), 0);
    assert_eq!(html.matches(r#"aria-invalid="true""#).count(), 2, "{html}");
    assert!(
        html.contains("This is needed.") && html.contains("120"),
        "{html}"
    );
}

#[tokio::test(start_paused = true)]
async fn while_the_settings_are_not_there_nothing_can_be_entered_or_saved() {
    let host = Rc::new(FakeHost::new(|_| Err(HostError::LogIn)));
    let form =
        json!({"component": "form", "bind": "settings", "fields": [{"id": "n", "label": "N"}]});
    let item = json!({"id": "p", "surface": "printer_panel", "pluginId": "a.b", "title": "P", "schema": form});
    let mut page = TestPage::live(extensions(json!([item])), host);
    page.pass(0.1).await;
    let html = page.html();
    assert!(html.contains("You are not logged in"), "{html}");
    assert!(html.matches("disabled=true").count() >= 2, "{html}");
}
