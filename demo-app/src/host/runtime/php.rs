//! Handlers in PHP: one process for each invocation, JSON on its standard input and output (contract section 5.1).

use std::env;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::{ANSWER_MAX, Failure, Invocation, Outcome, excerpt, result};
use crate::folder::Folder;

/// How long a handler may run.
const LIMIT: Duration = Duration::from_secs(10);

/// Bytes of standard error that are looked at.
const ERRORS_MAX: u64 = 64 * 1024;

/// What handlers get of the host's environment. Whatever else stands there may be secret (defect 37).
const ENVIRONMENT: [&str; 6] = ["PATH", "LANG", "LANGUAGE", "TZ", "TMPDIR", "SystemRoot"];

/// Notices go to standard error, so that they do not break the JSON (defect 50), and once. A handler whose host was
/// killed ends by itself.
const OPTIONS: [&str; 6] = [
    "-d",
    "display_errors=stderr",
    "-d",
    "log_errors=0",
    "-d",
    "max_execution_time=15",
];

/// Runs handlers.
pub(in crate::host) struct Php {
    storage: Option<PathBuf>,
    limit: Duration,
}

impl Php {
    /// `storage` is the folder in which each plugin gets one of its own, where there is one.
    pub(in crate::host) const fn new(storage: Option<PathBuf>) -> Self {
        Self {
            storage,
            limit: LIMIT,
        }
    }

    /// Runs the handler of `invocation` in `folder`. A handler that is still running when the future is dropped is
    /// ended, with every process that it started.
    pub(in crate::host) async fn invoke(
        &self,
        folder: &Folder,
        invocation: &Invocation<'_>,
    ) -> Result<Outcome, Failure> {
        let handler = Handler::find(folder, invocation)?;
        let mut command = self.command(folder, &handler.file, invocation.plugin);
        let subject = invocation.subject();
        let run = match timeout(self.limit, run(&mut command, &invocation.body())).await {
            Ok(Ok(run)) => run,
            Ok(Err(Stop::Broken(error))) => return Err(handler.not_started(&error)),
            Ok(Err(Stop::TooLarge)) => {
                let limit = ANSWER_MAX;
                return Err(Failure::TooLarge { subject, limit });
            }
            Err(_) => {
                let limit = self.limit;
                return Err(Failure::Timeout { subject, limit });
            }
        };
        let remarks = excerpt(&run.errors);
        if !run.status.success() {
            return Err(Failure::Exit {
                handler: handler.name,
                how: how(run.status),
                said: remarks,
            });
        }
        let result = result(&run.answer, &subject)?;
        Ok(Outcome { result, remarks })
    }

    fn command(&self, folder: &Folder, handler: &Path, plugin: &str) -> Command {
        let mut command = Command::new("php");
        command
            .args(OPTIONS)
            .arg(handler)
            .current_dir(folder.root())
            .env_clear()
            .envs(environment())
            .env("WPRINT3D_PLUGIN_ID", plugin)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        if let Some(storage) = self.storage_of(plugin) {
            // Where it cannot be made, a handler that needs it says so; the others run.
            drop(std::fs::create_dir_all(&storage));
            command.env("WPRINT3D_PLUGIN_STORAGE_PATH", storage);
        }
        #[cfg(unix)]
        command.process_group(0);
        command
    }

    /// The folder for the files of one plugin, unless its id leads elsewhere.
    fn storage_of(&self, plugin: &str) -> Option<PathBuf> {
        let mut parts = Path::new(plugin).components();
        match (parts.next(), parts.next()) {
            (Some(Component::Normal(part)), None) if part == plugin => {
                Some(self.storage.as_ref()?.join(plugin))
            }
            _ => None,
        }
    }
}

/// A file that may be run.
struct Handler {
    /// As the manifest names it, for messages.
    name: String,
    file: PathBuf,
}

