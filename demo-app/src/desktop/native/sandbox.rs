//! Whether this computer lets a page's process be put into a sandbox (decisions.md 23).

use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What WebKitGTK starts for a process with a sandbox. It ends the program that asked when one is missing.
const PROXY: &str = "xdg-dbus-proxy";

static AVAILABLE: OnceLock<bool> = OnceLock::new();

/// Finds out. Called at the start on another thread, so that no page waits for the answer.
pub(crate) fn is_available() -> bool {
    *AVAILABLE.get_or_init(|| bubblewrap_works() && proxy_is_there())
}

/// Bubblewrap needs namespaces of the kernel, which some systems keep from their users.
fn bubblewrap_works() -> bool {
    Command::new("bwrap")
        .args(["--unshare-all", "--die-with-parent", "--ro-bind", "/", "/"])
        .args(["--proc", "/proc", "--dev", "/dev", "--", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn proxy_is_there() -> bool {
    Command::new(PROXY)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
