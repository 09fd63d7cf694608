//! Dioxus components for WPrint 3D plugin surfaces: one primitive for each component of the registry, with the icons,
//! themes, style sheet and words that they share.
#![allow(
    unused_qualifications,
    reason = "rsx! writes every event handler as a path that the prelude shortens"
)]

pub mod action;
pub mod client;
pub mod data;
pub mod extension;
pub mod extension_id;
#[cfg(target_arch = "wasm32")]
mod frame;
pub mod icon;
mod ink;
pub mod input_state;
pub mod isolated;
mod live;
pub mod paint;
pub mod press;
mod primitive;
mod style;
#[cfg(not(target_arch = "wasm32"))]
pub mod stylesheet;
pub mod surface;
pub mod theme;
pub mod time;
pub mod toast;
#[cfg(target_arch = "wasm32")]
pub mod warm_up;
pub mod words;
