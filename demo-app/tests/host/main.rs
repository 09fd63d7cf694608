//! The embedded host over real HTTP: `faceplate serve` on folders that are written while it runs.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it must be"
)]

mod action;
mod assets;
mod bridge;
mod clock;
mod command;
mod durability;
mod events;
mod guard;
mod hook;
mod images;
mod inventory;
mod lifecycle;
mod reload;
mod samples;
mod served;
mod settings;
