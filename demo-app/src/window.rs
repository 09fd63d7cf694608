//! What the workbench asks of the window or page around it. [`crate::desktop`] and [`crate::web`] each answer it.

use dioxus::prelude::{Callback, Signal};
use faceplate_components::theme::Theme;
use futures_util::future::LocalBoxFuture;

use crate::workbench::choices::Choices;

/// The window (desktop) or page (web) that the app runs in.
pub(crate) trait Window {
    /// Shows `title` where windows and tabs have theirs.
    fn set_title(&self, title: &str);

    /// Keeps what a person chose, as far as this kind of window can.
    fn keep(&self, choices: &Choices);

    /// Sets `theme` to the system's light or dark, now and whenever it changes.
    fn follow_system_theme(&self, theme: Signal<Theme>);

    /// Tells whether somebody can see the window, whenever that may have changed.
    fn follow_visibility(&self, on_change: Callback<bool>);

    /// Whether closing the window would lose something. Then it is not closed before a person was asked: by the browser,
    /// or by whoever is called as [`Window::follow_closing`] says.
    fn hold(&self, unsaved: bool);

    /// Tells when a person wants to close the window while it is held.
    fn follow_closing(&self, on_closing: Callback<()>);

    /// Closes the window, held or not.
    fn close(&self);

    /// Scrolls no further than needed for the element with this `id` attribute to be seen.
    fn scroll_to(&self, id: &str);

    /// Marks the first visible element with this `data-node` attribute (with `data-revealed`), instead of the one
    /// before, and scrolls to it. False when there is none. Without a node, only takes the mark away.
    fn reveal(&self, node: Option<String>) -> LocalBoxFuture<'static, bool>;
}
