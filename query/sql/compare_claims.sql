-- Purpose: claims about the endpoints of a comparison, so that results without numbers stand beside those with them. For compare.
-- Parameters: ?1 as in compare.sql. A claim whose population is disjoint from a filter is left out; one that states none stays.
-- Result: the columns of v_claim, in order of trial.
WITH
axis AS MATERIALIZED (SELECT value ->> 0 AS dimension, value ->> 1 AS term_id FROM json_each(?1, '$.axes')),
disjoint AS MATERIALIZED (
  SELECT p.id population_id FROM population p JOIN axis a
  JOIN population_axis pa ON pa.population_id = p.id AND pa.dimension = a.dimension
  LEFT JOIN term_relation r ON r.general = a.term_id AND r.specific = pa.term_id
  GROUP BY p.id, a.dimension HAVING count(r.relation) = 0
)
SELECT v.*
FROM claim c JOIN v_claim v ON v.claim_id = c.slug
WHERE c.endpoint_id IN (SELECT value FROM json_each(?1, '$.endpoints'))
  AND (c.population_id IS NULL OR c.population_id NOT IN (SELECT population_id FROM disjoint))
  AND (?1 ->> '$.trial' IS NULL OR c.trial_id = ?1 ->> '$.trial')
  AND (?1 ->> '$.document' IS NULL OR c.document_id = ?1 ->> '$.document')
  AND NOT EXISTS (
    SELECT 1 FROM json_each(?1, '$.treatments') t
    WHERE NOT EXISTS (SELECT 1 FROM intervention i JOIN regimen_component rc ON rc.regimen_id = i.regimen_id
                      JOIN closure x ON x.descendant = rc.term_id AND x.ancestor = t.value WHERE i.id = c.intervention_id))
ORDER BY v.trial IS NULL, v.trial COLLATE NOCASE, v.claim_id;
