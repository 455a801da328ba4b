-- Purpose: findings behind recommendations, for each stated first, then matched from close to distant. For grades and show.
-- Parameters: ?1 JSON array of recommendation ids (document:authored-id); ?2 JSON {"axes": [[dimension, term_id] …], "document": id or null, "left_out": [document_id …]}: matched
-- findings whose population is disjoint from a filter, and those of documents in left_out that are not named, are not used (stated ones always are).
-- Result: recommendation_id, basis, regimen_fit, population_fit, unstated, direction, then the columns of v_result.
WITH
wanted AS MATERIALIZED (SELECT r.id, r.slug FROM json_each(?1) j CROSS JOIN recommendation r ON r.slug = j.value),
axis AS MATERIALIZED (SELECT value ->> 0 AS dimension, value ->> 1 AS term_id FROM json_each(?2, '$.axes')),
disjoint AS MATERIALIZED (
  SELECT DISTINCT pa.population_id FROM axis a CROSS JOIN population_axis pa ON pa.dimension = a.dimension
  LEFT JOIN term_relation r ON r.general = a.term_id AND r.specific = pa.term_id
  GROUP BY pa.population_id, a.dimension HAVING count(r.relation) = 0
),
support AS MATERIALIZED (
  SELECT wanted.slug AS recommendation_id, s.finding_id, s.basis, s.regimen_fit, s.population_fit, s.unstated, s.direction
  FROM wanted CROSS JOIN v_support s ON s.recommendation_id = wanted.slug
)
SELECT s.recommendation_id, s.basis, s.regimen_fit, s.population_fit, s.unstated, s.direction, v.*
FROM support s CROSS JOIN finding f ON f.slug = s.finding_id JOIN comparison k ON k.id = f.comparison_id JOIN v_result v ON v.finding_id = s.finding_id
WHERE s.basis = 'stated'
   OR (k.population_id NOT IN (SELECT population_id FROM disjoint) AND (f.document_id NOT IN (SELECT value FROM json_each(?2, '$.left_out')) OR f.document_id = ?2 ->> '$.document'))
ORDER BY s.recommendation_id, s.basis DESC, s.population_fit NOT IN ('exact', 'narrower') OR s.regimen_fit NOT IN ('exact', 'narrower'),
         CASE s.population_fit WHEN 'exact' THEN 0 WHEN 'narrower' THEN 1 WHEN 'broader' THEN 2 WHEN 'overlapping' THEN 3 ELSE 4 END,
         s.unstated, v.trial COLLATE NOCASE, f.endpoint_id, f.id;
