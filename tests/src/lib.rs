//! What the tests of the whole workspace share: conformance cases, and the outline that assistive technology sees.

pub mod case;
pub mod outline;
pub mod page;

/// The examples of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
