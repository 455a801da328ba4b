-- Purpose: pairs of dose statements of two documents about one drug, route and kind of use, in populations that are not disjoint. For compare --conflicts.
-- Doses that were only studied are left out: trials try schedules. With and without bone metastases are two uses.
-- Parameters: ?1 JSON {"term": id or null, "left_out": [document_id …]}. Result: drug, route, then document, dose, interval, id, use of one and of the other; by drug, route, documents.
SELECT a.drug, coalesce(a.route, b.route) AS route, a.document_id AS document_a, trim(coalesce(a.dose_raw || ' ' || a.unit, '')) AS dose_a, a.interval AS interval_a, a.dose_id AS id_a,
       b.document_id AS document_b, trim(coalesce(b.dose_raw || ' ' || b.unit, '')) AS dose_b, b.interval AS interval_b, b.dose_id AS id_b, a.use AS use_a, b.use AS use_b
FROM dose_statement x JOIN dose_statement y ON y.drug_id = x.drug_id AND y.document_id > x.document_id
JOIN v_dose a ON a.dose_id = x.slug JOIN v_dose b ON b.dose_id = y.slug
WHERE x.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out')) AND y.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out'))
  AND x.basis <> 'studied' AND y.basis <> 'studied' AND (x.route IS NULL OR y.route IS NULL OR x.route = y.route)
  AND (?1 ->> '$.term' IS NULL OR EXISTS (
    SELECT 1 FROM regimen_component rc JOIN closure c ON c.descendant = rc.term_id AND c.ancestor = ?1 ->> '$.term' WHERE rc.regimen_id = x.drug_id))
  AND EXISTS (SELECT 1 FROM population_axis p WHERE p.population_id = x.population_id AND p.dimension = 'site.bone')
    = EXISTS (SELECT 1 FROM population_axis p WHERE p.population_id = y.population_id AND p.dimension = 'site.bone')
  AND NOT EXISTS (
    SELECT 1 FROM population_axis p
    WHERE p.population_id = x.population_id AND EXISTS (SELECT 1 FROM population_axis q WHERE q.population_id = y.population_id AND q.dimension = p.dimension)
    GROUP BY p.dimension
    HAVING NOT EXISTS (
      SELECT 1 FROM population_axis o JOIN population_axis q2 ON q2.population_id = y.population_id AND q2.dimension = o.dimension
      JOIN term_relation r ON r.general = o.term_id AND r.specific = q2.term_id
      WHERE o.population_id = x.population_id AND o.dimension = p.dimension))
ORDER BY a.drug COLLATE NOCASE, route, a.document_id, b.document_id, x.id, y.id;
