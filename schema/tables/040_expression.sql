-- Regimens and populations: identical content is one row (key is the canonical expression).
CREATE TABLE regimen (
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL UNIQUE,
  label_en  TEXT NOT NULL,
  label_zh  TEXT NOT NULL,
  dose      TEXT,                                             -- doses as stated, "; " between
  matchable INTEGER NOT NULL CHECK (matchable IN (0, 1))      -- 0: holds a relative or excluding component
) STRICT;

-- Rows of one slot are alternatives.
CREATE TABLE regimen_component (
  regimen_id     INTEGER NOT NULL REFERENCES regimen,
  slot           INTEGER NOT NULL CHECK (slot >= 1),
  term_id        INTEGER NOT NULL REFERENCES term,
  role           TEXT NOT NULL CHECK (role IN ('active', 'choice', 'placebo')),
  relation       TEXT NOT NULL CHECK (relation IN ('is', 'except', 'other_than_prior')),
  except_term_id INTEGER REFERENCES term,
  dose_raw       TEXT NOT NULL DEFAULT '',
  dose_value     REAL,
  dose_unit      TEXT,
  route          TEXT,
  interval       TEXT,
  PRIMARY KEY (regimen_id, slot, term_id, dose_raw),
  CHECK ((relation = 'except') = (except_term_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A regimen, or an act that is none (procedure, test, monitoring …) in our words.
CREATE TABLE intervention (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('regimen', 'procedure', 'test', 'monitoring', 'supportive', 'trial-entry', 'treatment-stop', 'none-stated', 'principle')),
  regimen_id INTEGER REFERENCES regimen,
  text       TEXT,
  CHECK (kind <> 'regimen' OR regimen_id IS NOT NULL),
  CHECK (regimen_id IS NULL OR text IS NULL)
) STRICT;
CREATE UNIQUE INDEX intervention_content ON intervention(kind, coalesce(regimen_id, 0), coalesce(text, ''));

CREATE TABLE population (
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  label_en TEXT NOT NULL,
  label_zh TEXT NOT NULL
) STRICT;

-- Rows of one dimension are alternatives, dimensions are joined by "and".
CREATE TABLE population_term (
  population_id INTEGER NOT NULL REFERENCES population,
  dimension     TEXT NOT NULL,
  term_id       INTEGER NOT NULL REFERENCES term,
  basis         TEXT NOT NULL CHECK (basis IN ('stated', 'heading')),
  PRIMARY KEY (population_id, dimension, term_id)
) STRICT, WITHOUT ROWID;

-- What a generated prior-therapy term means; its is-a edges are derived from here (derive/010_prior_edges.sql).
CREATE TABLE prior_term (
  term_id   INTEGER PRIMARY KEY REFERENCES term,
  status    TEXT NOT NULL CHECK (status IN ('naive', 'exposed', 'progressed', 'refractory', 'not-progressed')),
  setting   TEXT CHECK (setting IN ('adjuvant', 'neoadjuvant', 'advanced')),
  lines_min INTEGER,
  lines_max INTEGER,
  interval  TEXT
) STRICT;
CREATE TABLE prior_treatment (  -- several rows: any of them
  term_id      INTEGER NOT NULL REFERENCES prior_term,
  treatment_id INTEGER NOT NULL REFERENCES term,
  PRIMARY KEY (term_id, treatment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison (
  id                 INTEGER PRIMARY KEY,
  trial_id           INTEGER NOT NULL REFERENCES trial,
  population_id      INTEGER NOT NULL REFERENCES population,
  kind               TEXT NOT NULL CHECK (kind IN ('randomised', 'nonrandomised', 'prognostic', 'single-arm')),
  experimental_id    INTEGER REFERENCES regimen,
  experimental_group TEXT,  -- a prognostic comparison names its groups
  control_id         INTEGER REFERENCES regimen,
  control_group      TEXT,  -- likewise; or 'not named' where a second arm has numbers but no name
  CHECK ((experimental_id IS NULL) <> (experimental_group IS NULL)),
  CHECK (control_id IS NULL OR control_group IS NULL),
  CHECK (kind <> 'single-arm' OR (control_id IS NULL AND control_group IS NULL)),
  CHECK (experimental_group IS NULL OR kind = 'prognostic')
) STRICT;
CREATE UNIQUE INDEX comparison_content ON comparison(trial_id, population_id, kind, coalesce(experimental_id, 0), coalesce(experimental_group, ''),
                                                     coalesce(control_id, 0), coalesce(control_group, ''));
CREATE INDEX comparison_population ON comparison(population_id);
CREATE INDEX comparison_experimental ON comparison(experimental_id, population_id);
