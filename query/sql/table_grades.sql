-- Purpose: the graded recommendations behind which findings stand, as the document states or by rule. For table evidence.
-- Parameters: ?1 JSON array of finding ids (document:authored-id). By rule only where what was studied lies inside what is recommended: regimen and population
-- exact or narrower.
-- Result: finding_id, basis (stated, matched), recommendation_id, document_id, table_no, section, grade, level (codes; one may be empty); by finding, basis,
-- printed order of grade and level.
WITH behind AS MATERIALIZED (
  SELECT f.slug AS finding_id, 'stated' AS basis, s.recommendation_id
  FROM json_each(?1) j CROSS JOIN finding f ON f.slug = j.value CROSS JOIN support s ON s.finding_id = f.id
  UNION ALL
  SELECT f.slug, 'matched', r.id
  FROM recommendation r CROSS JOIN intervention i ON i.id = r.intervention_id
  CROSS JOIN regimen_fit rf ON rf.general = i.regimen_id AND rf.fit IN ('exact', 'narrower')
  CROSS JOIN comparison k ON k.experimental_id = rf.specific
  CROSS JOIN population_fit pf ON pf.general = r.population_id AND pf.specific = k.population_id AND pf.fit IN ('exact', 'narrower')
  CROSS JOIN finding f ON f.comparison_id = k.id
  CROSS JOIN endpoint n ON n.id = f.endpoint_id AND n.domain <> 'laboratory'
  WHERE r.grade_id IS NOT NULL AND f.slug IN (SELECT value FROM json_each(?1))
    AND NOT EXISTS (SELECT 1 FROM support s WHERE s.recommendation_id = r.id AND s.finding_id = f.id)
)
SELECT b.finding_id, b.basis, r.slug AS recommendation_id, d.slug AS document_id, r.table_no, p.section, g.code AS grade, l.code AS level
FROM behind b CROSS JOIN recommendation r ON r.id = b.recommendation_id JOIN document d ON d.id = r.document_id JOIN provenance p ON p.id = r.provenance_id
LEFT JOIN grade g ON g.id = r.grade_id LEFT JOIN grade l ON l.id = r.level_id
WHERE r.direction = 'for' AND (g.code IS NOT NULL OR l.code IS NOT NULL)
ORDER BY b.finding_id, b.basis DESC, d.slug, g.printed_order, l.printed_order, r.id;
