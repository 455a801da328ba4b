-- Quotes of documents and what the trials' own publications print of the same trial, endpoint, time and arms.
-- What a reader corrected (data/publications/links.csv): it stands above the rule.
CREATE TABLE quote_correction (
  quote_id       INTEGER NOT NULL REFERENCES finding,
  publication_id INTEGER NOT NULL REFERENCES finding,
  relation       TEXT NOT NULL CHECK (relation IN ('same', 'rounded', 'one_sided_p', 'other_cut', 'other_assessor', 'other_population', 'differs', 'unrelated')),
  reason         TEXT NOT NULL,
  PRIMARY KEY (quote_id, publication_id),
  CHECK (quote_id <> publication_id)
) STRICT, WITHOUT ROWID;

-- Derived by importer/link_quotes.cpp with the rules of audit/faithfulness.hpp. A pair that shares no number has no row.
CREATE TABLE quote_link (
  quote_id       INTEGER NOT NULL REFERENCES finding,
  publication_id INTEGER NOT NULL REFERENCES finding,
  relation       TEXT NOT NULL CHECK (relation IN ('same', 'rounded', 'one_sided_p', 'other_cut', 'other_assessor', 'other_population', 'differs')),
  rank           INTEGER NOT NULL CHECK (rank >= 0),  -- order of the relations: what speaks most for the quote is 0
  basis          TEXT NOT NULL CHECK (basis IN ('rule', 'corrected')),
  agreeing       TEXT,  -- names of the numbers that agree, "; " between
  differing      TEXT,
  reason         TEXT NOT NULL,
  PRIMARY KEY (quote_id, publication_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_link_publication ON quote_link(publication_id);
