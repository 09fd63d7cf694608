//! The database file: opened, brought up to date, or replaced by memory where it cannot be written.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, TransactionBehavior};

/// The file's name in the data folder.
const FILE: &str = "faceplate.db";

/// How to get from each version of the schema to the next. Never change one that was released: add one.
const MIGRATIONS: [&str; 3] = [
    include_str!("schema.sql"),
    // The error for programs: `{code, details, subject}` as JSON.
    "ALTER TABLE plugin ADD COLUMN error_reason TEXT;",
    include_str!("origins.sql"),
];

/// How long another process may hold the file.
const BUSY: Duration = Duration::from_secs(5);

/// Bytes of the write-ahead log that stay on disk when they are no longer needed.
const LOG_KEPT: i64 = 16 * 1024 * 1024;

/// How a file is opened that is there and may be written; each connection stays with one thread.
const WRITING: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// Where a host keeps what it must not forget.
pub(super) enum Database {
    /// A file: one connection reads while the other writes.
    File {
        reading: Connection,
        writing: Connection,
        place: String,
    },
    /// Memory, with what could be read of the file.
    Memory { connection: Connection, why: String },
}

impl Database {
    /// Opens the database in `folder`, which is made where it is missing. Where that fails, the database is in memory
    /// and says why. An error means that there is not even memory.
    pub(super) fn open(folder: Option<&Path>) -> Result<Self> {
        let Some(folder) = folder else {
            let why =
                "this system names no folder for the data of programs; give one with `--data DIR`"
                    .to_owned();
            return Ok(Self::Memory {
                connection: empty()?,
                why,
            });
        };
        let file = folder.join(FILE);
        let place = file.display().to_string();
        match prepare(folder, &file).and_then(|writing| Ok((connect(&file)?, writing))) {
            Ok((reading, writing)) => Ok(Self::File {
                reading,
                writing,
                place,
            }),
            Err(error) => Ok(Self::Memory {
                connection: copy(&file).map_or_else(empty, Ok)?,
                why: format!("{place}: {error:#}; {}", advice(&error)),
            }),
        }
    }
}

/// What to do about a database that cannot be used.
fn advice(error: &anyhow::Error) -> &'static str {
    let code = error
        .downcast_ref::<rusqlite::Error>()
        .and_then(rusqlite::Error::sqlite_error_code);
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    if code == Some(ErrorCode::DiskFull) || kind == Some(io::ErrorKind::StorageFull) {
        "free some space on its disk and start the host again"
    } else if matches!(
        code,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    ) {
        "another program is writing to it; when that is done, start the host again"
    } else if code == Some(ErrorCode::SystemIoFailure) {
        "see whether its disk is full or failing, and start the host again"
    } else if matches!(
        code,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    ) || error.is::<Damage>()
    {
        "move the file away to start afresh, or put a copy of it back, and start the host again"
    } else {
        "make it writable and start the host again, or give another folder with `--data DIR`"
    }
}

/// What a check of the file found.
#[derive(Debug, thiserror::Error)]
#[error("the file is damaged: {0}")]
struct Damage(String);

/// A connection for writing to the database that is there now, sound and up to date.
fn prepare(folder: &Path, file: &Path) -> Result<Connection> {
    create(folder, file)?;
    let mut connection = connect(file)?;
    ensure!(!connection.is_readonly(MAIN_DB)?, "it is read-only");
    check(&connection)?;
    write_ahead(&connection)?;
    connection.pragma_update(None, "journal_size_limit", LOG_KEPT)?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Makes the folder and the file where they are missing, for this user alone: settings may hold secrets.
fn create(folder: &Path, file: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        builder.mode(0o700);
        options.mode(0o600);
    }
    builder.create(folder)?;
    // Before opening: a pipe would wait for its reader.
    if fs::metadata(file).is_ok_and(|found| !found.is_file()) {
        return Err(io::Error::other("it is not a regular file"));
    }
    options.open(file).map(drop)
}

fn connect(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(file, WRITING)?;
    connection.busy_timeout(BUSY)?;
    // Nothing is lost when the process dies; where a loss of power must not lose anything either, the writer says so.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(connection)
}

