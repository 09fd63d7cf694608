//! `faceplate preview`: the workbench, in a window or in the browser.

use std::path::PathBuf;

use anyhow::Result;
#[cfg(feature = "desktop")]
use faceplate_components::client::HttpHost;

use super::server::Server;
use super::{Outcome, say, web_root};
#[cfg(feature = "desktop")]
use crate::gateway::Gateway;
use crate::host;
use crate::remote::{Remote, TOKEN};

/// Show plugins as users will see them, live while their files change
///
/// Opens a window, or the browser with --web. A file that is broken leaves the last good user interface in place.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Plugin folders, manifests or folders of plugins; by default the current folder, else those that came with
    /// this command
    #[arg(value_name = "PATH", conflicts_with = "server")]
    paths: Vec<PathBuf>,
    /// Show them in the browser
    #[arg(long)]
    web: bool,
    /// The port to listen on; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// With --web, do not open the browser
    #[arg(long)]
    no_open: bool,
    /// Show the plugins of this WPrint 3D server instead of those on disk
    ///
    /// It is asked in the name of whoever owns the API token in the environment variable `FACEPLATE_TOKEN`, if there is one.
    #[arg(long, value_name = "URL", value_parser = Remote::parse)]
    server: Option<Remote>,
    /// Keep settings, state and logs in this folder; by default in `faceplate` among your data
    #[arg(long, value_name = "DIR", conflicts_with = "server")]
    data: Option<PathBuf>,
    /// Start the container images that are bridges of plugins, with docker
    #[arg(long, conflicts_with = "server")]
    start_images: bool,
    /// The folder of the built web UI; by default `web` beside this command
    #[arg(long, value_name = "DIR")]
    web_root: Option<PathBuf>,
}

impl Options {
    pub(super) fn run(self) -> Result<Outcome> {
        if self.web {
            self.in_browser()?;
        } else {
            self.in_window()?;
        }
        Ok(Outcome::Clean)
    }

    fn in_browser(self) -> Result<()> {
        let options = host::Options {
            port: self.port,
            web_root: web_root(self.web_root)?,
            start_images: self.start_images,
            server: self.server.map(signed).transpose()?,
        };
        let server = match options.server {
            Some(_) => Server::of_other(options)?,
            None => Server::of_plugins(self.paths, self.data, options)?,
        };
        if !self.no_open
            && let Err(error) = webbrowser::open(server.page().as_str())
        {
            say(&format!(
                "note: no browser opened ({error}); open this address in one:"
            ));
        }
        server.wait()
    }

    #[cfg(feature = "desktop")]
    fn in_window(self) -> Result<()> {
        let options = host::Options {
            port: self.port,
            web_root: self.web_root.unwrap_or_else(host::default_root),
            start_images: self.start_images,
            server: None,
        };
        match self.server {
            Some(server) => {
                let server = signed(server)?;
                let gateway = Gateway::new(server.base(), server.headers(), |plugin, note| {
                    say(&format!("note: {plugin}: {note}"));
                });
                crate::desktop::run(server.client(), gateway)
            }
            None => {
                let server = Server::of_plugins(self.paths, self.data, options)?;
                server.end_on_interrupt();
                crate::desktop::run(HttpHost::new(server.page().as_str()), server.gateway())
            }
        }
    }

    #[cfg(not(feature = "desktop"))]
    fn in_window(self) -> Result<()> {
        anyhow::bail!(
            "this faceplate was built without windows; use `faceplate preview --web`, or build it with the feature \
             `desktop`"
        )
    }
}

/// The server, asked in the name of the person at the terminal.
fn signed(server: Remote) -> Result<Remote> {
    let server = server.with_token_of_environment()?;
    if !server.has_token() {
        say(&format!(
            "note: {TOKEN} is not set: the server is asked without an API token"
        ));
    }
    Ok(server)
}
