//! A host over real HTTP, and one with the habits of upstream.

use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Uri};
use axum::response::IntoResponse;
use axum::routing::get;
use futures_util::StreamExt;
use tokio::net::TcpListener;

use super::*;
use crate::client::{Plugins, fetch_plugins};

/// Runs `test` against a real server with these routes under `/backend/api`.
fn with_host<F: Future>(routes: Router, test: impl FnOnce(HttpHost) -> F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/", listener.local_addr().unwrap());
        let app = Router::new().nest("/backend/api", routes);
        let server = tokio::spawn(async move { axum::serve(listener, app).await });
        let result = test(HttpHost::new(&base)).await;
        server.abort();
        result
    })
}

fn plugins(answer: impl IntoResponse + Clone + Send + Sync + 'static) -> Router {
    Router::new().route("/plugins", get(move || std::future::ready(answer.clone())))
}

async fn inventory(host: HttpHost) -> Result<Value, HostError> {
    host.inventory().await
}

#[test]
fn the_request_names_the_surface_the_locale_and_the_token() {
    let echo = |uri: Uri, headers: HeaderMap| async move {
        let header = |name: &str| headers.get(name)?.to_str().map(str::to_owned).ok();
        let list = [
            Some(uri.to_string()),
            header("x-wprint3d-locale"),
            header("authorization"),
        ];
        axum::Json(list)
    };
    let routes = Router::new().route("/plugins/ui", get(echo));
    let answer = with_host(routes, |host| async move {
        let host = host.in_locale("es-AR\r\nx: y").with_token("secret");
        host.extensions(Some(Surface::NavbarWidget)).await
    });
    let expected = serde_json::json!([
        "/plugins/ui?surface=navbar_widget",
        "es-ARxy",
        "Bearer secret"
    ]);
    // Axum nests routes without their prefix.
    assert_eq!(answer.unwrap(), expected);
}

#[test]
fn a_refusal_is_told_by_its_status_and_message() {
    for (status, body, error) in [
        (401, "", HostError::LogIn),
        (423, "Locked.", HostError::NotAllowed),
        (404, "<html>", HostError::NotOffered),
        (500, "", HostError::Refused { status: 500 }),
    ] {
        let status = axum::http::StatusCode::from_u16(status).unwrap();
        assert_eq!(with_host(plugins((status, body)), inventory), Err(error));
    }
}

/// A request that a test host got: method, path, headers and body.
type Got = Arc<std::sync::Mutex<Vec<(String, HeaderMap, Value)>>>;

