//! What every answer and every request passes: no other site may use this host through the user's browser.

use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HOST, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::Error;

/// The names under which the host answers, and the policy of its pages.
#[derive(Clone)]
pub(super) struct Guard {
    authorities: [String; 2],
    policy: HeaderValue,
}

impl Guard {
    /// For a host that listens on `port`; `connect` is an origin besides its own that its pages may talk to.
    pub(super) fn new(port: u16, connect: Option<&str>) -> Self {
        let connect = connect
            .map(|origin| format!(" {origin}"))
            .unwrap_or_default();
        // No inline scripts or styles and no eval (decisions.md 26). An origin is ASCII without separators.
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'{connect}; base-uri 'none'; form-action 'none'; \
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
}

/// Refuses what was meant for another host and gives every answer its security headers.
pub(super) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response = if guard.admits(request.uri(), request.headers()) {
        next.run(request).await
    } else {
        let message = "This host answers only as 127.0.0.1 or localhost, with its port.";
        Error::new(StatusCode::MISDIRECTED_REQUEST, message).into_response()
    };
    let fixed = |value| HeaderValue::from_static(value);
    let headers = [
        (CONTENT_SECURITY_POLICY, guard.policy),
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
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(uri: &'static str, hosts: &[&'static str]) -> bool {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(HOST, HeaderValue::from_static(host));
        }
        Guard::new(80, None).admits(&Uri::from_static(uri), &headers)
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
}
