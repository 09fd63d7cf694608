//! The bridge of the sample plugins `host-metrics-bridge-*`: says how busy this computer is.
//!
//! `faceplate preview` and `serve` start it for them; by hand it listens where their manifests look for it.

#[cfg(not(target_arch = "wasm32"))]
mod meter;
#[cfg(not(target_arch = "wasm32"))]
mod server;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    server::run()
}

// Cargo offers every binary of a package to every target; this one is for computers.
#[cfg(target_arch = "wasm32")]
fn main() {}
