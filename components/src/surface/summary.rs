//! How the plugins stand, in one line: how many are loading, ready, and not working.
//!
//! It takes a place of its own, so it covers nothing, and it never says that all is well after something failed
//! (contract section 10, defect 20).

use std::collections::BTreeMap;
use std::time::Duration;

use dioxus::prelude::*;

use super::notice::Tone;
use crate::client::HostError;
use crate::data::{LiveData, Standings};
use crate::extension::{Extensions, Inventory, LoadState};
use crate::icon::icon;
use crate::primitive::busy;
use crate::time::sleep;
use crate::words::words;

/// How long something must stay as it is before it is said: what comes at once is not worth a word.
const PAUSE: Duration = Duration::from_millis(300);

/// The line. `inventory` is `None` until the host answered; without the right to see it, the plugins are those of
/// `extensions`. `on_open` is called when a person wants to know more of what does not work.
#[component]
pub fn LoadingSummary(
    inventory: ReadSignal<Option<Result<Inventory, HostError>>>,
    extensions: ReadSignal<Extensions>,
    on_open: EventHandler<()>,
) -> Element {
    let words = words();
    let standings = use_hook(|| try_consume_context::<LiveData>()?.0.standings());
    let now = use_memo(move || {
        let inventory = inventory.read();
        let standings = standings.map(|standings| standings.cloned());
        let inventory = inventory.as_ref()?.as_ref().ok();
        Some(Summary::of(
            inventory,
            &extensions.read(),
            &standings.unwrap_or_default(),
        ))
    });
    let mut shown = use_signal(|| None::<Summary>);
    use_effect(move || {
        let next = now();
        spawn(async move {
            sleep(PAUSE).await;
            if *now.peek() == next && *shown.peek() != next {
                shown.set(next);
            }
        });
    });
    let shown = shown.read();
    let count = |count: usize| [("count", count.into())];
    rsx! {
        div { class: "fp-summary fp-type-body-small", role: "status",
            match &*shown {
                None => rsx! {
                    span { class: "fp-summary__part", {busy::spinner()} {words.text("loading")} }
                },
                Some(summary) => rsx! {
                    if summary.loading > 0 {
                        span { class: "fp-summary__part",
                            {busy::spinner()}
                            {words.format("summary-loading", &count(summary.loading))}
                        }
                    }
                    if summary.ready > 0 {
                        span { class: "fp-summary__part", "data-tone": Tone::Success.word(),
                            {icon(Tone::Success.icon(), 16)}
                            {words.format("summary-ready", &count(summary.ready))}
                        }
                    }
                    if !summary.failed.is_empty() {
                        button {
                            class: "fp-summary__part",
                            r#type: "button",
                            "data-tone": Tone::Error.word(),
                            title: summary.failed.join(", "),
                            onclick: move |_| on_open.call(()),
                            {icon(Tone::Error.icon(), 16)}
                            {words.format("summary-failed", &count(summary.failed.len()))}
                        }
                    }
                },
            }
        }
    }
}

/// How many plugins stand how.
#[derive(Clone, Debug, Default, PartialEq)]
struct Summary {
    loading: usize,
    ready: usize,
    /// What those call themselves that do not work.
    failed: Vec<String>,
}

