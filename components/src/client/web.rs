//! Requests on the web, with the browser's fetch and event source.

use futures_util::future::{Either, select};
use futures_util::stream::{self, LocalBoxStream, StreamExt};
use gloo_net::eventsource::futures::EventSource;
use gloo_net::http::RequestBuilder;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

use super::http::{Method, Request, Response, read};
use super::session::{Session, xsrf_token};
use super::{HostError, HostEvent};

/// What an event source calls a connection that is there, and one that broke, whether or not it tries again.
const OPENED: &str = "open";
const LOST: &str = "error";

/// Nothing is kept between requests: the browser does.
#[derive(Clone, Debug)]
pub(super) struct Client;

pub(super) fn client(_base: &str) -> Client {
    Client
}

/// Sends a request and reads at most `limit` bytes of the answer.
pub(super) async fn send(
    _client: &Client,
    request: Request<'_>,
    limit: usize,
) -> Result<Response, HostError> {
    let seconds = request.timeout.as_secs();
    let timeout = TimeoutFuture::new(request.timeout.as_millis().try_into().unwrap_or(u32::MAX));
    let answer = std::pin::pin!(fetch(request, limit));
    match select(answer, timeout).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(HostError::TimedOut { seconds }),
    }
}

/// Ends a request that nobody waits for any more: a browser has few connections. One that was answered is not touched.
struct GivenUp(AbortController);

impl Drop for GivenUp {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn fetch(request: Request<'_>, limit: usize) -> Result<Response, HostError> {
    let unreachable = || HostError::Unreachable {
        address: request.url.clone(),
    };
    let given_up = GivenUp(AbortController::new().map_err(|_| unreachable())?);
    let method = match request.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let mut builder = RequestBuilder::new(&request.url)
        .method(method)
        .abort_signal(Some(&given_up.0.signal()))
        // Without this a browser keeps a request waiting while another for the same address is on its way, such as one
        // in the language before.
        .cache(RequestCache::NoStore)
        .header("Accept", "application/json")
        .header("X-WPrint3D-Locale", request.locale);
    if let Session::Token(token) = request.session {
        builder = builder.header("Authorization", &format!("Bearer {token}"));
    } else if request.method != Method::Get
        // Its own origin alone may know it.
        && request.url.starts_with('/')
        && let Some(token) = cookies().as_deref().and_then(xsrf_token)
    {
        builder = builder.header("X-XSRF-TOKEN", &token);
    }
    let sent = match request.body.clone() {
        Some(body) => builder
            .header("Content-Type", "application/json")
            .body(body),
        None => builder.build(),
    };
    let response = sent.map_err(|_| unreachable())?.send().await;
    let response = response.map_err(|_| unreachable())?;
    let status = response.status();
    let retry_after = response.headers().get("Retry-After");
    let retry_after = retry_after.and_then(|seconds| seconds.trim().parse().ok());
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
    Ok(Response {
        status,
        retry_after,
        body,
    })
}

/// The cookies of the page's own origin that scripts may see.
fn cookies() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document
        .dyn_into::<web_sys::HtmlDocument>()
        .ok()?
        .cookie()
        .ok()
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
        let mut all = vec![source.subscribe(OPENED)?, source.subscribe(LOST)?];
        // An event source tells only the events that it is asked for.
        for name in HostEvent::NAMES {
            all.push(source.subscribe(name)?);
        }
        Ok((source, stream::select_all(all)))
    });
    let Ok(subscribed) = subscribed else {
        return stream::once(async { Err(HostError::NotOffered) }).boxed_local();
    };
    stream::unfold(Some(subscribed), |open| async move {
        let (source, mut all) = open?;
        loop {
            let event = match all.next().await? {
                Ok((name, _)) if name == OPENED => Some(HostEvent::Connected),
                Ok((name, _)) if name == LOST => Some(HostEvent::Lost),
                Ok((name, event)) => {
                    let data = event.data().as_string();
                    HostEvent::read(&name, data.and_then(|data| read(&data).ok()))
                }
                // All report the end; what comes after the first report is nothing new.
                Err(_) => return Some((Err(HostError::NotOffered), None)),
            };
            if let Some(event) = event {
                return Some((Ok(event), Some((source, all))));
            }
        }
    })
    .boxed_local()
}
