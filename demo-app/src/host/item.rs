//! Items of the inventory: a plugin's manifest and all that the host knows of it (contract section 3.3).

use faceplate_renderer::Locale;
use serde_json::{Value, json};

use super::entry::Entry;
use super::error::Error;
use super::lifecycle::LoadState;
use super::requirements::{Machine, dependencies};
use super::settings::with_defaults;
use super::store::{Decision, Record};
use super::{Host, shape};

/// The items of all plugins, in `locale`.
pub(super) async fn all(host: &Host, locale: &Locale) -> Result<Vec<Value>, Error> {
    let mut records = host.store.records().await?;
    let machine = host.machine().await;
    let plugins = host.inventory.plugins();
    let items = plugins.iter().map(|plugin| {
        let record = records.remove(plugin.id()).unwrap_or_default();
        item(host, plugin, record, &machine, locale)
    });
    Ok(items.collect())
}

/// The item of the plugin `id`, in `locale`.
pub(super) async fn one(host: &Host, id: &str, locale: &Locale) -> Result<Value, Error> {
    let plugin = host.plugin(id)?;
    let record = host.store.record(id).await?;
    let machine = host.machine().await;
    Ok(item(host, &plugin, record, &machine, locale))
}

fn item(host: &Host, plugin: &Entry, record: Record, machine: &Machine, locale: &Locale) -> Value {
    let manifest = plugin.manifest(locale);
    let state = LoadState::of(&record, manifest.is_some());
    // What is on disk now is closer at hand than what went wrong before.
    let (error, at, reason) = match (plugin.failure(), record.failure) {
        (Some(broken), _) => {
            let at = plugin.read_at().to_owned();
            (Some(broken.to_owned()), Some(at), Value::Null)
        }
        (None, Some(failure)) => (Some(failure.message), Some(failure.at), failure.reason),
        (None, None) => (None, None, Value::Null),
    };
    let notice = host.store.notice();
    let manifest = manifest.as_deref().unwrap_or(&Value::Null);
    let mut dependencies = dependencies(manifest, machine);
    dependencies["images"] = host.images.shown(manifest).into();
    if let Some(warnings) = dependencies["warnings"].as_array_mut() {
        let about_images = host.images.warnings(manifest).into_iter();
        let new = about_images.filter(|warning| error.as_ref() != Some(warning));
        warnings.extend(new.map(Value::from));
    }
    let short = dependencies["shortfalls"] != json!([]);
    let overridden = short && record.decision == Decision::OnDespite;
    dependencies["overridden"] = overridden.into();
    let overridden =
        overridden.then(|| "It runs all the same, because somebody decided so.".to_owned());
    let warnings: Vec<_> = error.iter().chain(&overridden).chain(&notice).collect();
    let known = json!({
        "enabled": record.decision.is_on() && state != LoadState::Unmet,
        "loadStatus": state.name(),
        "warnings": warnings,
        "dependencies": dependencies,
        "settings": with_defaults(plugin, record.settings),
        "state": record.state,
        "lastError": error,
        "lastErrorReason": reason,
        "loadErrorAt": at,
        "lastHealthcheckAt": host.health_checks.last(plugin.id()),
        "logCount": record.log_count,
        "latestLog": record.latest_log,
    });
    let mut item = shape::item(manifest, plugin.id());
    if let (Value::Object(item), Value::Object(known)) = (&mut item, known) {
        item.extend(known);
    }
    item
}
