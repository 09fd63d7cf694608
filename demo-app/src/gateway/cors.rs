//! Who may send a request, and who may read its answer (security.md sections 0 and 3).

use axum::body::Bytes;
use axum::http::header::{CONTENT_TYPE, HeaderName, ORIGIN};
use axum::http::{HeaderValue, Method, Request, StatusCode};
use faceplate_renderer::isolation::Place;

use super::Page;
use super::reply::Refusal;

/// The most that a request may have (security.md T15).
const BODY_BYTES: usize = 256 * 1024;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The origin that the page's requests come from. A frame without one of its own says `null`.
fn origin<'a>(page: &'a Page, place: Place<'_>) -> &'a str {
    match place {
        Place::Frame { .. } if !page.needs.storage => "null",
        Place::Frame { .. } | Place::OwnView => &page.origin,
    }
}

/// What lets a page read its answers where browsers take it for a stranger to its own address.
pub(super) fn headers(page: &Page, place: Place<'_>) -> Vec<(&'static str, String)> {
    match place {
        // Nobody else may, and it needs no permission.
        Place::OwnView => Vec::new(),
        Place::Frame { .. } => vec![
            (
                "access-control-allow-origin",
                origin(page, place).to_owned(),
            ),
            // Helpers written for upstream send cookies; there are none here, and none would be looked at.
            ("access-control-allow-credentials", "true".to_owned()),
            (
                "access-control-allow-methods",
                "GET, HEAD, PUT, POST".to_owned(),
            ),
            (
                "access-control-allow-headers",
                "accept, content-type, x-xsrf-token, x-wprint3d-locale".to_owned(),
            ),
            ("access-control-max-age", "600".to_owned()),
        ],
    }
}

/// Lets pass what the page itself sent. Where it came from is known already; this keeps out what another page in the
/// same browser could have made it send.
pub(super) fn admit(
    page: &Page,
    place: Place<'_>,
    request: &Request<Bytes>,
) -> Result<(), Refusal> {
    if request.body().len() > BODY_BYTES {
        let message = "A request may have at most 256 KiB.";
        return Err(Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too-large",
            message,
        ));
    }
    let own = origin(page, place);
    let mut origins = request.headers().get_all(ORIGIN).iter();
    if !origins.all(|origin| origin.as_bytes() == own.as_bytes()) {
        return Err(Refusal::forbidden(
            "wrong-origin",
            "Another page asked in the name of its page.",
        ));
    }
    // A frame without an origin of its own is always a stranger.
    let strange = |value: &HeaderValue| !matches!(value.as_bytes(), b"same-origin" | b"none");
    let own_view = matches!(place, Place::OwnView);
    if own_view && request.headers().get(FETCH_SITE).is_some_and(strange) {
        return Err(Refusal::forbidden(
            "wrong-site",
            "Another site asked in the name of its page.",
        ));
    }
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(());
    }
    // No form and no request that a browser sends without asking can say this.
    let mut types = request.headers().get_all(CONTENT_TYPE).iter();
    let json = types.next().is_some_and(is_json) && types.next().is_none();
    if json {
        Ok(())
    } else {
        let message = "Send JSON, with the header `Content-Type: application/json`.";
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        Err(Refusal::new(status, "unsupported-media-type", message))
    }
}

fn is_json(value: &HeaderValue) -> bool {
    let value = value.to_str().unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}
