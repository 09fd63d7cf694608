//! Static HTML: a document on standard input, its HTML on standard output.
//!
//! With `BENCH_REPEAT=n` in the environment it also renders n times and writes the milliseconds of each as
//! `BENCH {"ms":[…]}` to standard error.

use std::io::{Read, Write};
use std::time::Instant;

use faceplate_components::paint::{PaintContext, Presentation, paint};

use crate::document;

/// Renders standard input to standard output.
///
/// # Errors
///
/// When standard input is not a document of the harness, or output fails.
pub(crate) fn run() -> anyhow::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let repeat = std::env::var("BENCH_REPEAT")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(0);
    let mut milliseconds = Vec::with_capacity(repeat);
    for _ in 0..repeat {
        let start = Instant::now();
        render(&text)?;
        milliseconds.push(start.elapsed().as_secs_f64() * 1e3);
    }
    if repeat > 0 {
        let line = serde_json::json!({ "ms": milliseconds });
        writeln!(std::io::stderr(), "BENCH {line}")?;
    }
    std::io::stdout().write_all(render(&text)?.as_bytes())?;
    Ok(())
}

fn render(text: &str) -> anyhow::Result<String> {
    let root = document::read(text)?;
    let element = paint(&root, PaintContext::new(2, Presentation::Block));
    Ok(dioxus_ssr::render_element(element))
}
