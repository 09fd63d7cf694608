//! The bridge of the sample plugins: a program that comes with the command, and runs while the host does.
//!
//! Their manifests name [`ADDRESS`], where anybody can start it by hand. For plugins that came with Faceplate the host
//! starts it on a free port instead and asks there, so that several hosts run side by side.

use std::io;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;
use url::Url;

use super::inventory::{Entry, Inventory};
use super::store::Level;
use super::{Host, beside};

/// `runtime.baseUrl` of the sample plugins with a bridge.
const ADDRESS: &str = "http://127.0.0.1:9310";

/// The longest wait for its address.
const START: Duration = Duration::from_secs(5);

/// The running bridge. It ends when this is dropped, and when this process ends, however that does: its standard input
/// ends then.
pub(super) struct SampleBridge {
    address: Url,
    _process: Child,
}

impl SampleBridge {
    /// The bridge, where plugins of `host` need it. Why it does not run is in their logs.
    pub(super) async fn start(host: &Host) -> Option<Self> {
        let plugins = host.inventory.plugins();
        let needing = plugins
            .iter()
            .filter(|plugin| needs_it(&host.inventory, plugin));
        let needing: Vec<_> = needing.collect();
        if needing.is_empty() {
            return None;
        }
        let program = format!("faceplate-sample-bridge{}", std::env::consts::EXE_SUFFIX);
        let started = match beside(&program) {
            Some(program) => Self::run(&program).await,
            None => Err(io::ErrorKind::NotFound.into()),
        };
        if let Err(error) = &started {
            let message = format!("{program} did not start: {error}.");
            for plugin in needing {
                let level = Level::Warning;
                let store = &host.store;
                store
                    .log(plugin.id(), level, "startup", &message, Value::Null)
                    .await;
            }
        }
        started.ok()
    }

    async fn run(program: &Path) -> io::Result<Self> {
        let mut process = Command::new(program)
            .args(["--port", "0", "--until-input-ends"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let output = process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut line = String::new();
        timeout(START, BufReader::new(output).read_line(&mut line)).await??;
        let address = Url::parse(line.trim()).map_err(io::Error::other)?;
        Ok(Self {
            address,
            _process: process,
        })
    }

    /// Where it listens.
    pub(super) const fn address(&self) -> &Url {
        &self.address
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
