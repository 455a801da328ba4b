-- The book itself: what it was made by, and from which bytes. Read by schema/schema.cpp when a database is opened.
CREATE TABLE property (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;  -- layout, program_version, content_hash, kind (shipped, user)

-- What was loaded from which bytes, kept deflated so that a user's book can be replayed.
CREATE TABLE import_batch (
  id              INTEGER PRIMARY KEY,
  kind            TEXT NOT NULL,      -- results, claims, …
  file            TEXT NOT NULL,      -- name without folder
  document        TEXT,               -- slug, where the file belongs to one
  sha256          TEXT NOT NULL CHECK (length(sha256) = 64),
  byte_count      INTEGER NOT NULL CHECK (byte_count >= 0),
  deflated        BLOB NOT NULL,
  layout          INTEGER NOT NULL,
  program_version TEXT NOT NULL
) STRICT;
