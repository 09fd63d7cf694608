//! A dialog over the host's window, after the pattern of the ARIA Authoring Practices.

use std::rc::Rc;

use dioxus::prelude::*;

use super::dom_id;
use super::focus::{focus, use_focused_before};
use super::region::heading;
use crate::words::words;

/// How large a dialog is. Both fill a small window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogSize {
    /// As wide as its content needs, up to 720 px.
    Small,
    /// 95 % of the window.
    Large,
}

/// A modal dialog with a title and, at its end, a button that closes it.
///
/// It takes the focus when it appears and keeps it: Tab goes round inside. Escape and the button call `on_close`, and
/// the focus goes back to what had it. `key_name` names it among the dialogs of the page. While `covered` by another
/// one it cannot be used.
#[component]
pub fn Dialog(
    key_name: String,
    title: String,
    /// Shown under the title, such as whose dialog it is.
    #[props(default)]
    subtitle: Option<Element>,
    size: DialogSize,
    #[props(default)] covered: bool,
    /// What the button says that closes it, where that is not “Close”.
    #[props(default)]
    close_label: Option<String>,
    /// Further buttons, after that one.
    #[props(default)]
    actions: Option<Element>,
    on_close: EventHandler<()>,
    children: Element,
) -> Element {
    let before = use_focused_before();
    let mut dialog = use_signal(|| None::<Rc<MountedData>>);
    let mut last = use_signal(|| None::<Rc<MountedData>>);
    let close = use_callback(move |()| {
        on_close.call(());
        before.give_back();
    });
    let to = move |element: Signal<Option<Rc<MountedData>>>| {
        if let Some(element) = &*element.peek() {
            focus(element);
        }
    };
    let title_id = dom_id("dialog", &key_name);
    rsx! {
        // Dioxus does not know that `inert` is boolean: "false" would be as good as "true".
        div { class: "fp-scrim", "inert": covered.then_some("true"),
            // Whoever tabs out at one end comes in at the other.
            span { class: "fp-dialog__guard", tabindex: "0", onfocus: move |_| to(last) }
            div {
                class: "fp-dialog",
                role: "dialog",
                "aria-modal": "true",
                "aria-labelledby": title_id.clone(),
                "data-size": match size {
                    DialogSize::Small => "small",
                    DialogSize::Large => "large",
                },
                tabindex: "-1",
                onmounted: move |event| {
                    focus(&event.data());
                    dialog.set(Some(event.data()));
                },
                onkeydown: move |event| {
                    if event.key() == Key::Escape && !event.is_composing() {
                        event.stop_propagation();
                        close.call(());
                    }
                },
                div { class: "fp-dialog__header",
                    {heading(2, &title_id, "fp-dialog__title fp-type-title-large", &title)}
                    {subtitle}
                }
                div { class: "fp-dialog__body", {children} }
                div { class: "fp-dialog__footer",
                    button {
                        class: "fp-button",
                        r#type: "button",
                        "data-mode": "text",
                        onmounted: move |event| last.set(Some(event.data())),
                        onclick: move |_| close.call(()),
                        span { class: "fp-button__label", {close_label.unwrap_or_else(|| words().text("close"))} }
                    }
                    {actions}
                }
            }
            span { class: "fp-dialog__guard", tabindex: "0", onfocus: move |_| to(dialog) }
        }
    }
}
