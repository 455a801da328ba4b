-- Documents, their grading scales, and places in them.
CREATE TABLE document (
  id             INTEGER PRIMARY KEY,
  slug           TEXT NOT NULL UNIQUE,
  title          TEXT NOT NULL,
  title_en       TEXT,
  kind           TEXT NOT NULL CHECK (kind IN ('guideline', 'review', 'patient-guide', 'publication', 'registry', 'own')),
  language       TEXT,
  publisher      TEXT,
  series         TEXT,
  edition        TEXT,
  published      TEXT,
  evidence_until TEXT,
  supersedes     TEXT,
  status         TEXT NOT NULL CHECK (status IN ('current', 'superseded')),
  sha256         TEXT CHECK (length(sha256) = 64),  -- of the normalised text
  length         INTEGER CHECK (length > 0)         -- of the normalised text, code points
) STRICT;

-- A trial's own publication: a document of which findings ship, but no text that could be verified. A document without a row here is read as it quotes.
CREATE TABLE publication (
  document_id INTEGER PRIMARY KEY REFERENCES document,
  pmid        TEXT UNIQUE CHECK (pmid NOT GLOB '*[^0-9]*'),
  doi         TEXT UNIQUE CHECK (doi GLOB '10.*/*'),
  registry    TEXT  -- registry ids of its trials, "; " between
) STRICT;

CREATE TABLE provenance (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document,
  section     TEXT,
  refs        TEXT,
  locator     TEXT
) STRICT;

-- The document's headings, so that what was not extracted can be seen.
CREATE TABLE document_section (
  document_id INTEGER NOT NULL REFERENCES document,
  number      TEXT NOT NULL,
  title       TEXT NOT NULL,  -- our words
  position    INTEGER NOT NULL,
  PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE scale (
  id          INTEGER PRIMARY KEY,
  slug        TEXT NOT NULL UNIQUE,
  document_id INTEGER REFERENCES document,
  issuer      TEXT NOT NULL,
  edition     TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('evidence', 'recommendation')),
  ranked      INTEGER NOT NULL CHECK (ranked IN (0, 1)),  -- 0: the issuer gives a printed order only
  label_en    TEXT NOT NULL,
  label_zh    TEXT NOT NULL
) STRICT;

CREATE TABLE grade (
  id            INTEGER PRIMARY KEY,
  scale_id      INTEGER NOT NULL REFERENCES scale,
  code          TEXT NOT NULL,
  printed_order INTEGER NOT NULL,
  label_en      TEXT NOT NULL,
  label_zh      TEXT NOT NULL,
  definition    TEXT NOT NULL,  -- our paraphrase, exact thresholds
  provenance_id INTEGER NOT NULL REFERENCES provenance,
  note          TEXT,
  UNIQUE (scale_id, code),
  UNIQUE (scale_id, printed_order)
) STRICT;
