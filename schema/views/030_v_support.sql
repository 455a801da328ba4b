-- v_support: which findings stand behind a recommendation. stated: the document says so; matched: same regimen and population by rule, not cited by the document;
-- findings of publications are not matched.
CREATE VIEW v_support AS
SELECT r.slug AS recommendation_id, f.slug AS finding_id, 'stated' AS basis, rf.fit AS regimen_fit, pf.fit AS population_fit, pf.unstated, fd.direction
FROM support s
JOIN recommendation r ON r.id = s.recommendation_id
JOIN intervention i ON i.id = r.intervention_id
JOIN finding f ON f.id = s.finding_id
JOIN comparison k ON k.id = f.comparison_id
JOIN finding_direction fd ON fd.finding_id = f.id
LEFT JOIN regimen_fit rf ON rf.general = i.regimen_id AND rf.specific = k.experimental_id
LEFT JOIN population_fit pf ON pf.general = r.population_id AND pf.specific = k.population_id
UNION ALL
SELECT r.slug, f.slug, 'matched', rf.fit, pf.fit, pf.unstated, fd.direction
FROM recommendation r
JOIN intervention i ON i.id = r.intervention_id
JOIN regimen_fit rf ON rf.general = i.regimen_id
JOIN comparison k ON k.experimental_id = rf.specific
JOIN population_fit pf ON pf.general = r.population_id AND pf.specific = k.population_id
JOIN finding f ON f.comparison_id = k.id
JOIN endpoint n ON n.id = f.endpoint_id AND n.domain <> 'laboratory'  -- a laboratory value supports a treatment only where the document says so
JOIN finding_direction fd ON fd.finding_id = f.id
WHERE f.document_id NOT IN (SELECT document_id FROM publication)
  AND NOT EXISTS (SELECT 1 FROM support s WHERE s.recommendation_id = r.id AND s.finding_id = f.id);
