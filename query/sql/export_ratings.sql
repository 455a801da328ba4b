-- Purpose: levels and grades that a document prints with recommendations which rest on findings: those it states as their ground, and those of the same regimen
-- whose population the finding's lies in, of the same document. For export fhir.
-- Parameters: ?1 JSON array of finding ids (document:authored-id).
-- Result: finding_id, recommendation_id, basis (stated, matched), kind (level, grade), scale_id, scale (issuer and edition), code, label.
SELECT s.finding_id, s.recommendation_id, s.basis, CASE c.kind WHEN 'evidence' THEN 'level' ELSE 'grade' END AS kind, c.slug AS scale_id,
       c.issuer || ', ' || c.edition AS scale, g.code, g.label_en AS label
FROM json_each(?1) j CROSS JOIN v_support s ON s.finding_id = j.value JOIN finding f ON f.slug = s.finding_id
JOIN recommendation r ON r.slug = s.recommendation_id AND r.document_id = f.document_id
JOIN grade g ON g.id IN (r.level_id, r.grade_id) JOIN scale c ON c.id = g.scale_id
WHERE s.basis = 'stated' OR (s.regimen_fit = 'exact' AND s.population_fit IN ('exact', 'narrower'))
ORDER BY j.key, s.basis DESC, s.recommendation_id, kind DESC;
