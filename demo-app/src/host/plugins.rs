//! The routes that show plugins (contract section 3.4), in the locale that the request asks for.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};
use faceplate_components::words;
use faceplate_renderer::Locale;
use serde::Deserialize;
use serde_json::Value;

use super::Shared;
use super::error::Error;
use super::shape;

#[derive(Deserialize)]
pub(super) struct Filter {
    surface: Option<String>,
}

/// `GET /plugins`: every plugin with its manifest.
pub(super) async fn list(State(inventory): State<Shared>, headers: HeaderMap) -> Json<Value> {
    let locale = locale(&headers);
    let plugins = inventory.plugins();
    Json(plugins.iter().map(|plugin| plugin.item(&locale)).collect())
}

/// `GET /plugins/{id}`: one of them.
pub(super) async fn one(
    State(inventory): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Error> {
    let plugins = inventory.plugins();
    let plugin = plugins.iter().find(|plugin| plugin.id() == id);
    plugin
        .map(|plugin| Json(plugin.item(&locale(&headers))))
        .ok_or_else(|| Error::not_found(format!("Plugin {id} is not installed.")))
}

/// `GET /plugins/ui[?surface=]`: the UI extensions of the plugins that could be read, in the order of decisions.md 13.
pub(super) async fn extensions(
    State(inventory): State<Shared>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Json<Value> {
    let locale = locale(&headers);
    let wanted = |extension: &Value| {
        let surface = filter.surface.as_deref();
        surface.is_none() || extension.get("surface").and_then(Value::as_str) == surface
    };
    let plugins = inventory.plugins();
    let mut extensions: Vec<_> = plugins
        .iter()
        .flat_map(|plugin| {
            let manifest = plugin.manifest(&locale);
            manifest.map(|manifest| shape::extensions(&manifest, plugin.id()))
        })
        .flatten()
        .filter(wanted)
        .collect();
    // Stable: the manifest's order holds within a plugin. No plugin here came with the host, so none goes first.
    extensions.sort_by_cached_key(|extension| {
        let order = extension.get("order").and_then(Value::as_i64);
        let plugin = extension.get("pluginId").and_then(Value::as_str);
        (order.is_none(), order, plugin.map(str::to_owned))
    });
    Json(extensions.into())
}

/// `GET /plugins/development`, which other hosts use for something else: for each plugin the text of its files as
/// they are on disk, and everything that is wrong with them.
pub(super) async fn development(State(inventory): State<Shared>) -> Json<Value> {
    let plugins = inventory.plugins();
    Json(plugins.iter().map(|plugin| plugin.development()).collect())
}

/// The locale that a request asks for: the header, else the first language of the browser that the host speaks.
/// Browsers list them by preference.
fn locale(headers: &HeaderMap) -> Locale {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let asked = text("x-wprint3d-locale").and_then(|tag| tag.parse().ok());
    asked.unwrap_or_else(|| {
        text(ACCEPT_LANGUAGE.as_str())
            .unwrap_or_default()
            .split(',')
            .filter_map(|range| spoken(range.split(';').next()?.trim()))
            .next()
            .unwrap_or_else(Locale::english)
    })
}

/// The host's own language for `tag`, unless that would only be the one it speaks with everybody.
fn spoken(tag: &str) -> Option<Locale> {
    let own = words::Locale::negotiate(tag);
    let asked = own != words::Locale::English || tag.to_ascii_lowercase().starts_with("en");
    asked.then(|| own.tag().parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn asked(name: &'static str, value: &'static str) -> String {
        let headers = [(name.parse().unwrap(), HeaderValue::from_static(value))];
        locale(&HeaderMap::from_iter(headers)).to_string()
    }

    #[test]
    fn the_header_decides_the_locale_then_the_browsers_languages() {
        assert_eq!(asked("x-wprint3d-locale", "es_AR"), "es-AR");
        assert_eq!(asked("x-wprint3d-locale", "zh-Hant"), "zh-Hant");
        assert_eq!(asked("accept-language", "nl, es-MX;q=0.8, en;q=0.5"), "es");
        assert_eq!(asked("accept-language", "es-ar"), "es-AR");
        assert_eq!(asked("x-wprint3d-locale", "not a tag"), "en");
        assert_eq!(asked("accept-language", "*"), "en");
    }
}
