//! Pages of a plugin's own (`webview`, `custom_bundle`), which run where they can do no harm: the host draws a frame
//! with a name and a state around a slot, and the shell fills the slot with an isolated view.
//!
//! The shell is what differs between the desktop and the web: it provides [`Pages`] at the app's root. Where there is
//! none, as in static HTML, a card says so.

mod card;
mod course;
mod frame;
mod life;
mod navigate;
mod pace;
mod refusals;
mod room;
mod slot;
#[cfg(target_arch = "wasm32")]
mod web;

use std::rc::Rc;

use dioxus::prelude::{Callback, Element};
use faceplate_renderer::isolation::{HostMessage, PageCall, PageMessage, WebAddress};
use futures_util::future::LocalBoxFuture;

pub(crate) use frame::IsolatedFrame;
pub use life::HEARTBEAT;
pub use navigate::Navigation;
pub use pace::{Flow, Pace};
pub use room::Room;
pub use slot::{Place, Slot};
#[cfg(target_arch = "wasm32")]
pub use web::Frames;

/// The shell's isolated views. The app provides it as a context value.
#[derive(Clone)]
pub struct Pages(pub Rc<dyn PageShell>);

/// What a shell does for pages.
pub trait PageShell {
    /// Why no page can be isolated here, if that is so. Then no slot is filled.
    fn obstacle(&self) -> Option<Obstacle> {
        None
    }

    /// What fills `slot`: it starts to load as soon as it is mounted, and everything of the page ends when it is
    /// unmounted. Called while painting.
    fn fill(&self, slot: Slot) -> Element;

    /// Shows `address` in the person's browser, because they said so just now. False where that failed.
    fn open_link(&self, address: &WebAddress) -> LocalBoxFuture<'static, bool>;
}

/// Why no page can be isolated here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// This is a document, or a kind of host, without isolated views.
    NotHere,
    /// The views cannot be made; with the reason in English, as the system gives it.
    System(String),
}

/// What a shell tells of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageEvent {
    /// Its document is loaded.
    Ready,
    /// Its document could not be loaded.
    Failed(LoadFailure),
    /// Its script runs. Told at least every 2 seconds while it does.
    Alive,
    /// Its process ended.
    Crashed,
    /// It asks for something of the contract. What is answered goes to the same page, or nowhere if that has gone.
    Message(PageMessage, Callback<HostMessage>),
    /// It tells or asks for something beyond the contract. The shell has answered already; [`PageCall::Alive`] may
    /// come as [`PageEvent::Alive`].
    Call(PageCall),
}

/// Why a page could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// The host of the plugin cannot be reached.
    Unreachable,
    /// Its reply was an error, with this HTTP status.
    Status(u16),
    /// It did not come in time.
    TimedOut,
    /// The isolated view could not be made; with the reason in English.
    View(String),
}
