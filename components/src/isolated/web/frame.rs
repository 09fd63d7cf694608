//! The frame of a page that runs, and what it and the host say to each other.

use std::rc::Rc;

use dioxus::prelude::*;
use faceplate_renderer::isolation::{HostMessage, PageCall, sandbox};
use futures_util::StreamExt;
use web_sys::HtmlIFrameElement;
use web_sys::wasm_bindgen::JsCast;

use super::super::{PageEvent, Slot};
use super::crowd::Seat;
use super::gesture;
use super::link::{Heard, Link};
use super::origin::{Lease, RENEWAL};
use crate::data::HostContacts;
use crate::time::sleep;

/// A page's seat.
#[derive(Clone)]
pub(super) struct Occupant(pub(super) Rc<Seat>);

impl PartialEq for Occupant {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// An open page.
struct Open {
    /// The host's promise of an origin; its key also names the frame's element.
    lease: Lease,
    /// What it loads.
    url: String,
}

/// The page of `slot` in a frame.
#[component]
pub(super) fn Frame(seat: Occupant, slot: Slot) -> Element {
    let mut open = use_signal(|| None::<Open>);
    let on_event = slot.on_event;
    let answer = use_callback(move |message: HostMessage| {
        if let Some(Open { lease, .. }) = &*open.peek() {
            say(lease, &message);
        }
    });
    use_hook({
        let (slot, Occupant(seat)) = (slot.clone(), seat);
        move || {
            spawn(async move {
                match Lease::take(&slot).await {
                    Ok(lease) => {
                        let url = lease.url(&slot, &own_origin());
                        let link = Link::new(frame_of(&lease), lease.sender());
                        seat.is_in(lease.key());
                        open.set(Some(Open { lease, url }));
                        follow(link, &seat, on_event, answer).await;
                    }
                    Err(failure) => on_event.call(PageEvent::Failed(failure)),
                }
            });
        }
    });
    use_effect({
        let slot = slot.clone();
        move || {
            let context = slot.context();
            answer.call(HostMessage::Context(context));
        }
    });
    use_renewal(&slot, open);
    let open = open.read();
    let Some(Open { lease, url }) = &*open else {
        return rsx! {};
    };
    rsx! {
        // What it may do stands before what it loads: attributes are set in this order, and before it is shown.
        iframe {
            id: lease.key(),
            "sandbox": sandbox(lease.keeps_data()),
            // It would forget what it stores.
            "credentialless": (!lease.keeps_data()).then_some(""),
            "allow": "",
            "referrerpolicy": "no-referrer",
            title: "{slot.name}",
            src: "{url}",
            onload: {
                let slot = slot.clone();
                move |_| answer.call(HostMessage::Context(slot.context()))
            },
        }
    }
}

/// Tells the host that the page is still open, in which language and for which printer: now and then, and when the host
/// may have been started anew and know nothing of it.
fn use_renewal(slot: &Slot, open: Signal<Option<Open>>) {
    let contacts = use_hook(try_consume_context::<HostContacts>);
    let place = slot.place;
    let whereabouts = use_memo(move || {
        let place = place.read();
        (place.locale.clone(), place.printer_id.clone())
    });
    let renew = use_callback({
        let slot = slot.clone();
        move |()| {
            let renewal = open.peek().as_ref().map(|open| open.lease.renewal(&slot));
            let on_event = slot.on_event;
            async move {
                if let Some(renewal) = renewal
                    && !renewal.send().await
                {
                    // It is loaded again, if it can be.
                    on_event.call(PageEvent::Crashed);
                }
            }
        }
    });
    use_effect(move || {
        let _ = whereabouts.read();
        if let Some(HostContacts(contacts)) = contacts {
            let _ = contacts.read();
        }
        spawn(renew.call(()));
    });
    use_future(move || async move {
        loop {
            sleep(RENEWAL).await;
            renew.call(()).await;
        }
    });
}

/// Tells the frame around the slot what is heard of the page.
async fn follow(
    mut link: Link,
    seat: &Seat,
    on_event: Callback<PageEvent>,
    answer: Callback<HostMessage>,
) {
    let mut runs = false;
    while let Some(heard) = link.heard.next().await {
        if link.is_flooded() {
            // Its process ends with its frame.
            on_event.call(PageEvent::Crashed);
            return;
        }
        match heard {
            Heard::Hello | Heard::Call(PageCall::Alive(_)) if !runs => {
                runs = true;
                on_event.call(PageEvent::Ready);
            }
            Heard::Hello | Heard::Call(PageCall::Alive(_)) => on_event.call(PageEvent::Alive),
            Heard::Call(call @ PageCall::OpenLink(_)) => {
                // Meanwhile it is heard on.
                spawn(async move {
                    if gesture::is_recent().await {
                        on_event.call(PageEvent::Call(call));
                    }
                });
            }
            Heard::Call(call) => {
                if matches!(call, PageCall::Edited(_)) {
                    seat.edit();
                }
                on_event.call(PageEvent::Call(call));
            }
            Heard::Message(message) => on_event.call(PageEvent::Message(message, answer)),
            Heard::Flood => {}
        }
    }
}

fn say(lease: &Lease, message: &HostMessage) {
    let window = frame_of(lease)().and_then(|frame| frame.content_window());
    let text = message.to_json().to_string();
    if let (Some(window), Ok(message)) = (window, js_sys::JSON::parse(&text)) {
        // It holds no secret. A frame without an origin of its own cannot be named here.
        let _ = window.post_message(&message, "*");
    }
}

/// Finds the element of the page's frame, while there is one.
fn frame_of(lease: &Lease) -> impl Fn() -> Option<HtmlIFrameElement> + 'static {
    let key = lease.key().to_owned();
    move || {
        let document = web_sys::window()?.document()?;
        document.get_element_by_id(&key)?.dyn_into().ok()
    }
}

fn own_origin() -> String {
    let window = web_sys::window();
    window
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}
