use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Redirect;
use axum::routing::{any, get, post};
use axum::{Json, Router};
use faceplate_renderer::{Limits, Plugin, Source};
use futures_util::{StreamExt, future, stream};
use serde_json::{Map, json};
use tokio::net::{TcpListener, TcpStream};

use super::super::{Call, Context};
use super::*;

const REACH: Reach = Reach {
    loopback: true,
    lan: false,
    own_port: 1,
};

/// A plugin whose bridge is at `base` and whose one action asks for `path`.
fn plugin(base: &str, path: &str) -> Plugin {
    let manifest = json!({
        "id": "test.bridge", "runtime": {"type": "bridge", "baseUrl": base},
        "actions": [{"id": "ping", "label": "Ping", "path": path}],
    });
    Plugin::read(
        Source::new("plugin.json", manifest.to_string()),
        Limits::DEFAULT,
    )
}

async fn ping(bridge: &Bridge, plugin: &Plugin) -> Result<Outcome, Failure> {
    let invocation = Invocation {
        plugin: "test.bridge",
        call: Call::Action {
            action: &plugin.manifest().actions[0],
            payload: Map::new(),
        },
        settings: Map::new(),
        state: Map::new(),
        context: Context {
            user_id: Some("local"),
            ..Context::default()
        },
    };
    bridge.invoke(&invocation).await
}

/// Serves `app` on a port of its own and returns its address.
async fn serve(app: Router) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(axum::serve(listener, app).into_future());
    format!("http://{address}")
}

/// A bridge that behaves in every way that one can.
fn app() -> Router {
    let json = [(CONTENT_TYPE, "application/json")];
    let endless = || async {
        let chunk = Bytes::from(vec![b' '; 64 * 1024]);
        Body::from_stream(stream::repeat(Ok::<_, Infallible>(chunk)))
    };
    let pending = || async {
        let first = stream::once(future::ready(Ok::<_, Infallible>("{")));
        Body::from_stream(first.chain(stream::pending()))
    };
    let failing = |status, body: &'static str| move || async move { (status, body) };
    Router::new()
        .route("/echo", post(echo))
        .route("/health", get(|| async { "" }))
        .route("/empty", post(|| async { StatusCode::NO_CONTENT }))
        .route("/endless", post(endless))
        .route("/silent", post(future::pending::<()>))
        .route("/half", post(pending))
        .route("/html", post(|| async { "<html>\u{1b}[31m" }))
        .route("/list", post(|| async { "[1]" }))
        .route("/cut", post(move || async move { (json, "{\"data\":") }))
        .route(
            "/gzip",
            post(|| async { ([(CONTENT_ENCODING, "gzip")], &b"\x1f\x8b\x08"[..]) }),
        )
        .route("/redirect", post(|| async { Redirect::temporary("/echo") }))
        .route(
            "/sorry",
            post(failing(
                StatusCode::CONFLICT,
                r#"{"message":"No\u001bspool."}"#,
            )),
        )
        .route("/down", post(failing(StatusCode::BAD_GATEWAY, "<h1>nginx")))
        .route("/busy", post(failing(StatusCode::TOO_MANY_REQUESTS, "")))
        .fallback(any(|| async { StatusCode::NOT_FOUND }))
}

/// Answers with what it was sent.
async fn echo(headers: HeaderMap, body: String) -> Json<Value> {
    let header = |name: &str| {
        let value = headers.get(name);
        value.map(|value| value.to_str().unwrap().to_owned())
    };
    let headers = json!({
        "accept": header("accept"), "type": header("content-type"), "encoding": header("accept-encoding"),
        "plugin": header("x-wprint-plugin-id"), "user": header("x-wprint-user-id"),
    });
    Json(json!({"headers": headers, "body": body}))
}

async fn asked(path: &str) -> Result<Value, Failure> {
    let plugin = plugin(&serve(app()).await, path);
    let bridge = Bridge::of(plugin.manifest(), REACH)?;
    Ok(ping(&bridge, &plugin).await?.result.into())
}

#[tokio::test]
async fn defects_25_and_51_a_bridge_reads_objects_and_who_acts() {
    let result = asked("/echo").await.unwrap();
    assert_eq!(
        result["headers"],
        json!({"accept": "application/json", "type": "application/json", "encoding": null,
            "plugin": "test.bridge", "user": "local"})
    );
    assert_eq!(
        result["body"],
        "{\"kind\":\"action\",\"action\":\"ping\",\"settings\":{},\"state\":{},\"payload\":{},\
         \"context\":{\"userId\":\"local\",\"printerId\":null}}"
    );
}

#[tokio::test]
async fn an_answer_without_content_is_an_empty_object() {
    assert_eq!(asked("empty").await.unwrap(), json!({}));
}

#[tokio::test]
async fn every_broken_answer_is_told_apart() {
    for (path, code, words) in [
        ("/endless", "answer-too-large", "longer than 2 MiB"),
        ("/html", "answer-not-json", "It begins: <html>\\u{1b}[31m"),
        ("/cut", "answer-not-json", "EOF while parsing"),
        ("/list", "answer-not-an-object", "is a list"),
        (
            "/gzip",
            "answer-not-json",
            "did not ask for. It begins: gzip",
        ),
        (
            "/redirect",
            "plugin-failed",
            "answered 307: redirects are not followed",
        ),
        ("/down", "plugin-failed", "answered 502: <h1>nginx"),
        ("/busy", "plugin-failed", "answered 429."),
        ("/nowhere", "plugin-failed", "answered 404."),
    ] {
        let error = asked(path).await.unwrap_err();
        assert_eq!(error.code(), code, "{path}: {error}");
        let message = error.to_string().replace("for)", "for");
        assert!(message.contains(words), "{path}: {message}");
        assert_eq!(error.words(), None, "{path}: not for people");
    }
}

