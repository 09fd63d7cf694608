//! A page in a window of its own.

use std::rc::Rc;

use gtk::glib::Propagation;
use gtk::prelude::*;

/// The smallest window, in pixels.
const SMALLEST: (i32, i32) = (240, 160);

/// The window, until this is dropped; then it closes and its widget is nobody's.
pub(super) struct PageWindow {
    window: gtk::Window,
    widget: gtk::Widget,
}

impl PageWindow {
    /// Opens a window called `title` with the widget in it. `on_close` hears when a person closes it: it stays until
    /// this is dropped.
    pub(super) fn open(
        title: &str,
        widget: &impl IsA<gtk::Widget>,
        on_close: Rc<dyn Fn()>,
    ) -> Self {
        let window = gtk::Window::new(gtk::WindowType::Toplevel);
        let widget = widget.as_ref().clone();
        window.set_title(title);
        let (width, height) = widget.size_request();
        window.set_default_size(width.max(SMALLEST.0), height.max(SMALLEST.1));
        // It takes the window's size from now on.
        widget.set_size_request(SMALLEST.0, SMALLEST.1);
        window.add(&widget);
        window.connect_delete_event(move |window, _| {
            if window.child().is_none() {
                return Propagation::Proceed;
            }
            on_close();
            Propagation::Stop
        });
        window.show_all();
        window.present();
        widget.grab_focus();
        Self { window, widget }
    }

    /// Brings it before other windows.
    pub(super) fn present(&self) {
        self.window.present();
    }
}

impl Drop for PageWindow {
    fn drop(&mut self) {
        self.window.remove(&self.widget);
        self.window.close();
    }
}
