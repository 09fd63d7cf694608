//! What fills the slot of a page: the place in the window's page that its view is laid over, and what stands there when
//! the view is elsewhere.
#![allow(
    unused_qualifications,
    reason = "`rsx!` names attributes and event handlers in a way that the lint takes for paths"
)]

use std::rc::Rc;
use std::sync::Arc;

use dioxus::prelude::*;
use dioxus_desktop::window;
use faceplate_components::icon::icon;
use faceplate_components::isolated::{HEARTBEAT, LoadFailure, PageEvent, Slot};
use faceplate_components::time::sleep;
use faceplate_components::words::words;
use faceplate_renderer::isolation::{HostMessage, Link, PageCall, Place as Frame};
use futures_util::StreamExt;
use tokio::runtime::Handle;
use tokio_stream::wrappers::UnboundedReceiverStream;

use super::page::{NativeEvent, Opening};
use super::relay::Said;
use super::sandbox;
use super::scheme::Answer;
use super::shell::Shell;
use super::view::{Standing, View};
use super::views::Views;
use crate::gateway::{FromPage, OpenError, Page};

/// An open page and its view.
#[derive(Clone)]
struct Opened {
    page: Arc<Page>,
    view: Rc<View>,
}

/// What is heard of a page.
enum Heard {
    /// From its view.
    Native(NativeEvent),
    /// From its script.
    Page(FromPage),
}

/// The page of `slot` in a native view.
#[component]
pub(super) fn NativeView(shell: Shell, views: Views, slot: Slot) -> Element {
    let standing = use_signal(Standing::default);
    let opened = use_signal(|| None::<Opened>);
    use_opening(&shell, &views, &slot, opened, standing);
    use_effect({
        let slot = slot.clone();
        move || {
            let context = slot.context();
            let place = slot.place.read();
            if let Some(Opened { page, .. }) = &*opened.read() {
                page.set_place(&place.locale, place.printer_id.as_deref());
                page.say(&HostMessage::Context(context).to_json());
            }
        }
    });
    use_future({
        let on_event = slot.on_event;
        move || async move {
            loop {
                sleep(HEARTBEAT).await;
                let opened = opened.peek().clone();
                match opened {
                    Some(Opened { view, .. }) if view.is_live() => view.tick(),
                    // A page that does not run cannot say that it is well.
                    Some(_) => on_event.call(PageEvent::Alive),
                    None => {}
                }
            }
        }
    });
    match opened.cloned() {
        Some(Opened { view, .. }) => Place(&view, &standing.read(), &slot.name),
        None => rsx! {},
    }
}

/// The place of a view.
#[expect(non_snake_case, reason = "it paints, as a component does")]
fn Place(view: &Rc<View>, standing: &Standing, name: &str) -> Element {
    let words = words();
    let enter = |forward: bool| {
        let view = Rc::clone(view);
        move |_| view.enter(forward)
    };
    let out = {
        let view = Rc::clone(view);
        let title = format!("{name} – Faceplate");
        move |_| view.take_out(&title)
    };
    let back = {
        let view = Rc::clone(view);
        move |_| view.take_back()
    };
    rsx! {
        div { class: "fp-view",
            div { class: "fp-view__bar",
                if standing.was_frozen {
                    span { class: "fp-type-body-small", {words.text("view-was-frozen")} }
                }
                button {
                    class: "fp-view__out",
                    r#type: "button",
                    title: words.text("view-take-out"),
                    "aria-label": words.text("view-take-out"),
                    onclick: out,
                    {icon("open-in-new", 16)}
                }
            }
            if !sandbox::is_available() {
                p { class: "fp-view__note fp-type-body-small", {words.text("view-no-sandbox")} }
            }
            // Who tabs in at one end starts there. The page itself is not in this document.
            span { class: "fp-view__guard", tabindex: "0", onfocus: enter(true) }
            div {
                class: "fp-view__place",
                "data-view": "{view.id()}",
                tabindex: "-1",
                role: "group",
                "aria-label": name,
                if standing.is_out {
                    div { class: "fp-view__card",
                        p { {words.text("view-is-out")} }
                        button { class: "fp-button", r#type: "button", "data-mode": "outlined", onclick: back,
                            span { class: "fp-button__label", {words.text("view-take-back")} }
                        }
                    }
                } else if standing.waits {
                    p { class: "fp-view__card", {words.text("view-waits")} }
                } else if let Some(picture) = &standing.picture {
                    img { class: "fp-view__picture", src: "{picture}", alt: "" }
                }
            }
            span { class: "fp-view__guard", tabindex: "0", onfocus: enter(false) }
        }
    }
}

