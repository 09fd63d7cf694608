//! Previews the user interfaces of WPrint 3D plugins.

#[cfg(any(feature = "desktop", target_arch = "wasm32"))]
mod app;
#[cfg(all(feature = "desktop", not(target_arch = "wasm32")))]
mod desktop;
#[cfg(target_arch = "wasm32")]
mod web;
#[cfg(any(feature = "desktop", target_arch = "wasm32"))]
mod window;
#[cfg(any(feature = "desktop", target_arch = "wasm32"))]
mod workbench;

/// Opens the workbench on the host whose address is the first argument.
#[cfg(all(feature = "desktop", not(target_arch = "wasm32")))]
fn main() {
    desktop::run(&std::env::args().nth(1).unwrap_or_default());
}

#[cfg(target_arch = "wasm32")]
fn main() {
    web::run();
}

#[cfg(not(any(feature = "desktop", target_arch = "wasm32")))]
fn main() {}
