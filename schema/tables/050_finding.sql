-- Lists of more than two values are written with OR in the tables filled row by row: for IN, SQLite makes a table at each insert, a quarter of the time.

-- Findings: one measure of one endpoint at one time point for one comparison in one population and analysis, as one document quotes it.
CREATE TABLE finding (
  id                   INTEGER PRIMARY KEY,
  slug                 TEXT NOT NULL UNIQUE,  -- document:authored-id
  document_id          INTEGER NOT NULL REFERENCES document,
  comparison_id        INTEGER NOT NULL REFERENCES comparison,
  endpoint_id          INTEGER NOT NULL REFERENCES endpoint,
  at_raw               TEXT,
  at_months            REAL,
  analysis             TEXT,
  assessor             TEXT CHECK (assessor IN ('investigator', 'independent')),
  data_cut             TEXT,
  follow_up            TEXT,
  total_n              INTEGER CHECK (total_n >= 0),  -- patients of all arms as the document prints it, never a sum of ours
  update_of            INTEGER REFERENCES finding,
  completes            INTEGER REFERENCES finding,
  measure              TEXT CHECK (measure = 'median' OR measure = 'rate' OR measure = 'proportion' OR measure = 'count' OR measure = 'mean' OR measure = 'total'),
  measure_basis        TEXT CHECK (measure_basis IN ('printed', 'implied')),
  unit                 TEXT,
  ci_level             REAL CHECK (ci_level > 50 AND ci_level < 100),  -- of the intervals of this finding, the effect's or an arm's
  ci_level_basis       TEXT CHECK (ci_level_basis IN ('quoted', 'unstated')),
  wording              TEXT CHECK (wording = 'significant' OR wording = 'not_significant' OR wording = 'non_inferior'),
  population_note      TEXT,
  parent_population_id INTEGER REFERENCES population,
  note                 TEXT,
  provenance_id        INTEGER NOT NULL REFERENCES provenance,
  batch_id             INTEGER NOT NULL REFERENCES import_batch,
  CHECK ((at_raw IS NULL) = (at_months IS NULL)),
  CHECK ((measure IS NULL) = (measure_basis IS NULL)),
  CHECK ((ci_level IS NOT NULL) = (ci_level_basis IS 'quoted')),
  CHECK (update_of IS NULL OR update_of <> id)
) STRICT;
CREATE INDEX finding_comparison ON finding(comparison_id);
CREATE INDEX finding_endpoint ON finding(endpoint_id);
CREATE INDEX finding_document ON finding(document_id);
CREATE INDEX finding_completes ON finding(completes) WHERE completes IS NOT NULL;

-- How a finding of a publication was read.
CREATE TABLE publication_finding (
  finding_id  INTEGER PRIMARY KEY REFERENCES finding,
  source_kind TEXT NOT NULL CHECK (source_kind IN ('abstract', 'full-text', 'label', 'scorecard')),
  extraction  TEXT NOT NULL CHECK (extraction IN ('double', 'single')),
  read_in     TEXT NOT NULL  -- public address, or repository and path
) STRICT;

-- `value` is in months for times, a fraction for percentages, else as printed; raw is as printed.
CREATE TABLE arm_value (
  finding_id      INTEGER NOT NULL REFERENCES finding,
  arm             TEXT NOT NULL CHECK (arm IN ('experimental', 'control')),
  raw             TEXT,
  value           REAL,
  decimals        INTEGER,
  value_class     TEXT CHECK (value_class = 'exact' OR value_class = 'about' OR value_class = 'above' OR value_class = 'below' OR value_class = 'range' OR value_class = 'not_reached'),
  low             REAL,  -- of a range
  high            REAL,
  n               INTEGER CHECK (n >= 0),
  events          INTEGER CHECK (events >= 0),
  ci_low_raw      TEXT,
  ci_low          REAL,
  ci_low_decimals INTEGER,
  ci_high_raw     TEXT,
  ci_high         REAL,
  ci_high_decimals INTEGER,
  PRIMARY KEY (finding_id, arm),
  CHECK ((raw IS NULL) = (value_class IS NULL)),
  CHECK (value IS NULL OR raw IS NOT NULL),
  CHECK (value_class NOT IN ('range', 'not_reached') OR value IS NULL),
  CHECK (value_class IS NOT 'range' OR (low IS NOT NULL AND high IS NOT NULL)),
  CHECK (events IS NULL OR n IS NULL OR events <= n)
) STRICT, WITHOUT ROWID;

