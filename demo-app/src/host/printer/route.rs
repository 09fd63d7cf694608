//! The virtual printer over HTTP. Faceplate's own routes: no other host has them.

use std::sync::Arc;
use std::time::Instant;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::Value;

use super::super::error::Error;
use super::super::runner::Runner;

/// `GET /printers/virtual`: `{id, name, hotend, bed, job, commands}`; see [`super::Printer::json`].
pub(in crate::host) async fn show(State(runner): State<Arc<Runner>>) -> Json<Value> {
    Json(runner.printer.json(Instant::now()))
}

/// `POST /printers/virtual/job`: starts the scripted job.
pub(in crate::host) async fn start(
    State(runner): State<Arc<Runner>>,
) -> Result<Json<Value>, Error> {
    let now = Instant::now();
    if runner.printer.start_job(now) {
        return Ok(Json(runner.printer.json(now)));
    }
    let message = "The virtual printer is printing already.";
    Err(Error::new(StatusCode::CONFLICT, "printing", message))
}

/// `DELETE /printers/virtual/job`: ends it before it is done.
pub(in crate::host) async fn cancel(
    State(runner): State<Arc<Runner>>,
) -> Result<Json<Value>, Error> {
    let now = Instant::now();
    if runner.printer.cancel_job(now) {
        return Ok(Json(runner.printer.json(now)));
    }
    let message = "The virtual printer prints nothing.";
    Err(Error::new(StatusCode::CONFLICT, "not-printing", message))
}
