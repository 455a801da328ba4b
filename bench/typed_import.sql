-- Purpose: what a user would write by hand for the same file: typed, linked tables filled from the text table that .import made. For bench/run.
-- Reads results_text (the columns of results.csv, all text). Numbers are cast, names are interned, the keys are indexed; nothing is checked.
CREATE TABLE trial (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE population (id INTEGER PRIMARY KEY, expression TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE regimen (id INTEGER PRIMARY KEY, expression TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE endpoint (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE comparison (
  id INTEGER PRIMARY KEY, trial_id INTEGER NOT NULL, population_id INTEGER NOT NULL, kind TEXT NOT NULL, experimental_id INTEGER NOT NULL, control_id INTEGER,
  UNIQUE (trial_id, population_id, kind, experimental_id, control_id)
) STRICT;
CREATE TABLE finding (
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, comparison_id INTEGER NOT NULL, endpoint_id INTEGER NOT NULL, parent_population_id INTEGER, section TEXT, refs TEXT,
  population_note TEXT, at TEXT, analysis TEXT, assessor TEXT, data_cut TEXT, follow_up TEXT, measure TEXT, measure_basis TEXT, unit TEXT, ci_level REAL, ci_level_basis TEXT,
  wording TEXT, note TEXT, locator TEXT
) STRICT;
CREATE TABLE arm_value (
  finding_id INTEGER NOT NULL, arm TEXT NOT NULL, raw TEXT, value REAL, n INTEGER, events INTEGER, ci_low REAL, ci_high REAL, PRIMARY KEY (finding_id, arm)
) STRICT, WITHOUT ROWID;
CREATE TABLE effect (
  finding_id INTEGER PRIMARY KEY, measure TEXT, raw TEXT, value REAL, orientation TEXT, orientation_basis TEXT, ci_low REAL, ci_high REAL, p_raw TEXT, p_sides INTEGER
) STRICT;

BEGIN;
INSERT INTO trial (name) SELECT DISTINCT trial FROM results_text;
INSERT INTO population (expression) SELECT population FROM results_text UNION SELECT parent_population FROM results_text WHERE parent_population <> '';
INSERT INTO regimen (expression) SELECT experimental FROM results_text UNION SELECT control FROM results_text WHERE control <> '';
INSERT INTO endpoint (name) SELECT DISTINCT endpoint FROM results_text;
INSERT INTO comparison (trial_id, population_id, kind, experimental_id, control_id)
SELECT DISTINCT t.id, p.id, r.comparison_kind, x.id, coalesce(c.id, 0)
FROM results_text r JOIN trial t ON t.name = r.trial JOIN population p ON p.expression = r.population JOIN regimen x ON x.expression = r.experimental
LEFT JOIN regimen c ON c.expression = r.control;
INSERT INTO finding
SELECT r.rowid, r.id, k.id, e.id, parent.id, r.section, r.refs, nullif(r.population_note, ''), nullif(r.at, ''), nullif(r.analysis, ''), nullif(r.assessor, ''),
       nullif(r.data_cut, ''), nullif(r.follow_up, ''), nullif(r.measure, ''), nullif(r.measure_basis, ''), nullif(r.unit, ''), CAST(nullif(r.ci_level, '') AS REAL),
       nullif(r.ci_level_basis, ''), nullif(r.wording, ''), nullif(r.note, ''), r.locator
FROM results_text r JOIN trial t ON t.name = r.trial JOIN population p ON p.expression = r.population JOIN regimen x ON x.expression = r.experimental
LEFT JOIN regimen c ON c.expression = r.control
JOIN comparison k ON k.trial_id = t.id AND k.population_id = p.id AND k.kind = r.comparison_kind AND k.experimental_id = x.id AND k.control_id = coalesce(c.id, 0)
JOIN endpoint e ON e.name = r.endpoint LEFT JOIN population parent ON parent.expression = r.parent_population;
INSERT INTO arm_value
SELECT rowid, 'experimental', experimental_raw, CAST(experimental_raw AS REAL), CAST(nullif(experimental_n, '') AS INTEGER), CAST(nullif(experimental_events, '') AS INTEGER),
       CAST(nullif(experimental_ci_low_raw, '') AS REAL), CAST(nullif(experimental_ci_high_raw, '') AS REAL)
FROM results_text WHERE experimental_raw <> '' OR experimental_n <> '' OR experimental_events <> '';
INSERT INTO arm_value
SELECT rowid, 'control', control_raw, CAST(control_raw AS REAL), CAST(nullif(control_n, '') AS INTEGER), CAST(nullif(control_events, '') AS INTEGER),
       CAST(nullif(control_ci_low_raw, '') AS REAL), CAST(nullif(control_ci_high_raw, '') AS REAL)
FROM results_text WHERE control_raw <> '' OR control_n <> '' OR control_events <> '';
INSERT INTO effect
SELECT rowid, nullif(effect_measure, ''), nullif(effect_raw, ''), CAST(nullif(effect_raw, '') AS REAL), nullif(orientation, ''), nullif(orientation_basis, ''),
       CAST(nullif(ci_low_raw, '') AS REAL), CAST(nullif(ci_high_raw, '') AS REAL), nullif(p_raw, ''), CAST(nullif(p_sides, '') AS INTEGER)
FROM results_text WHERE effect_measure <> '' OR p_raw <> '';
CREATE INDEX finding_comparison ON finding(comparison_id);
CREATE INDEX finding_endpoint ON finding(endpoint_id);
COMMIT;
