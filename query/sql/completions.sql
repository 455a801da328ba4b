-- Purpose: names of a book that a word typed so far can become, for the shell's completion key.
-- Parameters: ?1 JSON array of kinds: a dimension of terms (with its parts: site covers site.bone), name (any name), prior (therapies that patients had
-- before), prior-status (the same with =status), endpoint, trial, document, item (findings, claims, recommendations); ?2 the word so far.
-- Result: name, label. Names that start with the word in its case; where there are none, in any case. Of a thing with several names one is offered
-- while nothing is typed; items are offered once the word names their document.
WITH asked AS (SELECT value AS what FROM json_each(?1)),
wanted_term AS (
  SELECT t.id, t.slug, t.dimension, t.label_en FROM asked JOIN term t ON t.dimension = what OR substr(t.dimension, 1, length(what) + 1) = what || '.'
  UNION
  SELECT t.id, t.slug, 'prior', t.label_en FROM asked JOIN term p ON what = 'prior' AND p.generated = 1 JOIN term t ON p.dimension = 'prior:' || t.slug
),
candidate(name, label, first) AS (
  SELECT CASE WHEN n.kind = 'slug' AND t.dimension = 'line' THEN substr(n.name, length('line-') + 1) ELSE n.name END, t.label_en, n.kind = 'slug'
  FROM wanted_term t JOIN name n ON n.term_id = t.id
  UNION ALL
  SELECT label_en, label_en, 0 FROM wanted_term  -- a label that folds like the slug is no name of its own
  UNION ALL
  SELECT n.name || '=' || substr(rest, 1, instr(rest || ':', ':') - 1), NULL, 0
  FROM (SELECT p.dimension, substr(p.slug, length(p.dimension) + 2) AS rest FROM term p WHERE p.generated = 1 AND instr(?2, '=') > 0) p
  JOIN asked ON what = 'prior-status' JOIN term t ON p.dimension = 'prior:' || t.slug JOIN name n ON n.term_id = t.id
  UNION ALL
  SELECT n.name, e.label_en, n.kind = 'slug' FROM asked JOIN endpoint e ON what = 'endpoint' JOIN name n ON n.endpoint_id = e.id
  UNION ALL
  SELECT label_en, label_en, 0 FROM asked JOIN endpoint ON what = 'endpoint'
  UNION ALL
  SELECT n.name, coalesce(t.acronym, t.identified_as, t.description), 0 FROM asked JOIN trial t ON what = 'trial' JOIN name n ON n.trial_id = t.id
  UNION ALL
  SELECT coalesce(t.acronym, t.slug), coalesce(t.acronym, t.identified_as, t.description), 1 FROM asked JOIN trial t ON what = 'trial'
  UNION ALL
  SELECT n.name, NULL, n.kind = 'slug' FROM asked JOIN name n ON what = 'name' LEFT JOIN term t ON t.id = n.term_id WHERE coalesce(t.generated, 0) = 0
  UNION ALL
  SELECT label_en, NULL, 0 FROM asked JOIN (SELECT label_en FROM term WHERE generated = 0 UNION ALL SELECT label_en FROM endpoint) ON what = 'name'
  UNION ALL
  SELECT d.slug, coalesce(d.title_en, d.title), 1 FROM asked JOIN document d ON what = 'document'
  UNION ALL
  SELECT i.slug, NULL, 0
  FROM asked JOIN (SELECT slug FROM finding UNION ALL SELECT slug FROM claim UNION ALL SELECT slug FROM recommendation) i ON what = 'item' AND instr(?2, ':') > 0
),
near AS (
  SELECT DISTINCT name, label, substr(name, 1, length(?2)) = ?2 AS exact FROM candidate
  WHERE CASE WHEN ?2 = '' THEN first ELSE substr(lower(name), 1, length(?2)) = lower(?2) END
)
SELECT name, label FROM near WHERE exact = (SELECT max(exact) FROM near) ORDER BY name COLLATE NOCASE, name, label;
