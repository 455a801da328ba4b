-- Recommendations, referrals ("treat as that population, plus this"), regulatory statements, and stated support.
CREATE TABLE recommendation (
  id               INTEGER PRIMARY KEY,
  slug             TEXT NOT NULL UNIQUE,
  document_id      INTEGER NOT NULL REFERENCES document,
  source_kind      TEXT NOT NULL CHECK (source_kind IN ('table', 'text')),
  table_no         TEXT,
  cell_order       TEXT,
  population_id    INTEGER NOT NULL REFERENCES population,
  category         TEXT,
  condition        TEXT,
  intervention_id  INTEGER NOT NULL REFERENCES intervention,
  direction        TEXT NOT NULL CHECK (direction IN ('for', 'against', 'neutral')),
  grade_id         INTEGER REFERENCES grade,
  level_id         INTEGER REFERENCES grade,
  strength_wording TEXT,
  attributed_to    TEXT,
  note             TEXT,
  provenance_id    INTEGER NOT NULL REFERENCES provenance,
  batch_id         INTEGER NOT NULL REFERENCES import_batch,
  CHECK ((source_kind = 'table') = (table_no IS NOT NULL))
) STRICT;
CREATE INDEX recommendation_population ON recommendation(population_id);
CREATE INDEX recommendation_intervention ON recommendation(intervention_id);
CREATE INDEX recommendation_document ON recommendation(document_id);

-- Stated by the document; matched support is derived (v_support).
CREATE TABLE support (
  recommendation_id INTEGER NOT NULL REFERENCES recommendation,
  finding_id        INTEGER REFERENCES finding,
  claim_id          INTEGER REFERENCES claim,
  CHECK ((finding_id IS NULL) <> (claim_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX support_once ON support(recommendation_id, coalesce(finding_id, 0), coalesce(claim_id, 0));
CREATE INDEX support_finding ON support(finding_id);

CREATE TABLE referral (
  id               INTEGER PRIMARY KEY,
  slug             TEXT NOT NULL UNIQUE,
  document_id      INTEGER NOT NULL REFERENCES document,
  population_id    INTEGER NOT NULL REFERENCES population,
  treat_as_id      INTEGER NOT NULL REFERENCES population,
  plus_id          INTEGER REFERENCES intervention,
  condition        TEXT,
  strength_wording TEXT,
  note             TEXT,
  provenance_id    INTEGER NOT NULL REFERENCES provenance,
  batch_id         INTEGER NOT NULL REFERENCES import_batch
) STRICT;

CREATE TABLE regulatory_statement (
  id            INTEGER PRIMARY KEY,
  slug          TEXT NOT NULL UNIQUE,
  document_id   INTEGER NOT NULL REFERENCES document,
  regimen_id    INTEGER NOT NULL REFERENCES regimen,
  jurisdiction  TEXT NOT NULL,
  status        TEXT NOT NULL CHECK (status IN ('approved', 'not_approved', 'not_marketed', 'priority_review', 'expected')),
  population_id INTEGER REFERENCES population,
  indication    TEXT,
  as_of         TEXT,
  note          TEXT,
  provenance_id INTEGER NOT NULL REFERENCES provenance,
  batch_id      INTEGER NOT NULL REFERENCES import_batch
) STRICT;

-- How a document says that one drug (or class) is given; doses inside regimens of findings stand with their regimen.
CREATE TABLE dose_statement (
  id            INTEGER PRIMARY KEY,
  slug          TEXT NOT NULL UNIQUE,
  document_id   INTEGER NOT NULL REFERENCES document,
  drug_id       INTEGER NOT NULL REFERENCES regimen,
  dose_raw      TEXT,
  unit          TEXT,
  route         TEXT CHECK (route IN ('po', 'iv', 'sc', 'im')),
  interval      TEXT,
  interval_raw  TEXT,
  population_id INTEGER REFERENCES population,
  use           TEXT NOT NULL,
  basis         TEXT NOT NULL CHECK (basis IN ('recommended', 'approved', 'studied', 'described')),
  note          TEXT,
  provenance_id INTEGER NOT NULL REFERENCES provenance,
  batch_id      INTEGER NOT NULL REFERENCES import_batch,
  CHECK (dose_raw IS NULL OR unit IS NOT NULL),
  CHECK (coalesce(dose_raw, route, interval) IS NOT NULL)
) STRICT;
CREATE INDEX dose_statement_drug ON dose_statement(drug_id);
