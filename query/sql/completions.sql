-- Purpose: names of a book that a word typed so far can become, for the shell's completion key.
-- Parameters: ?1 JSON array of kinds: a dimension of terms (with its parts: site covers site.bone), name (any name), prior (therapies that patients had
-- before), prior-status (the same with =status), endpoint, trial, document (that is no publication), item (findings, claims, recommendations); ?2 the word so far.
-- Result: name, label. Names that start with the word in its case; where there are none, in any case. Of a thing with several names one is offered
-- while nothing is typed; items are offered once the word names their document.
-- Starts from the names, which have no index by what they name.
WITH asked AS (SELECT value AS what FROM json_each(?1)),
wanted_term AS NOT MATERIALIZED (
  SELECT t.id, t.slug, t.dimension, t.label_en FROM term t
  WHERE t.generated = 0 AND EXISTS (
    SELECT 1 FROM asked WHERE t.dimension = what OR substr(t.dimension, 1, length(what) + 1) = what || '.'
                           OR (what = 'prior' AND EXISTS (SELECT 1 FROM term p WHERE p.dimension = 'prior:' || t.slug)))
),
candidate(name, label, first) AS (
  SELECT CASE WHEN n.kind = 'slug' AND t.dimension = 'line' THEN substr(n.name, length('line-') + 1) ELSE n.name END, t.label_en, n.kind = 'slug'
  FROM name n CROSS JOIN wanted_term t ON t.id = n.term_id
  UNION ALL
  SELECT label_en, label_en, 0 FROM wanted_term  -- a label that folds like the slug is no name of its own
  UNION ALL
  SELECT n.name || '=' || substr(p.status, 1, instr(p.status || ':', ':') - 1), NULL, 0
  FROM name n CROSS JOIN term t ON t.id = n.term_id
  CROSS JOIN (SELECT dimension, substr(slug, length(dimension) + 2) AS status FROM term) p ON p.dimension = 'prior:' || t.slug
  WHERE instr(?2, '=') > 0 AND 'prior-status' IN (SELECT what FROM asked)
  UNION ALL
  SELECT n.name, e.label_en, n.kind = 'slug' FROM name n CROSS JOIN endpoint e ON e.id = n.endpoint_id WHERE 'endpoint' IN (SELECT what FROM asked)
  UNION ALL
  SELECT label_en, label_en, 0 FROM endpoint WHERE 'endpoint' IN (SELECT what FROM asked)
  UNION ALL
  SELECT n.name, coalesce(t.acronym, t.identified_as, t.description), 0 FROM name n CROSS JOIN trial t ON t.id = n.trial_id WHERE 'trial' IN (SELECT what FROM asked)
  UNION ALL
  SELECT coalesce(acronym, slug), coalesce(acronym, identified_as, description), 1 FROM trial WHERE 'trial' IN (SELECT what FROM asked)
  UNION ALL
  SELECT name, NULL, kind = 'slug' FROM name WHERE 'name' IN (SELECT what FROM asked)
  UNION ALL
  SELECT label_en, NULL, 0 FROM (SELECT label_en FROM term WHERE generated = 0 UNION ALL SELECT label_en FROM endpoint) WHERE 'name' IN (SELECT what FROM asked)
  UNION ALL
  SELECT slug, coalesce(title_en, title), 1 FROM document WHERE id NOT IN (SELECT document_id FROM publication) AND 'document' IN (SELECT what FROM asked)
  UNION ALL
  SELECT slug, NULL, 0 FROM (SELECT slug FROM finding UNION ALL SELECT slug FROM claim UNION ALL SELECT slug FROM recommendation)
  WHERE instr(?2, ':') > 0 AND 'item' IN (SELECT what FROM asked)
),
near AS (
  SELECT DISTINCT name, label, substr(name, 1, length(?2)) = ?2 AS exact FROM candidate
  WHERE CASE WHEN ?2 = '' THEN first ELSE substr(lower(name), 1, length(?2)) = lower(?2) END
)
SELECT name, label FROM near WHERE exact = (SELECT max(exact) FROM near) ORDER BY name COLLATE NOCASE, name, label;
