//! Writes what the renderer's tables generate, for review and for the editors of plugin authors.

use std::fs;
use std::path::Path;

use anyhow::Context;

/// Writes every generated file into the workspace. A unit test of the renderer fails while one is stale.
pub(crate) fn run() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (path, text) in faceplate_renderer::generated() {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
