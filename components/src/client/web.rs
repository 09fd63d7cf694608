//! Requests on the web, with the browser's fetch and event source.

use futures_util::future::{Either, select};
use futures_util::stream::{self, LocalBoxStream, StreamExt};
use gloo_net::eventsource::futures::EventSource;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

use super::events::RELOAD;
use super::http::{Request, Response};
use super::{HostError, HostEvent};

/// What an event source calls a connection that broke, whether or not it tries again.
const LOST: &str = "error";

/// The longest wait for an answer.
const TIMEOUT_MS: u32 = 15_000;

/// Nothing is kept between requests: the browser does.
#[derive(Clone, Debug)]
pub(super) struct Client;

pub(super) fn client(_base: &str) -> Client {
    Client
}

/// Sends a GET request and reads at most `limit` bytes of the answer.
pub(super) async fn get(
    _client: &Client,
    request: Request<'_>,
    limit: usize,
) -> Result<Response, HostError> {
    let address = request.url.clone();
    let answer = std::pin::pin!(fetch(request, limit));
    match select(answer, TimeoutFuture::new(TIMEOUT_MS)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(HostError::Unreachable { address }),
    }
}

async fn fetch(request: Request<'_>, limit: usize) -> Result<Response, HostError> {
    let unreachable = || HostError::Unreachable {
        address: request.url.clone(),
    };
    let mut builder = gloo_net::http::Request::get(&request.url)
        .header("Accept", "application/json")
        .header("X-WPrint3D-Locale", request.locale);
    if let Some(token) = request.token {
        builder = builder.header("Authorization", &format!("Bearer {token}"));
    }
    let response = builder.send().await.map_err(|_| unreachable())?;
    let status = response.status();
    let mut body = Vec::new();
    // An answer without a body has no stream.
    if let Some(stream) = response.body() {
        let reader = stream
            .get_reader()
            .unchecked_into::<ReadableStreamDefaultReader>();
        while let Some(chunk) = next_chunk(&reader).await.ok_or_else(unreachable)? {
            if body.len() + chunk.len() > limit {
                // The browser stops the download; whether it says so does not matter.
                let _ = reader.cancel();
                return Err(HostError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
    }
    Ok(Response { status, body })
}

/// The next bytes of a body, `Some(None)` after the last, `None` when the connection broke.
async fn next_chunk(reader: &ReadableStreamDefaultReader) -> Option<Option<Vec<u8>>> {
    let result = JsFuture::from(reader.read()).await.ok()?;
    let member = |key: &str| js_sys::Reflect::get(&result, &key.into()).ok();
    if member("done")?.is_truthy() {
        return Some(None);
    }
    let bytes = member("value")?.dyn_into::<js_sys::Uint8Array>().ok()?;
    Some(Some(bytes.to_vec()))
}

/// The host's events. The browser reconnects by itself; it gives up when the host has no such stream.
pub(super) fn events(
    _client: Client,
    request: Request<'_>,
) -> LocalBoxStream<'static, Result<HostEvent, HostError>> {
    let subscribed = EventSource::new(&request.url).and_then(|mut source| {
        let opened = source.subscribe("open")?;
        let reloads = source.subscribe(RELOAD)?;
        let lost = source.subscribe(LOST)?;
        Ok((source, opened, reloads, lost))
    });
    let Ok((source, opened, reloads, lost)) = subscribed else {
        return stream::once(async { Err(HostError::NotOffered) }).boxed_local();
    };
    let all = stream::select(stream::select(opened, reloads), lost);
    // All report the end; what comes after the first report is nothing new.
    stream::unfold(Some((source, all)), |open| async move {
        let (source, mut all) = open?;
        Some(match all.next().await? {
            Ok((name, _)) => {
                let event = match name.as_str() {
                    RELOAD => HostEvent::Reload,
                    LOST => HostEvent::Lost,
                    _ => HostEvent::Connected,
                };
                (Ok(event), Some((source, all)))
            }
            Err(_) => (Err(HostError::NotOffered), None),
        })
    })
    .boxed_local()
}
