//! One view: a page, or the picture of it that is left while it is frozen, over its place or in a window of its own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use dioxus::prelude::*;
use faceplate_components::isolated::Room;
use futures_channel::mpsc::UnboundedSender;
use webkit2gtk::WebViewExt;

use super::page::{NativeEvent, Opening, Page};
use super::place::Shape;
use super::stage::Frame;
use super::views::Views;
use super::window::PageWindow;

/// After how long a page is hung that says nothing. It says something every 2 seconds at least.
const SILENCE: Duration = Duration::from_secs(9);

/// What a slot shows instead of the page, or with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Standing {
    /// A picture of the page as an address, where the page itself is covered or frozen.
    pub(crate) picture: Option<String>,
    /// Whether it is in a window of its own.
    pub(crate) is_out: bool,
    /// Whether it waits for room among those that run.
    pub(crate) waits: bool,
    /// Whether it was frozen, and so loaded again.
    pub(crate) was_frozen: bool,
}

/// A view. Dropping it ends its page.
pub(crate) struct View {
    id: u64,
    views: Views,
    /// How its page is opened, and opened again.
    opening: Box<dyn Fn() -> Opening>,
    events: UnboundedSender<NativeEvent>,
    /// What its slot repaints for.
    standing: Signal<Standing>,
    live: RefCell<Option<Live>>,
    hidden_since: Cell<Option<Instant>>,
    edited: Cell<bool>,
    /// When its script was last heard since it was loaded.
    answered: Cell<Option<Instant>>,
}

/// A page that runs, and where. Fields are dropped in this order.
struct Live {
    window: Option<PageWindow>,
    frame: Frame,
    page: Page,
}

impl View {
    /// A view whose page is opened when there is room. What happens to it is sent to `events`.
    pub(crate) fn new(
        views: &Views,
        opening: impl Fn() -> Opening + 'static,
        events: UnboundedSender<NativeEvent>,
        standing: Signal<Standing>,
    ) -> Rc<Self> {
        let view = Rc::new(Self {
            id: views.number(),
            views: views.clone(),
            opening: Box::new(opening),
            events,
            standing,
            live: RefCell::default(),
            hidden_since: Cell::new(Some(Instant::now())),
            edited: Cell::new(false),
            answered: Cell::new(None),
        });
        if matches!(views.room(), Room::Free) {
            view.open();
        } else {
            view.stand(|standing| standing.waits = true);
        }
        views.add(&view);
        view
    }

    /// Names its place in the window's page.
    pub(crate) fn id(&self) -> u64 {
        self.id
    }

    fn open(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let page = Page::open(
            (self.opening)(),
            Rc::new(move |event| {
                if let Some(view) = weak.upgrade() {
                    view.hear(event);
                }
            }),
        );
        let frame = Frame::of(self.views.stage(), page.widget());
        self.answered.set(None);
        self.live.replace(Some(Live {
            window: None,
            frame,
            page,
        }));
    }

    fn hear(&self, event: NativeEvent) {
        // This is not the slot's turn, and nobody listens while the slot goes away.
        let _ = self.events.unbounded_send(event);
    }

    /// Takes note that its script was heard.
    pub(super) fn answers(&self) {
        self.answered.set(Some(Instant::now()));
    }

    /// Ends its process if it was silent for too long. The frame does so earlier with one that somebody sees.
    pub(super) fn tick(&self) {
        let silent = |since: Instant| since.elapsed() >= SILENCE;
        if self.answered.get().is_some_and(silent)
            && let Some(live) = &*self.live.borrow()
        {
            self.answered.set(None);
            live.page.stop();
        }
    }

    /// Somebody edited it: it is not frozen any more.
    pub(super) fn keep(&self) {
        self.edited.set(true);
    }

    /// Whether its page runs.
    pub(super) fn is_live(&self) -> bool {
        self.live.borrow().is_some()
    }

    /// Since when it can be frozen; `None` for one that is seen, or that somebody edited.
    pub(super) fn hidden_since(&self) -> Option<Instant> {
        self.hidden_since.get().filter(|_| !self.edited.get())
    }

    /// Shows it in this shape.
    pub(super) fn show(self: &Rc<Self>, shape: &Shape) {
        if !self.is_live() {
            self.open();
            self.stand(|standing| standing.was_frozen = !standing.waits);
        }
        let live = self.live.borrow();
        let Some(Live {
            window: None,
            frame,
            page,
        }) = &*live
        else {
            return;
        };
        self.hidden_since.set(None);
        page.widget().set_zoom_level(shape.zoom);
        frame.show(shape);
        drop(live);
        self.stand(|standing| {
            standing.picture = None;
            standing.waits = false;
        });
    }

    /// Hides it, with a picture in its place when it is `covered`: then its place can be seen.
    pub(super) fn hide(&self, covered: bool) {
        let live = self.live.borrow();
        let Some(Live {
            window: None,
            frame,
            ..
        }) = &*live
        else {
            return;
        };
        if !frame.is_shown() {
            return;
        }
        let picture = covered.then(|| frame.picture()).flatten();
        frame.hide();
        self.hidden_since.set(Some(Instant::now()));
        drop(live);
        if let Some(picture) = picture {
            let address = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(picture));
            self.stand(|standing| standing.picture = Some(address));
        }
    }

    /// Ends its page; what is left is the picture. It is opened again when it is shown again.
    pub(super) fn freeze(&self) {
        self.live.take();
    }

    /// Gives it a window of its own, called `title`.
    pub(crate) fn take_out(self: &Rc<Self>, title: &str) {
        let mut live = self.live.borrow_mut();
        let Some(Live {
            window,
            frame,
            page,
        }) = &mut *live
        else {
            return;
        };
        if let Some(window) = window {
            window.present();
            return;
        }
        frame.release();
        page.widget().set_zoom_level(1.0);
        let weak = Rc::downgrade(self);
        let on_close = Rc::new(move || {
            if let Some(view) = weak.upgrade() {
                view.hear(NativeEvent::Closed);
            }
        });
        *window = Some(PageWindow::open(title, page.widget(), on_close));
        self.hidden_since.set(None);
        drop(live);
        self.stand(|standing| standing.is_out = true);
    }

    /// Takes it back from its window.
    pub(crate) fn take_back(&self) {
        let mut live = self.live.borrow_mut();
        if let Some(Live { window, frame, .. }) = &mut *live
            && window.take().is_some()
        {
            frame.take_back();
        }
        drop(live);
        self.views.focus_window();
        self.stand(|standing| standing.is_out = false);
        self.views.settle();
    }

    /// Whether it is in a window of its own.
    pub(crate) fn is_out(&self) -> bool {
        self.live
            .borrow()
            .as_ref()
            .is_some_and(|live| live.window.is_some())
    }

    /// Gives its page the keyboard, at its first control or its last.
    pub(crate) fn enter(&self, forward: bool) {
        if let Some(live) = &*self.live.borrow() {
            live.page.enter(forward);
        }
    }

    fn stand(&self, change: impl FnOnce(&mut Standing)) {
        let mut standing = self.standing;
        let mut next = standing.peek().clone();
        change(&mut next);
        // What stays the same paints nothing.
        if *standing.peek() != next
            && let Ok(mut standing) = standing.try_write()
        {
            *standing = next;
        }
    }
}
