-- Purpose: levels and grades that a document prints with recommendations which rest on findings: those it states as their ground, and those of the same regimen
-- whose population the finding's lies in, of the same document. For export fhir.
-- Parameters: ?1 JSON array of finding ids (document:authored-id).
-- Result: finding_id, recommendation_id, basis (stated, matched), kind (level, grade), scale_id, scale (issuer and edition), code, label; by finding, stated first.
WITH behind AS MATERIALIZED (
  SELECT s.finding_id, s.recommendation_id, s.basis FROM v_support s
  WHERE s.finding_id IN (SELECT value FROM json_each(?1)) AND (s.basis = 'stated' OR (s.regimen_fit = 'exact' AND s.population_fit IN ('exact', 'narrower')))
)
SELECT b.finding_id, b.recommendation_id, b.basis, CASE c.kind WHEN 'evidence' THEN 'level' ELSE 'grade' END AS kind, c.slug AS scale_id,
       c.issuer || ', ' || c.edition AS scale, g.code, g.label_en AS label
FROM behind b CROSS JOIN finding f ON f.slug = b.finding_id CROSS JOIN recommendation r ON r.slug = b.recommendation_id AND r.document_id = f.document_id
CROSS JOIN grade g ON g.id IN (r.level_id, r.grade_id) CROSS JOIN scale c ON c.id = g.scale_id
ORDER BY b.finding_id, b.basis DESC, b.recommendation_id, c.kind;
