//! What the database holds, row by row.

use std::collections::BTreeMap;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Map, Value};

use super::log::{ENTRIES, Entry};
use super::record::{Change, Decision, Failure, Gravity, Record};

/// The columns of a log entry, in the order of [`entry`].
const ENTRY: &str = "timestamp, level, stage, message, context";

/// What is saved of one plugin.
pub(super) fn record(db: &Connection, plugin: &str) -> rusqlite::Result<Record> {
    let mut records = records(db, Some(plugin))?;
    Ok(records.remove(plugin).unwrap_or_default())
}

/// What is saved of `plugin`, or of all.
pub(super) fn records(
    db: &Connection,
    plugin: Option<&str>,
) -> rusqlite::Result<BTreeMap<String, Record>> {
    let mut records = BTreeMap::<String, Record>::new();
    each(
        db,
        "SELECT id, enabled, error, error_at, error_reason, failed FROM plugin WHERE ?1 IS NULL OR id = ?1",
        plugin,
        |id, row| {
            let record = records.entry(id).or_default();
            record.decision = decision(row.get(1)?);
            record.failure = failure(row)?;
            Ok(())
        },
    )?;
    each(
        db,
        "SELECT plugin, value FROM settings WHERE ?1 IS NULL OR plugin = ?1",
        plugin,
        |id, row| {
            records.entry(id).or_default().settings = json(row, 1)?;
            Ok(())
        },
    )?;
    each(
        db,
        "SELECT plugin, value FROM state WHERE ?1 IS NULL OR plugin = ?1",
        plugin,
        |id, row| {
            records.entry(id).or_default().state = json(row, 1)?;
            Ok(())
        },
    )?;
    each(
        db,
        &format!(
            "SELECT plugin, {ENTRY}, entries FROM log JOIN \
             (SELECT max(id) AS latest, count(*) AS entries FROM log WHERE ?1 IS NULL OR plugin = ?1 GROUP BY plugin) \
             ON id = latest"
        ),
        plugin,
        |id, row| {
            let record = records.entry(id).or_default();
            record.latest_log = Some(entry(row, 1)?);
            record.log_count = row.get::<_, u32>(6)? as usize;
            Ok(())
        },
    )?;
    Ok(records)
}

