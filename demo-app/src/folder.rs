//! Plugins on disk: where they are, which files they have, and the text of those that the renderer asks for.
//!
//! Nothing outside a plugin's folder is read: links that lead out of it are as good as absent.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The file that makes a folder a plugin.
pub(crate) const MANIFEST: &str = "plugin.json";

/// Files of one folder that are listed. Beyond it the list is not used: it would call files missing that are there.
const FILES_MAX: usize = 4_096;

/// Levels of folders below the plugin's own.
const DEPTH_MAX: usize = 16;

/// Plugins in one folder of plugins.
const PLUGINS_MAX: usize = 1_024;

/// The folder of one plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folder {
    /// The folder without links in its path: what is in it starts with this.
    root: PathBuf,
    /// The folder as problems name it: as the user wrote it.
    shown: PathBuf,
    /// The manifest's file name; [`MANIFEST`] unless the user named another file.
    manifest: PathBuf,
}

/// The plugins at `path`: a plugin's folder, its manifest, or a folder of plugins (in the order of their names).
///
/// An error says what is there instead.
pub(crate) fn find(path: &Path) -> Result<Vec<Folder>> {
    let cannot_open = || format!("cannot open {}", path.display());
    let metadata = fs::metadata(path).with_context(cannot_open)?;
    if metadata.is_file() {
        let name = path.file_name().unwrap_or(OsStr::new(MANIFEST));
        let folder = path.parent().unwrap_or(Path::new(""));
        let folder = Folder::new(folder, Path::new(name)).with_context(cannot_open)?;
        return Ok(vec![folder]);
    }
    ensure!(
        metadata.is_dir(),
        "{} is neither a file nor a folder",
        path.display()
    );
    let manifest = Path::new(MANIFEST);
    if path.join(manifest).is_file() {
        return Ok(vec![Folder::new(path, manifest).with_context(cannot_open)?]);
    }
    let mut below: Vec<_> = fs::read_dir(path)
        .with_context(cannot_open)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|folder| folder.join(manifest).is_file())
        .take(PLUGINS_MAX)
        .collect();
    below.sort();
    let folders: Vec<_> = below
        .iter()
        .flat_map(|folder| Folder::new(folder, manifest))
        .collect();
    ensure!(
        !folders.is_empty(),
        "no plugin in {}: expected a plugin's folder, a plugin.json, or a folder of plugins",
        path.display()
    );
    Ok(folders)
}

impl Folder {
    fn new(shown: &Path, manifest: &Path) -> io::Result<Self> {
        let here = if shown.as_os_str().is_empty() {
            Path::new(".")
        } else {
            shown
        };
        Ok(Self {
            root: fs::canonicalize(here)?,
            shown: shown.to_owned(),
            manifest: manifest.to_owned(),
        })
    }

    /// The folder, absolute and without links.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder as the user wrote it.
    pub(crate) fn shown(&self) -> &Path {
        &self.shown
    }

    /// The last part of the folder's name: what a plugin is called whose manifest cannot be read.
    pub(crate) fn name(&self) -> String {
        let name = self.root.file_name().unwrap_or(OsStr::new("plugin"));
        name.to_string_lossy().into_owned()
    }

    /// What problems call the file at `relative`: its path as the user would write it.
    pub(crate) fn file(&self, relative: &Path) -> String {
        let path = self.shown.join(relative);
        let path = path.strip_prefix(".").unwrap_or(&path);
        path.to_string_lossy().into_owned()
    }

    /// The manifest's path in the folder.
    pub(crate) fn manifest(&self) -> &Path {
        &self.manifest
    }

    /// The absolute path, without links, of the regular file at `relative`, which must lie in the folder.
    pub(crate) fn regular_file(&self, relative: &Path) -> io::Result<PathBuf> {
        let path = fs::canonicalize(self.root.join(relative))?;
        if !path.starts_with(&self.root) {
            let message = "it is a link out of the plugin's folder";
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
        }
        // Before opening: a pipe would wait for its writer.
        if !fs::metadata(&path)?.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        Ok(path)
    }

