//! The virtual printer of Faceplate's own host, which plugins are previewed with.

use serde::Deserialize;

/// How the virtual printer is doing: `GET /printers/virtual`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct VirtualPrinter {
    /// What actions name it by.
    pub id: Box<str>,
    /// What melts the filament.
    pub hotend: Heater,
    /// What is printed on.
    pub bed: Heater,
    /// What it prints, if anything.
    pub job: Option<Job>,
}

/// A heater of the printer, in °C.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Heater {
    /// How hot it is.
    pub temperature: f64,
    /// How hot it is to be; 0 is off.
    pub target: f64,
}

/// A print that runs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Job {
    /// `heating`, then `printing`.
    pub phase: Box<str>,
    /// How much is printed, 0 to 100.
    pub progress: f64,
}
