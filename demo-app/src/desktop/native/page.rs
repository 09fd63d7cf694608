//! A plugin's page in a process of its own, with a context of its own (security.md section 3, decisions.md 22).
//!
//! wry is not used for it: on Linux its version here gives every page a way to send messages to the program, and no
//! say in the context of a page that leaves no traces. The widget is dropped when this is, and its process ends.

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use faceplate_renderer::isolation::Origin;
use gtk::glib::{self, Propagation, SignalHandlerId};
use gtk::prelude::*;
use webkit2gtk::{
    LoadEvent, MemoryPressureSettings, NetworkError, PolicyError, URIResponseExt,
    UserContentManager, WebContext, WebContextExt, WebResourceExt, WebView, WebViewExt,
    WebsiteDataManager,
};

use super::deny::deny_all;
use super::network;
use super::relay::{self, Said};
use super::scheme::{self, Answer, SCHEME};
use super::settings;

/// What the process of a page may take, in MiB (security.md T15).
const MEMORY_LIMIT_MIB: u32 = 300;

/// How soon the engine gives a key back that the page had no use for. Whatever has the focus then gets it.
const KEY_RETURNS: Duration = Duration::from_millis(50);

/// How a page is opened.
pub(crate) struct Opening {
    /// The host name that is the page's own.
    pub(crate) host: String,
    /// The page's address, on that host.
    pub(crate) url: String,
    /// What the page may know of the languages that a person reads, such as `es-AR`.
    pub(crate) locale: String,
    /// The folder for what the page stores, if its manifest asks for storage; else it stores nothing beyond its life.
    pub(crate) storage: Option<PathBuf>,
    /// The origins that it may connect to.
    pub(crate) connect: Vec<Origin>,
    /// Whether its process is put into a sandbox ([`super::sandbox`]).
    pub(crate) sandbox: bool,
    /// What answers its requests.
    pub(crate) answer: Rc<Answer>,
}

/// What happens to a page, as its view sees it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NativeEvent {
    /// The answer was an error, with this HTTP status.
    Refused(u32),
    /// It could not be loaded, for this reason.
    Failed(String),
    /// Its process ended: it crashed, took too much memory, or was stopped.
    Ended,
    /// A person clicked on what leads to this address, elsewhere.
    Linked(String),
    /// The keyboard leaves it, to what comes after it, or before.
    Left {
        /// Whether it leaves at the end.
        forward: bool,
    },
    /// The keyboard left the window's own page at its end or start and would come here, where it is not this page's
    /// turn.
    Passed {
        /// Whether it left at the end.
        forward: bool,
    },
    /// A person wants to leave it by the key for that.
    Released,
    /// The window of its own that it is in should close.
    Closed,
    /// What its script says.
    Said(Said),
}

/// An open page.
pub(crate) struct Page {
    view: WebView,
    on_event: Rc<dyn Fn(NativeEvent)>,
    /// What hears of the end of its process.
    end: Option<SignalHandlerId>,
}

impl Page {
    /// Opens a page; what happens to it is told to `on_event`, which must not drop the page itself.
    pub(crate) fn open(opening: Opening, on_event: Rc<dyn Fn(NativeEvent)>) -> Self {
        let context = context(&opening);
        let manager = UserContentManager::new();
        let view = WebView::builder()
            .web_context(&context)
            .user_content_manager(&manager)
            .settings(&settings::settings())
            .website_policies(&settings::policies())
            .build();
        let on_link = {
            let on_event = Rc::clone(&on_event);
            move |address| on_event(NativeEvent::Linked(address))
        };
        let origin = format!("{SCHEME}://{}", opening.host);
        deny_all(&context, &view, &origin, on_link);
        let flooding = view.downgrade();
        scheme::register(&context, opening.host, opening.answer, move || {
            let flooding = flooding.clone();
            // Not while the engine waits for this, and before it hands on more.
            glib::idle_add_local_full(glib::Priority::HIGH, move || {
                if let Some(view) = flooding.upgrade() {
                    view.terminate_web_process();
                }
                glib::ControlFlow::Break
            });
        });
        relay::listen(&manager, {
            let on_event = Rc::clone(&on_event);
            move |said| on_event(NativeEvent::Said(said))
        });
        let mut page = Self {
            view,
            on_event,
            end: None,
        };
        page.follow_loading();
        page.end = Some(page.follow_end());
        page.follow_keyboard();
        page.view.load_uri(&opening.url);
        page
    }