impl Handler {
    /// The handler of `invocation`: a regular file in the plugin's folder (defect 37).
    fn find(folder: &Folder, invocation: &Invocation<'_>) -> Result<Self, Failure> {
        let Some(named) = invocation.handler() else {
            let subject = invocation.subject();
            return Err(Failure::NoHandler { subject });
        };
        let handler = excerpt(named.as_bytes());
        let relative = Path::new(named.trim_start_matches('/'));
        let plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        if !relative.components().all(plain) {
            let reason = "its path may not leave the plugin's folder";
            return Err(Failure::HandlerRefused { handler, reason });
        }
        match folder.regular_file(relative) {
            Ok(file) => Ok(Self {
                name: handler,
                file,
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(Failure::HandlerMissing { handler })
            }
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                let reason = "it is a link out of the plugin's folder, or not readable";
                Err(Failure::HandlerRefused { handler, reason })
            }
            Err(_) => {
                let reason = "it is not a regular file";
                Err(Failure::HandlerRefused { handler, reason })
            }
        }
    }

    fn not_started(&self, error: &io::Error) -> Failure {
        // The handler and its folder are there, so it is the interpreter that is not.
        if error.kind() == io::ErrorKind::NotFound {
            return Failure::PhpMissing;
        }
        Failure::NotStarted {
            handler: self.name.clone(),
            reason: error.to_string(),
        }
    }
}

/// What handlers get of the host's environment.
fn environment() -> impl Iterator<Item = (OsString, OsString)> {
    env::vars_os().filter(|(name, _)| {
        let locale = |name: &OsStr| name.to_str().is_some_and(|name| name.starts_with("LC_"));
        ENVIRONMENT.iter().any(|kept| name == kept) || locale(name)
    })
}

/// A process that ended.
struct Run {
    status: ExitStatus,
    answer: Vec<u8>,
    errors: Vec<u8>,
}

/// Why a process was not run to its end.
enum Stop {
    Broken(io::Error),
    TooLarge,
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

/// Runs `command` to its end, with `input` on its standard input.
async fn run(command: &mut Command, input: &[u8]) -> Result<Run, Stop> {
    let mut child = command.spawn()?;
    let group = Group::of(&child);
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let write = async {
        if let Some(mut stdin) = stdin {
            // A handler need not read.
            drop(stdin.write_all(input).await);
        }
        Ok(())
    };
    let end = async {
        let status = child.wait().await;
        // What it left running would keep the pipes open.
        drop(group);
        Ok(status?)
    };
    let ((), status, answer, errors) =
        tokio::try_join!(write, end, whole(stdout), beginning(stderr))?;
    Ok(Run {
        status,
        answer,
        errors,
    })
}

/// Reads an answer that is not too large.
async fn whole(pipe: Option<impl AsyncRead + Unpin>) -> Result<Vec<u8>, Stop> {
    let mut answer = Vec::new();
    if let Some(pipe) = pipe {
        let limit = ANSWER_MAX as u64 + 1;
        pipe.take(limit).read_to_end(&mut answer).await?;
    }
    if answer.len() > ANSWER_MAX {
        return Err(Stop::TooLarge);
    }
    Ok(answer)
}

/// Reads to the end and keeps the beginning.
async fn beginning(pipe: Option<impl AsyncRead + Unpin>) -> Result<Vec<u8>, Stop> {
    let mut kept = Vec::new();
    if let Some(mut pipe) = pipe {
        (&mut pipe).take(ERRORS_MAX).read_to_end(&mut kept).await?;
        tokio::io::copy(&mut pipe, &mut tokio::io::sink()).await?;
    }
    Ok(kept)
}

/// The handler's process and all that it started, which end when this is dropped.
struct Group {
    #[cfg(unix)]
    leader: Option<rustix::process::Pid>,
}

impl Group {
    #[cfg(unix)]
    fn of(child: &Child) -> Self {
        let id = child.id().and_then(|id| i32::try_from(id).ok());
        Self {
            leader: id.and_then(rustix::process::Pid::from_raw),
        }
    }

    /// Elsewhere only the process itself is ended, by `kill_on_drop`.
    #[cfg(not(unix))]
    fn of(_: &Child) -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Group {
    fn drop(&mut self) {
        if let Some(leader) = self.leader {
            // An error means that nothing of it is left.
            rustix::process::kill_process_group(leader, rustix::process::Signal::KILL).ok();
        }
    }
}

/// How a process ended.
fn how(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal}");
    }
    status.code().map_or_else(
        || "no exit code".to_owned(),
        |code| format!("exit code {code}"),
    )
}

#[cfg(test)]
mod tests;
