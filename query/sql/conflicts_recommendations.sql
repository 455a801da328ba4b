-- Purpose: pairs of recommendations of one intervention. direction: one says for and the other against, for populations of which one lies inside the other.
-- wording: a grade in a table and another word of strength in running text, for populations that are not disjoint. For compare --conflicts.
-- Parameters: ?1 JSON {"term": id or null, "left_out": [document_id …]}. Result: kind (direction, wording), intervention, then document, source, says, population, id of one and of the other.
WITH drugs AS MATERIALIZED (  -- interventions with the drugs of their regimen, whatever the doses
  SELECT i.id, (SELECT group_concat(term_id) FROM (SELECT DISTINCT term_id FROM regimen_component WHERE regimen_id = i.regimen_id ORDER BY term_id)) AS terms
  FROM intervention i JOIN regimen g ON g.id = i.regimen_id AND g.matchable = 1 WHERE i.kind = 'regimen'
)
SELECT CASE WHEN x.direction <> y.direction THEN 'direction' ELSE 'wording' END AS kind, coalesce(a.regimen, '') AS intervention,
       a.document_id AS document_a, CASE a.source_kind WHEN 'table' THEN 'table ' || a.table_no ELSE coalesce('section ' || a.section, 'running text') END AS source_a,
       x.direction || coalesce(', ' || coalesce(a.grade, a.strength_wording), '') AS says_a, p1.label_en AS population_a, x.slug AS id_a,
       b.document_id AS document_b, CASE b.source_kind WHEN 'table' THEN 'table ' || b.table_no ELSE coalesce('section ' || b.section, 'running text') END AS source_b,
       y.direction || coalesce(', ' || coalesce(b.grade, b.strength_wording), '') AS says_b, p2.label_en AS population_b, y.slug AS id_b
FROM recommendation x JOIN intervention i ON i.id = x.intervention_id AND i.kind = 'regimen'
CROSS JOIN intervention j ON j.id = i.id OR j.id IN (  -- of what is advised against, also the same drugs in other doses (+: no index for so few rows)
  SELECT other.id FROM drugs own CROSS JOIN drugs other WHERE x.direction = 'against' AND +own.id = i.id AND +other.terms = own.terms)
CROSS JOIN recommendation y ON y.intervention_id = j.id AND y.id <> x.id
JOIN population p1 ON p1.id = x.population_id JOIN population p2 ON p2.id = y.population_id
JOIN v_recommendation a ON a.recommendation_id = x.slug JOIN v_recommendation b ON b.recommendation_id = y.slug
WHERE x.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out')) AND y.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out'))
  AND ((x.grade_id IS NOT NULL AND y.source_kind = 'text' AND y.strength_wording IS NOT NULL AND y.strength_wording <> a.grade AND x.direction = y.direction)
       OR (x.direction = 'against' AND y.direction = 'for'))
  AND (?1 ->> '$.term' IS NULL OR EXISTS (
    SELECT 1 FROM regimen_component rc JOIN closure c ON c.descendant = rc.term_id AND c.ancestor = ?1 ->> '$.term' WHERE rc.regimen_id = i.regimen_id))
  AND NOT EXISTS (  -- a dimension on which the two share nothing
    SELECT 1 FROM population_axis p
    WHERE p.population_id = x.population_id AND EXISTS (SELECT 1 FROM population_axis q WHERE q.population_id = y.population_id AND q.dimension = p.dimension)
    GROUP BY p.dimension
    HAVING NOT EXISTS (
      SELECT 1 FROM population_axis o JOIN population_axis q2 ON q2.population_id = y.population_id AND q2.dimension = o.dimension
      JOIN term_relation r ON r.general = o.term_id AND r.specific = q2.term_id
      WHERE o.population_id = x.population_id AND o.dimension = p.dimension))
  AND (x.direction = y.direction
       OR NOT EXISTS (  -- a term of y that x does not state as narrowly: then x does not lie inside y
         SELECT 1 FROM population_axis q WHERE q.population_id = y.population_id AND q.implied = 0 AND NOT EXISTS (
           SELECT 1 FROM population_axis p JOIN term_relation r ON r.general = q.term_id AND r.specific = p.term_id AND r.relation IN ('exact', 'narrower')
           WHERE p.population_id = x.population_id AND p.dimension = q.dimension))
       OR NOT EXISTS (
         SELECT 1 FROM population_axis q WHERE q.population_id = x.population_id AND q.implied = 0 AND NOT EXISTS (
           SELECT 1 FROM population_axis p JOIN term_relation r ON r.general = q.term_id AND r.specific = p.term_id AND r.relation IN ('exact', 'narrower')
           WHERE p.population_id = y.population_id AND p.dimension = q.dimension)))
  AND NOT EXISTS (  -- running text on one sex or one site says nothing of a table that names neither
    SELECT 1 FROM population_axis q WHERE q.population_id = y.population_id AND (q.dimension = 'sex' OR q.dimension GLOB 'site.*') AND q.implied = 0
    AND NOT EXISTS (SELECT 1 FROM population_axis p WHERE p.population_id = x.population_id AND p.dimension = q.dimension))
ORDER BY kind, intervention COLLATE NOCASE, x.id, y.id;
