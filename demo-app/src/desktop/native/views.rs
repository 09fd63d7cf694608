//! All views of a window: where each is, and how many live at once (decisions.md 24 and 25).

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

use dioxus_desktop::DesktopContext;
use dioxus_desktop::wry::WebViewExtUnix;
use faceplate_components::isolated::Room;
use webkit2gtk::WebViewExt;

use super::place::Place;
use super::stage::Stage;
use super::view::View;

/// The views of a window.
#[derive(Clone)]
pub(crate) struct Views(Rc<Inner>);

struct Inner {
    stage: Stage,
    /// The window's own page.
    page: OnceCell<webkit2gtk::WebView>,
    /// Every view whose slot is mounted.
    views: RefCell<Vec<Weak<View>>>,
    next: Cell<u64>,
    /// Where their places were last.
    places: RefCell<Vec<Place>>,
}

impl PartialEq for Views {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Views {
    /// No views yet, over the window's page.
    pub(crate) fn on(stage: Stage) -> Self {
        Self(Rc::new(Inner {
            stage,
            page: OnceCell::new(),
            views: RefCell::default(),
            next: Cell::new(1),
            places: RefCell::default(),
        }))
    }

    /// Says which window it is, once that has its page.
    pub(crate) fn are_in(&self, window: &DesktopContext) {
        // Set once, by the first to know.
        let _ = self.0.page.set(window.webview.webview());
    }

    /// The overlay that they lie on.
    pub(super) fn stage(&self) -> &Stage {
        &self.0.stage
    }

    /// A number for one more view.
    pub(super) fn number(&self) -> u64 {
        let number = self.0.next.get();
        self.0.next.set(number.wrapping_add(1));
        number
    }

    /// Counts a view in, as long as somebody has it.
    pub(super) fn add(&self, view: &Rc<View>) {
        let mut views = self.0.views.borrow_mut();
        views.retain(|view| view.strong_count() > 0);
        views.push(Rc::downgrade(view));
    }

    /// Puts every view where its place is now.
    pub(crate) fn arrange(&self, places: Vec<Place>) {
        self.0.places.replace(places);
        self.settle();
    }

    /// Puts every view where its place was last.
    pub(super) fn settle(&self) {
        let places = self.0.places.borrow();
        let zoom = self.0.page.get().map_or(1.0, WebViewExt::zoom_level);
        let views = self.mounted();
        let placed = |view: &View| places.iter().find(|place| place.id == view.id());
        // Those that leave room come first.
        let (shown, hidden): (Vec<_>, Vec<_>) = views
            .iter()
            .partition(|view| placed(view).is_some_and(|place| place.is_shown(zoom)));
        for view in hidden {
            view.hide(placed(view).is_some_and(|place| place.covered));
        }
        for view in shown {
            let shape = placed(view).and_then(|place| place.shape(zoom));
            if let Some(shape) = shape
                && (view.is_live() || self.make_room())
            {
                view.show(&shape);
            }
        }
    }

    /// Whether one more page may run, and in place of which.
    pub(super) fn room(&self) -> Room<Rc<View>> {
        let live = self.mounted().into_iter().filter(|view| view.is_live());
        Room::beside(live.map(|view| (Rc::clone(&view), view.hidden_since())))
    }

    /// Whether one more page may run that somebody sees. If need be, the page is frozen that was hidden longest.
    fn make_room(&self) -> bool {
        match self.room() {
            Room::Free => true,
            Room::After(longest) => {
                longest.freeze();
                true
            }
            Room::None => false,
        }
    }

    fn mounted(&self) -> Vec<Rc<View>> {
        self.0
            .views
            .borrow()
            .iter()
            .filter_map(Weak::upgrade)
            .collect()
    }

    /// Gives the keyboard back to the window's own page.
    pub(super) fn focus_window(&self) {
        use gtk::prelude::WidgetExt;
        if let Some(page) = self.0.page.get() {
            page.grab_focus();
        }
    }
}
