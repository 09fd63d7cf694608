//! How much filling may do.

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::limits::Limits;

/// Where problems go while templates are filled, and how much may still be put in place (security.md T3).
pub(crate) struct Filling<'a> {
    pub(crate) diagnostics: &'a mut Diagnostics,
    /// Bytes left, as [`Limits::filled_bytes`] counts them.
    left: usize,
    /// Levels that a filled value may have.
    depth: usize,
    spent: bool,
}

impl<'a> Filling<'a> {
    pub(crate) const fn new(limits: &Limits, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            diagnostics,
            left: limits.filled_bytes,
            depth: limits.depth,
            spent: false,
        }
    }

    /// Whether more was asked for than the limits allow; what was filled last is not whole then.
    pub(crate) const fn is_spent(&self) -> bool {
        self.spent
    }

    /// Pays for a value, without what is in it, that will stand at this depth; `None` when that is too much.
    pub(super) fn take(&mut self, value: &Value, depth: usize) -> Option<()> {
        if depth > self.depth {
            self.spent = true;
        }
        self.spend(value.as_str().map_or(0, str::len))
    }

    /// Pays for a look-up or a value with so many bytes of text.
    pub(super) fn spend(&mut self, bytes: usize) -> Option<()> {
        match self
            .left
            .checked_sub(bytes.saturating_add(Limits::VALUE_BYTES))
        {
            Some(left) => self.left = left,
            None => self.spent = true,
        }
        (!self.spent).then_some(())
    }
}
