//! Who may use a host that acts in somebody's name on another server: the browser that was given its key, and not every
//! program and user of this computer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use url::form_urlencoded;

use super::error::Error;

/// The parameter of the page's address that has the key.
pub(super) const PARAMETER: &str = "key";

/// A key, and the name of the cookie that keeps it: browsers do not tell the ports of a computer apart.
#[derive(Clone)]
pub(super) struct Key {
    value: Arc<str>,
    cookie: Arc<str>,
}

impl Key {
    /// The key `value`, which nobody can guess, of a host that listens on `port`.
    pub(super) fn new(value: &str, port: u16) -> Self {
        Self {
            value: value.into(),
            cookie: format!("faceplate-{port}").into(),
        }
    }

    fn is_in_cookie(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(COOKIE).iter();
        let mut cookies = cookies
            .filter_map(|cookies| cookies.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='));
        cookies.any(|(name, value)| *name == *self.cookie && *value == *self.value)
    }

    fn is_in_address(&self, uri: &Uri) -> bool {
        let query = uri.query().unwrap_or_default();
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        uri.path() == "/" && pairs.any(|(name, value)| name == PARAMETER && *value == *self.value)
    }

    /// Keeps the key until the browser is closed, for requests of the host's own pages.
    fn kept(&self) -> Option<HeaderValue> {
        let Self { value, cookie } = self;
        let kept = format!("{cookie}={value}; Path=/; HttpOnly; SameSite=Strict");
        HeaderValue::try_from(kept).ok()
    }
}

/// Answers who has the key.
pub(super) async fn admit(State(key): State<Key>, request: Request, next: Next) -> Response {
    if key.is_in_cookie(request.headers()) {
        next.run(request).await
    } else if key.is_in_address(request.uri()) {
        let mut response = next.run(request).await;
        if let Some(kept) = key.kept() {
            response.headers_mut().append(SET_COOKIE, kept);
        }
        response
    } else if request.uri().path() == "/" {
        let page = "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
            <title>Faceplate</title><h1>This address lacks the key</h1>\
            <p>Open the address that <code>faceplate preview</code> printed when it started: it ends with a key, \
            which keeps others from using the server in your name.</p></html>";
        (StatusCode::FORBIDDEN, Html(page)).into_response()
    } else {
        let message = "Open the address that was printed at the start: it has the key.";
        Error::new(StatusCode::FORBIDDEN, "no-key", message).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_key_in_the_own_cookie_or_at_the_end_of_the_address_opens() {
        let key = Key::new("abc", 80);
        let cookie = |text: &'static str| {
            key.is_in_cookie(&HeaderMap::from_iter([(
                COOKIE,
                HeaderValue::from_static(text),
            )]))
        };
        assert!(cookie("faceplate-80=abc") && cookie("a=b; faceplate-80=abc; c=d"));
        for other in [
            "",
            "abc",
            "faceplate-80=",
            "faceplate-80=ab",
            "faceplate-81=abc",
            "x=faceplate-80=abc",
        ] {
            assert!(!cookie(other), "{other}");
        }
        let address = |text: &'static str| key.is_in_address(&Uri::from_static(text));
        assert!(address("/?key=abc") && address("/?theme=dark&key=abc"));
        for other in [
            "/",
            "/?key",
            "/?key=",
            "/?key=ab",
            "/?akey=abc",
            "/x?key=abc",
        ] {
            assert!(!address(other), "{other}");
        }
    }
}
