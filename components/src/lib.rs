//! Dioxus components for WPrint 3D plugin surfaces: icons, themes and the style sheet they share, and the host's words.

#[cfg(feature = "client")]
pub mod client;
pub mod extension;
pub mod icon;
#[cfg(not(target_arch = "wasm32"))]
pub mod stylesheet;
pub mod theme;
pub mod words;
