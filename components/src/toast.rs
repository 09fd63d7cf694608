//! Short messages about what a person just did, and what plugins say by themselves.

use std::collections::HashMap;
use std::time::Duration;

use dioxus::core::{ScopeId, current_scope_id};
use dioxus::prelude::*;
use dioxus_core::Runtime;
use faceplate_renderer::prop::Text;
use serde_json::Value;

use crate::icon::icon;
use crate::surface::Tone;
use crate::time::{Instant, sleep};
use crate::words::words;

/// The most messages that are kept; an older one goes when another comes.
const MOST: usize = 4;

/// The most characters of a message.
const MOST_CHARS: usize = 600;

/// How long a plugin that spoke by itself keeps silent (security.md section 4).
const SILENCE: Duration = Duration::from_secs(60);

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// How grave it is.
    pub tone: Tone,
    /// What it says.
    pub text: Text,
}

impl Toast {
    /// `text`, cut where nobody would read on; `None` where it says nothing.
    pub fn new(tone: Tone, text: &str) -> Option<Self> {
        let text = text.trim();
        let mut cut: String = text.chars().take(MOST_CHARS).collect();
        if cut.len() < text.len() {
            cut.push('…');
        }
        (!cut.is_empty()).then(|| Self {
            tone,
            text: Text::new(&cut),
        })
    }

    /// What a `toast_message` of a plugin became: `{message, type}`.
    pub(crate) fn read(toast: &Value) -> Option<Self> {
        let tone = match toast.get("type").and_then(Value::as_str) {
            Some("success") => Tone::Success,
            Some("warning") => Tone::Warning,
            Some("error") => Tone::Error,
            Some(_) | None => Tone::Info,
        };
        Self::new(tone, toast.get("message")?.as_str()?)
    }
}

/// The messages on screen, for everything below [`use_toasts_provider`].
#[derive(Clone, Copy, PartialEq)]
pub struct Toasts {
    shown: Signal<Vec<Shown>>,
    next: CopyValue<u32>,
    /// The plugins that spoke by themselves lately.
    spoke: CopyValue<HashMap<String, Spoke>>,
    owner: ScopeId,
}

#[derive(Clone, Debug, PartialEq)]
struct Shown {
    number: u32,
    from: String,
    toast: Toast,
}

/// A plugin that spoke by itself.
struct Spoke {
    at: Instant,
    /// What it wants to say since, the latest only, and who says it.
    waiting: Option<(String, Toast)>,
}

/// Gives everything below a place to say things, for a [`ToastStack`] to show.
pub fn use_toasts_provider() -> Toasts {
    use_context_provider(|| Toasts {
        shown: Signal::new(Vec::new()),
        next: CopyValue::new(0),
        spoke: CopyValue::new(HashMap::new()),
        owner: current_scope_id(),
    })
}

impl Toasts {
    /// Says something, which is about `from`, such as the name of a plugin. A message that is on screen already moves
    /// to the end instead of coming twice.
    pub fn show(mut self, from: String, toast: Toast) {
        let number = *self.next.peek();
        self.next.set(number.wrapping_add(1));
        let mut shown = self.shown.write();
        shown.retain(|other| other.from != from || other.toast.text != toast.text);
        if shown.len() >= MOST {
            shown.remove(0);
        }
        shown.push(Shown {
            number,
            from,
            toast,
        });
    }

    /// The same, of something that the plugin `plugin_id` says without being asked: at most once a minute. Of what it
    /// says meanwhile the latest waits for the minute's end.
    pub fn announce(self, plugin_id: &str, from: String, toast: Toast) {
        let now = Instant::now();
        let mut known = self.spoke;
        let mut spoke = known.write();
        // Who has been silent for long need not be known.
        spoke.retain(|_, spoke| spoke.waiting.is_some() || now < spoke.at + SILENCE);
        let Some(before) = spoke.get_mut(plugin_id) else {
            let waiting = None;
            spoke.insert(plugin_id.to_owned(), Spoke { at: now, waiting });
            drop(spoke);
            self.show(from, toast);
            return;
        };
        let until = before.at + SILENCE;
        if before.waiting.replace((from, toast)).is_none() {
            let plugin_id = plugin_id.to_owned();
            Runtime::current().spawn(self.owner, async move {
                sleep(until.saturating_duration_since(Instant::now())).await;
                self.say_waiting(&plugin_id);
            });
        }
    }

    fn say_waiting(mut self, plugin_id: &str) {
        let waiting = self.spoke.write().get_mut(plugin_id).and_then(|spoke| {
            spoke.at = Instant::now();
            spoke.waiting.take()
        });
        if let Some((from, toast)) = waiting {
            self.show(from, toast);
        }
    }

