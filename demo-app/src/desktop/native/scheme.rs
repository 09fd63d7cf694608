//! The scheme that plugins' pages are loaded from. Each page's context knows this one only, and this one page's host
//! (security.md section 3): a request for anything else fails in the engine or is refused here, whatever page asks.

use std::rc::Rc;

use bytes::Bytes;
use faceplate_components::isolated::{Flow, Pace};
use faceplate_renderer::isolation::{Place, headers};
use faceplate_renderer::manifest::Isolation;
use futures_util::future::LocalBoxFuture;
use gtk::gio::{Cancellable, MemoryInputStream, prelude::*};
use gtk::glib;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request, Response, StatusCode, Uri};
use soup::{MessageHeaders, MessageHeadersType};
use webkit2gtk::{
    SecurityManagerExt, URISchemeRequest, URISchemeRequestExt, URISchemeResponse,
    URISchemeResponseExt, WebContext, WebContextExt,
};

use crate::gateway::add_headers;

/// The scheme's name.
pub(crate) const SCHEME: &str = "w3plugin";

/// The longest body that is read; a longer one is handed on as one byte too long, for the answer to be “too large”.
const LONGEST_BODY: usize = 256 * 1024;

/// How many files a page may ask for within a second, and how often it may call: what the gateway would answer at once,
/// and some more. Each request takes time that the window needs.
const MOST_FILES: u32 = 600;
const MOST_CALLS: u32 = 300;

/// What is no file.
const CALLS: [&str; 2] = ["/__host/", "/backend/"];

/// Answers the requests of one page; `None` when nothing can be answered any more.
pub(crate) type Answer = dyn Fn(Request<Bytes>) -> LocalBoxFuture<'static, Option<Response<Bytes>>>;

/// Answers with `answer` what the view of `context` asks of its own `host`. Nothing else has an answer there, so who asks
/// is never in doubt (security.md T12). A page that asks for more than anybody could answer has no answer any more, and
/// `on_flood` is called, once.
pub(super) fn register(
    context: &WebContext,
    host: String,
    answer: Rc<Answer>,
    on_flood: impl Fn() + 'static,
) {
    if let Some(security) = context.security_manager() {
        // A secure context, as https would be.
        security.register_uri_scheme_as_secure(SCHEME);
    }
    let (files, calls) = (Pace::new(MOST_FILES), Pace::new(MOST_CALLS));
    context.register_uri_scheme(SCHEME, move |asked| {
        let path = asked.path().unwrap_or_default();
        let flow = match CALLS.iter().any(|start| path.starts_with(start)) {
            true => calls.count(),
            false => files.count(),
        };
        match flow {
            Flow::Steady => {}
            Flow::Floods => return on_flood(),
            Flow::Flooded => return,
        }
        let answer = match read(asked) {
            Some(request) if is_at(request.uri(), &host) => Ok(answer(request)),
            Some(_) => Err(StatusCode::FORBIDDEN),
            None => Err(StatusCode::BAD_REQUEST),
        };
        let asked = asked.clone();
        glib::MainContext::default().spawn_local(async move {
            let response = match answer {
                Ok(answer) => answer.await.ok_or(StatusCode::INTERNAL_SERVER_ERROR),
                Err(status) => Err(status),
            };
            finish(&asked, response.unwrap_or_else(refusal));
        });
    });
}

/// Whether an address is of exactly this host.
fn is_at(uri: &Uri, host: &str) -> bool {
    uri.scheme_str() == Some(SCHEME)
        && uri.authority().map(http::uri::Authority::as_str) == Some(host)
}

/// A reply without content, under the policy of a page that may do nothing.
fn refusal(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    let policy = headers(&Isolation::default(), Place::OwnView);
    add_headers(&mut response, policy);
    response
}

/// The request as HTTP knows it; `None` for one that HTTP does not know.
fn read(asked: &URISchemeRequest) -> Option<Request<Bytes>> {
    let method = asked.http_method()?;
    let mut request = Request::builder()
        .uri(asked.uri()?.as_str())
        .method(Method::from_bytes(method.as_bytes()).ok()?)
        .body(body(asked))
        .ok()?;
    if let Some(headers) = asked.http_headers() {
        headers.foreach(|name, value| {
            if let (Ok(name), Ok(value)) = (
                HeaderName::from_bytes(name.as_bytes()),
                HeaderValue::from_str(value),
            ) {
                request.headers_mut().append(name, value);
            }
        });
    }
    Some(request)
}

/// What is sent. It has arrived in whole already, so that reading does not wait.
fn body(asked: &URISchemeRequest) -> Bytes {
    let Some(stream) = asked.http_body() else {
        return Bytes::new();
    };
    let mut body = Vec::new();
    while body.len() <= LONGEST_BODY {
        let left = LONGEST_BODY + 1 - body.len();
        match stream.read_bytes(left, None::<&Cancellable>) {
            Ok(read) if !read.is_empty() => body.extend_from_slice(&read),
            Ok(_) | Err(_) => break,
        }
    }
    body.into()
}

fn finish(asked: &URISchemeRequest, response: Response<Bytes>) {
    let (head, body) = response.into_parts();
    let length = i64::try_from(body.len()).unwrap_or(i64::MAX);
    let stream = MemoryInputStream::from_bytes(&glib::Bytes::from_owned(body));
    let finished = URISchemeResponse::new(&stream, length);
    finished.set_status(head.status.as_u16().into(), None);
    let headers = MessageHeaders::new(MessageHeadersType::Response);
    for (name, value) in &head.headers {
        if let Ok(value) = value.to_str() {
            headers.append(name.as_str(), value);
        }
    }
    let content_type = head.headers.get(CONTENT_TYPE);
    if let Some(content_type) = content_type.and_then(|value| value.to_str().ok()) {
        finished.set_content_type(content_type);
    }
    finished.set_http_headers(headers);
    asked.finish_with_response(&finished);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_host_is_answered() {
        let is_own = |uri: &str| is_at(&uri.parse().unwrap(), "00ff");
        assert!(is_own("w3plugin://00ff/ui/a.html?theme={}"));
        for other in [
            "w3plugin://00ff.evil/",
            "w3plugin://evil/00ff",
            "w3plugin://00ff:80/",
            "w3plugin://a@00ff/",
            "w3plugin://ff/",
            "http://00ff/",
            "dioxus://00ff/",
        ] {
            assert!(!is_own(other), "{other}");
        }
    }

    #[test]
    fn a_refusal_has_a_policy_too() {
        let refusal = refusal(StatusCode::FORBIDDEN);
        assert_eq!(refusal.status(), StatusCode::FORBIDDEN);
        let policy = &refusal.headers()["content-security-policy"];
        assert!(policy.to_str().unwrap().contains("default-src 'none'"));
    }
}
