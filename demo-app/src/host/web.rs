//! The files of the web UI, which the same command line builds into a folder.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::beside;

/// The folder beside the executable, where `cargo xtask pack` puts the web UI.
pub(crate) fn default_root() -> PathBuf {
    beside("web").unwrap_or_default()
}

/// The routes of the web UI in `root`, or of a page that says how to get one.
pub(super) fn routes(root: &Path) -> Router {
    let revalidate = SetResponseHeaderLayer::if_not_present(
        CACHE_CONTROL,
        // Files keep their names from build to build: ask whether they changed.
        HeaderValue::from_static("no-cache"),
    );
    if !is_built(root) {
        return Router::new()
            .route("/", get(missing))
            .fallback(absent)
            .layer(revalidate);
    }
    let files = ServeDir::new(root).precompressed_br().fallback(get(absent));
    Router::new().fallback_service(files).layer(revalidate)
}

/// Whether there is a web UI in `root`.
pub(crate) fn is_built(root: &Path) -> bool {
    root.join("index.html").is_file()
}

async fn missing() -> Response {
    let page = "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
        <title>Faceplate</title><h1>The web UI is not built</h1>\
        <p>The plugin host is running, but there is no web UI beside this command.</p>\
        <p>In the Faceplate sources, run <code>cargo xtask pack</code> and start this command again, \
        or give the folder of a built one with <code>--web-root</code>.</p></html>";
    (StatusCode::SERVICE_UNAVAILABLE, Html(page)).into_response()
}

async fn absent() -> Response {
    (StatusCode::NOT_FOUND, "There is no such file.\n").into_response()
}
