//! Replies, and refusals with what to do about them.

use axum::body::Bytes;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, Method, Response, StatusCode};
use faceplate_renderer::isolation::{CallError, PageCall, remedy};
use serde_json::{Value, json};

use super::Page;

/// The type of everything that is not a file.
const JSON: &str = "application/json";

/// An answer.
pub(super) struct Reply {
    status: StatusCode,
    /// Absent for what is for saving only.
    mime: Option<&'static str>,
    body: Bytes,
    allow: Option<String>,
}

impl Reply {
    /// What is in a file; without a type it is for saving only.
    pub(super) fn file(mime: Option<&'static str>, body: Bytes) -> Self {
        Self {
            status: StatusCode::OK,
            mime,
            body,
            allow: None,
        }
    }

    /// JSON.
    pub(super) fn json(value: &Value) -> Self {
        Self::file(Some(JSON), value.to_string().into())
    }

    /// JSON that the host answered with this status.
    pub(super) fn passed_on(status: StatusCode, body: Bytes) -> Self {
        Self {
            status,
            ..Self::file(Some(JSON), body)
        }
    }

    /// The answer to a browser that asks whether it may send a request.
    pub(super) fn preflight(methods: &[Method]) -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            allow: Some(list(methods)),
            ..Self::file(Some(JSON), Bytes::new())
        }
    }

    pub(super) fn into_response(self) -> Response<Bytes> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let mime = self.mime.unwrap_or("application/octet-stream");
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(mime));
        if self.mime.is_none() {
            let saved = HeaderValue::from_static("attachment");
            headers.insert(CONTENT_DISPOSITION, saved);
        }
        if let Some(allow) = self.allow.and_then(|allow| allow.try_into().ok()) {
            headers.insert(ALLOW, allow);
        }
        response
    }
}

/// An answer that says why there is no other, as `{"message", "error": {"code"}}`.
pub(super) struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: String,
    /// For the plugin's author, where it is more than a slip.
    note: Option<String>,
    allow: Option<String>,
    retry_after: Option<u64>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            note: None,
            allow: None,
            retry_after: None,
        }
    }

    /// There is no such thing.
    pub(super) fn not_found() -> Self {
        let message = "There is nothing here for pages of this plugin.";
        Self::new(StatusCode::NOT_FOUND, "not-found", message)
    }

    /// Something that a page has no business with; its author hears of it.
    pub(super) fn forbidden(code: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            note: Some(message.clone()),
            ..Self::new(StatusCode::FORBIDDEN, code, message)
        }
    }

    /// Only these methods are answered here.
    pub(super) fn method(methods: &[Method]) -> Self {
        let message = format!("This address answers {}.", list(methods));
        Self {
            allow: Some(list(methods)),
            ..Self::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                message,
            )
        }
    }

    /// It is asked too much; it may ask again after so many seconds.
    pub(super) fn too_many(message: String, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many", message)
        }
    }

    /// A page tells that its policy kept it from something: noted with what would allow it.
    pub(super) fn violation(page: &Page, body: &Bytes) -> Self {
        let call = std::str::from_utf8(body).ok().and_then(PageCall::read);
        let note = match call {
            Some((_, Ok(PageCall::Violation(violation)))) => {
                let remedy = match remedy(page.needs(), &violation) {
                    Some(line) => format!("To allow it, write {line} into plugin.json."),
                    None => "Nothing in plugin.json allows it.".to_owned(),
                };
                Some(format!(
                    "The page {} was kept from {} ({}). {remedy}",
                    page.extension_id(),
                    violation.blocked.chars().take(200).collect::<String>(),
                    violation.directive.chars().take(40).collect::<String>(),
                ))
            }
            Some((_, Ok(_) | Err(CallError(_)))) | None => None,
        };
        Self {
            note,
            ..Self::new(StatusCode::ACCEPTED, "noted", "It is noted.")
        }
    }

    pub(super) fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    pub(super) fn into_response(self) -> Response<Bytes> {
        let body = json!({"message": self.message, "error": {"code": self.code}});
        let reply = Reply {
            allow: self.allow,
            ..Reply::passed_on(self.status, body.to_string().into())
        };
        let mut response = reply.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

fn list(methods: &[Method]) -> String {
    let names: Vec<_> = methods.iter().map(Method::as_str).collect();
    names.join(", ")
}

/// Adds headers that were made from typed values; one that no header can hold is left out.
pub(crate) fn add(
    response: &mut Response<Bytes>,
    headers: impl IntoIterator<Item = (&'static str, String)>,
) {
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::try_from(value) {
            response
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
}
