//! The scripted job: heats, prints, cools.

use std::time::Duration;

use serde_json::{Value, json};

use super::heater::Heater;

/// What the job prints.
const FILE: &str = "calibration-cube.gcode";

/// Targets while it prints, in °C.
const HOTEND: f64 = 205.0;
const BED: f64 = 60.0;

/// How long it prints once everything is hot.
const PRINTING: Duration = Duration::from_secs(120);

/// A job that runs.
pub(super) struct Job {
    /// How long it has printed; `None` while it heats.
    printed: Option<Duration>,
}

impl Job {
    /// Starts to heat.
    pub(super) const fn start(hotend: &mut Heater, bed: &mut Heater) -> Self {
        hotend.set_target(HOTEND);
        bed.set_target(BED);
        Self { printed: None }
    }

    /// Lets time pass; true when the job is done. A plugin that turns a heater off does not end it.
    pub(super) fn advance(&mut self, elapsed: Duration, hotend: &Heater, bed: &Heater) -> bool {
        match &mut self.printed {
            Some(printed) => *printed += elapsed,
            None if hotend.is_on() || bed.is_on() => {}
            None => self.printed = Some(Duration::ZERO),
        }
        self.printed.is_some_and(|printed| printed >= PRINTING)
    }

    /// What hooks and pages learn of it: progress in percent, times in seconds.
    pub(super) fn json(&self) -> Value {
        let printed = self.printed.unwrap_or_default().min(PRINTING);
        let share = printed.as_secs_f64() / PRINTING.as_secs_f64();
        json!({
            "file": FILE,
            "phase": if self.printed.is_some() { "printing" } else { "heating" },
            "progress": (share * 1_000.0).round() / 10.0,
            "printTimeSecs": printed.as_secs(),
            "printTimeLeftSecs": (PRINTING - printed).as_secs(),
        })
    }
}
