//! `cargo xtask pack`: a Dioxus program of the workspace as a folder that any web server can serve.
//!
//! ```text
//! cargo build ─▶ faceplate.wasm ─ wasm-bindgen ─▶ faceplate.js, faceplate_bg.wasm, snippets/ ─ wasm-opt (web) ─▶ output folder
//! assets/, locales/ ─────────────────────────────▶ index.html, boot.js, faceplate.css, icons/, locales/ ───────▶ output folder
//! ```

mod folder;
mod page;
mod wasm;
mod workspace;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::icons;
use workspace::{Workspace, run};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// `dev` builds fast, `web` is the small build of record
    #[arg(long, value_enum, default_value = "dev")]
    profile: Profile,
    /// Output folder; by default `web` beside the native `faceplate` command, where it is looked for
    #[arg(long)]
    out: Option<PathBuf>,
    /// The program
    #[arg(long, default_value = "faceplate")]
    package: String,
    /// Print the raw, gzip and brotli size of what a page loads
    #[arg(long)]
    sizes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Profile {
    Dev,
    Web,
}

impl Profile {
    /// The name that `cargo build --profile` takes.
    fn cargo_name(self) -> &'static str {
        match self {
            Profile::Dev => "dev",
            Profile::Web => "web",
        }
    }

    /// What differs from the profile's settings in the manifest: a page is there in half the time. For a profile of its
    /// own, cargo would compile macros and build scripts anew.
    fn settings(self) -> &'static [&'static str] {
        match self {
            Profile::Dev => &["--config", "profile.dev.opt-level=1"],
            Profile::Web => &[],
        }
    }

    /// The folder of the target directory that cargo builds this profile into.
    fn cargo_folder(self) -> &'static str {
        match self {
            Profile::Dev => "debug",
            Profile::Web => "web",
        }
    }

    /// The folder of the native executable that this web UI belongs to.
    fn native_folder(self) -> &'static str {
        match self {
            Profile::Dev => "debug",
            Profile::Web => "release",
        }
    }
}

#[expect(clippy::print_stdout, reason = "the answer of a command line tool")]
pub(crate) fn pack(options: &Options) -> Result<()> {
    let workspace = Workspace::find()?;
    let beside_command = || {
        let folder = options.profile.native_folder();
        workspace.target.join(folder).join("web")
    };
    let out = options.out.clone().unwrap_or_else(beside_command);
    folder::prepare(&out, page::BOOT)?;
    page::write(&out, &options.package)?;

    let bound = wasm::build(&workspace, &options.package, options.profile)?;
    for name in [
        wasm::script(&options.package),
        wasm::module(&options.package),
    ] {
        folder::write_if_changed(&out.join(&name), &fs::read(bound.join(&name))?)?;
    }
    folder::mirror(&bound.join("snippets"), &out.join("snippets"))?;
    icons::write_shards(&out)?;
    folder::mirror(&workspace.root.join("locales"), &out.join("locales"))?;

    println!("packed {}", out.display());
    if options.sizes {
        let script = workspace.root.join("xtask/sizes.mjs");
        run(Command::new("node").arg(script).arg(&out))?;
    }
    Ok(())
}