/// A host that answers every request below a plugin with `answer`, and what it got.
fn recording(status: u16, answer: Value) -> (Router, Got) {
    let got = Got::default();
    let record = {
        let got = got.clone();
        move |method: axum::http::Method, uri: Uri, headers: HeaderMap, body: String| {
            let body = serde_json::from_str(&body).unwrap_or_default();
            let asked = format!("{method} {uri}");
            got.lock().unwrap().push((asked, headers, body));
            let status = axum::http::StatusCode::from_u16(status).unwrap();
            std::future::ready((status, axum::Json(answer.clone())))
        }
    };
    (Router::new().fallback(record), got)
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn defect_22_an_action_gets_its_payload_as_json_with_its_types() {
    let payload =
        serde_json::json!({"on": false, "n": 0, "none": null, "text": " a ", "empty": {}});
    let (routes, got) = recording(200, serde_json::json!({"data": {"message": "ok"}}));
    let answer = with_host(routes, |host| {
        let payload = object(payload.clone());
        async move {
            host.invoke("acme.clock", "set/time é", payload, Some("3"))
                .await
        }
    });
    assert_eq!(answer.unwrap()["data"]["message"], "ok");
    let got = got.lock().unwrap();
    let (asked, headers, body) = &got[0];
    assert_eq!(
        asked,
        "POST /plugins/acme.clock/actions/set%2Ftime%20%C3%A9"
    );
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(
        *body,
        serde_json::json!({"payload": payload, "printerId": "3"})
    );
}

#[test]
fn a_request_goes_to_the_plugin_that_it_names_and_to_no_other_path() {
    let (routes, got) = recording(200, serde_json::json!({}));
    with_host(routes, |host| async move {
        for id in ["..", ".", ""] {
            assert_eq!(host.state(id).await, Err(HostError::NotInstalled), "{id}");
            let answer = host.invoke("a.b", id, Map::new(), None).await;
            assert_eq!(answer, Err(HostError::NotInstalled), "{id}");
        }
        host.state("../../admin?x#y").await.unwrap();
        assert_eq!(host.asset_url("a.b", "../x"), None);
        let url = host.asset_url("a.b", "ui/a b+%.js").unwrap();
        assert!(
            url.ends_with("/backend/api/plugins/a.b/assets/ui/a%20b%2B%25.js"),
            "{url}"
        );
    });
    let got = got.lock().unwrap();
    assert_eq!(got.len(), 1);
    assert_eq!(got[0].0, "GET /plugins/..%2F..%2Fadmin%3Fx%23y/state");
}

#[test]
fn a_session_proves_itself_with_the_token_of_its_cookie() {
    let (routes, got) = recording(200, serde_json::json!([]));
    with_host(routes, |host| async move {
        let host = host.with_cookies("s=1; XSRF-TOKEN=abc%3D");
        host.settings("a.b").await.unwrap();
        let settings = object(serde_json::json!({"a": 1}));
        host.save_settings("a.b", settings).await.unwrap();
    });
    let got = got.lock().unwrap();
    assert!(!got[0].1.contains_key("x-xsrf-token"));
    assert_eq!(got[1].1["x-xsrf-token"], "abc=");
    assert_eq!(got[1].1["cookie"], "s=1; XSRF-TOKEN=abc%3D");
    assert_eq!(got[1].2, serde_json::json!({"settings": {"a": 1}}));
}

#[test]
fn defect_23_and_25_text_is_sent_as_it_was_typed_and_an_empty_object_stays_one() {
    let typed = serde_json::json!({"password": "  two spaces ", "cleared": "", "none": {}, "deep": {"list": []}});
    let (routes, got) = recording(200, serde_json::json!({}));
    with_host(routes, |host| {
        let typed = object(typed.clone());
        async move {
            host.save_settings("a.b", typed.clone()).await.unwrap();
            host.invoke("a.b", "run", typed, None).await.unwrap();
            host.invoke("a.b", "run", Map::new(), None).await.unwrap();
        }
    });
    let got = got.lock().unwrap();
    assert_eq!(got[0].2["settings"], typed);
    assert_eq!(got[1].2["payload"], typed);
    assert_eq!(got[2].2["payload"], serde_json::json!({}));
}

#[test]
fn defect_25_empty_settings_and_state_are_objects_from_upstream_too() {
    let (routes, _) = recording(200, serde_json::json!([]));
    with_host(routes, |host| async move {
        assert_eq!(host.settings("a.b").await, Ok(Map::new()));
        assert_eq!(host.state("a.b").await, Ok(Map::new()));
        assert_eq!(host.logs("a.b").await, Ok(Vec::new()));
    });
}

#[test]
fn defect_24_saving_nothing_where_there_is_nothing_is_no_failure() {
    for (saved, expected) in [
        ("[]", Ok(Map::new())),
        (r#"{"a": 1}"#, Err(HostError::EmptySettings)),
    ] {
        let refuse = || async {
            let body = r#"{"message": "The settings field is required.", "errors": {}}"#;
            (axum::http::StatusCode::UNPROCESSABLE_ENTITY, body)
        };
        let routes = Router::new().route(
            "/plugins/a.b/settings",
            get(move || async move { saved }).put(refuse),
        );
        let answer = with_host(routes, |host| async move {
            host.save_settings("a.b", Map::new()).await
        });
        assert_eq!(answer, expected);
    }
}

#[test]
fn a_plugin_that_fails_to_load_is_an_error_with_its_reason_though_upstream_says_200() {
    let item = serde_json::json!({"enabled": false, "loadStatus": "failed", "lastError": "no php"});
    let (routes, got) = recording(200, item);
    with_host(routes, |host| async move {
        let answer = host.decide("a.b", Decision::On).await;
        assert_eq!(answer, Err(HostError::said("no php")));
        assert!(host.decide("a.b", Decision::Off).await.is_ok());
    });
    let got = got.lock().unwrap();
    let asked: Vec<_> = got.iter().map(|(asked, ..)| &**asked).collect();
    assert_eq!(
        asked,
        ["POST /plugins/a.b/enable", "POST /plugins/a.b/disable"]
    );
}

#[test]
fn a_plugin_is_enabled_despite_its_requirements_only_where_that_was_decided() {
    let (routes, got) = recording(200, serde_json::json!({"enabled": true}));
    with_host(routes, |host| async move {
        for decision in [Decision::On, Decision::OnDespite] {
            assert!(host.decide("a.b", decision).await.is_ok());
        }
    });
    let got = got.lock().unwrap();
    let sent: Vec<_> = got.iter().map(|(_, _, body)| body.clone()).collect();
    assert_eq!(
        sent,
        [
            serde_json::json!({}),
            serde_json::json!({"overrideRequirements": true})
        ]
    );
}

#[test]
fn a_host_that_is_asked_too_often_says_for_how_long() {
    let routes = Router::new().fallback(|| async {
        (
            axum::http::StatusCode::TOO_MANY_REQUESTS,
            [("retry-after", "7")],
            "",
        )
    });
    let answer = with_host(routes, |host| async move { host.state("a.b").await });
    assert_eq!(
        answer,
        Err(HostError::TooMany {
            retry_after: Some(7)
        })
    );
}

#[test]
fn an_answer_that_is_no_json_is_unreadable_and_says_where_it_fails() {
    for body in [&b"<html>"[..], b"{\"a\": ", b"\xff", b""] {
        let answer = with_host(plugins(body), inventory);
        assert!(
            matches!(answer, Err(HostError::Unreadable { .. })),
            "{answer:?}"
        );
    }
}

#[test]
fn an_answer_without_an_end_is_given_up_at_its_limit() {
    let endless = || async {
        let chunk = || async { Some((Ok::<_, std::io::Error>(vec![b' '; 1 << 20]), ())) };
        Body::from_stream(futures_util::stream::unfold((), move |()| chunk()))
    };
    let routes = Router::new().route("/plugins", get(endless));
    assert_eq!(with_host(routes, inventory), Err(HostError::TooLarge));
}

#[test]
fn nobody_at_the_address_is_unreachable_and_names_it() {
    // Bound and dropped, so nobody listens there.
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let answer = with_host(Router::new(), |_| async move {
        HttpHost::new(&format!("http://{free}")).inventory().await
    });
    let address = format!("http://{free}/backend/api/plugins");
    assert_eq!(answer, Err(HostError::Unreachable { address }));
}

#[test]
fn people_without_the_inventory_get_the_extensions_that_everybody_sees() {
    let ui =
        r#"[{"id": "a", "surface": "page", "pluginId": "x.y", "schema": {"component": "text"}}]"#;
    let locked = axum::http::StatusCode::LOCKED;
    let routes = plugins((locked, "Locked.")).route("/plugins/ui", get(move || async move { ui }));
    let (first, second) = with_host(routes, |host| async move {
        let host: Rc<dyn HostClient> = Rc::new(host);
        let first = fetch_plugins(&host, &Plugins::default()).await.unwrap();
        let second = fetch_plugins(&host, &first).await.unwrap();
        (first, second)
    });
    assert_eq!(first.extensions.iter().count(), 1);
    assert_eq!(first.inventory, Err(HostError::NotAllowed));
    assert_eq!(first, second, "the same answer gives the same list");
}

#[test]
fn another_host_has_nothing_for_authors() {
    let answer = with_host(
        Router::new(),
        |host| async move { host.development().await },
    );
    assert_eq!(answer, Err(HostError::NotOffered));
}

#[test]
fn authors_get_their_files_and_problems() {
    let body = r#"[{"pluginId": "a.b", "folder": "plugins/b", "files": [{"name": "plugin.json", "text": "{"}],
        "diagnostics": [{"code": "json-syntax", "severity": "error", "file": "plugin.json", "pointer": "",
        "line": 1, "column": 2, "message": "expected a value", "hint": null}]}]"#;
    let routes = Router::new().route("/plugins/development", get(move || async move { body }));
    let answer = with_host(routes, |host| async move { host.development().await }).unwrap();
    assert_eq!(&*answer[0].files[0].text, "{");
    assert_eq!(
        (
            answer[0].diagnostics[0].line,
            answer[0].diagnostics[0].column
        ),
        (1, 2)
    );
}

