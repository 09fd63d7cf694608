//! What a plugin asks of the computer, and whether it has that (contract section 9).

use std::path::Path;
use std::thread;

use faceplate_renderer::Manifest;
use serde_json::{Value, json};

use super::shape::list_of;

/// The first revision of the SDK for which a plugin is not loaded on a computer that has less than it asks for.
const BINDING: u8 = 6;

/// Bytes in what the contract calls a megabyte.
const MEBIBYTE: u64 = 1024 * 1024;

/// What the computer has; `None` is what cannot be told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Machine {
    cores: Option<u64>,
    memory_mb: Option<u64>,
    disk_free_mb: Option<u64>,
}

impl Machine {
    /// This computer, and the disk where `data` is or will be. May wait for the disk.
    pub(super) fn probe(data: Option<&Path>) -> Self {
        let cores = thread::available_parallelism().ok();
        let there = data.and_then(|data| data.ancestors().find(|folder| folder.is_dir()));
        let free = there.and_then(|folder| fs4::available_space(folder).ok());
        Self {
            cores: cores.and_then(|cores| u64::try_from(cores.get()).ok()),
            memory_mb: memory().map(|memory| memory / MEBIBYTE),
            disk_free_mb: free.map(|free| free / MEBIBYTE),
        }
    }
}

/// The memory that programs may use, in bytes; less than is built in where the system says so.
fn memory() -> Option<u64> {
    let mut system = sysinfo::System::new().ok()?;
    system.refresh_memory();
    let limit = system.cgroup_limits().map(|limits| limits.total_memory);
    let memory = system.total_memory().min(limit.unwrap_or(u64::MAX));
    (memory > 0).then_some(memory)
}

/// Why a plugin with this manifest may not be loaded: it asks for more than the computer has, and is of a revision for
/// which that counts (contract section 9).
pub(super) fn unmet(manifest: &Manifest, machine: &Machine) -> Option<String> {
    let requirements = manifest.raw.get("requirements")?;
    let short = shortfalls(requirements, machine);
    if manifest.sdk_revision < BINDING || short.is_empty() {
        return None;
    }
    let said: Vec<_> = short.iter().map(Shortfall::sentence).collect();
    Some(format!("{} It stays off until then.", said.join(" ")))
}

/// One thing of which there is too little.
struct Shortfall {
    code: &'static str,
    needed: f64,
    available: u64,
    unit: &'static str,
    remedy: &'static str,
}

impl Shortfall {
    /// What is short, by how much, and what to do.
    fn sentence(&self) -> String {
        self.said("")
    }

    /// The same of a plugin that runs all the same.
    fn warning(&self) -> String {
        self.said(", so it may be slow or fail to start")
    }

    fn said(&self, consequence: &str) -> String {
        let Self {
            needed,
            available,
            unit,
            remedy,
            ..
        } = self;
        format!(
            "This plugin asks for at least {needed} {unit}, and this computer has {available}{consequence}. {remedy}"
        )
    }
}

/// `dependencies` of an inventory item, for a plugin with this manifest.
pub(super) fn dependencies(manifest: &Value, machine: &Machine) -> Value {
    let images = list_of(manifest, "images");
    let (classification, hint) = if images.is_empty() {
        ("lightweight", "This plugin runs without container images.")
    } else {
        (
            "heavyweight",
            "This plugin runs container images beside the host, which takes memory, processor time and disk space.",
        )
    };
    let own = |key: &str| manifest.get(key).cloned().unwrap_or_else(|| json!({}));
    let requirements = own("requirements");
    let shortfalls = shortfalls(&requirements, machine);
    let warnings: Vec<_> = shortfalls.iter().map(Shortfall::warning).collect();
    let coded =
        |s: &Shortfall| json!({"code": s.code, "needed": s.needed, "available": s.available});
    json!({
        "classification": classification,
        "hint": hint,
        "requirements": requirements,
        "host": {
            "cpuCores": machine.cores,
            "memoryMb": machine.memory_mb,
            "diskFreeMb": machine.disk_free_mb,
            "meetsRequirements": shortfalls.is_empty(),
        },
        "warnings": warnings,
        "shortfalls": shortfalls.iter().map(coded).collect::<Vec<_>>(),
        "runtime": {"type": manifest.pointer("/runtime/type")},
        "activation": own("activation"),
        "preparation": null,
        "images": images,
    })
}

