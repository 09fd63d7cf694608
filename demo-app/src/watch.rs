//! Tells when files below some folders change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

/// Quiet that ends a burst: editors write, rename and set times in several steps.
const QUIET: Duration = Duration::from_millis(20);

/// The longest a burst is waited for, out of the 300 ms from saved to seen (decisions.md 29).
const BURST: Duration = Duration::from_millis(80);

/// How often files are looked at when the system cannot tell.
const POLL: Duration = Duration::from_millis(500);

/// A watch. It ends when this is dropped.
pub(crate) struct Watch(#[expect(dead_code, reason = "held for its drop")] Box<dyn Watcher + Send>);

/// Calls `changed` with the paths of each burst of changes below `folders`, on a thread of its own. A path that is
/// one of `folders` means that anything below it may have changed.
///
/// Where the system cannot watch (a full table of watches, some network drives), the files are looked at instead
/// and `notice` gets the reason.
pub(crate) fn watch(
    folders: &[PathBuf],
    notice: impl FnOnce(String),
    changed: impl FnMut(&[PathBuf]) + Send + 'static,
) -> Result<Watch> {
    let (sender, events) = channel();
    let forward = {
        let sender = sender.clone();
        move |event| drop(sender.send(event))
    };
    let watcher: Box<dyn Watcher + Send> = match notify::recommended_watcher(forward)
        .and_then(|watcher| watching(watcher, folders))
    {
        Ok(watcher) => Box::new(watcher),
        Err(error) => {
            notice(format!(
                "the system cannot watch the files ({error}); looking at them every {} ms instead",
                POLL.as_millis()
            ));
            let config = Config::default().with_poll_interval(POLL);
            let watcher = PollWatcher::new(move |event| drop(sender.send(event)), config)
                .and_then(|watcher| watching(watcher, folders))
                .context("cannot watch the plugins' files")?;
            Box::new(watcher)
        }
    };
    let folders = folders.to_vec();
    thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || report(&events, &folders, changed))?;
    Ok(Watch(watcher))
}

fn watching<W: Watcher>(mut watcher: W, folders: &[PathBuf]) -> notify::Result<W> {
    for folder in folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(watcher)
}

/// Gathers bursts until the watch ends.
fn report(
    events: &Receiver<notify::Result<Event>>,
    folders: &[PathBuf],
    mut changed: impl FnMut(&[PathBuf]),
) {
    while let Ok(first) = events.recv() {
        let mut paths = Vec::new();
        add(first, folders, &mut paths);
        let end = Instant::now() + BURST;
        loop {
            let wait = QUIET.min(end.saturating_duration_since(Instant::now()));
            match events.recv_timeout(wait) {
                Ok(event) => add(event, folders, &mut paths),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if wait.is_zero() {
                break;
            }
        }
        paths.sort();
        paths.dedup();
        if !paths.is_empty() {
            changed(&paths);
        }
    }
}

/// Adds what `event` says has changed; reading a file changes nothing.
fn add(event: notify::Result<Event>, folders: &[PathBuf], paths: &mut Vec<PathBuf>) {
    match event {
        Ok(event) if event.need_rescan() => paths.extend_from_slice(folders),
        Ok(event) => {
            let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
            if event.kind == written || !event.kind.is_access() {
                paths.extend(event.paths);
            }
        }
        // The watcher does not know what it missed.
        Err(_) => paths.extend_from_slice(folders),
    }
}

/// Whether one of `paths` lies in `folder`, or `folder` in it.
pub(crate) fn touches(paths: &[PathBuf], folder: &Path) -> bool {
    paths
        .iter()
        .any(|path| path.starts_with(folder) || folder.starts_with(path))
}

#[cfg(test)]
mod tests {
    use std::{fs, slice};

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn one_save_by_rename_is_one_burst() {
        let root = tempfile::tempdir().unwrap();
        let folder = fs::canonicalize(root.path()).unwrap();
        let file = folder.join("plugin.json");
        fs::write(&file, "1").unwrap();
        let (sender, bursts) = channel();
        let no_notice = |notice| panic!("{notice}");
        let _watch = watch(slice::from_ref(&folder), no_notice, move |paths| {
            drop(sender.send(paths.to_vec()));
        })
        .unwrap();
        fs::write(folder.join("new"), "2").unwrap();
        fs::rename(folder.join("new"), &file).unwrap();
        let burst = bursts.recv_timeout(LONG).unwrap();
        assert!(burst.contains(&file), "{burst:?}");
    }

    #[test]
    fn reading_a_file_is_no_change() {
        let root = tempfile::tempdir().unwrap();
        let folder = fs::canonicalize(root.path()).unwrap();
        let read = folder.join("read");
        fs::write(&read, "1").unwrap();
        let (sender, bursts) = channel();
        let _watch = watch(slice::from_ref(&folder), drop, move |paths| {
            drop(sender.send(paths.to_vec()));
        })
        .unwrap();
        fs::read(&read).unwrap();
        fs::write(folder.join("written"), "1").unwrap();
        let burst = bursts.recv_timeout(LONG).unwrap();
        assert!(!burst.contains(&read), "{burst:?}");
    }

    #[test]
    fn a_changed_folder_touches_the_plugins_in_it_and_around_it() {
        let paths = [PathBuf::from("/a/b")];
        assert!(touches(&paths, Path::new("/a/b/c")));
        assert!(touches(&paths, Path::new("/a")));
        assert!(!touches(&paths, Path::new("/a/bb")));
    }
}
