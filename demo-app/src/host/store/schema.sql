CREATE TABLE plugin (
    id TEXT PRIMARY KEY,
    -- 0, 1, or 2 when it may run although the computer has less than it asks for.
    enabled INTEGER NOT NULL DEFAULT 1,
    -- Why it is not as it should be, and since when; `failed` when that keeps it from being loaded: 1, or 2 when the
    -- computer has less than it asks for.
    error TEXT,
    error_at TEXT,
    failed INTEGER NOT NULL DEFAULT 0
) STRICT;
-- Apart, because state is written often and settings must not be.
CREATE TABLE settings (plugin TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE state (plugin TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
-- In the order of `id`: clocks jump.
CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plugin TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    level TEXT NOT NULL,
    stage TEXT NOT NULL,
    message TEXT NOT NULL,
    context TEXT NOT NULL
) STRICT;
CREATE INDEX log_of_plugin ON log (plugin, id);
