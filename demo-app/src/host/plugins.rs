//! The routes that show plugins (contract section 3.4), in the locale that the request asks for.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::Value;

use super::error::Error;
use super::lifecycle::LoadState;
use super::locale::locale;
use super::{Host, item, shape};

#[derive(Deserialize)]
pub(super) struct Filter {
    surface: Option<String>,
}

/// `GET /plugins`: every plugin with its manifest.
pub(super) async fn list(
    State(host): State<Host>,
    headers: HeaderMap,
) -> Result<Json<Vec<Value>>, Error> {
    item::all(&host, &locale(&headers)).await.map(Json)
}

/// `GET /plugins/{id}`: one of them.
pub(super) async fn one(
    State(host): State<Host>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Error> {
    item::one(&host, &id, &locale(&headers)).await.map(Json)
}

/// `GET /plugins/ui[?surface=]`: the UI extensions of the plugins that are enabled and have something to show, in the
/// order of decisions.md 13 (contract section 10, defect 31: upstream has none).
pub(super) async fn extensions(
    State(host): State<Host>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Result<Json<Vec<Value>>, Error> {
    let locale = locale(&headers);
    let records = host.store.records().await?;
    let is_off = |id| {
        let record = records.get(id);
        record.is_some_and(|record| LoadState::of(record, true).is_off())
    };
    let mut extensions = Vec::new();
    for plugin in host.inventory.plugins().iter() {
        // What a plugin that failed shows is left in place: it says there what is wrong.
        if let Some(manifest) = plugin.manifest(&locale)
            && !is_off(plugin.id())
        {
            let revision = plugin.revision();
            let own = shape::extensions(&manifest, plugin.id()).into_iter();
            extensions.extend(own.map(|mut own| {
                // Other hosts say nothing of it.
                own["assetsRevision"] = revision.as_str().into();
                (host.inventory.is_bundled(plugin), own)
            }));
        }
    }
    let text = |extension: &Value, key| Some(extension.get(key)?.as_str()?.to_owned());
    if let Some(surface) = filter.surface {
        extensions.retain(|(_, own)| text(own, "surface").as_ref() == Some(&surface));
    }
    // Stable: the manifest's order holds within a plugin.
    extensions.sort_by_cached_key(|(bundled, own)| {
        let order = own.get("order").and_then(Value::as_i64);
        (order.is_none(), order, !bundled, text(own, "pluginId"))
    });
    Ok(Json(extensions.into_iter().map(|(_, own)| own).collect()))
}

/// `GET /plugins/development`, which other hosts use for something else: for each plugin the text of its files as
/// they are on disk, and everything that is wrong with them.
pub(super) async fn development(State(host): State<Host>) -> Json<Value> {
    let plugins = host.inventory.plugins();
    Json(plugins.iter().map(|plugin| plugin.development()).collect())
}
