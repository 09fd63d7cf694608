//! Whose turn it is to run, of the pages in this window.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use dioxus::prelude::Callback;

use super::super::Room;
use crate::time::Instant;

/// Every page that is mounted. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Crowd(Rc<RefCell<Vec<Weak<Seat>>>>);

/// What a page is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Another needs its place.
    Freeze,
    /// There may be room for it now.
    Wake,
}

/// A page, running or not. It is forgotten when this is dropped.
pub(super) struct Seat {
    crowd: Crowd,
    is_live: Cell<bool>,
    /// Since when nobody can see it.
    hidden: Cell<Option<Instant>>,
    /// Whether somebody typed something into it, which would be lost.
    edited: Cell<bool>,
    /// The id of its frame, which tells whether it has the focus.
    frame: RefCell<Option<String>>,
    turn: Callback<Turn>,
}

impl Crowd {
    /// A seat for one more page, which does not run yet.
    pub(super) fn enter(&self, turn: Callback<Turn>) -> Rc<Seat> {
        let seat = Rc::new(Seat {
            crowd: self.clone(),
            is_live: Cell::new(false),
            hidden: Cell::new(None),
            edited: Cell::new(false),
            frame: RefCell::default(),
            turn,
        });
        self.0.borrow_mut().push(Rc::downgrade(&seat));
        seat
    }

    fn seats(&self) -> Vec<Rc<Seat>> {
        let mut seats = self.0.borrow_mut();
        seats.retain(|seat| seat.strong_count() > 0);
        seats.iter().filter_map(Weak::upgrade).collect()
    }

    /// Whether one more page may run now.
    fn make_room(&self) -> bool {
        let seats = self.seats().into_iter();
        let live = seats.filter(|seat| seat.is_live());
        match Room::beside(live.map(|seat| (Rc::clone(&seat), seat.idle_since()))) {
            Room::Free => true,
            Room::After(longest) => {
                longest.is_live.set(false);
                longest.turn.call(Turn::Freeze);
                true
            }
            Room::None => false,
        }
    }

    /// Somebody left, or may make room now: the others in the waiting ask again.
    fn wake(&self) {
        for seat in self.seats() {
            if !seat.is_live() && seat.hidden.get().is_none() {
                seat.turn.call(Turn::Wake);
            }
        }
    }
}

impl Seat {
    /// Whether its page runs.
    pub(super) fn is_live(&self) -> bool {
        self.is_live.get()
    }

    /// Lets the page run, if somebody can see it and there is room or another can make some.
    pub(super) fn start(&self) -> bool {
        // One that nobody sees would take the place of another, which would take it back, and so on.
        if !self.is_live() && self.hidden.get().is_none() && self.crowd.make_room() {
            self.is_live.set(true);
            self.edited.set(false);
        }
        self.is_live()
    }

    /// Somebody can see it, or nobody can.
    pub(super) fn see(&self, visible: bool) {
        if visible {
            self.hidden.set(None);
        } else if self.hidden.get().is_none() {
            self.hidden.set(Some(Instant::now()));
            self.crowd.wake();
        }
    }

    pub(super) fn edit(&self) {
        self.edited.set(true);
    }

    /// Its page is in the frame with this id.
    pub(super) fn is_in(&self, frame: &str) {
        self.frame.replace(Some(frame.to_owned()));
    }

    /// Since when it could be frozen, if it can.
    fn idle_since(&self) -> Option<Instant> {
        let since = self.hidden.get()?;
        (!self.edited.get() && !self.has_focus()).then_some(since)
    }

    fn has_focus(&self) -> bool {
        let document = web_sys::window().and_then(|window| window.document());
        let focused = document.and_then(|document| document.active_element());
        focused.is_some_and(|element| Some(element.id()) == *self.frame.borrow())
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.crowd.wake();
    }
}
