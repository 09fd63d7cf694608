//! What a plugin's own page may do, and how the host and the page speak (contract section 6, security.md section 3,
//! decisions.md 19 to 21): data in, data out. Who shows pages and who answers them use the same rules from here.

mod address;
mod headers;
mod message;
mod origin;
mod path;
mod remedy;
mod web_address;

pub use address::{COMPAT_PATH, HOST_PREFIX, PageAddress, URL_BYTES};
pub use headers::{Place, headers, sandbox};
pub use message::{
    CallError, HostMessage, Link, MESSAGE_BYTES, MessageProblem, PageCall, PageMessage, Violation,
    answer,
};
pub use origin::Origin;
pub use path::{PathProblem, decode_path, is_plain};
pub use remedy::remedy;
pub use web_address::WebAddress;
