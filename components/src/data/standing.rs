//! How the plugins' data stands, for whoever sums it up.

use std::collections::BTreeSet;
use std::sync::Arc;

/// The plugins whose data is waited for or cannot be had. What nobody watches does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    /// The plugins whose first answer is waited for.
    pub loading: BTreeSet<Arc<str>>,
    /// The plugins that did not answer the last time.
    pub failed: BTreeSet<Arc<str>>,
}
