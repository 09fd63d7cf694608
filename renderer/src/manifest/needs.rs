//! What a plugin needs of the host, typed: images, a machine, and what its pages may do.

use serde_json::Value;

use super::read::{Object, array, is_true, object, text};
use crate::isolation::Origin;
use crate::pointer::Pointer;
use crate::prop::finite;

/// A container image that the host runs for the plugin.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its name in the plugin.
    pub id: Box<str>,
    /// Where it is fetched from.
    pub image: Box<str>,
    /// The port where its service listens.
    pub port: Option<u16>,
    /// Where it stands in the manifest.
    pub pointer: Pointer,
}

/// What the host's machine must have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Requirements {
    /// Megabytes of memory.
    pub memory_mb: Option<f64>,
    /// Cores.
    pub cpu_cores: Option<f64>,
    /// Megabytes of free disk.
    pub disk_mb: Option<f64>,
    /// Whether an administrator may enable the plugin all the same.
    pub allow_admin_override: bool,
}

/// What a plugin's pages need beyond their own files; nothing is allowed without it (decisions.md 19).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Isolation {
    /// Origins that they may connect to.
    pub connect: Vec<Origin>,
    /// Whether they may store data.
    pub storage: bool,
    /// Whether they may evaluate text as script.
    pub legacy_eval: bool,
    /// Whether a bridge on the local network may be asked.
    pub lan: bool,
}

impl Image {
    pub(super) fn of(image: &Object, pointer: Pointer) -> Self {
        let trimmed = |key| text(image, key).unwrap_or_default().trim().into();
        let port = object(image, "service").get("port");
        Self {
            id: trimmed("id"),
            image: trimmed("image"),
            port: port.and_then(Value::as_u64).and_then(|p| p.try_into().ok()),
            pointer,
        }
    }
}

impl Requirements {
    pub(super) fn of(requirements: &Object) -> Self {
        let number = |key| {
            let number = requirements.get(key).and_then(finite);
            number.filter(|number| *number > 0.0)
        };
        Self {
            memory_mb: number("memoryMb"),
            cpu_cores: number("cpuCores"),
            disk_mb: number("diskMb"),
            allow_admin_override: is_true(requirements, "allowAdminOverride"),
        }
    }
}

impl Isolation {
    /// Takes what is usable out of the `isolation` of a manifest.
    pub fn of(isolation: &Object) -> Self {
        Self {
            connect: array(isolation, "connect")
                .iter()
                .filter_map(Value::as_str)
                .filter_map(Origin::new)
                .collect(),
            storage: is_true(isolation, "storage"),
            legacy_eval: is_true(isolation, "legacyEval"),
            lan: is_true(isolation, "lan"),
        }
    }
}
