//! Readings of this computer's processor, memory and uptime.

use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sysinfo::{MINIMUM_CPU_UPDATE_INTERVAL, System};

/// Bytes in a mebibyte, which people call a megabyte.
const MEBIBYTE: u64 = 1024 * 1024;

/// Reads, and keeps the last reading: how busy a processor is shows only between two.
pub(crate) struct Meter {
    system: System,
    /// When the processor was read.
    read_at: Instant,
    /// Whether it was read twice, so that there is something between.
    warm: bool,
}

impl Meter {
    pub(crate) fn new() -> Result<Self> {
        let mut system = System::new().context("cannot read this computer")?;
        system.refresh_cpu_usage();
        Ok(Self {
            system,
            read_at: Instant::now(),
            warm: false,
        })
    }

    /// Percentages (0 to 100) of the time since the last reading, and of the memory; sizes in MiB. Two readings in quick
    /// succession share what the first found.
    pub(crate) fn read(&mut self) -> Value {
        let missing = MINIMUM_CPU_UPDATE_INTERVAL.saturating_sub(self.read_at.elapsed());
        if !self.warm {
            thread::sleep(missing);
        }
        if !self.warm || missing.is_zero() {
            self.system.refresh_cpu_usage();
            self.read_at = Instant::now();
            self.warm = true;
        }
        self.system.refresh_memory();
        let (used, total) = (self.system.used_memory(), self.system.total_memory());
        let cpu = f64::from(self.system.global_cpu_usage());
        #[expect(
            clippy::cast_precision_loss,
            reason = "a share needs no more digits than a float has"
        )]
        let memory = used as f64 / total.max(1) as f64 * 100.0;
        json!({
            "cpu": {"usedPercentage": percentage(cpu), "cores": self.system.cpus().len()},
            "memory": {
                "usedPercentage": percentage(memory), "usedMb": used / MEBIBYTE, "totalMb": total / MEBIBYTE,
            },
            "uptimeSecs": System::uptime().ok(),
        })
    }
}

/// With one digit after the point.
fn percentage(value: f64) -> f64 {
    (value.clamp(0.0, 100.0) * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_those_of_this_computer() {
        let reading = Meter::new().unwrap().read();
        for part in ["cpu", "memory"] {
            let used = reading[part]["usedPercentage"].as_f64().unwrap();
            assert!((0.0..=100.0).contains(&used), "{reading}");
        }
        let cores = thread::available_parallelism().unwrap().get();
        assert!(reading["cpu"]["cores"].as_u64() >= u64::try_from(cores).ok());
        assert!(reading["memory"]["usedMb"].as_u64() < reading["memory"]["totalMb"].as_u64());
        assert!(reading["uptimeSecs"].as_u64() > Some(0), "{reading}");
    }
}
