//! Checks, localizes, expands and resolves WPrint 3D plugin manifests into a typed view tree.
//!
//! A function of its inputs: no files, network, clock or user interface. The shell reads files and passes their
//! text in; what comes out is a tree of typed nodes and every problem found on the way.
#![forbid(unsafe_code)]

pub mod address;
pub mod bound;
pub mod color;
pub mod component;
pub mod diagnostic;
mod docs;
mod expand;
pub mod icon;
pub mod isolation;
pub mod json;
mod limits;
mod locale;
mod localize;
pub mod manifest;
mod plugin;
pub mod pointer;
pub mod poll;
pub mod prop;
mod report;
mod resolve;
mod schema;
mod source;
mod suggest;
mod template;
mod unicode;

pub use docs::generated;
pub use expand::{Expanded, Kind, Templates, expand};
pub use limits::Limits;
pub use locale::{InvalidLocale, Locale};
pub use manifest::Manifest;
pub use plugin::{Localized, Plugin};
pub use report::{Located, Report};
pub use resolve::{resolve, view};
pub use source::Source;
pub use unicode::is_deceptive;
