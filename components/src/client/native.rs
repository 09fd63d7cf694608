//! Requests natively, with reqwest. They run on the tokio runtime that calls them.

use std::time::Duration;

use eventsource_stream::Eventsource;
use futures_util::stream::{LocalBoxStream, StreamExt, unfold};

use super::http::{Method, Request, Response, read};
use super::refusal::refusal;
use super::session::{Session, xsrf_token};
use super::{HostError, HostEvent};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// The pause before an event stream is opened again, where the host names none; it doubles up to the second.
const RECONNECT_FIRST: Duration = Duration::from_millis(500);
const RECONNECT_LAST: Duration = Duration::from_secs(30);

pub(super) type Client = reqwest::Client;

/// A client for `base`. A proxy of the environment is not asked for what is on this computer.
pub(super) fn client(base: &str) -> Client {
    let mut builder = reqwest::Client::builder().connect_timeout(CONNECT_TIMEOUT);
    let host = base.split_once("://").map_or(base, |(_, rest)| rest);
    if ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|local| host.starts_with(local))
    {
        builder = builder.no_proxy();
    }
    // Only a broken TLS library of the system fails here; the default then says so with every request.
    builder.build().unwrap_or_default()
}

/// Sends a request and reads at most `limit` bytes of the answer.
pub(super) async fn send(
    client: &Client,
    request: Request<'_>,
    limit: usize,
) -> Result<Response, HostError> {
    let unreachable = |error: reqwest::Error| {
        if error.is_timeout() && !error.is_connect() {
            return HostError::TimedOut {
                seconds: request.timeout.as_secs(),
            };
        }
        HostError::Unreachable {
            address: request.url.clone(),
        }
    };
    let response = build(client, &request)
        .timeout(request.timeout)
        .send()
        .await
        .map_err(unreachable)?;
    let status = response.status().as_u16();
    let retry_after = response.headers().get("Retry-After");
    let retry_after = retry_after.and_then(|seconds| seconds.to_str().ok()?.trim().parse().ok());
    let mut body = Vec::new();
    let mut chunks = response.bytes_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(unreachable)?;
        if body.len() + chunk.len() > limit {
            return Err(HostError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Response {
        status,
        retry_after,
        body,
    })
}

fn build(client: &Client, request: &Request<'_>) -> reqwest::RequestBuilder {
    let mut builder = match request.method {
        Method::Get => client.get(&request.url),
        Method::Post => client.post(&request.url),
        Method::Put => client.put(&request.url),
        Method::Delete => client.delete(&request.url),
    };
    builder = builder.header("X-WPrint3D-Locale", request.locale);
    match request.session {
        Session::Unnamed => {}
        Session::Token(token) => builder = builder.bearer_auth(token),
        Session::Cookies(cookies) => {
            builder = builder.header("Cookie", cookies);
            if request.method != Method::Get
                && let Some(token) = xsrf_token(cookies)
            {
                builder = builder.header("X-XSRF-TOKEN", token);
            }
        }
    }
    if let Some(body) = &request.body {
        builder = builder
            .header("Content-Type", "application/json")
            .body(body.clone());
    }
    builder.header("Accept", "application/json")
}

/// An event stream between two of its events. `first` is the pause before it is opened again that the host names: not
/// all come at once when it was away.
enum Stage {
    Closed {
        first: Duration,
        pause: Duration,
    },
    Open {
        first: Duration,
        events: LocalBoxStream<'static, Told>,
    },
    Ended,
}

/// What comes on an event stream.
struct Told {
    event: Option<HostEvent>,
    retry: Option<Duration>,
}

/// The host's events.
pub(super) fn events(
    client: Client,
    request: Request<'_>,
) -> LocalBoxStream<'static, Result<HostEvent, HostError>> {
    let request = build(&client, &request).header("Accept", "text/event-stream");
    let closed = Stage::Closed {
        first: RECONNECT_FIRST,
        pause: Duration::ZERO,
    };
    unfold((request, closed), |(request, mut stage)| async move {
        loop {
            match stage {
                Stage::Closed { first, pause } => {
                    tokio::time::sleep(pause).await;
                    stage = match open(&request).await {
                        Ok(events) => {
                            let next = Stage::Open { first, events };
                            return Some((Ok(HostEvent::Connected), (request, next)));
                        }
                        // It may be up again later.
                        Err(
                            HostError::Unreachable { .. } | HostError::Refused { status: 500.. },
                        ) => {
                            let pause = (pause * 2).max(first).min(RECONNECT_LAST);
                            Stage::Closed { first, pause }
                        }
                        Err(error) => return Some((Err(error), (request, Stage::Ended))),
                    };
                }
                Stage::Open { first, mut events } => match events.next().await {
                    Some(Told { event, retry }) => {
                        let first = retry.map_or(first, |retry| retry.min(RECONNECT_LAST));
                        stage = Stage::Open { first, events };
                        if let Some(event) = event {
                            return Some((Ok(event), (request, stage)));
                        }
                    }
                    None => {
                        let pause = first;
                        let next = Stage::Closed { first, pause };
                        return Some((Ok(HostEvent::Lost), (request, next)));
                    }
                },
                Stage::Ended => return None,
            }
        }
    })
    .boxed_local()
}

async fn open(
    request: &reqwest::RequestBuilder,
) -> Result<LocalBoxStream<'static, Told>, HostError> {
    let unreachable = || HostError::Unreachable {
        address: String::new(),
    };
    let request = request.try_clone().ok_or_else(unreachable)?;
    let response = request.send().await.map_err(|_| unreachable())?;
    let status = response.status().as_u16();
    if status != 200 {
        return Err(refusal(status, "", None, false));
    }
    let events = response.bytes_stream().eventsource();
    // A broken connection ends the stream, which is then opened again.
    let whole = events.take_while(|event| std::future::ready(event.is_ok()));
    let told = whole.filter_map(|event| async {
        let event = event.ok()?;
        Some(Told {
            event: HostEvent::read(&event.event, read(&event.data).ok()),
            retry: event.retry,
        })
    });
    Ok(told.boxed_local())
}
