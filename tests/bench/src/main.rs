//! The project as a contender of the peers' performance harness: a page in the browser, a command elsewhere.

mod document;

#[cfg(not(target_arch = "wasm32"))]
mod command;
#[cfg(target_arch = "wasm32")]
mod page;

/// As in the app.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    page::run();
}
