//! Pages on the web: each in a sandboxed frame, at an origin of its own that the host made up for it and nobody can
//! guess (security.md section 3).

mod crowd;
mod frame;
mod gesture;
mod link;
mod origin;

use std::rc::Rc;

use dioxus::prelude::*;
use faceplate_renderer::isolation::WebAddress;
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, ready};

use self::crowd::{Crowd, Turn};
use self::frame::{Frame, Occupant};
use super::{HEARTBEAT, PageEvent, PageShell, Slot};
use crate::time::sleep;
use crate::words::words;

/// Shows pages in frames.
#[derive(Clone, Default)]
pub struct Frames(Crowd);

impl PartialEq for Frames {
    /// There is one for all pages.
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl PageShell for Frames {
    fn fill(&self, slot: Slot) -> Element {
        rsx! {
            Page { frames: self.clone(), slot }
        }
    }

    fn open_link(&self, address: &WebAddress) -> LocalBoxFuture<'static, bool> {
        let features = "noopener,noreferrer";
        let opened = web_sys::window().is_some_and(|window| {
            // A window without an opener is none to its opener, whether there is one or not.
            let address = address.as_str();
            let opened = window.open_with_url_and_target_and_features(address, "_blank", features);
            opened.is_ok()
        });
        ready(opened).boxed_local()
    }
}

/// How a page stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    /// Whether it runs.
    is_live: bool,
    /// How often it was frozen.
    frozen: u32,
    /// How often there may have been room for it.
    woken: u32,
}

/// The page of `slot`, while there is room for it.
#[component]
fn Page(frames: Frames, slot: Slot) -> Element {
    let mut standing = use_signal(|| Standing {
        is_live: false,
        frozen: 0,
        woken: 0,
    });
    let turn = use_callback(move |turn: Turn| {
        // Whoever tells it is not painting this page.
        spawn(async move {
            let mut standing = standing.write();
            match turn {
                Turn::Freeze => {
                    standing.is_live = false;
                    standing.frozen += 1;
                }
                Turn::Wake => standing.woken += 1,
            }
        });
    });
    let seat = use_hook(|| {
        let seat = frames.0.enter(turn);
        standing.write().is_live = seat.start();
        seat
    });
    let on_event = slot.on_event;
    let start = {
        let seat = Rc::clone(&seat);
        move || {
            if !seat.is_live() && !seat.start() {
                // It waits for its turn, which is no failure.
                on_event.call(PageEvent::Ready);
            }
            let is_live = seat.is_live();
            if standing.peek().is_live != is_live {
                standing.write().is_live = is_live;
            }
        }
    };
    use_effect({
        let mut start = start.clone();
        move || {
            let _ = standing.read();
            start();
        }
    });
    use_future({
        let seat = Rc::clone(&seat);
        move || {
            let seat = Rc::clone(&seat);
            async move {
                loop {
                    sleep(HEARTBEAT).await;
                    // One that does not run cannot say that it is well, and browsers slow down what nobody sees.
                    if !seat.is_live() || is_hidden() {
                        on_event.call(PageEvent::Alive);
                    }
                }
            }
        }
    });
    let see = {
        let (seat, mut start) = (Rc::clone(&seat), start);
        move |event: VisibleEvent| {
            let visible = event.is_intersecting().unwrap_or(true);
            seat.see(visible);
            if visible {
                start();
            }
        }
    };
    let words = words();
    let Standing {
        is_live, frozen, ..
    } = standing();
    rsx! {
        div { class: "fp-isolated__web", onvisible: see,
            if is_live {
                if frozen > 0 {
                    p { class: "fp-isolated__note fp-type-body-small", role: "status", {words.text("view-was-frozen")} }
                }
                for frozen in [frozen] {
                    Frame { key: "{frozen}", seat: Occupant(Rc::clone(&seat)), slot: slot.clone() }
                }
            } else {
                p { class: "fp-isolated__loading", {words.text("view-waits")} }
            }
        }
    }
}

fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.hidden())
}
