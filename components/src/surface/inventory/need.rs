//! What a plugin needs and the host has not, in sentences (contract section 9).

use crate::extension::{LoadState, Resource, Shortfall};
use crate::words::Words;

/// What is short, by how much, what comes of it for a plugin that is loaded so, and what to do about it.
pub(super) fn sentence(shortfall: &Shortfall, load: LoadState, words: &Words) -> String {
    let then = if load == LoadState::Unmet {
        words.text("needs-off")
    } else {
        words.text("needs-slow")
    };
    let args = [
        ("then", then.into()),
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
    fn every_shortage_says_how_much_is_there_what_comes_of_it_and_what_to_do() {
        let words = Words::english();
        for resource in [Resource::Memory, Resource::Cores, Resource::Disk] {
            let shortfall = Shortfall {
                resource,
                needed: 8192.0,
                available: 2.5,
            };
            for (load, then) in [
                (LoadState::Ready, "may be slow"),
                (LoadState::Unmet, "stays off"),
            ] {
                let text = sentence(&shortfall, load, &words);
                for part in ["8192", "2.5", then, "computer"] {
                    assert!(text.contains(part), "{part}: {text}");
                }
            }
        }
    }
}
