//! The bridge of the sample plugins: a program that comes with the command, and runs while the host does.
//!
//! Their manifests name [`ADDRESS`], where anybody can start it by hand. For plugins that came with Faceplate the host
//! starts it on a free port instead and asks there, so that several hosts run side by side.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::time::{sleep, timeout};
use url::Url;

use super::entry::Entry;
use super::inventory::Inventory;
use super::store::Level;
use super::{Host, beside};

/// `runtime.baseUrl` of the sample plugins with a bridge.
const ADDRESS: &str = "http://127.0.0.1:9310";

/// The longest wait for its address.
const START: Duration = Duration::from_secs(5);

/// The pause before it is started again; it doubles up to the second, and is the first again once it ran for as long as
/// that.
const AGAIN_FIRST: Duration = Duration::from_secs(1);
const AGAIN_LAST: Duration = Duration::from_secs(60);

/// The bridge, which is started again when it ends. It ends with the host, however that does: its standard input ends
/// then.
pub(super) struct SampleBridge {
    address: Arc<RwLock<Option<Url>>>,
}

/// A running process of it.
struct Running {
    address: Url,
    process: Child,
    /// Open as long as it shall run.
    _input: Option<ChildStdin>,
}

impl SampleBridge {
    /// The bridge, where plugins of `host` need it. Why it does not run is in their logs.
    pub(super) async fn start(host: &Host) -> Option<Self> {
        if needing(host).is_empty() {
            return None;
        }
        let name = format!("faceplate-sample-bridge{}", std::env::consts::EXE_SUFFIX);
        let Some(program) = beside(&name).filter(|program| program.is_file()) else {
            let reason = io::Error::from(io::ErrorKind::NotFound);
            tell(host, &format!("{name} did not start: {reason}.")).await;
            return None;
        };
        let address: Arc<RwLock<_>> = Arc::default();
        let first = run(&program).await;
        keep(&address, &first);
        tokio::spawn(supervise(
            host.clone(),
            program,
            name,
            Arc::clone(&address),
            first,
        ));
        Some(Self { address })
    }

    /// Where it listens, or listened last; `None` until it does.
    pub(super) fn address(&self) -> Option<Url> {
        let address = self.address.read().unwrap_or_else(PoisonError::into_inner);
        address.clone()
    }
}

fn keep(address: &RwLock<Option<Url>>, started: &io::Result<Running>) {
    if let Ok(running) = started {
        let mut address = address.write().unwrap_or_else(PoisonError::into_inner);
        *address = Some(running.address.clone());
    }
}

/// Starts `program` again and again, after longer and longer pauses.
async fn supervise(
    host: Host,
    program: PathBuf,
    name: String,
    address: Arc<RwLock<Option<Url>>>,
    mut started: io::Result<Running>,
) {
    let mut pause = AGAIN_FIRST;
    loop {
        let began = Instant::now();
        let ended = match started {
            Ok(mut running) => match running.process.wait().await {
                Ok(status) => format!("{name} ended with {status}."),
                Err(error) => format!("{name} cannot be waited for: {error}."),
            },
            Err(error) => format!("{name} did not start: {error}."),
        };
        if began.elapsed() > AGAIN_LAST {
            pause = AGAIN_FIRST;
        }
        let message = format!("{ended} It is started again in {} s.", pause.as_secs());
        tell(&host, &message).await;
        sleep(pause).await;
        pause = (pause * 2).min(AGAIN_LAST);
        started = run(&program).await;
        keep(&address, &started);
    }
}

async fn run(program: &Path) -> io::Result<Running> {
    let mut process = Command::new(program)
        .args(["--port", "0", "--until-input-ends"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    // Waiting for the process would close it.
    let input = process.stdin.take();
    let output = process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let mut line = String::new();
    timeout(START, BufReader::new(output).read_line(&mut line)).await??;
    let address = Url::parse(line.trim()).map_err(io::Error::other)?;
    Ok(Running {
        address,
        process,
        _input: input,
    })
}

/// The plugins of `host` that need the bridge.
fn needing(host: &Host) -> Vec<Arc<Entry>> {
    let plugins = host.inventory.plugins();
    let needing = plugins
        .iter()
        .filter(|plugin| needs_it(&host.inventory, plugin));
    needing.cloned().collect()
}

/// Says something in the logs of the plugins that need the bridge.
async fn tell(host: &Host, message: &str) {
    for plugin in needing(host) {
        let level = Level::Warning;
        let store = &host.store;
        store
            .log(plugin.id(), level, "startup", message, Value::Null)
            .await;
    }
}

/// Whether `plugin` came with Faceplate and names the bridge.
pub(super) fn needs_it(inventory: &Inventory, plugin: &Entry) -> bool {
    let named = plugin.loaded().and_then(|loaded| {
        let runtime = &loaded.plugin().manifest().runtime;
        runtime.base_url.as_deref()
    });
    named == Some(ADDRESS) && inventory.is_bundled(plugin)
}
