-- Purpose: recommendations of one document, or with one treatment in their regimen, by name or as one of a class. For show. Parameters: ?1 as in show_findings.sql.
-- Result: the columns of v_recommendation and the population's label.
SELECT v.*, p.label_en AS population
FROM recommendation r JOIN v_recommendation v ON v.recommendation_id = r.slug JOIN population p ON p.id = r.population_id JOIN intervention i ON i.id = r.intervention_id
WHERE (?1 ->> '$.document' IS NULL OR r.document_id = ?1 ->> '$.document')
  AND (?1 ->> '$.term' IS NULL OR EXISTS (
    SELECT 1 FROM regimen_component rc JOIN term_relation x ON x.general = ?1 ->> '$.term' AND x.specific = rc.term_id AND x.relation <> 'overlapping' WHERE rc.regimen_id = i.regimen_id))
ORDER BY v.document_id, r.id;
