//! The embedded host while a command runs.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
#[cfg(feature = "desktop")]
use axum::http::HeaderMap;
use tokio::runtime::Runtime;
use url::Url;

use super::{answer, say};
use crate::folder;
#[cfg(feature = "desktop")]
use crate::gateway::Gateway;
use crate::host::{self, Events, HealthChecks, Host, Images, Inventory, Store};
use crate::watch::{Watch, watch};

/// How long the end may take.
const LAST: Duration = Duration::from_secs(2);

/// A host that shows plugins and follows their files, until it is dropped.
pub(super) struct Server {
    runtime: Runtime,
    page: Url,
    #[cfg(feature = "desktop")]
    gateway: Gateway,
    _watch: Option<Watch>,
}

impl Server {
    /// Shows the plugins at `paths`, or in the current folder when there are none. What is kept of them is in the
    /// folder `data`.
    pub(super) fn of_plugins(
        mut paths: Vec<PathBuf>,
        data: Option<PathBuf>,
        options: host::Options,
    ) -> Result<Self> {
        if paths.is_empty() {
            paths.push(plugins_here()?);
        }
        let events = Events::new();
        let inventory = Inventory::open(paths, host::bundled_plugins(), events.clone())?;
        let inventory = Arc::new(inventory);
        let data = data_folder(data);
        let store = Store::open(data.as_deref(), events.clone())?;
        if let Some(notice) = store.notice() {
            say(&format!("warning: {notice}"));
        }
        let images = Images::new(options.start_images);
        let host = Host {
            images,
            inventory,
            store,
            events,
            data,
            health_checks: HealthChecks::default(),
        };
        let runtime = runtime()?;
        let folders = host.inventory.folders();
        let notice = |notice: String| say(&format!("note: {notice}"));
        // Watched before it is served, so a page that is there to hear of a change does hear of it.
        let (changed, tasks) = (host.clone(), runtime.handle().clone());
        let watch = watch(&folders, notice, move |paths| {
            forget(&tasks.block_on(changed.refresh(paths)));
        })?;
        // What changed between the first reading and the watch.
        forget(&runtime.block_on(host.refresh(&folders)));
        Ok(Self {
            _watch: Some(watch),
            ..Self::start(runtime, host, options)?
        })
    }

    /// Serves the web UI for the plugins of another server, the one in `options`.
    pub(super) fn of_other(options: host::Options) -> Result<Self> {
        let events = Events::new();
        let host = Host {
            inventory: Arc::new(Inventory::empty(events.clone())),
            store: Store::open(None, events.clone())?,
            events,
            data: None,
            images: Images::new(false),
            health_checks: HealthChecks::default(),
        };
        Self::start(runtime()?, host, options)
    }

    fn start(runtime: Runtime, host: Host, options: host::Options) -> Result<Self> {
        #[cfg(feature = "desktop")]
        let kept = host.clone();
        let page = runtime.block_on(host::start(host, options))?;
        Ok(Self {
            runtime,
            #[cfg(feature = "desktop")]
            gateway: host::gateway(&kept, page.as_str(), HeaderMap::new()),
            page,
            _watch: None,
        })
    }

    /// Where a browser finds the web UI.
    pub(super) fn page(&self) -> &Url {
        &self.page
    }

    /// What answers the pages of its plugins in a window.
    #[cfg(feature = "desktop")]
    pub(super) fn gateway(&self) -> Gateway {
        self.gateway.clone()
    }

    /// Ends the program when the person at the terminal asks for it, whatever else it does.
    #[cfg(feature = "desktop")]
    pub(super) fn end_on_interrupt(&self) {
        self.runtime.spawn(async {
            if tokio::signal::ctrl_c().await.is_ok() {
                std::process::exit(0);
            }
        });
    }

    /// Prints the address of the page and serves until the person at the terminal ends it.
    pub(super) fn wait(self) -> Result<()> {
        self.runtime.block_on(async {
            tokio::select! {
                // Listened to before the address is out.
                biased;
                interrupted = tokio::signal::ctrl_c() => interrupted.map_err(Into::into),
                failed = print(self.page.as_str()) => failed,
            }
        })?;
        // Drops what is under way, streams of events too: what plugins run ends with the host.
        self.runtime.shutdown_timeout(LAST);
        Ok(())
    }
}

/// Removes what the pages of `plugins` kept on the desktop.
fn forget(plugins: &[String]) {
    #[cfg(feature = "desktop")]
    crate::desktop::forget(plugins);
    #[cfg(not(feature = "desktop"))]
    let _ = plugins;
}

/// The current folder where it holds plugins, else that of the plugins that came with Faceplate.
fn plugins_here() -> Result<PathBuf> {
    let here = PathBuf::from(".");
    match (folder::find(&here), host::bundled_plugins()) {
        (Ok(_), _) => Ok(here),
        (Err(_), Some(bundled)) => Ok(bundled),
        (Err(error), None) => {
            Err(error).context("give the path of a plugin, or run this in a plugin's folder")
        }
    }
}

fn runtime() -> io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
}

/// The folder of what is kept: the one that was named, else Faceplate's among the user's data.
fn data_folder(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| Some(dirs::data_dir()?.join("faceplate")))
}

/// Prints the address; ends only when that fails.
async fn print(page: &str) -> Result<()> {
    answer(&format!("{page}\n"))?;
    say("Press Ctrl-C to end.");
    std::future::pending().await
}
