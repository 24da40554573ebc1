/** The tables of a client's store. Rows hold JSON; columns are what is searched by. */
export const SQLITE_SCHEMA = `
  CREATE TABLE IF NOT EXISTS connections (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS grants (
    connection_id TEXT PRIMARY KEY, version INTEGER NOT NULL, json TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS progress (
    connection_id TEXT NOT NULL, type TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (connection_id, type)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS records (
    connection_id TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL,
    raw TEXT NOT NULL, terra TEXT, updated_ms INTEGER,
    PRIMARY KEY (connection_id, type, id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS inbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, remember INTEGER NOT NULL,
    body TEXT NOT NULL, received_ms INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0, not_before_ms INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS inbox_due ON inbox (position) WHERE done = 0;
  CREATE TABLE IF NOT EXISTS outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL,
    claimed_until_ms INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS secrets (secret TEXT PRIMARY KEY) STRICT;
`