#[tokio::test]
async fn a_bridge_speaks_for_itself_when_it_refuses() {
    let error = asked("/sorry").await.unwrap_err();
    assert_eq!(error.words(), Some("No\\u{1b}spool."));
}

#[tokio::test]
async fn a_bridge_that_does_not_answer_is_given_up() {
    for path in ["/silent", "/half"] {
        let plugin = plugin(&serve(app()).await, path);
        let mut bridge = Bridge::of(plugin.manifest(), REACH).unwrap();
        bridge.limit = Duration::from_millis(300);
        let error = ping(&bridge, &plugin).await.unwrap_err();
        assert_eq!(error.code(), "timeout", "{path}: {error}");
    }
}

#[tokio::test]
async fn a_bridge_that_comes_back_is_reached_again() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let plugin = plugin(&format!("http://{address}"), "/echo");
    let bridge = Bridge::of(plugin.manifest(), REACH).unwrap();
    let error = ping(&bridge, &plugin).await.unwrap_err();
    assert_eq!(error.code(), "bridge-unreachable");
    assert!(error.to_string().contains("refused"), "{error}");
    let listener = TcpListener::bind(address).await.unwrap();
    tokio::spawn(axum::serve(listener, app()).into_future());
    ping(&bridge, &plugin).await.unwrap();
}

#[tokio::test]
async fn a_bridge_that_hangs_up_is_unreachable() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            drop::<TcpStream>(stream);
        }
    });
    let plugin = plugin(&base, "/echo");
    let bridge = Bridge::of(plugin.manifest(), REACH).unwrap();
    let error = ping(&bridge, &plugin).await.unwrap_err();
    assert_eq!(error.code(), "bridge-unreachable", "{error}");
}

#[tokio::test]
async fn a_health_check_waits_for_a_bridge_that_is_starting() {
    let patience = Patience {
        tries: 3,
        pause: Duration::ZERO,
    };
    let plugin = plugin(&serve(app()).await, "/echo");
    let bridge = Bridge::of(plugin.manifest(), REACH).unwrap();
    bridge.check_health("/health", patience).await.unwrap();
    // What answers is there: asking again would not help.
    let error = bridge.check_health("/absent", patience).await.unwrap_err();
    assert_eq!(error.code(), "plugin-failed");

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let tried = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&tried);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counter.fetch_add(1, Ordering::SeqCst);
            drop::<TcpStream>(stream);
        }
    });
    let plugin = self::plugin(&base, "/echo");
    let bridge = Bridge::of(plugin.manifest(), REACH).unwrap();
    let error = bridge.check_health("/health", patience).await.unwrap_err();
    assert_eq!(error.code(), "bridge-unreachable");
    assert_eq!(tried.load(Ordering::SeqCst), 3);
}

#[test]
fn defect_51_a_socket_is_refused_in_words() {
    let manifest =
        json!({"id": "a.b", "runtime": {"type": "bridge", "socketPath": "/run/docker.sock"}});
    let plugin = Plugin::read(Source::new("x", manifest.to_string()), Limits::DEFAULT);
    let error = Bridge::of(plugin.manifest(), REACH).err().unwrap();
    assert_eq!(error.code(), "socket-not-supported");
    assert!(error.to_string().contains("runtime.baseUrl"), "{error}");
}

#[test]
fn a_path_cannot_leave_the_bridge() {
    let plugin = plugin("http://127.0.0.1:9310/base/", "/x");
    let bridge = Bridge::of(plugin.manifest(), REACH).unwrap();
    for (path, url) in [
        ("/ping", "http://127.0.0.1:9310/base/ping"),
        (
            "//evil.example/",
            "http://127.0.0.1:9310/base/evil.example/",
        ),
        ("@evil.example", "http://127.0.0.1:9310/base/@evil.example"),
        (
            "http://evil.example",
            "http://127.0.0.1:9310/base/http://evil.example",
        ),
        (
            "\\\\evil.example",
            "http://127.0.0.1:9310/base///evil.example",
        ),
    ] {
        assert_eq!(bridge.url(path).unwrap().as_str(), url, "{path}");
    }
}

#[tokio::test]
async fn a_name_that_nobody_knows_is_unreachable() {
    // Reserved for this (RFC 6761).
    let plugin = plugin("http://bridge.invalid/", "/x");
    let bridge = Bridge::of(plugin.manifest(), REACH).unwrap();
    let error = ping(&bridge, &plugin).await.unwrap_err();
    assert_eq!(error.code(), "bridge-unreachable", "{error}");
}

#[tokio::test]
async fn an_address_out_of_reach_is_not_asked() {
    let plugin = plugin("http://192.168.1.20/", "/x");
    let bridge = Bridge::of(plugin.manifest(), REACH).unwrap();
    let error = ping(&bridge, &plugin).await.unwrap_err();
    assert_eq!(error.code(), "address-not-allowed");
    assert!(error.to_string().contains("\"lan\": true"), "{error}");
    for broken in [
        "not an address",
        "http://",
        "http://user:secret@192.168.1.20/",
    ] {
        let plugin = self::plugin(broken, "/x");
        let error = match Bridge::of(plugin.manifest(), REACH) {
            Ok(bridge) => ping(&bridge, &plugin).await.unwrap_err(),
            Err(error) => error,
        };
        assert_eq!(error.code(), "address-not-allowed", "{broken}");
    }
}
