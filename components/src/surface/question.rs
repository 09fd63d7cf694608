//! What a person is asked: before an action of a plugin runs (security.md T7 and T9), before a page leads to the web, and
//! before something is lost.

use std::sync::Arc;
use std::time::Duration;

use dioxus::prelude::*;
use faceplate_renderer::isolation::WebAddress;
use faceplate_renderer::prop::{Confirm, Label, Text};

use super::{Dialog, DialogSize, Tone, notice};
use crate::action::{Actions, OwnQuestion, Question, Wanted};
use crate::extension::Plugin;
use crate::time::sleep;
use crate::words::{Words, words};

/// How long a yes is not taken: it may have been meant for what was there before.
const DELAY: Duration = Duration::from_millis(500);

/// The most characters of what a plugin calls something (security.md T7).
const LABEL_CHARS: usize = 80;

/// Asks what is to be asked, over everything else.
#[component]
pub(super) fn QuestionDialog() -> Element {
    let actions = use_hook(try_consume_context::<Actions>);
    let Some(question) = actions.and_then(Actions::question) else {
        return rsx! {};
    };
    // Another question is another dialog, which starts to wait anew.
    match question {
        Question::Action(wanted, confirm) => rsx! {
            for (wanted , confirm) in [(wanted, confirm)] {
                AboutAction { key: "{wanted.control:?}", wanted, confirm }
            }
        },
        Question::Link(plugin, address) => rsx! {
            for (plugin , address) in [(plugin, address)] {
                AboutLink { key: "{address}", plugin, address }
            }
        },
        Question::Own(question) => rsx! {
            for question in [question] {
                AskedByHost { key: "{question.title}", question }
            }
        },
    }
}

/// Whether an action of a plugin may run.
#[component]
fn AboutAction(wanted: Wanted, confirm: Confirm) -> Element {
    let words = words();
    let args = [
        ("action", short(&wanted.label).into()),
        ("name", wanted.plugin.name.to_string().into()),
    ];
    let said = said(confirm.title.as_ref(), confirm.text.as_ref());
    rsx! {
        Asked {
            title: words.format("confirm-title", &args),
            yes: yes(&words, confirm.confirm_label.as_ref(), &wanted.label),
            danger: confirm.danger,
            if let Some(said) = said {
                p { class: "fp-question__from fp-type-label-medium",
                    {words.format("confirm-says", &args[1..])}
                }
                {said}
            }
            if confirm.danger {
                {notice(Tone::Warning, &words.text("confirm-danger"))}
            }
        }
    }
}

/// Whether to leave for an address. All of it is shown, whatever the page called it.
#[component]
fn AboutLink(plugin: Arc<Plugin>, address: WebAddress) -> Element {
    let words = words();
    let name = [("name", plugin.name.to_string().into())];
    rsx! {
        Asked {
            title: words.format("open-link-title", &[("site", address.site().into())]),
            yes: words.text("open-link"),
            danger: false,
            p { class: "fp-question__from fp-type-label-medium",
                {words.format("open-link-from", &name)}
            }
            p { class: "fp-question__address fp-mono fp-type-body-medium", dir: "ltr", "{address}" }
        }
    }
}

/// Whether to go on although the host says what speaks against it.
#[component]
fn AskedByHost(question: OwnQuestion) -> Element {
    rsx! {
        Asked { title: question.title, yes: question.yes, danger: true,
            for (number , text) in question.text.into_iter().enumerate() {
                p { key: "{number}", class: "fp-type-body-medium", dir: "auto", "{text}" }
            }
        }
    }
}

/// A question that is answered with yes or no.
#[component]
fn Asked(title: String, yes: String, danger: bool, children: Element) -> Element {
    let actions = use_hook(consume_context::<Actions>);
    let mut ready = use_signal(|| false);
    use_future(move || async move {
        sleep(DELAY).await;
        ready.set(true);
    });
    rsx! {
        Dialog {
            key_name: "question",
            title,
            size: DialogSize::Small,
            close_label: words().text("cancel"),
            on_close: move |()| actions.answer(false),
            actions: rsx! {
                button {
                    class: "fp-button",
                    r#type: "button",
                    "data-mode": "contained",
                    "data-danger": danger.then_some("true"),
                    "aria-disabled": (!ready()).then_some("true"),
                    onclick: move |_| {
                        if ready() {
                            actions.answer(true);
                        }
                    },
                    span { class: "fp-button__label", dir: "auto", "{yes}" }
                }
            },
            div { class: "fp-question", {children} }
        }
    }
}

/// What the plugin says about it, as its own words.
fn said(title: Option<&Label>, text: Option<&Text>) -> Option<Element> {
    let title = title.filter(|title| !title.is_empty());
    let text = text.filter(|text| !text.is_empty());
    if title.is_none() && text.is_none() {
        return None;
    }
    Some(rsx! {
        blockquote { class: "fp-question__said",
            if let Some(title) = title {
                p { class: "fp-type-title-medium", dir: "auto", "{title}" }
            }
            if let Some(text) = text {
                p { class: "fp-type-body-medium", dir: "auto", "{text}" }
            }
        }
    })
}

/// What the button says that means yes. A plugin may name it, but not after what means no.
fn yes(words: &Words, label: Option<&Label>, pressed: &str) -> String {
    let wanted = label.map_or(pressed, |label| &**label).trim();
    let no = [words.text("cancel"), words.text("close")];
    let misleads = no
        .iter()
        .any(|no| no.to_lowercase() == wanted.to_lowercase());
    if wanted.is_empty() || misleads {
        words.text("run")
    } else {
        short(wanted)
    }
}

fn short(text: &str) -> String {
    let label = Label::new(text);
    match label.char_indices().nth(LABEL_CHARS) {
        Some((end, _)) => format!("{}…", label.get(..end).unwrap_or_default()),
        None => label.to_string(),
    }
}
