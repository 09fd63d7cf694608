//! The files of plugins (contract section 3.5, security.md T18 and T19).

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, IF_NONE_MATCH,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use cap_std::ambient_authority;
use cap_std::fs::Dir;
use faceplate_renderer::isolation::is_plain;
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

use super::Host;
use super::error::Error;
use crate::mime::mime;

/// A plugin's file that is opened as a page of its own runs nothing and loads nothing: it comes from the host's own
/// origin. Pictures keep the styles in them.
const POLICY: &str =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// A file that is open.
struct Asset {
    file: std::fs::File,
    bytes: u64,
    /// Changes with the file, in quotes.
    etag: String,
}

/// `GET /plugins/{id}/assets/{path}`: a file that the plugin declares as an asset, or that is in a folder that it
/// declares. `path` is decoded once, so every name that a file can have works (contract section 10, defect 32).
pub(super) async fn file(
    State(host): State<Host>,
    Path((id, path)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let plugin = host.enabled(&id).await?;
    let absent = || Error::not_found(format!("Plugin {id} has no asset {path}."));
    if !is_plain(&path) || !plugin.has_asset(&path) {
        return Err(absent());
    }
    let opened = {
        let path = path.clone();
        tokio::task::spawn_blocking(move || open(plugin.folder().root(), &path)).await
    };
    let asset = opened.ok().flatten().ok_or_else(absent)?;
    let known = headers.get_all(IF_NONE_MATCH).iter();
    let known = known.filter_map(|value| value.to_str().ok());
    let validators = [
        (ETAG, asset.etag.clone()),
        // A developer saves and looks: asking costs little, and an old file much.
        (CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    if known.into_iter().any(|known| matches(known, &asset.etag)) {
        return Ok((StatusCode::NOT_MODIFIED, validators).into_response());
    }
    let file = tokio::fs::File::from_std(asset.file);
    // One that grows meanwhile must not have more than was announced.
    let content = ReaderStream::new(file.take(asset.bytes));
    let length = [(CONTENT_LENGTH, asset.bytes)];
    let content = (
        validators,
        length,
        described(&path),
        Body::from_stream(content),
    );
    Ok(content.into_response())
}

/// What a browser may make of the file at `path`.
fn described(path: &str) -> HeaderMap {
    let known = mime(path);
    let kind = known.unwrap_or("application/octet-stream");
    let saved = known
        .is_none()
        .then_some((CONTENT_DISPOSITION, "attachment"));
    let headers = [(CONTENT_SECURITY_POLICY, POLICY), (CONTENT_TYPE, kind)];
    let headers = headers.into_iter().chain(saved);
    headers
        .map(|(name, value)| (name, HeaderValue::from_static(value)))
        .collect()
}

/// The file at `path` in the folder `root`; no link leads out of it, also not one that is put there meanwhile.
fn open(root: &std::path::Path, path: &str) -> Option<Asset> {
    let folder = Dir::open_ambient_dir(root, ambient_authority()).ok()?;
    // Before opening: a pipe would wait for its writer.
    if !folder.metadata(path).ok()?.is_file() {
        return None;
    }
    let file = folder.open(path).ok()?.into_std();
    let metadata = file.metadata().ok()?;
    metadata.is_file().then(|| Asset {
        bytes: metadata.len(),
        etag: etag(&metadata),
        file,
    })
}

fn etag(metadata: &Metadata) -> String {
    let modified = metadata.modified().ok();
    let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let nanoseconds = modified.unwrap_or_default().as_nanos();
    format!("\"{nanoseconds:x}-{:x}\"", metadata.len())
}

/// Whether `known`, a list of entity tags, has `etag` (RFC 9110 section 13.1.2).
fn matches(known: &str, etag: &str) -> bool {
    let mut known = known.split(',').map(str::trim);
    known.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_folder() {
        use std::os::unix::fs::symlink;

        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("plugin");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(root.path().join("outside"), "x").unwrap();
        std::fs::write(folder.join("inside"), "x").unwrap();
        symlink("inside", folder.join("in")).unwrap();
        symlink("../outside", folder.join("out")).unwrap();
        symlink(root.path().join("outside"), folder.join("away")).unwrap();
        symlink("..", folder.join("up")).unwrap();
        assert!(open(&folder, "inside").is_some() && open(&folder, "in").is_some());
        for path in ["out", "away", "up/outside", "../outside", "up", "none"] {
            assert!(open(&folder, path).is_none(), "{path}");
        }
    }

    #[test]
    fn types_come_from_the_table_alone() {
        let kind = |path| described(path)[CONTENT_TYPE].clone();
        assert_eq!(kind("a/B.JS"), "text/javascript; charset=utf-8");
        for path in ["js", "a.js/b", "a.exe", "a.xhtml", "a.html.gz", ""] {
            assert_eq!(kind(path), "application/octet-stream", "{path}");
            assert_eq!(described(path)[CONTENT_DISPOSITION], "attachment");
        }
    }

    #[test]
    fn a_known_tag_matches_weakly_in_a_list_or_as_anything() {
        for known in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
            assert!(matches(known, "\"a\""), "{known}");
        }
        for known in ["\"b\"", "a", ""] {
            assert!(!matches(known, "\"a\""), "{known}");
        }
    }
}