fn shortfalls(requirements: &Value, machine: &Machine) -> Vec<Shortfall> {
    let kinds = [
        (
            "memory",
            "memoryMb",
            machine.memory_mb,
            "MB of memory",
            "Close other programs, or use a computer with more memory.",
        ),
        (
            "cpu",
            "cpuCores",
            machine.cores,
            "processor cores",
            "Use a computer with more of them.",
        ),
        (
            "disk",
            "diskMb",
            machine.disk_free_mb,
            "MB of free disk space",
            "Delete what is not needed, or keep the data on another disk.",
        ),
    ];
    let short = kinds
        .into_iter()
        .filter_map(|(code, key, available, unit, remedy)| {
            let needed = requirements.get(key)?.as_f64()?;
            let available = available?;
            #[expect(
                clippy::cast_precision_loss,
                reason = "sizes of computers are far below 2^53"
            )]
            let enough = available as f64 >= needed;
            (!enough).then_some(Shortfall {
                code,
                needed,
                available,
                unit,
                remedy,
            })
        });
    short.collect()
}

#[cfg(test)]
mod tests {
    use faceplate_renderer::diagnostic::Diagnostics;
    use faceplate_renderer::manifest::Surroundings;

    use super::*;

    const SMALL: Machine = Machine {
        cores: Some(2),
        memory_mb: Some(2048),
        disk_free_mb: Some(100),
    };

    fn told(requirements: &Value, machine: &Machine) -> Value {
        dependencies(&json!({"requirements": requirements}), machine)
    }

    #[test]
    fn each_shortfall_is_a_sentence_and_a_code() {
        let requirements = json!({"memoryMb": 4096, "cpuCores": 2.5, "diskMb": 101});
        let told = told(&requirements, &SMALL);
        assert_eq!(
            told["shortfalls"],
            json!([
                {"code": "memory", "needed": 4096.0, "available": 2048},
                {"code": "cpu", "needed": 2.5, "available": 2},
                {"code": "disk", "needed": 101.0, "available": 100},
            ])
        );
        assert_eq!(
            told["warnings"][0],
            "This plugin asks for at least 4096 MB of memory, and this computer has 2048, so it may be slow or fail to \
             start. Close other programs, or use a computer with more memory."
        );
        assert_eq!(told["host"]["meetsRequirements"], false);
    }

    #[test]
    fn as_much_as_is_asked_for_is_enough_and_what_cannot_be_told_is_no_shortfall() {
        let requirements = json!({"memoryMb": 2048, "cpuCores": 2, "diskMb": 100});
        assert_eq!(told(&requirements, &SMALL)["shortfalls"], json!([]));
        let unknown = told(&requirements, &Machine::default());
        assert_eq!(unknown["warnings"], json!([]));
        assert_eq!(unknown["host"]["memoryMb"], json!(null));
        for hostile in [
            json!("x"),
            json!({"memoryMb": "9e9"}),
            json!([]),
            json!(null),
        ] {
            assert_eq!(told(&hostile, &SMALL)["warnings"], json!([]), "{hostile}");
        }
    }

    #[test]
    fn what_is_short_counts_from_revision_6_on() {
        let of = |revision: u8, requirements: Value| {
            let manifest = json!({"sdkRevision": revision, "requirements": requirements});
            let manifest = Manifest::read(
                &manifest,
                Surroundings::default(),
                &mut Diagnostics::ignored(),
            );
            unmet(&manifest, &SMALL)
        };
        let short = json!({"memoryMb": 4096, "cpuCores": 1});
        let why = of(6, short.clone()).unwrap();
        assert!(
            why.contains("4096 MB of memory") && why.contains("has 2048"),
            "{why}"
        );
        assert!(!why.contains("cores"), "{why}");
        assert_eq!(of(5, short), None);
        assert_eq!(of(6, json!({"memoryMb": 2048})), None);
        assert_eq!(of(6, json!([])), None);
    }

    #[test]
    fn images_make_a_plugin_heavyweight() {
        let heavy = dependencies(&json!({"images": [{"id": "x"}]}), &SMALL);
        assert_eq!(heavy["classification"], "heavyweight");
        assert_eq!(told(&json!({}), &SMALL)["classification"], "lightweight");
    }

    #[test]
    fn this_computer_has_cores_memory_and_a_disk() {
        let folder = tempfile::tempdir().unwrap();
        let here = Machine::probe(Some(&folder.path().join("not/yet/there")));
        assert!(here.cores > Some(0));
        assert!(here.memory_mb > Some(0));
        assert!(here.disk_free_mb.is_some());
        assert!(Machine::probe(None).disk_free_mb.is_none());
    }
}
