//! Native widgets over the window's own page.
//!
//! The window's content is put under a `gtk::Overlay` before there is any: once a web view was shown, it never paints
//! again in another place. Each widget lies in a frame, which is the opening through which it is seen.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use dioxus_desktop::tao::platform::unix::WindowExtUnix;
use dioxus_desktop::tao::window::Window;
use gtk::cairo::{Context, Format, ImageSurface};
use gtk::prelude::*;
use gtk::{gdk, glib};

use super::place::Shape;

/// How long after a change the page below is painted once more: what a widget uncovers stays grey now and again.
const AFTERWARDS: Duration = Duration::from_millis(50);

/// A window's overlay.
#[derive(Clone)]
pub(crate) struct Stage(Rc<Inner>);

struct Inner {
    overlay: gtk::Overlay,
    /// Where each frame is.
    openings: RefCell<Vec<(gtk::Layout, gdk::Rectangle)>>,
}

impl Stage {
    /// Prepares a window that has no content yet; `None` where it is not made as expected.
    pub(crate) fn prepare(window: &Window) -> Option<Self> {
        let content = window.default_vbox()?;
        let top = window.gtk_window();
        let overlay = gtk::Overlay::new();
        // Places are measured from the left, whatever the person's language.
        overlay.set_direction(gtk::TextDirection::Ltr);
        top.remove(content);
        overlay.add(content);
        top.add(&overlay);
        let stage = Self(Rc::new(Inner {
            overlay: overlay.clone(),
            openings: RefCell::default(),
        }));
        let inner = Rc::downgrade(&stage.0);
        overlay.connect_get_child_position(move |_, child| {
            let inner = inner.upgrade()?;
            let openings = inner.openings.borrow();
            let mut places = openings.iter();
            let (_, opening) =
                places.find(|(frame, _)| frame.upcast_ref::<gtk::Widget>() == child)?;
            Some(*opening)
        });
        overlay.show_all();
        Some(stage)
    }

    fn repaint(&self) {
        self.0.overlay.queue_draw();
        let overlay = self.0.overlay.downgrade();
        glib::timeout_add_local_once(AFTERWARDS, move || {
            if let Some(overlay) = overlay.upgrade() {
                overlay.queue_draw();
            }
        });
    }
}

/// The frame of one widget, until it is dropped.
pub(crate) struct Frame {
    stage: Stage,
    layout: gtk::Layout,
    widget: gtk::Widget,
}

impl Frame {
    /// Takes the widget in, hidden.
    pub(crate) fn of(stage: &Stage, widget: &impl IsA<gtk::Widget>) -> Self {
        let layout = gtk::Layout::new(None::<&gtk::Adjustment>, None::<&gtk::Adjustment>);
        let widget = widget.as_ref().clone();
        layout.put(&widget, 0, 0);
        stage.0.overlay.add_overlay(&layout);
        Self {
            stage: stage.clone(),
            layout,
            widget,
        }
    }

    /// Shows the widget in this shape.
    pub(crate) fn show(&self, shape: &Shape) {
        let mut openings = self.stage.0.openings.borrow_mut();
        match openings.iter_mut().find(|(frame, _)| *frame == self.layout) {
            Some((_, opening)) => *opening = shape.opening,
            None => openings.push((self.layout.clone(), shape.opening)),
        }
        drop(openings);
        self.layout
            .move_(&self.widget, shape.offset.0, shape.offset.1);
        self.widget.set_size_request(shape.size.0, shape.size.1);
        self.layout.show_all();
        self.layout.queue_resize();
        self.stage.repaint();
    }

    /// Hides the widget.
    pub(crate) fn hide(&self) {
        if self.layout.is_visible() {
            self.layout.hide();
            self.stage.repaint();
        }
    }

    /// Whether the widget is shown here.
    pub(crate) fn is_shown(&self) -> bool {
        self.layout.is_visible()
    }

    /// Lets the widget go to a window of its own.
    pub(crate) fn release(&self) {
        self.hide();
        self.layout.remove(&self.widget);
    }

    /// Takes it back, hidden.
    pub(crate) fn take_back(&self) {
        self.layout.put(&self.widget, 0, 0);
    }

    /// The widget as it looks now, as PNG; asked of the window, not of the page. `None` while it is not shown.
    pub(crate) fn picture(&self) -> Option<Vec<u8>> {
        if !self.widget.is_mapped() {
            return None;
        }
        let (width, height) = (
            self.widget.allocated_width(),
            self.widget.allocated_height(),
        );
        let factor = self.widget.scale_factor();
        let surface = ImageSurface::create(
            Format::Rgb24,
            width.checked_mul(factor)?,
            height.checked_mul(factor)?,
        )
        .ok()?;
        let drawing = Context::new(&surface).ok()?;
        drawing.scale(factor.into(), factor.into());
        self.widget.draw(&drawing);
        drop(drawing);
        let (width, height) = (surface.width(), surface.height());
        let pixels = gdk::pixbuf_get_from_surface(&surface, 0, 0, width, height)?;
        pixels.save_to_bufferv("png", &[("compression", "1")]).ok()
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        let inner = &self.stage.0;
        inner
            .openings
            .borrow_mut()
            .retain(|(frame, _)| *frame != self.layout);
        // The layout has the widget, if it is not in a window of its own.
        for child in self.layout.children() {
            self.layout.remove(&child);
        }
        inner.overlay.remove(&self.layout);
        self.stage.repaint();
    }
}