/// An error with what is wrong in the file, if anything is.
fn check(connection: &Connection) -> Result<()> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    ensure!(found == "ok", Damage(found));
    Ok(())
}

/// Puts the file into the mode in which readers and a writer do not wait for each other.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let end = Instant::now() + BUSY;
    loop {
        match connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())) {
            // Here alone SQLite does not wait by itself for another process that does the same.
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && Instant::now() < end =>
            {
                thread::sleep(Duration::from_millis(10));
            }
            done => return done,
        }
    }
}

fn migrate(connection: &mut Connection) -> Result<()> {
    // Before the version is read: another process may be at it, too.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: usize =
        transaction.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))? as usize;
    let missing = MIGRATIONS.get(version..).with_context(|| {
        format!(
            "it was written by a newer Faceplate: expected version {} or older, found {version}",
            MIGRATIONS.len()
        )
    })?;
    if !missing.is_empty() {
        for migration in missing {
            transaction.execute_batch(migration)?;
        }
        let version = u32::try_from(MIGRATIONS.len())?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    Ok(transaction.commit()?)
}

/// An empty database in memory.
fn empty() -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// A copy in memory of what is saved in `file`, without changing anything there; `None` where it cannot be read.
fn copy(file: &Path) -> Option<Connection> {
    let ways: [fn(&Path) -> Result<Connection>; 3] = [read_only, alone, unchanging];
    ways.into_iter().find_map(|way| {
        let source = way(file).ok()?;
        check(&source).ok()?;
        let mut copy = Connection::open_in_memory().ok()?;
        let backup = Backup::new(&source, &mut copy).ok()?;
        backup.run_to_completion(1_024, Duration::ZERO, None).ok()?;
        drop(backup);
        migrate(&mut copy).ok()?;
        Some(copy)
    })
}

/// Beside other processes, or after a process that died.
fn read_only(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(file, flags)?)
}

/// Without the file that processes share, for which a full disk has no room.
fn alone(file: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(file, WRITING)?;
    // First of all: whatever looks into the file makes the shared one.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(connection)
}

/// On a disk where nothing can be written.
fn unchanging(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let mut uri = url::Url::from_file_path(std::path::absolute(file)?)
        .map_err(|()| io::Error::other("it has no address"))?;
    uri.set_query(Some("immutable=1"));
    Ok(Connection::open_with_flags(uri.as_str(), flags)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(folder: &Path) -> String {
        match Database::open(Some(folder)).unwrap() {
            Database::File { .. } => panic!("it can be written"),
            Database::Memory { connection, why } => {
                let tables = "SELECT count(*) FROM settings";
                connection
                    .query_row(tables, [], |row| row.get::<_, i64>(0))
                    .unwrap();
                why
            }
        }
    }

    #[test]
    fn a_file_that_is_no_database_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let text = "no database ".repeat(1_000);
        fs::write(&file, &text).unwrap();
        assert!(why(folder.path()).contains("move the file away"));
        assert_eq!(fs::read_to_string(file).unwrap(), text);
    }

    #[test]
    fn a_database_of_a_newer_version_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        drop(Database::open(Some(folder.path())).unwrap());
        let file = folder.path().join(FILE);
        let newer = Connection::open(&file).unwrap();
        newer.pragma_update(None, "user_version", 99).unwrap();
        let why = why(folder.path());
        assert!(
            why.contains("newer Faceplate") && why.contains("99"),
            "{why}"
        );
    }

    #[test]
    fn what_is_no_file_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(FILE)).unwrap();
        assert!(why(folder.path()).contains("--data DIR"));
        let below_a_file = folder.path().join("file/folder");
        fs::write(folder.path().join("file"), "").unwrap();
        assert!(why(&below_a_file).contains("--data DIR"));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_it() {
        use std::os::unix::fs::PermissionsExt;

        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("new");
        let _open = Database::open(Some(&folder)).unwrap();
        for (path, mode) in [(folder.clone(), 0o700), (folder.join(FILE), 0o600)] {
            let found = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(found & 0o777, mode);
        }
    }
}
