//! Where the pages of plugins keep data (security.md T21).

use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::transaction::begin;
use super::{Store, StoreError};

/// A plugin that is there.
pub(crate) struct Present {
    pub(crate) plugin: String,
    /// Where it is.
    pub(crate) folder: String,
    /// Whether its pages may keep data.
    pub(crate) keeps_data: bool,
}

impl Store {
    /// The name of the origin where the pages of `plugin` keep data: `fresh`, unless it has one already.
    pub(crate) async fn page_origin(
        &self,
        plugin: &str,
        fresh: &str,
    ) -> Result<String, StoreError> {
        let (inner, plugin, fresh) = (Arc::clone(&self.inner), plugin.to_owned(), fresh.to_owned());
        let job = move |db: &mut Connection| {
            named(db, &plugin, &fresh).map_err(|error| StoreError::writing(&error, &inner.place))
        };
        let named = self.inner.writing.run(job).await;
        named.unwrap_or(Err(StoreError::Gone))
    }

    /// Takes note of where plugins are whose pages may keep data, and forgets the origins of those that were taken away:
    /// neither they nor the folders where they were are there any more. Returns their ids. What cannot be written is found
    /// the next time.
    pub(crate) async fn forget_origins(&self, present: Vec<Present>) -> Vec<String> {
        let job = move |db: &mut Connection| forgotten(db, &present).unwrap_or_default();
        self.inner.writing.run(job).await.unwrap_or_default()
    }
}

fn named(db: &Connection, plugin: &str, fresh: &str) -> rusqlite::Result<String> {
    let known = "SELECT name FROM origin WHERE plugin = ?1 AND name IS NOT NULL";
    let read = |db: &Connection| db.query_row(known, [plugin], |row| row.get(0));
    read(db).or_else(|_| {
        let transaction = begin(db, true)?;
        let sql = "INSERT INTO origin (plugin, name) VALUES (?1, ?2) \
                   ON CONFLICT DO UPDATE SET name = coalesce(name, ?2)";
        transaction.execute(sql, [plugin, fresh])?;
        let name = read(&transaction)?;
        transaction.commit()?;
        Ok(name)
    })
}

fn forgotten(db: &Connection, present: &[Present]) -> rusqlite::Result<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT plugin, folder FROM origin")?;
    let known = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let known: Vec<(String, Option<String>)> = known.collect::<Result<_, _>>()?;
    let moved = present.iter().filter(|here| {
        here.keeps_data
            && !known.iter().any(|(plugin, folder)| {
                *plugin == here.plugin && folder.as_ref() == Some(&here.folder)
            })
    });
    let moved: Vec<_> = moved.collect();
    let is_gone = |(plugin, folder): &(String, Option<String>)| {
        let here = present.iter().any(|here| here.plugin == *plugin);
        let folder = folder.as_ref().map(Path::new);
        !here && folder.is_some_and(|folder| !folder.is_dir())
    };
    let gone = known.iter().filter(|known| is_gone(known));
    let gone: Vec<_> = gone.map(|(plugin, _)| plugin.clone()).collect();
    if moved.is_empty() && gone.is_empty() {
        return Ok(gone);
    }
    let transaction = begin(db, true)?;
    for here in moved {
        let sql = "INSERT INTO origin (plugin, folder) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET folder = ?2";
        transaction.execute(sql, params![here.plugin, here.folder])?;
    }
    for plugin in &gone {
        transaction.execute("DELETE FROM origin WHERE plugin = ?1", [plugin])?;
    }
    transaction.commit()?;
    Ok(gone)
}