/// Opens the page when this is mounted, and tells what is heard of it until this is unmounted.
fn use_opening(
    shell: &Shell,
    views: &Views,
    slot: &Slot,
    mut opened: Signal<Option<Opened>>,
    standing: Signal<Standing>,
) {
    let answer = use_callback(move |message: HostMessage| {
        if let Some(Opened { page, .. }) = &*opened.peek() {
            page.say(&message.to_json());
        }
    });
    use_hook(|| {
        let (shell, views, slot) = (shell.clone(), views.clone(), slot.clone());
        spawn(async move {
            let page = match open(&shell, &slot).await {
                Ok(page) => page,
                Err(failure) => return slot.on_event.call(PageEvent::Failed(failure)),
            };
            let said = UnboundedReceiverStream::new(page.listen()).map(Heard::Page);
            let (events, native) = futures_channel::mpsc::unbounded();
            let view = View::new(&views, opening(&shell, &slot, &page), events, standing);
            if !view.is_live() {
                // It waits for its turn, which is no failure.
                slot.on_event.call(PageEvent::Ready);
            }
            let hearing = Rc::downgrade(&view);
            opened.set(Some(Opened { page, view }));
            let mut heard = futures_util::stream::select(native.map(Heard::Native), said);
            let mut runs = false;
            while let Some(heard) = heard.next().await {
                let Some(view) = hearing.upgrade() else { break };
                match heard {
                    Heard::Native(event) => follow(&views, &view, &slot, event),
                    Heard::Page(said) => {
                        view.answers();
                        if !std::mem::replace(&mut runs, true) {
                            slot.on_event.call(PageEvent::Ready);
                        }
                        tell(&slot, answer, said);
                    }
                }
            }
        });
    });
}

async fn open(shell: &Shell, slot: &Slot) -> Result<Arc<Page>, LoadFailure> {
    let failed = |error| match error {
        OpenError::Unreachable => LoadFailure::Unreachable,
        OpenError::Status(status) => LoadFailure::Status(status),
    };
    let gateway = shell.gateway();
    let plugin = &slot.view.plugin.id;
    let origin = shell.origins().of(plugin).address();
    let locale = slot.place.peek().locale.clone();
    let page = gateway.open(plugin, &slot.view.id, &origin, &locale);
    let page = page.await.map_err(failed)?;
    let there = gateway.probe(&page, &slot.file.path).await;
    there.map_err(failed)?;
    Ok(page)
}

/// How the page is opened, each time anew.
fn opening(shell: &Shell, slot: &Slot, page: &Arc<Page>) -> impl Fn() -> Opening + 'static {
    let origin = shell.origins().of(&slot.view.plugin.id);
    let address = origin.address();
    let needs = page.needs();
    let storage = origin.folder.filter(|_| needs.storage);
    let connect = needs.connect.clone();
    let (gateway, page, slot) = (shell.gateway().clone(), Arc::clone(page), slot.clone());
    // The gateway answers on the threads of the runtime, so that the window is painted meanwhile.
    let runtime = Handle::current();
    let answer: Rc<Answer> = Rc::new(move |request| {
        let (gateway, page) = (gateway.clone(), Arc::clone(&page));
        let answer =
            runtime.spawn(async move { gateway.answer(&page, Frame::OwnView, request).await });
        Box::pin(async move { answer.await.ok() })
    });
    move || Opening {
        host: origin.host.clone(),
        url: slot.url(&address, &address),
        locale: slot.place.peek().locale.clone(),
        storage: storage.clone(),
        connect: connect.clone(),
        sandbox: sandbox::is_available(),
        answer: Rc::clone(&answer),
    }
}

/// Does what a view's event asks for, or tells the frame.
fn follow(views: &Views, view: &Rc<View>, slot: &Slot, event: NativeEvent) {
    match event {
        NativeEvent::Left { forward } => leave(views, view, forward),
        NativeEvent::Passed { forward } => {
            views.focus_window();
            run(&format!("begin({forward})"));
        }
        NativeEvent::Released | NativeEvent::Said(Said::Escape) => release(views, view),
        NativeEvent::Closed => view.take_back(),
        NativeEvent::Said(Said::Wheel([x, y])) => {
            run(&format!("scroll({}, {x:?}, {y:?})", view.id()));
        }
        NativeEvent::Said(Said::Edited) => view.keep(),
        NativeEvent::Refused(status) => {
            let failure = LoadFailure::Status(u16::try_from(status).unwrap_or_default());
            slot.on_event.call(PageEvent::Failed(failure));
        }
        NativeEvent::Failed(reason) => {
            let failure = LoadFailure::View(reason);
            slot.on_event.call(PageEvent::Failed(failure));
        }
        NativeEvent::Linked(address) => {
            let link = Link {
                url: address.into(),
            };
            slot.on_event
                .call(PageEvent::Call(PageCall::OpenLink(link)));
        }
        NativeEvent::Ended => slot.on_event.call(PageEvent::Crashed),
    }
}

/// Tells the frame what a page says.
fn tell(slot: &Slot, answer: Callback<HostMessage>, said: FromPage) {
    slot.on_event.call(match said {
        FromPage::Alive => PageEvent::Alive,
        FromPage::Message(message) => PageEvent::Message(message, answer),
        FromPage::Call(call) => PageEvent::Call(call),
    });
}

/// The keyboard goes on past the page; in a window of its own there is nothing else, so it goes round.
fn leave(views: &Views, view: &View, forward: bool) {
    if view.is_out() {
        view.enter(forward);
        return;
    }
    views.focus_window();
    run(&format!("leave({}, {forward})", view.id()));
}

fn release(views: &Views, view: &View) {
    if !view.is_out() {
        views.focus_window();
        run(&format!("release({})", view.id()));
    }
}

/// Calls one of the functions of `place.js`.
fn run(call: &str) {
    // A window that is closing need not do it.
    let _ = window()
        .webview
        .evaluate_script(&format!("window.faceplateViews?.{call}"));
}