#[test]
fn events_are_told_and_a_stream_that_ends_is_opened_again() {
    let opened = Arc::new(AtomicUsize::new(0));
    let count = opened.clone();
    let stream = move || {
        let opening = count.fetch_add(1, Ordering::SeqCst);
        async move {
            // Fails once in between; a host that is restarting does.
            if opening == 1 {
                return (axum::http::StatusCode::BAD_GATEWAY, "").into_response();
            }
            let text = ": hello\n\nevent: settings\ndata: {\"pluginId\": \"a.b\"}\n\nevent: other\ndata: x\n\n\
                event: state\ndata: not json\n\n";
            ([("content-type", "text/event-stream")], text).into_response()
        }
    };
    let routes = Router::new().route("/plugins/events", get(stream));
    let told: Vec<_> = with_host(routes, |host| async move {
        host.events().take(5).collect().await
    });
    let once = [
        HostEvent::Connected,
        HostEvent::Settings("a.b".into()),
        HostEvent::Lost,
    ];
    let told: Vec<_> = told.into_iter().map(Result::unwrap).collect();
    assert_eq!(told, [&once[..], &once[..2]].concat());
    assert_eq!(opened.load(Ordering::SeqCst), 3);
}

#[test]
fn a_host_without_events_says_so_and_the_stream_ends() {
    let told: Vec<_> = with_host(Router::new(), |host| async move {
        host.events().collect().await
    });
    assert_eq!(told, [Err(HostError::NotOffered)]);
}
