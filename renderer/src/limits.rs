//! How much of a document is read and drawn (security.md T1 and T3, decisions.md 3).

/// Bounds on one plugin's documents. Every bound is inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one document's text. A longer document is refused.
    pub bytes: usize,
    /// Levels of objects and lists. What is deeper is cut: a `limit-depth` node stands in its place.
    pub depth: usize,
    /// Values of one document, keys not counted. A document with more is refused.
    pub values: usize,
    /// Bytes of one string. A document with a longer one is refused.
    pub string_bytes: usize,
    /// Bytes of one key. A document with a longer one is refused.
    pub key_bytes: usize,
    /// Nodes of one extension after expansion. What is more is cut: one `limit-nodes` node stands in its place.
    pub nodes: usize,
    /// Templates put in place in one extension. What is more is cut with `limit-includes`.
    pub includes: usize,
    /// Bytes that filling the properties of one extension may bring together: texts count their bytes and every
    /// value [`Limits::VALUE_BYTES`] more. What is more is cut with `limit-nodes`.
    pub filled_bytes: usize,
    /// Templates inside templates. What is deeper is cut with `limit-depth`.
    pub include_depth: usize,
}

impl Limits {
    /// What a value weighs beside its text.
    pub(crate) const VALUE_BYTES: usize = 32;

    /// What each of `many` parts may have, so that all of them together keep to these.
    pub(crate) fn shared_by(self, many: usize) -> Self {
        let share = |whole: usize| whole / many.max(1);
        Self {
            nodes: share(self.nodes),
            filled_bytes: share(self.filled_bytes),
            ..self
        }
    }

    /// The limits a host works with.
    pub const DEFAULT: Self = Self {
        bytes: 1024 * 1024,
        depth: 64,
        values: 20_000,
        string_bytes: 64 * 1024,
        key_bytes: 256,
        nodes: 10_000,
        includes: 1_024,
        filled_bytes: 4 * 1024 * 1024,
        include_depth: 16,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
