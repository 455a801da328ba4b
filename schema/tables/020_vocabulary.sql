-- One vocabulary of terms by dimension with is-a edges, endpoints, trials, and every name of any of them.
CREATE TABLE term (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  dimension TEXT NOT NULL,            -- drug, drug-class, her2-status, line, biomarker.pik3ca, prior:cdk46-inhibitor …
  label_en  TEXT NOT NULL,
  label_zh  TEXT NOT NULL,
  generated INTEGER NOT NULL DEFAULT 0 CHECK (generated IN (0, 1))  -- 1: made from a prior-therapy expression
) STRICT;
CREATE INDEX term_dimension ON term(dimension);

CREATE TABLE is_a (
  child  INTEGER NOT NULL REFERENCES term,
  parent INTEGER NOT NULL REFERENCES term,
  PRIMARY KEY (child, parent),
  CHECK (child <> parent)
) STRICT, WITHOUT ROWID;
CREATE INDEX is_a_parent ON is_a(parent, child);

CREATE TABLE endpoint (
  id         INTEGER PRIMARY KEY,
  slug       TEXT NOT NULL UNIQUE,
  label_en   TEXT NOT NULL,
  label_zh   TEXT NOT NULL,
  type       TEXT NOT NULL CHECK (type IN ('time-to-event', 'proportion', 'count', 'continuous', 'other')),
  better     TEXT NOT NULL CHECK (better IN ('higher', 'lower', 'neither')),  -- which arm value is benefit
  event      TEXT NOT NULL CHECK (event IN ('harm', 'benefit', 'none')),      -- what a ratio counts
  unit       TEXT,
  domain     TEXT NOT NULL CHECK (domain IN ('efficacy', 'safety', 'quality-of-life', 'laboratory')),
  related_to INTEGER REFERENCES endpoint
) STRICT;

CREATE TABLE trial (
  id                INTEGER PRIMARY KEY,
  slug              TEXT NOT NULL UNIQUE,
  acronym           TEXT,
  phase             TEXT,
  design            TEXT,
  registry          TEXT,
  identified_as     TEXT,   -- ours, with its reason
  identified_reason TEXT,
  description       TEXT,
  description_zh    TEXT,
  CHECK ((identified_as IS NULL) = (identified_reason IS NULL)),
  CHECK (acronym IS NOT NULL OR description IS NOT NULL)
) STRICT;

-- Exactly one target. `folded` is the name as text/names.hpp compares it, stored so that any SQLite tool can look it up.
CREATE TABLE name (
  id          INTEGER PRIMARY KEY,
  term_id     INTEGER REFERENCES term,
  endpoint_id INTEGER REFERENCES endpoint,
  trial_id    INTEGER REFERENCES trial,
  name        TEXT NOT NULL,
  folded      TEXT NOT NULL,
  language    TEXT CHECK (language IN ('en', 'zh')),
  script      TEXT CHECK (script IN ('latin', 'hans', 'hant')),
  kind        TEXT NOT NULL CHECK (kind IN ('slug', 'label', 'generic', 'brand', 'code', 'abbreviation', 'variant')),
  CHECK ((term_id IS NOT NULL) + (endpoint_id IS NOT NULL) + (trial_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX name_folded ON name(folded);