    /// At most `limit` bytes of the file at `relative`, and one more when it is longer, so that a reader with that
    /// limit refuses it.
    pub(crate) fn read(&self, relative: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let path = self.regular_file(relative)?;
        let mut bytes = Vec::new();
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        File::open(&path)?
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The regular files of the folder, sorted, with `/` between the parts of their paths; `None` when there are
    /// more than the host lists. `.git` and `builds` are left out, as in packages.
    pub(crate) fn files(&self) -> Option<Vec<String>> {
        let mut files = Vec::new();
        let mut open = vec![(self.root.clone(), String::new(), 0)];
        while let Some((folder, prefix, depth)) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                // A name that is not Unicode cannot be in a manifest.
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let Ok(kind) = entry.file_type() else {
                    continue;
                };
                let relative = format!("{prefix}{name}");
                if kind.is_dir() {
                    let packed = name != ".git" && name != "builds";
                    if packed && depth == DEPTH_MAX {
                        return None;
                    }
                    if packed {
                        open.push((entry.path(), format!("{relative}/"), depth + 1));
                    }
                } else if kind.is_file() || kind.is_symlink() && self.holds(&entry.path()) {
                    files.push(relative);
                }
                if files.len() + open.len() > FILES_MAX {
                    return None;
                }
            }
        }
        files.sort();
        Some(files)
    }

    /// Whether a link leads to a regular file in the folder.
    fn holds(&self, link: &Path) -> bool {
        fs::canonicalize(link).is_ok_and(|path| path.starts_with(&self.root) && path.is_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plugin(root: &Path, name: &str) -> PathBuf {
        let folder = root.join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(MANIFEST), "{}").unwrap();
        folder
    }

    #[test]
    fn a_folder_a_manifest_and_a_folder_of_plugins_are_found() {
        let root = tempfile::tempdir().unwrap();
        let b = plugin(root.path(), "b");
        let a = plugin(root.path(), "a");
        fs::create_dir(root.path().join("empty")).unwrap();
        let names = |path: &Path| -> Vec<_> {
            let found = find(path).unwrap();
            found.iter().map(Folder::name).collect()
        };
        assert_eq!(names(root.path()), ["a", "b"]);
        assert_eq!(names(&a), ["a"]);
        assert_eq!(names(&b.join(MANIFEST)), ["b"]);
    }

    #[test]
    fn a_path_without_a_plugin_says_what_was_expected() {
        let root = tempfile::tempdir().unwrap();
        let message = find(root.path()).unwrap_err().to_string();
        assert!(message.contains("expected a plugin's folder"), "{message}");
        let absent = find(&root.path().join("absent")).unwrap_err().to_string();
        assert!(absent.starts_with("cannot open "), "{absent}");
    }

    #[test]
    fn the_list_of_files_leaves_out_what_is_not_packed() {
        let root = tempfile::tempdir().unwrap();
        let folder = plugin(root.path(), "a");
        for file in ["ui/deep/page.html", "builds/a.w3dp", ".git/HEAD"] {
            fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
            fs::write(folder.join(file), "x").unwrap();
        }
        let found = find(&folder).unwrap().remove(0);
        assert_eq!(found.files().unwrap(), ["plugin.json", "ui/deep/page.html"]);
    }

    #[test]
    fn a_list_that_is_too_long_is_no_list() {
        let root = tempfile::tempdir().unwrap();
        let folder = plugin(root.path(), "a");
        for number in 0..=FILES_MAX {
            File::create(folder.join(number.to_string())).unwrap();
        }
        assert_eq!(find(&folder).unwrap().remove(0).files(), None);
    }

    #[test]
    fn a_file_is_read_up_to_one_byte_over_the_limit() {
        let root = tempfile::tempdir().unwrap();
        let folder = plugin(root.path(), "a");
        fs::write(folder.join("long"), [b'x'; 100]).unwrap();
        let found = find(&folder).unwrap().remove(0);
        assert_eq!(found.read(Path::new("long"), 10).unwrap().len(), 11);
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_and_special_files_are_not_read() {
        use std::os::unix::fs::symlink;
        use std::os::unix::net::UnixListener;

        let root = tempfile::tempdir().unwrap();
        let folder = plugin(root.path(), "a");
        fs::write(root.path().join("secret"), "x").unwrap();
        symlink(root.path().join("secret"), folder.join("out")).unwrap();
        symlink(root.path(), folder.join("up")).unwrap();
        symlink(MANIFEST, folder.join("in")).unwrap();
        let _socket = UnixListener::bind(folder.join("socket")).unwrap();
        let found = find(&folder).unwrap().remove(0);
        assert_eq!(found.files().unwrap(), ["in", "plugin.json"]);
        assert!(found.read(Path::new("in"), 10).is_ok());
        for path in ["out", "up/secret", "../secret", "socket"] {
            assert!(found.read(Path::new(path), 10).is_err(), "{path}");
        }
    }
}
