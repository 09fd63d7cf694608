//! Who wrote which part of a localized manifest.

use std::collections::HashMap;

use crate::pointer::{Pointer, Token};

/// Which parts of a localized manifest came from which translation, for problems that are found in them later.
///
/// One entry for each value that a translation put in place, however much stands below it.
#[derive(Debug, Default)]
pub(crate) struct Origins(HashMap<Pointer, Origin>);

#[derive(Debug)]
struct Origin {
    overlay: usize,
    pointer: Pointer,
}

impl Origins {
    /// Notes that what stands at `pointer` of the localized manifest was put there by the translation with the
    /// index `overlay`, where it stands at `authored`.
    pub(super) fn note(&mut self, pointer: Pointer, overlay: usize, authored: Pointer) {
        let origin = Origin {
            overlay,
            pointer: authored,
        };
        self.0.insert(pointer, origin);
    }

    /// The index of the translation that wrote what stands at `pointer` of the localized manifest, and where it
    /// stands there; `None` when the base manifest wrote it.
    pub(crate) fn authored(&self, pointer: &Pointer) -> Option<(usize, Pointer)> {
        let mut below: Vec<&Token> = Vec::new();
        let mut found: Option<(&Origin, usize)> = None;
        let mut here = pointer;
        loop {
            // A later translation has replaced what an earlier one wrote, be that above or below.
            if let Some(origin) = self.0.get(here)
                && found.is_none_or(|(best, _)| origin.overlay > best.overlay)
            {
                found = Some((origin, below.len()));
            }
            let Some((parent, token)) = here.parent() else {
                break;
            };
            below.push(token);
            here = parent;
        }
        let (origin, steps) = found?;
        let way = below.into_iter().take(steps).rev();
        let authored = way.fold(origin.pointer.clone(), |at, token| at.step(token.clone()));
        Some((origin.overlay, authored))
    }
}
