//! Bodies of requests: JSON that every reader reads alike, within limits (security.md T1 and T2).

use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use faceplate_renderer::diagnostic::Diagnostics;
use faceplate_renderer::{Limits, Located, Source, json};
use serde_json::{Map, Value};

use super::error::Error;

/// The object that `body` is. An empty body is an empty object. At most `limit` bytes are read.
pub(super) async fn object(body: Body, limit: usize) -> Result<Map<String, Value>, Error> {
    let bytes = to_bytes(body, limit).await.map_err(|_| {
        Error::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too-large",
            format!("The body may have at most {} KiB.", limit / 1024),
        )
    })?;
    if bytes.is_empty() {
        return Ok(Map::new());
    }
    match read(&bytes, limit)? {
        Value::Object(object) => Ok(object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err(Error::invalid_body("The body must be a JSON object."))
        }
    }
}

fn read(bytes: &[u8], limit: usize) -> Result<Value, Error> {
    let limits = Limits {
        bytes: limit,
        string_bytes: limit,
        ..Limits::DEFAULT
    };
    let source = Source::from_bytes("body", bytes);
    let mut problems = Diagnostics::kept();
    let value = source.read(&limits, &mut problems);
    let mut problems = problems.into_vec();
    problems.retain(|problem| !json::is_sound(std::slice::from_ref(problem)));
    match (value, problems.into_iter().next()) {
        (Some(value), None) => Ok(value),
        (_, Some(problem)) => {
            let found = Located::in_source(problem, &source);
            Err(Error::invalid_body(format!(
                "The body cannot be used: line {}, column {}: {}.",
                found.line, found.column, found.message
            )))
        }
        (None, None) => Err(Error::invalid_body("The body cannot be used.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_an_object_that_every_reader_reads_alike_is_taken() {
        for (text, taken) in [
            ("", true),
            ("{}", true),
            (r#"{"a": [1, {"b": null}]}"#, true),
            (r#"{"a": 1, "a": 2}"#, false),
            (r#"{"a": "\u0000"}"#, false),
            ("\u{feff}{}", false),
            ("[]", false),
            ("{} x", false),
            ("{", false),
        ] {
            assert_eq!(object(text.into(), 64).await.is_ok(), taken, "{text}");
        }
        assert!(object(vec![b'{', 0xff, b'}'].into(), 64).await.is_err());
        let long = format!("{{\"a\": \"{}\"}}", "x".repeat(64));
        let refused = object(long.into(), 64).await.unwrap_err();
        assert!(format!("{refused:?}").contains("too-large"));
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(100), "]".repeat(100));
        assert!(object(deep.into(), 1024).await.is_err());
    }
}
