//! `host.invalid`: what stands for a node that cannot be drawn (decisions.md 8).

use crate::diagnostic::Code;

/// A node that cannot be drawn; its neighbours live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// Why.
    pub code: InvalidCode,
    /// What was named: the component, the template, or nothing.
    pub name: Box<str>,
}

/// Why a node cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidCode {
    /// No component has the name.
    UnknownComponent,
    /// No template has the id.
    UnknownTemplate,
    /// A template contains itself.
    Recursion,
    /// The value is not an object with a `component`.
    NotANode,
    /// The node's own shape is wrong, such as `children` that is no list.
    WrongType,
    /// Nested too deep.
    LimitDepth,
    /// Too many nodes.
    LimitNodes,
    /// Too many templates.
    LimitIncludes,
}

impl InvalidCode {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::UnknownComponent,
        Self::UnknownTemplate,
        Self::Recursion,
        Self::NotANode,
        Self::WrongType,
        Self::LimitDepth,
        Self::LimitNodes,
        Self::LimitIncludes,
    ];

    /// The same problem as a diagnostic code; its name is what manifests and pages show.
    pub const fn code(self) -> Code {
        match self {
            Self::UnknownComponent => Code::UnknownComponent,
            Self::UnknownTemplate => Code::UnknownTemplate,
            Self::Recursion => Code::Recursion,
            Self::NotANode => Code::NotANode,
            Self::WrongType => Code::WrongType,
            Self::LimitDepth => Code::LimitDepth,
            Self::LimitNodes => Code::LimitNodes,
            Self::LimitIncludes => Code::LimitIncludes,
        }
    }
}
