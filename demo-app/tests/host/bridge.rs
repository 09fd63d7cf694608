//! A bridge that tests run: a server of its own, which answers as the test wants.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::{Notify, watch};

/// How long a test waits for something that must happen.
pub(crate) const LONG: Duration = Duration::from_secs(30);

/// A running bridge, ended when dropped. It answers
/// - `/health` well,
/// - `/echo` with what it was sent, as `data`,
/// - `/say` with the payload that it was sent,
/// - `/refuse` with status 422 and the message `No spool.`,
/// - `/html` with a page,
/// - `/tell` with effects: state and a toast,
/// - `/hang` when the test calls [`Bridge::release`],
/// - and everything else with `{}`.
pub(crate) struct Bridge {
    pub(crate) address: SocketAddr,
    requests: Mutex<Receiver<Request>>,
    shared: Arc<Shared>,
    ended: watch::Sender<bool>,
    thread: Option<thread::JoinHandle<()>>,
}

/// What a bridge was asked.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) body: Value,
    /// The header `x-wprint-user-id`.
    pub(crate) user: String,
}

struct Shared {
    requests: Sender<Request>,
    release: Notify,
    in_flight: Mutex<InFlight>,
}

#[derive(Default)]
struct InFlight {
    now: usize,
    most: usize,
}

impl Bridge {
    pub(crate) fn start() -> Self {
        Self::at(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
    }

    /// A bridge that listens there.
    pub(crate) fn at(address: SocketAddr) -> Self {
        let (requests, received) = channel();
        let shared = Arc::new(Shared {
            requests,
            release: Notify::new(),
            in_flight: Mutex::default(),
        });
        let app = Router::new()
            .route("/health", get(|| async { "well" }))
            .route("/{*path}", post(answer))
            .with_state(Arc::clone(&shared));
        let (ended, mut end) = watch::channel(false);
        let (ready, listening) = channel();
        let thread = thread::spawn(move || {
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            let runtime = runtime.enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind(address).await.unwrap();
                ready.send(listener.local_addr().unwrap()).unwrap();
                let served = axum::serve(listener, app).into_future();
                tokio::select! {
                    served = served => served.unwrap(),
                    _ = end.changed() => {}
                }
            });
        });
        Self {
            address: listening.recv_timeout(LONG).unwrap(),
            requests: Mutex::new(received),
            shared,
            ended,
            thread: Some(thread),
        }
    }

    /// The next request, but for the health check.
    pub(crate) fn asked(&self) -> Request {
        let requests = self.requests.lock().unwrap();
        requests.recv_timeout(LONG).unwrap()
    }

    /// The next request for `path`.
    pub(crate) fn asked_for(&self, path: &str) -> Request {
        loop {
            let request = self.asked();
            if request.path == path {
                return request;
            }
        }
    }

    /// Whether it is asked for something within `wait`.
    pub(crate) fn is_asked_within(&self, wait: Duration) -> bool {
        self.requests.lock().unwrap().recv_timeout(wait).is_ok()
    }

    /// Answers one request that hangs, now or the next.
    pub(crate) fn release(&self) {
        self.shared.release.notify_one();
    }

    /// The most requests that it was busy with at the same time.
    pub(crate) fn most_in_flight(&self) -> usize {
        self.shared.in_flight.lock().unwrap().most
    }

    /// A manifest's runtime.
    pub(crate) fn runtime(&self) -> Value {
        json!({"type": "bridge", "baseUrl": format!("http://{}", self.address)})
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        self.ended.send_replace(true);
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    Path(path): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Response {
    {
        let mut in_flight = shared.in_flight.lock().unwrap();
        in_flight.now += 1;
        in_flight.most = in_flight.most.max(in_flight.now);
    }
    let body: Value = serde_json::from_str(&body).unwrap();
    let user = headers
        .get("x-wprint-user-id")
        .map(|user| user.to_str().unwrap());
    // A test that is over listens no more.
    drop(shared.requests.send(Request {
        path: path.clone(),
        body: body.clone(),
        user: user.unwrap_or_default().to_owned(),
    }));
    let answer = match path.as_str() {
        "echo" => axum::Json(json!({"data": body})).into_response(),
        "say" => axum::Json(body["payload"].clone()).into_response(),
        "refuse" => {
            let said = axum::Json(json!({"message": "No spool."}));
            (StatusCode::UNPROCESSABLE_ENTITY, said).into_response()
        }
        "html" => "<html>".into_response(),
        "tell" => axum::Json(json!({"effects": [
            {"type": "publish_state", "data": {"seen": true}},
            {"type": "toast_message", "message": "Printing"},
        ]}))
        .into_response(),
        "hang" => {
            shared.release.notified().await;
            axum::Json(json!({})).into_response()
        }
        _ => axum::Json(json!({})).into_response(),
    };
    shared.in_flight.lock().unwrap().now -= 1;
    answer
}
