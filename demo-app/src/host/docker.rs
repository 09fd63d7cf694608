//! The `docker` of this computer, as a program that is run.

use std::ffi::OsStr;
use std::io;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::runtime::{Failure, excerpt};

/// How long it may take to answer.
const LIMIT: Duration = Duration::from_secs(20);

/// Why docker did not do what it was told.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    /// It is not installed.
    Absent,
    /// It says this.
    Said(String),
}

impl Trouble {
    /// The same as a reason why a plugin does not run.
    pub(super) fn failure(&self) -> Failure {
        match self {
            Self::Absent => Failure::DockerMissing,
            Self::Said(said) => Failure::Docker { said: said.clone() },
        }
    }
}

/// What docker answers.
pub(super) async fn docker(
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Result<String, Trouble> {
    let command = Command::new("docker")
        .args(arguments)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    match timeout(LIMIT, command).await {
        Ok(Ok(output)) if output.status.success() => {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Ok(Ok(output)) => Err(Trouble::Said(excerpt(output.stderr.trim_ascii()))),
        Ok(Err(error)) if error.kind() == io::ErrorKind::NotFound => Err(Trouble::Absent),
        Ok(Err(error)) => Err(Trouble::Said(error.to_string())),
        Err(_) => {
            let said = format!("no answer within {} s", LIMIT.as_secs());
            Err(Trouble::Said(said))
        }
    }
}

/// Removes a container when this is dropped, and when the host ends, however it does: a shell waits for the end of its
/// input, which the host holds.
pub(super) struct Leash(Child);

impl Leash {
    /// For the container `id`. Where there is no such shell, the container stays.
    pub(super) fn of(id: &str) -> Option<Self> {
        let mut command = Command::new("sh");
        command
            .args([
                "-c",
                "cat >/dev/null; exec docker container rm --force -- \"$0\"",
                id,
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // An interrupt at the terminal is not for it.
        #[cfg(unix)]
        command.process_group(0);
        command.spawn().ok().map(Self)
    }

    /// Removes it now.
    pub(super) async fn end(mut self) {
        // Closes its input first. A shell that cannot be waited for does its work all the same.
        drop(timeout(LIMIT, self.0.wait()).await);
    }
}

/// Whether `image` is a reference, and not an option of docker's.
pub(super) fn is_reference(image: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/:@".contains(&byte);
    image.bytes().all(plain) && image.starts_with(|first: char| first.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_no_image() {
        let digest = format!("ghcr.io/acme/vision:1.2@sha256:{}", "0".repeat(64));
        assert!(is_reference(&digest));
        for other in ["", "--privileged", "a b", "a;b", "$(x)", "a\n", "/a"] {
            assert!(!is_reference(other), "{other:?}");
        }
    }
}
