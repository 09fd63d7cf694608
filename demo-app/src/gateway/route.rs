//! What an address of a page's origin is.

use axum::http::Method;
use faceplate_renderer::isolation::{HOST_PREFIX, decode_path};
use percent_encoding::percent_decode_str;

use super::reply::Refusal;

/// Where a request leads, and how it may ask there.
pub(super) struct Route {
    pub(super) target: Target,
    pub(super) methods: &'static [Method],
}

/// What is asked for.
#[derive(Debug, PartialEq)]
pub(super) enum Target {
    /// The browser helper.
    Compat,
    /// The script that the host puts into each page.
    Start,
    /// The plugin's components.
    Components,
    /// What the host has to say, where it is waited for.
    Events,
    /// Something for the host.
    Messages,
    /// Something that the page's policy refused.
    Violations,
    /// A file of the plugin: its path in the plugin's folder.
    Asset(String),
    /// The host's API, about the page's own plugin.
    Api(Call),
}

/// A part of the API.
#[derive(Debug, PartialEq)]
pub(super) enum Call {
    Settings,
    State,
    HostContext,
    /// The id of one of the plugin's actions.
    Action(String),
}

const READ: &[Method] = &[Method::GET, Method::HEAD];
const READ_OR_PUT: &[Method] = &[Method::GET, Method::PUT];
const POST: &[Method] = &[Method::POST];

/// Finds what the path of an address means for a page of the plugin `own` (decisions.md 20).
pub(super) fn find(path: &str, own: &str) -> Result<Route, Refusal> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let segments: Vec<_> = path.split('/').collect();
    let route = |target, methods| Ok(Route { target, methods });
    match &*segments {
        [HOST_PREFIX, "octoprint-compat.js"]
        | ["backend", "api", "plugins", "sdk", "octoprint-compat.js"] => {
            route(Target::Compat, READ)
        }
        [HOST_PREFIX, "start.js"] => route(Target::Start, READ),
        [HOST_PREFIX, "components"] => route(Target::Components, READ),
        [HOST_PREFIX, "events"] => route(Target::Events, READ),
        [HOST_PREFIX, "messages"] => route(Target::Messages, POST),
        [HOST_PREFIX, "violations"] => route(Target::Violations, POST),
        [HOST_PREFIX, "api", call @ ..] => api(call),
        ["backend", "api", "plugins", plugin, rest @ ..] => {
            let plugin = percent_decode_str(plugin).decode_utf8_lossy();
            if plugin != own {
                let plugin: String = plugin.chars().take(80).collect();
                let message = format!(
                    "Its page asked for the plugin {plugin}, and may ask for its own only."
                );
                return Err(Refusal::forbidden("another-plugin", message));
            }
            match rest {
                ["assets", path @ ..] => asset(&path.join("/")),
                rest => api(rest),
            }
        }
        [HOST_PREFIX | "backend", ..] => Err(Refusal::not_found()),
        _ => asset(path),
    }
}

fn api(segments: &[&str]) -> Result<Route, Refusal> {
    let (call, methods) = match segments {
        ["settings"] => (Call::Settings, READ_OR_PUT),
        ["state"] => (Call::State, READ),
        ["host-context"] => (Call::HostContext, READ),
        ["actions", id] if !matches!(*id, "" | "." | "..") => {
            let id = percent_decode_str(id).decode_utf8();
            let id = id.map_err(|_| Refusal::not_found())?;
            (Call::Action(id.into_owned()), POST)
        }
        _ => return Err(Refusal::not_found()),
    };
    let target = Target::Api(call);
    Ok(Route { target, methods })
}

fn asset(path: &str) -> Result<Route, Refusal> {
    let path = decode_path(&format!("/{path}")).map_err(|_| Refusal::not_found())?;
    // However it is written: what is the host's own is no file.
    let first = path.split('/').next().unwrap_or_default();
    if path.is_empty() || first.eq_ignore_ascii_case(HOST_PREFIX) {
        return Err(Refusal::not_found());
    }
    Ok(Route {
        target: Target::Asset(path),
        methods: READ,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(path: &str) -> Option<Target> {
        find(path, "a.b").ok().map(|route| route.target)
    }

    #[test]
    fn a_page_reaches_its_files_its_api_and_the_helper_under_both_addresses() {
        let asset = |path: &str| Some(Target::Asset(path.to_owned()));
        assert_eq!(target("/ui/a%20b.html"), asset("ui/a b.html"));
        assert_eq!(
            target("/backend/api/plugins/a.b/assets/ui/x.js"),
            asset("ui/x.js")
        );
        for base in [
            "/__host/api",
            "/backend/api/plugins/a.b",
            "/backend/api/plugins/a%2Eb",
        ] {
            let api = |call| Some(Target::Api(call));
            assert_eq!(target(&format!("{base}/settings")), api(Call::Settings));
            assert_eq!(target(&format!("{base}/state")), api(Call::State));
            assert_eq!(
                target(&format!("{base}/host-context")),
                api(Call::HostContext)
            );
            let action = Call::Action("a/b c".to_owned());
            assert_eq!(target(&format!("{base}/actions/a%2Fb%20c")), api(action));
        }
        for compat in [
            "/__host/octoprint-compat.js",
            "/backend/api/plugins/sdk/octoprint-compat.js",
        ] {
            assert_eq!(target(compat), Some(Target::Compat));
        }
    }

    #[test]
    fn nothing_else_of_the_host_is_there() {
        for path in [
            "/",
            "",
            "/backend/api/plugins",
            "/backend/api/plugins/ui",
            "/backend/api/plugins/c.d/settings",
            "/backend/api/plugins/a.b/enable",
            "/backend/api/plugins/a.b/logs",
            "/backend/api/plugins/a.b/assets/../settings",
            "/backend/api/plugins/a.b/assets/%2e%2e/%2e%2e/c.d/settings",
            "/backend/api/printers/virtual",
            "/__host",
            "/__host/",
            "/__host/api/",
            "/__host/api/actions/",
            "/__host/api/actions/..",
            "/__host/api/actions/a/b",
            "/__host/api/actions/%ff",
            "/%5f%5fhost/api/settings",
            "/__HOST/x",
            "/../etc/passwd",
            "//evil.example/x",
        ] {
            assert_eq!(target(path), None, "{path}");
        }
    }

    #[test]
    fn only_another_plugin_is_worth_a_note() {
        let note = |path| find(path, "a.b").err()?.note().map(str::to_owned);
        assert!(
            note("/backend/api/plugins/c.d/settings")
                .unwrap()
                .contains("c.d")
        );
        assert_eq!(note("/backend/api/plugins/a.b/none"), None);
    }
}
