//! The project as a contender of the peers' performance harness: a page in the browser, a command elsewhere.

mod document;

#[cfg(not(target_arch = "wasm32"))]
mod command;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    page::run();
}