    fn dismiss(mut self, number: u32) {
        self.shown.write().retain(|toast| toast.number != number);
    }
}

/// Shows the messages, the newest last, until they are dismissed. They are read out when there is a pause, and never
/// take the focus.
#[component]
pub fn ToastStack() -> Element {
    let Some(toasts) = use_hook(try_consume_context::<Toasts>) else {
        return rsx! {};
    };
    let words = words();
    // The live region is there before its first message, or nobody would hear that one.
    rsx! {
        section { class: "fp-toasts", "aria-label": words.text("notifications"),
            ul { class: "fp-toasts__list", role: "list", "aria-live": "polite",
                for Shown { number , from , toast } in toasts.shown.read().clone() {
                    li { class: "fp-toast", key: "{number}", "data-tone": toast.tone.word(),
                        {icon(toast.tone.icon(), 24)}
                        div { class: "fp-toast__message",
                            p { class: "fp-toast__from fp-type-label-medium", "{from}" }
                            p { class: "fp-toast__text", dir: "auto", "{toast.text}" }
                        }
                        button {
                            class: "fp-toast__dismiss",
                            r#type: "button",
                            "aria-label": words.text("dismiss"),
                            onclick: move |_| toasts.dismiss(number),
                            {icon("close", 24)}
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::test_page::TestPage;

    #[component]
    fn Speaker(says: Vec<&'static str>) -> Element {
        let toasts = use_hook(consume_context::<Toasts>);
        rsx! {
            button {
                onclick: move |_| says.iter().for_each(|text| toasts.show("me".to_owned(), said(text))),
                "Speak"
            }
        }
    }

    #[component]
    fn Plugin(says: Vec<&'static str>) -> Element {
        let toasts = use_hook(consume_context::<Toasts>);
        let mut left = use_signal(|| says.into_iter());
        rsx! {
            button {
                onclick: move |_| {
                    if let Some(text) = left.write().next() {
                        toasts.announce("a.b", "A".to_owned(), said(text));
                    }
                },
                "Speak"
            }
        }
    }

    fn said(text: &str) -> Toast {
        Toast::new(Tone::Info, text).unwrap()
    }

    fn texts(html: &str) -> Vec<String> {
        let texts = html.split("fp-toast__text\" dir=\"auto\">").skip(1);
        texts
            .map(|rest| rest.split('<').next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn a_message_is_read_out_politely_and_can_be_dismissed() {
        let mut page = TestPage::of(rsx! { Speaker { says: vec!["one", "two"] } });
        assert!(
            page.html().contains("aria-live=\"polite\""),
            "{}",
            page.html()
        );
        page.click("Speak");
        assert_eq!(texts(&page.html()), ["one", "two"]);
        page.click("aria-label=\"Dismiss\"");
        assert_eq!(texts(&page.html()), ["two"]);
    }

    #[test]
    fn the_same_message_is_there_once_and_the_stack_has_an_end() {
        let mut page = TestPage::of(rsx! { Speaker { says: vec!["a", "b", "a", "c", "d", "e"] } });
        page.click("Speak");
        assert_eq!(texts(&page.html()), ["a", "c", "d", "e"]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_plugin_that_speaks_by_itself_is_heard_once_a_minute_and_its_last_word_then() {
        let says = vec!["one", "two", "three", "four"];
        let mut page = TestPage::of(rsx! { Plugin { says } });
        for _ in 0..3 {
            page.click("Speak");
        }
        page.pass(59.0).await;
        assert_eq!(texts(&page.html()), ["one"]);
        page.pass(2.0).await;
        assert_eq!(texts(&page.html()), ["one", "three"]);
        page.click("Speak");
        assert_eq!(texts(&page.html()), ["one", "three"]);
        page.pass(61.0).await;
        assert_eq!(texts(&page.html()), ["one", "three", "four"]);
    }

    #[test]
    fn what_a_plugin_sends_is_a_message_or_nothing() {
        use serde_json::json;
        let read = |toast: Value| Toast::read(&toast).map(|toast| (toast.tone, toast.text));
        let text = |text| Text::new(text);
        assert_eq!(
            read(json!({"message": " Done ", "type": "success"})),
            Some((Tone::Success, text("Done")))
        );
        assert_eq!(
            read(json!({"message": "x", "type": 5})),
            Some((Tone::Info, text("x")))
        );
        let long = read(json!({"message": "é".repeat(10_000)})).unwrap().1;
        assert_eq!(long.chars().count(), MOST_CHARS + 1);
        for nothing in [
            json!({"message": " "}),
            json!({}),
            json!("x"),
            json!({"message": 7}),
        ] {
            assert_eq!(read(nothing.clone()), None, "{nothing}");
        }
    }
}