impl Summary {
    /// Sums up the plugins that are switched on.
    fn of(inventory: Option<&Inventory>, extensions: &Extensions, standings: &Standings) -> Self {
        let mut plugins = BTreeMap::new();
        if let Some(inventory) = inventory {
            let known = inventory.iter().map(|item| (&item.plugin, item.load));
            plugins.extend(known.map(|(plugin, load)| (&plugin.id, (&plugin.name, load))));
        } else {
            // What everybody sees is what runs.
            let known = extensions.iter().map(|view| &view.plugin);
            plugins.extend(known.map(|plugin| (&plugin.id, (&plugin.name, LoadState::Ready))));
        }
        let mut summary = Self::default();
        for (id, (name, load)) in plugins {
            match load {
                LoadState::Disabled => {}
                LoadState::Failed | LoadState::Unmet => summary.failed.push(name.to_string()),
                LoadState::Ready if standings.failed.contains(&**id) => {
                    summary.failed.push(name.to_string());
                }
                LoadState::Ready if !standings.loading.contains(&**id) => summary.ready += 1,
                LoadState::Preparing | LoadState::Ready => summary.loading += 1,
            }
        }
        summary
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use serde_json::{Value, json};

    use super::*;
    use crate::data::fake_host::FakeHost;
    use crate::surface::ControlArea;
    use crate::surface::test_page::{TestPage, extensions};

    #[component]
    fn App(inventory: Option<Result<Inventory, HostError>>, items: Extensions) -> Element {
        let mut opened = use_signal(|| false);
        rsx! {
            LoadingSummary { inventory, extensions: items.clone(), on_open: move |()| opened.set(true) }
            ControlArea { extensions: items, heading_level: 3 }
            if opened() {
                "opened"
            }
        }
    }

    /// A panel of the plugin `id` that shows what its action `read` says.
    fn panel(id: &str) -> Value {
        let value = json!({"$data": {"actionId": "read", "path": "x"}});
        json!({"id": "p", "surface": "printer_panel", "pluginId": id, "pluginName": format!("<{id}>"),
            "schema": {"component": "key_value", "label": "X", "value": value}})
    }

    fn summary(page: &TestPage) -> String {
        let html = page.html();
        let line = html.split("role=\"status\">").nth(1).unwrap();
        line.split("</div>").next().unwrap().to_owned()
    }

    #[tokio::test(start_paused = true)]
    async fn defect_20_the_line_says_what_is_loading_and_never_that_all_is_ready_after_a_failure() {
        let host = FakeHost::slow(|asked| {
            let answer = match &*asked.what {
                "b.b/read" => Err(HostError::Refused { status: 500 }),
                _ => Ok(json!({"x": 1})),
            };
            (Duration::from_secs(2), answer)
        });
        let items = extensions(json!([panel("a.a"), panel("b.b")]));
        let answer = json!([{"id": "a.a", "enabled": true}, {"id": "b.b", "name": "<b.b>", "enabled": true},
            {"id": "c.c", "enabled": false}, {"id": "d.d", "enabled": true, "loadStatus": "failed"}]);
        let inventory = Some(Ok(Inventory::default().updated(&answer)));
        let mut page = TestPage::live_with(rsx! { App { inventory, items } }, Rc::new(host));
        assert!(summary(&page).contains("Loading"), "{}", summary(&page));
        page.pass(1.0).await;
        let line = summary(&page);
        assert!(
            line.contains("Loading \u{2068}2\u{2069} plugins")
                && line.contains("\u{2068}1\u{2069} not working"),
            "{line}"
        );
        page.pass(4.0).await;
        let line = summary(&page);
        assert!(!line.contains("Loading"), "{line}");
        assert!(line.contains("\u{2068}1\u{2069} plugin ready"), "{line}");
        assert!(line.contains("\u{2068}2\u{2069} not working"), "{line}");
        assert!(line.contains("title=\"&#60;b.b&#62;, d.d\""), "{line}");
        page.click("not working");
        assert!(page.html().contains("opened"));
    }

    #[tokio::test(start_paused = true)]
    async fn defect_20_the_line_comes_right_again_when_the_plugin_does() {
        let host = FakeHost::new(|_| Ok(json!({"x": 1})));
        host.next
            .borrow_mut()
            .push_back(Err(HostError::Refused { status: 500 }));
        let items = extensions(json!([panel("a.a")]));
        // No right to see the inventory.
        let inventory = Some(Err(HostError::NotAllowed));
        let mut page = TestPage::live_with(rsx! { App { inventory, items } }, Rc::new(host));
        page.pass(0.9).await;
        assert!(summary(&page).contains("not working"), "{}", summary(&page));
        page.pass(60.0).await;
        let line = summary(&page);
        assert!(
            line.contains("plugin ready") && !line.contains("not working"),
            "{line}"
        );
    }
}
