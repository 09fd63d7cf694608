//! Health check and actions over HTTP (contract section 5.2).

use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::Parser;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::meter::Meter;

/// The bridge of Faceplate's sample plugins: how busy this computer is
///
/// Listens on 127.0.0.1 and prints the address to standard output.
#[derive(Parser)]
#[command(name = "faceplate-sample-bridge", version)]
struct Options {
    /// The port to listen on; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 9310)]
    port: u16,
    /// End when standard input does: with whoever holds the other end of it
    #[arg(long)]
    until_input_ends: bool,
}

/// Serves until the process ends.
pub(crate) fn run() -> Result<()> {
    let options = Options::parse();
    if options.until_input_ends {
        thread::spawn(|| {
            // However the other process ends, also killed: the system closes its end.
            drop(io::copy(&mut io::stdin().lock(), &mut io::sink()));
            std::process::exit(0);
        });
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(options.port))
}

async fn serve(port: u16) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("cannot listen on 127.0.0.1:{port}"))?;
    let mut output = io::stdout();
    writeln!(output, "http://{}", listener.local_addr()?)?;
    output.flush()?;
    let app = Router::new()
        .route("/health", get(|| async { Json(json!({"status": "ok"})) }))
        .route("/actions/host_metrics", post(metrics))
        .fallback(|| async { refusal(StatusCode::NOT_FOUND, "There is no such action.") })
        .with_state(Arc::new(Mutex::new(Meter::new()?)));
    axum::serve(listener, app).await?;
    Ok(())
}

/// `POST /actions/host_metrics`: the readings, whatever was sent.
async fn metrics(State(meter): State<Arc<Mutex<Meter>>>) -> Response {
    let read = move || meter.lock().unwrap_or_else(PoisonError::into_inner).read();
    match tokio::task::spawn_blocking(read).await {
        Ok(data) => Json(json!({ "data": data })).into_response(),
        Err(error) => refusal(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}

/// What is not a success; the host shows `message` to whoever acts.
fn refusal(status: StatusCode, message: &str) -> Response {
    (status, Json::<Value>(json!({ "message": message }))).into_response()
}
