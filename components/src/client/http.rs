//! The REST API of a host, over HTTP.

use faceplate_renderer::diagnostic::Diagnostics;
use faceplate_renderer::{Limits, json};
use futures_util::FutureExt;
use futures_util::stream::LocalBoxStream;
use serde_json::Value;

use super::error::ANSWER_MIB;
use super::{Answer, HostClient, HostError, HostEvent, InDevelopment, transport};
use crate::extension::Surface;

/// What an answer may hold. Its plugins' manifests are one or two levels deeper in it than in their files, and
/// there may be a hundred of them.
const LIMITS: Limits = Limits {
    bytes: ANSWER_MIB * 1024 * 1024,
    depth: Limits::DEFAULT.depth + 4,
    values: 1_000_000,
    string_bytes: Limits::DEFAULT.bytes,
    ..Limits::DEFAULT
};

/// A host at an address. Cheap to clone.
#[derive(Clone, Debug)]
pub struct HttpHost {
    client: transport::Client,
    /// What stands before `/backend/api`.
    base: String,
    token: Option<String>,
    locale: String,
}

/// A request: what differs between requests on every transport.
pub(super) struct Request<'a> {
    pub(super) url: String,
    pub(super) token: Option<&'a str>,
    pub(super) locale: &'a str,
}

/// An answer whose body was read.
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

impl HttpHost {
    /// The host at `base`, such as `http://127.0.0.1:4100`. On the web an empty base is the page's own origin.
    pub fn new(base: &str) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        Self {
            client: transport::client(&base),
            base,
            token: None,
            locale: "en".to_owned(),
        }
    }

    /// The same host, asked as the owner of an API token. On the web the event stream goes without it: browsers
    /// cannot send one there.
    #[must_use]
    pub fn with_token(mut self, token: String) -> Self {
        self.token = Some(token);
        self
    }

    /// The same host, asked for plugins in the locale `tag` (decisions.md 11).
    #[must_use]
    pub fn in_locale(mut self, tag: &str) -> Self {
        // It travels in a header, which holds no other characters.
        let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        self.locale = tag.chars().filter(allowed).collect();
        self
    }

    fn request(&self, path: &str) -> Request<'_> {
        Request {
            url: format!("{}/backend/api{path}", self.base),
            token: self.token.as_deref(),
            locale: &self.locale,
        }
    }

    async fn get(&self, path: &str) -> Result<Value, HostError> {
        let response = transport::get(&self.client, self.request(path), LIMITS.bytes).await?;
        let body = String::from_utf8(response.body);
        if !(200..300).contains(&response.status) {
            return Err(HostError::refused(
                response.status,
                &body.unwrap_or_default(),
            ));
        }
        let unreadable = |problem: &str| HostError::Unreadable {
            problem: problem.to_owned(),
        };
        let body = body.map_err(|_| unreadable("it is not UTF-8"))?;
        let mut problems = Diagnostics::kept();
        json::read(&body, &LIMITS, &mut problems).ok_or_else(|| {
            unreadable(
                problems
                    .into_vec()
                    .first()
                    .map_or("it is not JSON", |problem| &problem.message),
            )
        })
    }
}

impl HostClient for HttpHost {
    fn extensions(&self, surface: Option<Surface>) -> Answer<'_, Value> {
        async move {
            let query = surface.map(|surface| format!("?surface={}", surface.name()));
            self.get(&format!("/plugins/ui{}", query.unwrap_or_default()))
                .await
        }
        .boxed_local()
    }

    fn inventory(&self) -> Answer<'_, Value> {
        self.get("/plugins").boxed_local()
    }

    fn sdk(&self) -> Answer<'_, Value> {
        self.get("/plugins/sdk").boxed_local()
    }

    fn development(&self) -> Answer<'_, Vec<InDevelopment>> {
        async {
            let answer = self.get("/plugins/development").await?;
            serde_json::from_value(answer).map_err(|error| HostError::Unreadable {
                problem: error.to_string(),
            })
        }
        .boxed_local()
    }

    fn events(&self) -> LocalBoxStream<'static, Result<HostEvent, HostError>> {
        transport::events(self.client.clone(), self.request("/plugins/events"))
    }
}

#[cfg(test)]
mod tests {
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
    use crate::client::fetch_extensions;
    use crate::extension::Extensions;

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
            let host = host
                .in_locale("es-AR\r\nx: y")
                .with_token("secret".to_owned());
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
        let ui = r#"[{"id": "a", "surface": "page", "pluginId": "x.y", "schema": {"component": "text"}}]"#;
        let locked = axum::http::StatusCode::LOCKED;
        let routes =
            plugins((locked, "Locked.")).route("/plugins/ui", get(move || async move { ui }));
        let (first, second) = with_host(routes, |host| async move {
            let host: Rc<dyn HostClient> = Rc::new(host);
            let first = fetch_extensions(&host, &Extensions::default())
                .await
                .unwrap();
            let second = fetch_extensions(&host, &first).await.unwrap();
            (first, second)
        });
        assert_eq!(first.iter().count(), 1);
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
                let text = ": hello\n\nevent: reload\ndata: {}\n\nevent: other\ndata: x\n\n";
                ([("content-type", "text/event-stream")], text).into_response()
            }
        };
        let routes = Router::new().route("/plugins/events", get(stream));
        let told: Vec<_> = with_host(routes, |host| async move {
            host.events().take(5).collect().await
        });
        let once = [HostEvent::Connected, HostEvent::Reload, HostEvent::Lost];
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
}
