//! Checks, renders and previews the user interfaces of WPrint 3D plugins.

#[cfg(any(feature = "desktop", target_arch = "wasm32"))]
mod app;
#[cfg(not(target_arch = "wasm32"))]
mod cli;
#[cfg(all(feature = "desktop", not(target_arch = "wasm32")))]
mod desktop;
#[cfg(not(target_arch = "wasm32"))]
mod folder;
#[cfg(not(target_arch = "wasm32"))]
#[cfg_attr(
    not(all(feature = "desktop", target_os = "linux")),
    expect(dead_code, reason = "only views of its own need all of it")
)]
mod gateway;
#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(not(target_arch = "wasm32"))]
mod load;
#[cfg(not(target_arch = "wasm32"))]
mod mime;
#[cfg(not(target_arch = "wasm32"))]
mod remote;
#[cfg(any(feature = "desktop", target_arch = "wasm32"))]
mod surroundings;
#[cfg(not(target_arch = "wasm32"))]
mod watch;
#[cfg(target_arch = "wasm32")]
mod web;
#[cfg(any(feature = "desktop", target_arch = "wasm32"))]
mod window;
#[cfg(any(feature = "desktop", target_arch = "wasm32"))]
mod workbench;

/// Painting makes many small objects, at which the standard library's allocator for the web is slow.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    web::run();
}
