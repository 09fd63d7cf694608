//! Writing a folder of files again and again without touching what stays the same.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Creates the folder `out`. One that holds files, but not the `mark` of an earlier pack, belongs to somebody else and
/// is refused.
pub(crate) fn prepare(out: &Path, mark: &str) -> Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    let empty = fs::read_dir(out)?.next().is_none();
    ensure!(
        empty || out.join(mark).exists(),
        "{} holds other files: give --out an empty folder",
        out.display()
    );
    Ok(())
}

/// Makes the folder `to` hold what `from` holds, and nothing else. Where `from` does not exist, nothing happens.
pub(crate) fn mirror(from: &Path, to: &Path) -> Result<()> {
    if !from.exists() {
        return Ok(());
    }
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            mirror(&entry.path(), &target)?;
        } else {
            write_if_changed(&target, &fs::read(entry.path())?)?;
        }
    }
    for entry in fs::read_dir(to)? {
        let entry = entry?;
        if from.join(entry.file_name()).exists() {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Leaves a file alone that already has these bytes, so that nobody who watches the folder reloads for nothing.
pub(crate) fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_drops_what_its_source_no_longer_has() {
        let root = tempfile::tempdir().unwrap();
        let (from, to) = (root.path().join("from"), root.path().join("to"));
        fs::create_dir_all(from.join("en")).unwrap();
        fs::write(from.join("en/host.ftl"), "a = b").unwrap();
        fs::create_dir_all(to.join("es")).unwrap();
        fs::write(to.join("es/host.ftl"), "a = c").unwrap();

        mirror(&from, &to).unwrap();

        assert_eq!(fs::read_to_string(to.join("en/host.ftl")).unwrap(), "a = b");
        assert!(!to.join("es").exists());
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused_and_an_earlier_pack_is_not() {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("out");
        prepare(&out, "mark").unwrap();
        fs::write(out.join("thesis.txt"), "").unwrap();
        assert!(prepare(&out, "mark").is_err());
        fs::write(out.join("mark"), "").unwrap();
        prepare(&out, "mark").unwrap();
    }
}
