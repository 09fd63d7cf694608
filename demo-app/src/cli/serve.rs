//! `faceplate serve`: the plugin host and the web UI, without a window.

use std::path::PathBuf;

use anyhow::Result;

use super::server::Server;
use super::{Outcome, web_root};
use crate::host;

/// Serve plugins and the web UI on this computer, without a window
///
/// Prints the address to standard output.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Plugin folders, manifests or folders of plugins; by default the current folder, else those that came with
    /// this command
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The port to listen on; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 4100)]
    port: u16,
    /// Keep settings, state and logs in this folder; by default in `faceplate` among your data
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Start the container images that are bridges of plugins, with docker
    #[arg(long)]
    start_images: bool,
    /// The folder of the built web UI; by default `web` beside this command
    #[arg(long, value_name = "DIR")]
    web_root: Option<PathBuf>,
}

impl Options {
    pub(super) fn run(self) -> Result<Outcome> {
        let options = host::Options {
            port: self.port,
            web_root: web_root(self.web_root)?,
            start_images: self.start_images,
            server: None,
        };
        let server = Server::of_plugins(self.paths, self.data, options)?;
        server.wait()?;
        Ok(Outcome::Clean)
    }
}
