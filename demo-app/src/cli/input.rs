//! The plugins that a command works on.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use faceplate_renderer::Limits;

use crate::folder::{self, Folder};
use crate::load::Loaded;

/// The path that stands for standard input.
const STDIN: &str = "-";

/// Every plugin at `paths`.
pub(super) fn all(paths: &[PathBuf]) -> Result<Vec<Loaded>> {
    let stdin = paths
        .iter()
        .filter(|path| *path == Path::new(STDIN))
        .count();
    ensure!(stdin < 2, "`-` can be read only once");
    let mut plugins = Vec::new();
    for path in paths {
        if path == Path::new(STDIN) {
            plugins.push(read_stdin()?);
            continue;
        }
        for folder in folder::find(path)? {
            plugins.push(Loaded::read(&folder)?);
        }
    }
    Ok(plugins)
}

/// The plugin at `path`, which must be one.
pub(super) fn one(path: &Path) -> Result<Loaded> {
    if path == Path::new(STDIN) {
        return read_stdin();
    }
    match &*folder::find(path)? {
        [folder] => Loaded::read(folder),
        folders => bail!(
            "expected one plugin, found {} in {}; name one of them, such as {}",
            folders.len(),
            path.display(),
            folders.first().map_or(path, Folder::shown).display()
        ),
    }
}

fn read_stdin() -> Result<Loaded> {
    let limit = u64::try_from(Limits::DEFAULT.bytes).unwrap_or(u64::MAX);
    let mut text = Vec::new();
    io::stdin()
        .lock()
        .take(limit.saturating_add(1))
        .read_to_end(&mut text)
        .context("cannot read standard input")?;
    Ok(Loaded::from_stdin(&text))
}
