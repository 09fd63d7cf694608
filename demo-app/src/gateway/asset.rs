//! The plugin's files (security.md T18 and T19).

use axum::body::Bytes;
use axum::http::Request;
use axum::http::StatusCode;

use super::Page;
use super::reply::{Refusal, Reply};
use super::script;
use super::upstream::{FILE_BYTES, Upstream};
use crate::mime::{HTML, mime};

/// Answers with the file at `path`, which is plain. The host says whether the plugin declares it; of what kind it is
/// is not the host's to say.
pub(super) async fn answer(
    upstream: &Upstream,
    page: &Page,
    path: &str,
    request: &Request<Bytes>,
) -> Result<Reply, Refusal> {
    let file = upstream.file(page.plugin_id(), path);
    let said = upstream.ask(file, FILE_BYTES).await?;
    if !said.status.is_success() {
        let message = format!("The plugin has no file {path}, or does not declare it.");
        let status = if said.status.is_server_error() {
            StatusCode::BAD_GATEWAY
        } else {
            StatusCode::NOT_FOUND
        };
        return Err(Refusal::new(status, "no-asset", message));
    }
    let mime = mime(path);
    let body = if mime == Some(HTML) && is_document(request) {
        script::with_start(&said.body)
    } else {
        said.body
    };
    Ok(Reply::file(mime, body))
}

/// Whether a document is loaded, and not its text. Views that do not say load documents.
fn is_document(request: &Request<Bytes>) -> bool {
    let destination = request.headers().get("sec-fetch-dest");
    destination.is_none_or(|destination| matches!(destination.as_bytes(), b"document" | b"iframe"))
}