-- One effect at most a finding. ln_effect and the standard errors are oriented experimental over control; se_low and se_high bound the rounding.
CREATE TABLE effect (
  finding_id        INTEGER PRIMARY KEY REFERENCES finding,
  measure           TEXT CHECK (measure = 'HR' OR measure = 'OR' OR measure = 'RR' OR measure = 'difference' OR measure = 'relative_reduction'),
  orientation       TEXT CHECK (orientation = 'exp/ctl' OR orientation = 'ctl/exp' OR orientation = 'unknown'),
  orientation_basis TEXT CHECK (orientation_basis IN ('wording', 'arm order')),
  raw               TEXT,
  value             REAL,
  decimals          INTEGER,
  derivation        TEXT CHECK (derivation IN ('RISK_REDUCTION')),
  ci_low_raw        TEXT,
  ci_low            REAL,
  ci_low_decimals   INTEGER,
  ci_high_raw       TEXT,
  ci_high           REAL,
  ci_high_decimals  INTEGER,
  p_comparator      TEXT CHECK (p_comparator = '<' OR p_comparator = '<=' OR p_comparator = '=' OR p_comparator = '>=' OR p_comparator = '>'),
  p_raw             TEXT,
  p_value           REAL CHECK (p_value BETWEEN 0 AND 1),
  p_decimals        INTEGER,
  p_sides           INTEGER CHECK (p_sides IN (1, 2)),
  p_sides_basis     TEXT CHECK (p_sides_basis IN ('quoted')),
  se_code           TEXT,   -- methods: CI, P_EXACT, BOUND, NONE …
  ln_effect         REAL,
  se                REAL,
  se_low            REAL,
  se_high           REAL,
  CHECK (measure IS NOT NULL OR p_raw IS NOT NULL),
  CHECK ((measure IS NULL) = (raw IS NULL)),
  CHECK ((measure IS NULL) = (orientation IS NULL)),
  CHECK ((orientation IS 'unknown') <= (orientation_basis IS NULL)),
  CHECK ((ci_low_raw IS NULL) = (ci_high_raw IS NULL)),
  CHECK ((p_raw IS NULL) = (p_value IS NULL) AND (p_raw IS NULL) = (p_comparator IS NULL)),
  CHECK ((p_sides IS NULL) = (p_sides_basis IS NULL)),
  CHECK (derivation IS NULL OR measure = 'HR')
) STRICT;

CREATE TABLE claim (
  id              INTEGER PRIMARY KEY,
  slug            TEXT NOT NULL UNIQUE,
  document_id     INTEGER NOT NULL REFERENCES document,
  trial_id        INTEGER REFERENCES trial,
  intervention_id INTEGER REFERENCES intervention,
  control_id      INTEGER REFERENCES regimen,
  population_id   INTEGER REFERENCES population,
  endpoint_id     INTEGER REFERENCES endpoint,
  topic           TEXT NOT NULL CHECK (topic IN ('efficacy', 'safety', 'quality-of-life', 'sequencing', 'biomarker', 'dose', 'practice', 'mechanism')),
  polarity        TEXT NOT NULL CHECK (polarity IN ('benefit', 'no_benefit', 'similar', 'harm', 'uncertain', 'context')),
  statement       TEXT NOT NULL,
  note            TEXT,
  provenance_id   INTEGER NOT NULL REFERENCES provenance,
  batch_id        INTEGER NOT NULL REFERENCES import_batch
) STRICT;
CREATE INDEX claim_endpoint ON claim(endpoint_id);
CREATE INDEX claim_trial ON claim(trial_id);
