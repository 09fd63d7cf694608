//! What every answer and every request passes: no other site may use this host through the user's browser.

use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::Error;
use super::pages::Pages;

/// The names under which the host answers, and the policy of its pages.
#[derive(Clone)]
pub(super) struct Guard {
    authorities: [String; 2],
    policy: HeaderValue,
}

impl Guard {
    /// For a host that listens on `port`.
    pub(super) fn new(port: u16) -> Self {
        // A page that leads itself elsewhere would take with it what it knows (security.md section 0, fact 5).
        let frames = Pages::frames(port);
        // No inline scripts or styles and no eval (decisions.md 26). An origin is ASCII without separators.
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'; frame-src {frames}; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'none'"
        );
        Self {
            authorities: [format!("127.0.0.1:{port}"), format!("localhost:{port}")],
            policy: HeaderValue::try_from(policy)
                .unwrap_or(HeaderValue::from_static("default-src 'none'")),
        }
    }

    /// Whether a request was meant for this host. A name that an attacker's DNS points to 127.0.0.1 is not.
    fn admits(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(HOST).iter();
        let (host, more) = (hosts.next(), hosts.next());
        let own = |name: &[u8]| {
            let same = |own: &String| own.as_bytes().eq_ignore_ascii_case(name);
            self.authorities.iter().any(same)
        };
        let authority = uri.authority().map(|authority| authority.as_str());
        more.is_none()
            && host.is_some_and(|host| own(host.as_bytes()))
            && authority.is_none_or(|authority| own(authority.as_bytes()))
    }

    /// Whether `origin` is one of the host's own pages'.
    fn owns(&self, origin: &[u8]) -> bool {
        self.authorities
            .iter()
            .any(|own| origin.strip_prefix(b"http://") == Some(own.as_bytes()))
    }

    /// Why a request is not answered. What changes something comes from no other site: it says that it is JSON, which
    /// a browser lets no other site say without asking first, and if it comes from a page, from one of the host's own.
    fn refusal(&self, request: &Request) -> Option<Error> {
        let headers = request.headers();
        if !self.admits(request.uri(), headers) {
            let message = "This host answers only as 127.0.0.1 or localhost, with its port.";
            let status = StatusCode::MISDIRECTED_REQUEST;
            return Some(Error::new(status, "wrong-host", message));
        }
        if request.method().is_safe() {
            return None;
        }
        let mut origins = headers.get_all(ORIGIN).iter();
        if !origins.all(|origin| self.owns(origin.as_bytes())) {
            let message = "Only the host's own pages may change something.";
            return Some(Error::new(StatusCode::FORBIDDEN, "wrong-origin", message));
        }
        let mut types = headers.get_all(CONTENT_TYPE).iter();
        let json = types.next().is_some_and(is_json) && types.next().is_none();
        (!json).then(|| {
            let message = "Send JSON, with the header `Content-Type: application/json`.";
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            Error::new(status, "unsupported-media-type", message)
        })
    }
}

/// Whether a content type is that of JSON, with or without parameters.
fn is_json(value: &HeaderValue) -> bool {
    let value = value.to_str().unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// Refuses what was meant for another host or comes from another site, and gives every answer its security headers.
pub(super) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response = match guard.refusal(&request) {
        None => next.run(request).await,
        Some(refusal) => refusal.into_response(),
    };
    let fixed = |value| HeaderValue::from_static(value);
    let headers = [
        (X_CONTENT_TYPE_OPTIONS, fixed("nosniff")),
        (REFERRER_POLICY, fixed("no-referrer")),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            fixed("same-origin"),
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            fixed("same-origin"),
        ),
    ];
    response.headers_mut().extend(headers);
    // What belongs to a plugin has a stricter one.
    let policy = response.headers_mut().entry(CONTENT_SECURITY_POLICY);
    policy.or_insert(guard.policy);
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn admits(uri: &'static str, hosts: &[&'static str]) -> bool {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(HOST, HeaderValue::from_static(host));
        }
        Guard::new(80).admits(&Uri::from_static(uri), &headers)
    }

    #[test]
    fn only_the_own_names_with_the_own_port_are_admitted() {
        assert!(admits("/", &["127.0.0.1:80"]));
        assert!(admits("/", &["LOCALHOST:80"]));
        assert!(admits("http://localhost:80/", &["localhost:80"]));
        for hosts in [
            &[][..],
            &["127.0.0.1"],
            &["127.0.0.1:81"],
            &["evil.example:80"],
            &["localhost:80", "evil.example"],
            &["localhost:80.evil.example"],
            &["user@localhost:80"],
        ] {
            assert!(!admits("/", hosts), "{hosts:?}");
        }
        assert!(!admits("http://evil.example/", &["localhost:80"]));
    }

    #[test]
    fn what_changes_something_comes_from_no_other_site() {
        let json = ("content-type", "application/json");
        let refused = |method: &str, headers: &[(&str, &str)]| {
            let mut request = Request::builder().method(method).uri("/");
            for (name, value) in headers.iter().chain(&[("host", "localhost:80")]) {
                request = request.header(*name, *value);
            }
            let request = request.body(Body::empty()).unwrap();
            let refusal = Guard::new(80).refusal(&request);
            refusal.map(|refusal| refusal.into_response().status().as_u16())
        };
        for origin in ["http://127.0.0.1:80", "http://localhost:80"] {
            assert_eq!(refused("PUT", &[json, ("origin", origin)]), None);
        }
        assert_eq!(refused("POST", &[json]), None);
        assert_eq!(refused("GET", &[("origin", "http://evil.example")]), None);
        let charset = ("content-type", "Application/JSON; charset=utf-8");
        assert_eq!(refused("PUT", &[charset]), None);
        for origin in [
            "null",
            "http://evil.example",
            "https://localhost:80",
            "http://localhost:8080",
            "http://localhost:80.evil.example",
            "http://localhost",
        ] {
            let headers = [json, ("origin", origin)];
            assert_eq!(refused("POST", &headers), Some(403), "{origin}");
        }
        for form in [
            "text/plain",
            "multipart/form-data; boundary=application/json",
            "",
        ] {
            let headers = [("content-type", form)];
            assert_eq!(refused("POST", &headers), Some(415), "{form}");
        }
        assert_eq!(refused("DELETE", &[]), Some(415));
    }
}
