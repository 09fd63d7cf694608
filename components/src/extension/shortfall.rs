//! What a plugin needs more of than its host has (contract section 1.12).

use serde_json::Value;

/// Something of which a plugin needs more than the host has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shortfall {
    /// What it is.
    pub resource: Resource,
    /// How much the plugin asks for, at least.
    pub needed: f64,
    /// How much there is.
    pub available: f64,
}

/// What computers have less or more of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// Memory, in MB.
    Memory,
    /// Processor cores.
    Cores,
    /// Free space on the disk, in MB.
    Disk,
}

impl Shortfall {
    /// What `dependencies` say that the plugin needs and the host has not. What the host could not measure is not
    /// known to be too little: 0 is no measure.
    pub(super) fn read(dependencies: &Value) -> Vec<Self> {
        let kinds = [
            (Resource::Memory, "memoryMb", "memoryMb"),
            (Resource::Cores, "cpuCores", "cpuCores"),
            (Resource::Disk, "diskMb", "diskFreeMb"),
        ];
        let number = |object: &str, key: &str| -> Option<f64> {
            let number = dependencies.get(object)?.get(key)?.as_f64()?;
            (number.is_finite() && number > 0.0).then_some(number)
        };
        let shortfall = |(resource, asked, had): (Resource, &str, &str)| {
            let needed = number("requirements", asked)?;
            let available = number("host", had)?;
            (available < needed).then_some(Self {
                resource,
                needed,
                available,
            })
        };
        kinds.into_iter().filter_map(shortfall).collect()
    }

    /// Whether the host says the same in its own words: with the same two numbers.
    pub(super) fn is_said_by(&self, text: &str) -> bool {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.');
        let mut says =
            |number: f64| numbers.any(|word| word.trim_end_matches('.').parse() == Ok(number));
        says(self.needed) && says(self.available)
    }
}