fn each(
    db: &Connection,
    sql: &str,
    plugin: Option<&str>,
    mut found: impl FnMut(String, &Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([plugin])?;
    while let Some(row) = rows.next()? {
        found(row.get(0)?, row)?;
    }
    Ok(())
}

/// The settings of a plugin as they were saved.
pub(super) fn settings(db: &Connection, plugin: &str) -> rusqlite::Result<Map<String, Value>> {
    object(db, "SELECT value FROM settings WHERE plugin = ?1", plugin)
}

/// The state of a plugin.
pub(super) fn state(db: &Connection, plugin: &str) -> rusqlite::Result<Map<String, Value>> {
    object(db, "SELECT value FROM state WHERE plugin = ?1", plugin)
}

fn object(db: &Connection, sql: &str, plugin: &str) -> rusqlite::Result<Map<String, Value>> {
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_row([plugin], |row| json(row, 0));
    Ok(found.optional()?.unwrap_or_default())
}

/// Whether a plugin may run. One that nobody decided about may.
pub(super) fn enabled(db: &Connection, plugin: &str) -> rusqlite::Result<bool> {
    let mut statement = db.prepare_cached("SELECT enabled FROM plugin WHERE id = ?1")?;
    let found = statement.query_row([plugin], |row| row.get(0));
    Ok(found.optional()?.unwrap_or(true))
}

/// The log of a plugin, oldest first.
pub(super) fn log(db: &Connection, plugin: &str) -> rusqlite::Result<Vec<Entry>> {
    let sql = format!("SELECT {ENTRY} FROM log WHERE plugin = ?1 ORDER BY id");
    let mut statement = db.prepare_cached(&sql)?;
    let entries = statement.query_map([plugin], |row| entry(row, 0))?;
    entries.collect()
}

/// Saves the settings of a plugin.
pub(super) fn save_settings(db: &Connection, plugin: &str, value: &str) -> rusqlite::Result<()> {
    let sql =
        "INSERT INTO settings (plugin, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2";
    db.prepare_cached(sql)?.execute([plugin, value]).map(drop)
}

/// Saves changes of a plugin.
pub(super) fn save(db: &Connection, plugin: &str, changes: &[Change]) -> rusqlite::Result<()> {
    changes
        .iter()
        .try_for_each(|change| save_one(db, plugin, change))
}

/// Saves one change of a plugin.
pub(super) fn save_one(db: &Connection, plugin: &str, change: &Change) -> rusqlite::Result<()> {
    match change {
        Change::Decision(decision) => {
            let enabled = match decision {
                Decision::Off => 0,
                Decision::On => 1,
                Decision::OnDespite => 2,
            };
            let sql = "INSERT INTO plugin (id, enabled) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET enabled = ?2";
            db.prepare_cached(sql)?.execute(params![plugin, enabled])?;
        }
        Change::State(state) => {
            let sql = "INSERT INTO state (plugin, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2";
            db.prepare_cached(sql)?
                .execute([plugin, &serde_json::json!(state).to_string()])?;
        }
        Change::Failure(failure) => {
            let failure = failure.as_ref();
            let message = failure.map(|failure| &failure.message);
            let at = failure.map(|failure| &failure.at);
            let reason = failure.map(|failure| failure.reason.to_string());
            let failed = match failure.map(|failure| failure.gravity) {
                None | Some(Gravity::Passing) => 0,
                Some(Gravity::Fatal) => 1,
                Some(Gravity::Unmet) => 2,
            };
            let sql = "INSERT INTO plugin (id, error, error_at, error_reason, failed) VALUES (?1, ?2, ?3, ?4, ?5) \
                       ON CONFLICT DO UPDATE SET error = ?2, error_at = ?3, error_reason = ?4, failed = ?5 \
                       WHERE ?2 IS NULL OR ?5 OR NOT failed";
            db.prepare_cached(sql)?
                .execute(params![plugin, message, at, reason, failed])?;
        }
        Change::Log(entry) => {
            let sql = format!("INSERT INTO log (plugin, {ENTRY}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
            db.prepare_cached(&sql)?.execute([
                plugin,
                &entry.timestamp,
                &entry.level,
                &entry.stage,
                &entry.message,
                &entry.context.to_string(),
            ])?;
            let sql = "DELETE FROM log WHERE plugin = ?1 AND id <= \
                       (SELECT id FROM log WHERE plugin = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)";
            db.prepare_cached(sql)?
                .execute(params![plugin, u32::try_from(ENTRIES).unwrap_or(u32::MAX)])?;
        }
    }
    Ok(())
}

/// What is in the column `enabled`.
const fn decision(enabled: i64) -> Decision {
    match enabled {
        0 => Decision::Off,
        2 => Decision::OnDespite,
        _ => Decision::On,
    }
}

fn failure(row: &Row<'_>) -> rusqlite::Result<Option<Failure>> {
    let Some(message) = row.get("error")? else {
        return Ok(None);
    };
    Ok(Some(Failure {
        message,
        reason: row
            .get::<_, Option<String>>("error_reason")?
            .and_then(|reason| serde_json::from_str(&reason).ok())
            .unwrap_or_default(),
        at: row.get::<_, Option<_>>("error_at")?.unwrap_or_default(),
        gravity: match row.get("failed")? {
            0 => Gravity::Passing,
            2 => Gravity::Unmet,
            _ => Gravity::Fatal,
        },
    }))
}

fn entry(row: &Row<'_>, first: usize) -> rusqlite::Result<Entry> {
    Ok(Entry {
        timestamp: row.get(first)?,
        level: row.get(first + 1)?,
        stage: row.get(first + 2)?,
        message: row.get(first + 3)?,
        context: json(row, first + 4)?,
    })
}

fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into())
    })
}
