//! Material Design Icons by name: natively from the embedded collection, on the web from shards
//! that are fetched when one of their icons is first painted.

#[cfg(not(target_arch = "wasm32"))]
mod embedded;
#[cfg(target_arch = "wasm32")]
mod shards;
#[cfg(not(target_arch = "wasm32"))]
mod sorted;

use dioxus::core::schedule_update;
use dioxus::prelude::*;

#[cfg(not(target_arch = "wasm32"))]
pub use embedded::{exists, names};

#[cfg(not(target_arch = "wasm32"))]
use embedded as source;
#[cfg(target_arch = "wasm32")]
use shards as source;

/// What an unknown name shows: `puzzle-outline`.
const FALLBACK: &str = "M22,13.5C22,15.26 20.7,16.72 19,16.96V20A2,2 0 0,1 17,22H13.2V21.7A2.7,2.7 0 0,0 10.5,19C9,19 7.8,20.21 7.8,21.7V22H4A2,2 0 0,1 2,20V16.2H2.3C3.79,16.2 5,15 5,13.5C5,12 3.79,10.8 2.3,10.8H2V7A2,2 0 0,1 4,5H7.04C7.28,3.3 8.74,2 10.5,2C12.26,2 13.72,3.3 13.96,5H17A2,2 0 0,1 19,7V10.04C20.7,10.28 22,11.74 22,13.5M17,15H18.5A1.5,1.5 0 0,0 20,13.5A1.5,1.5 0 0,0 18.5,12H17V7H12V5.5A1.5,1.5 0 0,0 10.5,4A1.5,1.5 0 0,0 9,5.5V7H4V9.12C5.76,9.8 7,11.5 7,13.5C7,15.5 5.75,17.2 4,17.88V20H6.12C6.8,18.25 8.5,17 10.5,17C12.5,17 14.2,18.25 14.88,20H17V15Z";

/// Paints the icon `name` (or an alias of it) in the current text colour, `size` CSS pixels square.
///
/// An unknown name shows a puzzle piece. The icon is hidden from assistive technology: what it says
/// must also be in words. This is the way to paint an icon: unlike [`Icon`], it makes no scope of its own
/// once the icon is there.
pub fn icon(name: &str, size: u16) -> Element {
    match source::path(name) {
        Some(path) => svg(Some(path), size),
        None => rsx! { Icon { name: name.to_owned(), size } },
    }
}

/// An icon that repaints itself when its shard has arrived. Until then it is empty, and just as large.
#[component]
pub fn Icon(name: String, size: u16) -> Element {
    let path = source::path(&name);
    if path.is_none() {
        source::request(&name, schedule_update());
    }
    svg(path, size)
}

fn svg(path: Option<&'static str>, size: u16) -> Element {
    rsx! {
        svg {
            class: "fp-icon",
            view_box: "0 0 24 24",
            width: size as i64,
            height: size as i64,
            "aria-hidden": "true",
            path { d: path }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_known_icon_is_painted_inline_and_hidden_from_assistive_technology() {
        let html = dioxus_ssr::render_element(icon("home", 24));
        assert_eq!(
            html,
            "<svg class=\"fp-icon\" viewBox=\"0 0 24 24\" width=24 height=24 aria-hidden=\"true\">\
             <path d=\"M10,20V14H14V20H19V12H22L12,3L2,12H5V20H10Z\"></path></svg>"
        );
    }

    #[test]
    fn the_component_and_the_function_paint_the_same() {
        let component = rsx! { Icon { name: "printer-3d", size: 16 } };
        let function = icon("printer-3d", 16);
        assert_eq!(
            dioxus_ssr::render_element(component),
            dioxus_ssr::render_element(function)
        );
    }

    #[test]
    fn an_unknown_icon_shows_a_puzzle_piece_of_the_same_size() {
        let html = dioxus_ssr::render_element(icon("\"><script>", 48));
        assert_eq!(html, dioxus_ssr::render_element(icon("puzzle-outline", 48)));
    }
}
