//! What a plugin needs and the host has not, in sentences (contract section 9).

use crate::extension::{Resource, Shortfall};
use crate::words::Words;

/// What is short, by how much, what may happen, and what to do about it.
pub(super) fn sentence(shortfall: &Shortfall, words: &Words) -> String {
    let args = [
        ("needed", shortfall.needed.into()),
        ("available", shortfall.available.into()),
    ];
    match shortfall.resource {
        Resource::Memory => words.format("needs-memory", &args),
        Resource::Cores => words.format("needs-cores", &args),
        Resource::Disk => words.format("needs-disk", &args),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortage_says_how_much_is_there_and_what_to_do() {
        let words = Words::english();
        for resource in [Resource::Memory, Resource::Cores, Resource::Disk] {
            let text = sentence(
                &Shortfall {
                    resource,
                    needed: 8192.0,
                    available: 2.5,
                },
                &words,
            );
            for part in ["8192", "2.5", "may be slow", "computer"] {
                assert!(text.contains(part), "{part}: {text}");
            }
        }
    }
}
