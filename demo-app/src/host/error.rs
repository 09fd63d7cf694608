//! Errors as the REST API words them: a status and `{"message", "error": {"code", "details"}}` (contract section 3.4).

use std::time::Duration;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::store::StoreError;

/// An answer that says why there is no other.
#[derive(Debug)]
pub(super) struct Error {
    status: StatusCode,
    /// What a program may look at: words with `-` between them.
    code: &'static str,
    /// What a person reads.
    message: String,
    /// What the message is made from, for programs that say it in another language.
    details: Option<Box<Value>>,
    /// When asking again makes sense.
    retry_after: Option<Duration>,
}

impl Error {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            details: None,
            retry_after: None,
        }
    }

    /// The same, with when asking again makes sense.
    pub(super) fn retry_after(self, wait: Duration) -> Self {
        Self {
            retry_after: Some(wait),
            ..self
        }
    }

    /// The same, with what its message is made from.
    pub(super) fn details(self, details: Value) -> Self {
        Self {
            details: Some(Box::new(details)),
            ..self
        }
    }

    /// There is no such thing.
    pub(super) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", message)
    }

    /// There is no plugin `id`.
    pub(super) fn not_installed(id: &str) -> Self {
        let message = format!("Plugin {id} is not installed.");
        Self::new(StatusCode::NOT_FOUND, "not-installed", message)
    }

    /// The plugin `id` is disabled.
    pub(super) fn disabled(id: &str) -> Self {
        let message = format!("Plugin {id} is disabled. Enable it first.");
        Self::new(StatusCode::CONFLICT, "disabled", message)
    }

    /// The plugin `id` is off because the computer has less than it asks for; `why` says of what.
    pub(super) fn unmet(id: &str, why: &str) -> Self {
        let message = format!("Plugin {id} is off. {why}");
        Self::new(StatusCode::CONFLICT, "requirements-unmet", message)
    }

    /// The plugin `id` may not run on a computer that has less than it asks for.
    pub(super) fn no_override(id: &str) -> Self {
        let message = format!("Plugin {id} does not allow that its requirements are overridden.");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Self::new(status, "override-not-allowed", message)
    }

    /// The request's body is not what it must be.
    pub(super) fn invalid_body(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-body", message)
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let body =
            json!({"message": self.message, "error": {"code": self.code, "details": self.details}});
        let mut response = (self.status, Json(body)).into_response();
        if let Some(wait) = self.retry_after {
            // The header counts whole seconds.
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let status = match &error {
            StoreError::Full { .. } => StatusCode::INSUFFICIENT_STORAGE,
            StoreError::Busy { .. }
            | StoreError::ReadOnly { .. }
            | StoreError::Damaged { .. }
            | StoreError::Unwritable { .. }
            | StoreError::Nowhere { .. } => StatusCode::SERVICE_UNAVAILABLE,
            StoreError::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            StoreError::Unreadable { .. } | StoreError::Gone => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::new(status, error.code(), error.to_string()).details(error.details())
    }
}
