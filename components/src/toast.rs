//! Short messages about what a person just did.

use dioxus::prelude::*;

use crate::icon::icon;
use crate::surface::Tone;
use crate::words::words;

/// The most messages that are kept; an older one goes when another comes.
const MOST: usize = 4;

/// The messages on screen, for everything below [`use_toasts_provider`].
#[derive(Clone, Copy, PartialEq)]
pub struct Toasts {
    shown: Signal<Vec<Toast>>,
    next: CopyValue<u32>,
}

#[derive(Clone, Debug, PartialEq)]
struct Toast {
    number: u32,
    from: String,
    tone: Tone,
    text: String,
}

/// Gives everything below a place to say things, for a [`ToastStack`] to show.
pub fn use_toasts_provider() -> Toasts {
    use_context_provider(|| Toasts {
        shown: Signal::new(Vec::new()),
        next: CopyValue::new(0),
    })
}

impl Toasts {
    /// Says `text`, which is about `from`, such as the name of a plugin. A message that is on screen already moves to
    /// the end instead of coming twice.
    pub fn show(mut self, from: String, tone: Tone, text: String) {
        let number = *self.next.peek();
        self.next.set(number.wrapping_add(1));
        let mut shown = self.shown.write();
        shown.retain(|toast| toast.from != from || toast.text != text);
        if shown.len() >= MOST {
            shown.remove(0);
        }
        shown.push(Toast {
            number,
            from,
            tone,
            text,
        });
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
                for toast in toasts.shown.read().clone() {
                    li { class: "fp-toast", key: "{toast.number}", "data-tone": toast.tone.word(),
                        {icon(toast.tone.icon(), 24)}
                        div { class: "fp-toast__message",
                            p { class: "fp-toast__from fp-type-label-medium", "{toast.from}" }
                            p { class: "fp-toast__text", dir: "auto", "{toast.text}" }
                        }
                        button {
                            class: "fp-toast__dismiss",
                            r#type: "button",
                            "aria-label": words.text("dismiss"),
                            onclick: move |_| toasts.dismiss(toast.number),
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
                onclick: move |_| says.iter().for_each(|text| toasts.show("me".to_owned(), Tone::Info, (*text).to_owned())),
                "Speak"
            }
        }
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
}
