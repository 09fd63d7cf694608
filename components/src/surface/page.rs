//! A page: what a plugin adds to the navigation. Its entry there says [`ExtensionView::navigation_text`] with
//! [`ExtensionView::navigation_icon`].

use std::sync::Arc;

use dioxus::prelude::*;

use super::Region;
use crate::extension::ExtensionView;

/// The content of the page `view`, which fills what it is put into. `heading_level` is the level of its title.
#[component]
pub fn Page(view: Arc<ExtensionView>, heading_level: u8) -> Element {
    // A key of its own: controls of another page start anew.
    rsx! {
        div { class: "fp-page",
            for view in [view] {
                Region { key: "{view.key}", view: view.clone(), heading_level }
            }
        }
    }
}
