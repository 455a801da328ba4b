-- Purpose: findings that could contradict each other, side by side in reading order. For compare --conflicts.
-- Parameters: ?1 JSON {"trial": id or null, "term": id or null, "endpoints": [ids], "left_out": [document_id …], "sources": any of document, publication, document when missing}.
-- Result: the columns of v_result, then identity (one value for all names of a trial), total_n, follow_up, drugs (terms of the experimental regimen
-- with dose, sorted), whole (1: the whole trial, no subgroup), population_id; by identity, endpoint, document.
SELECT v.*, coalesce(t.identified_as, t.acronym, t.slug) AS identity, f.total_n, f.follow_up,
       (SELECT group_concat(part, ' + ') FROM (SELECT DISTINCT x.slug || CASE WHEN rc.dose_raw = '' THEN '' ELSE ' @ ' || rc.dose_raw END AS part
        FROM regimen_component rc JOIN term x ON x.id = rc.term_id WHERE rc.regimen_id = k.experimental_id ORDER BY part)) AS drugs,
       f.parent_population_id IS NULL AND coalesce(f.analysis, '') NOT LIKE '%subgroup%' AS whole, k.population_id
FROM comparison k CROSS JOIN trial t ON t.id = k.trial_id CROSS JOIN finding f ON f.comparison_id = k.id CROSS JOIN v_result v ON v.finding_id = f.slug
WHERE f.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out'))
  AND iif(f.document_id IN (SELECT document_id FROM publication), 'publication', 'document') IN (SELECT value FROM json_each(coalesce(?1 -> '$.sources', '["document"]')))
  AND (?1 ->> '$.trial' IS NULL OR k.trial_id = ?1 ->> '$.trial')
  AND (?1 ->> '$.term' IS NULL OR EXISTS (SELECT 1 FROM comparison_facet x WHERE x.comparison_id = k.id AND x.dimension IN ('treatment', 'control') AND x.term_id = ?1 ->> '$.term'))
  AND (json_array_length(?1, '$.endpoints') = 0 OR f.endpoint_id IN (SELECT value FROM json_each(?1, '$.endpoints')))
ORDER BY identity, v.endpoint, v.document_id, f.id;
