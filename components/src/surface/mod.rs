//! The places in a host where plugins appear (contract section 8).
//!
//! Each surface draws what is the host's own (frame, name, trust, dialogs) around what is the plugin's, and leaves it
//! to the app where it stands. The app puts them into an element of the class `fp-host`, which is their window: they
//! adapt to its size, and dialogs cover it. At its root the app calls [`use_modals_provider`] and
//! [`use_toasts_provider`](crate::toast::use_toasts_provider), and puts [`Modals`] and
//! [`ToastStack`](crate::toast::ToastStack) last.

mod boundary;
mod control;
mod details;
mod dialog;
mod enable;
pub(crate) mod focus;
pub(crate) mod include;
mod inventory;
mod mark;
mod modal;
mod moment;
mod navbar;
mod notice;
mod page;
mod question;
mod region;
mod settings;
mod summary;
mod tabs;
#[cfg(test)]
mod template_tests;
#[cfg(test)]
pub(crate) mod test_page;
mod trust;

pub use control::ControlArea;
pub use dialog::{Dialog, DialogSize};
pub use inventory::PluginInventory;
pub use modal::{ModalStack, Modals, use_modals_provider};
pub use navbar::{NavbarCards, NavbarWidgets};
pub use notice::{Tone, notice};
pub use page::Page;
pub use region::{Region, RegionBody};
pub use settings::SettingsDialog;
pub use summary::LoadingSummary;
use tabs::badged_icon;
pub use tabs::{Tab, TabList};

/// An `id` attribute for a part of what is called `key`: without white space, which would split it where attributes
/// list ids.
fn dom_id(part: &str, key: &str) -> String {
    let key: String = key
        .chars()
        .map(|c| if c.is_whitespace() { '_' } else { c })
        .collect();
    format!("fp-{part}:{key}")
}
