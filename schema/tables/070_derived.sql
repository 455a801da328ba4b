-- Derived: rebuilt from schema/derive/ in the last phase of build and import; schema/checks/ proves them.
CREATE TABLE closure (
  descendant INTEGER NOT NULL REFERENCES term,
  ancestor   INTEGER NOT NULL REFERENCES term,
  PRIMARY KEY (descendant, ancestor)
) STRICT, WITHOUT ROWID;
CREATE INDEX closure_up ON closure(ancestor, descendant);

-- Pairs of terms that share a descendant; a missing pair is disjoint.
CREATE TABLE term_relation (
  general  INTEGER NOT NULL REFERENCES term,
  specific INTEGER NOT NULL REFERENCES term,
  relation TEXT NOT NULL CHECK (relation IN ('exact', 'narrower', 'broader', 'overlapping')),
  PRIMARY KEY (general, specific)
) STRICT, WITHOUT ROWID;

-- population_term and what it implies: who progressed on palbociclib has been exposed to a CDK4/6 inhibitor.
CREATE TABLE population_axis (
  population_id INTEGER NOT NULL REFERENCES population,
  dimension     TEXT NOT NULL,
  term_id       INTEGER NOT NULL REFERENCES term,
  basis         TEXT NOT NULL,
  implied       INTEGER NOT NULL CHECK (implied IN (0, 1)),
  PRIMARY KEY (population_id, dimension, term_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE population_label (
  population_id INTEGER PRIMARY KEY REFERENCES population,
  disease TEXT, subtype TEXT, subtype_basis TEXT, line TEXT, line_basis TEXT, menopausal TEXT, biomarkers TEXT, prior_therapy TEXT, site TEXT,
  sex TEXT, region TEXT
) STRICT;

CREATE TABLE regimen_fit (
  general  INTEGER NOT NULL REFERENCES regimen,
  specific INTEGER NOT NULL REFERENCES regimen,
  fit      TEXT NOT NULL CHECK (fit IN ('exact', 'narrower', 'broader', 'overlapping')),
  PRIMARY KEY (general, specific)
) STRICT, WITHOUT ROWID;

CREATE TABLE population_fit (
  general  INTEGER NOT NULL REFERENCES population,
  specific INTEGER NOT NULL REFERENCES population,
  fit      TEXT NOT NULL CHECK (fit IN ('exact', 'narrower', 'broader', 'overlapping')),
  unstated INTEGER NOT NULL CHECK (unstated >= 0),
  PRIMARY KEY (general, specific)
) STRICT, WITHOUT ROWID;

-- What a comparison, and with it each of its findings, can be found by: terms of its population and treatment with all their ancestors.
CREATE TABLE comparison_facet (
  dimension     TEXT NOT NULL,
  term_id       INTEGER NOT NULL REFERENCES term,
  comparison_id INTEGER NOT NULL REFERENCES comparison,
  PRIMARY KEY (dimension, term_id, comparison_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comparison_facet_comparison ON comparison_facet(comparison_id, dimension, term_id);

CREATE VIEW finding_facet AS
SELECT x.dimension, x.term_id, f.id AS finding_id FROM comparison_facet x JOIN finding f ON f.comparison_id = x.comparison_id;

-- What a finding shows, by the rule of derive/070_direction.sql.
CREATE TABLE finding_direction (
  finding_id INTEGER PRIMARY KEY REFERENCES finding,
  direction  TEXT NOT NULL CHECK (direction IN ('favours', 'against', 'no difference', 'unknown'))
) STRICT;

-- The texts of v_text as search compares them (core/text/words.hpp), written by schema/text_index.cpp; indexed by a stock tokenizer, so that any SQLite
-- tool can query and check it: SELECT kind, item FROM search_text WHERE id IN (SELECT rowid FROM search_index('"骨 转 移"')).
CREATE TABLE search_text (
  id    INTEGER PRIMARY KEY,
  kind  TEXT NOT NULL,
  item  TEXT NOT NULL,   -- v_text.id
  field TEXT NOT NULL,
  words TEXT NOT NULL    -- folded, one script, a blank between words and between Han characters
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5(words, content = 'search_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
-- What the consistency audit found in the stored numbers (audit/, run by importer/audit_book.cpp). Nothing is corrected by it.
CREATE TABLE audit_finding (
  id           INTEGER PRIMARY KEY,
  check_id     TEXT NOT NULL CHECK (check_id GLOB 'C[0-9][0-9]'),
  severity     TEXT NOT NULL CHECK (severity IN ('ERROR', 'WARN', 'NOTE')),
  sentence     TEXT NOT NULL,
  inputs       TEXT NOT NULL,  -- as printed
  recomputed   TEXT,           -- what follows from them
  gap          REAL,
  repairs      TEXT,           -- changes of one printed number that would make them agree, "; " between
  explanations TEXT,           -- in the order of suspicion, "; " between
  rules        TEXT NOT NULL   -- version of the rules
) STRICT;
CREATE TABLE audit_item (
  finding_id INTEGER NOT NULL REFERENCES finding,
  audit_id   INTEGER NOT NULL REFERENCES audit_finding,
  position   INTEGER NOT NULL CHECK (position >= 1),
  PRIMARY KEY (finding_id, audit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_item_audit ON audit_item(audit_id, position);

-- To how many results of a document each check could be applied.
CREATE TABLE audit_count (
  document_id INTEGER NOT NULL REFERENCES document,
  check_id    TEXT NOT NULL CHECK (check_id GLOB 'C[0-9][0-9]'),
  checkable   INTEGER NOT NULL CHECK (checkable >= 1),
  PRIMARY KEY (document_id, check_id)
) STRICT, WITHOUT ROWID;