    /// Ends its process.
    pub(crate) fn stop(&self) {
        self.view.terminate_web_process();
    }

    /// The widget that shows it.
    pub(crate) fn widget(&self) -> &WebView {
        &self.view
    }

    /// Gives it the keyboard, at its first control or its last.
    pub(crate) fn enter(&self, forward: bool) {
        self.view.grab_focus();
        relay::enter(&self.view, forward);
    }

    fn follow_loading(&self) {
        let on_event = Rc::clone(&self.on_event);
        self.view
            .connect_load_changed(move |view, event| match event {
                LoadEvent::Committed => relay::start(view),
                LoadEvent::Finished => {
                    if let Some(status) = status(view) {
                        on_event(NativeEvent::Refused(status));
                    }
                }
                LoadEvent::Started | LoadEvent::Redirected | _ => {}
            });
        let on_event = Rc::clone(&self.on_event);
        self.view.connect_load_failed(move |_, _, _, error| {
            let is_denied = error.matches(PolicyError::FrameLoadInterruptedByPolicyChange)
                || error.matches(NetworkError::Cancelled);
            if !is_denied {
                on_event(NativeEvent::Failed(error.message().to_owned()));
            }
            // The engine's own page about it is not wanted.
            true
        });
    }

    fn follow_end(&self) -> SignalHandlerId {
        let on_event = Rc::clone(&self.on_event);
        self.view
            .connect_web_process_terminated(move |_, _| on_event(NativeEvent::Ended))
    }

    /// Tab leaves the page at its ends, and one key leaves it whatever the page does with keys.
    fn follow_keyboard(&self) {
        let on_event = Rc::clone(&self.on_event);
        let is_leaving = Rc::new(Cell::new(false));
        self.view.connect_focus(move |view, direction| {
            use gtk::DirectionType::{TabBackward, TabForward};
            let forward = direction == TabForward;
            let event = match view.has_focus() {
                true => NativeEvent::Left { forward },
                false => NativeEvent::Passed { forward },
            };
            if matches!(direction, TabForward | TabBackward) && !is_leaving.replace(true) {
                let (on_event, is_leaving) = (Rc::clone(&on_event), Rc::clone(&is_leaving));
                glib::timeout_add_local_once(KEY_RETURNS, move || {
                    is_leaving.set(false);
                    on_event(event);
                });
            }
            // The window's own page says when it is this one's turn.
            Propagation::Stop
        });
        let on_event = Rc::clone(&self.on_event);
        self.view.connect_key_press_event(move |_, event| {
            if event.keyval() == gtk::gdk::keys::constants::F6 {
                on_event(NativeEvent::Released);
                return Propagation::Stop;
            }
            Propagation::Proceed
        });
    }
}

/// The HTTP status of the page in a view, if it is one of an error.
fn status(view: &WebView) -> Option<u32> {
    let status = view.main_resource()?.response()?.status_code();
    (status >= 400).then_some(status)
}

impl Drop for Page {
    /// A page that hangs would not notice that its view is gone.
    fn drop(&mut self) {
        if let Some(end) = self.end.take() {
            self.view.disconnect(end);
        }
        self.view.terminate_web_process();
    }
}

/// A context that nothing else uses.
fn context(opening: &Opening) -> WebContext {
    let data = match &opening.storage {
        None => WebsiteDataManager::new_ephemeral(),
        Some(folder) => WebsiteDataManager::builder()
            .base_data_directory(folder.join("data").to_string_lossy())
            .base_cache_directory(folder.join("cache").to_string_lossy())
            .build(),
    };
    network::confine(&data, &opening.connect);
    let mut memory = MemoryPressureSettings::new();
    memory.set_memory_limit(MEMORY_LIMIT_MIB);
    memory.set_kill_threshold(1.0);
    memory.set_poll_interval(1.0);
    let context = WebContext::builder()
        .website_data_manager(&data)
        .memory_pressure_settings(&memory)
        .build();
    // Before the first page: the engine ignores it afterwards.
    context.set_sandbox_enabled(opening.sandbox);
    settings::restrict(&context, &opening.locale);
    context
}
