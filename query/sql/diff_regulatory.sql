-- Purpose: the regulatory statements of one edition. For diff. Same by identity_1: regimen, jurisdiction, patients, indication. By identity_2: other patients or indication.
-- Parameters: ?1 document id.
-- Result: id, place, locator, subject, who, identity_1, identity_2, identity_3 (none), population_id (none); further columns can change, their names are labels.
SELECT s.slug AS id, 'section ' || coalesce(p.section, '?') AS place, p.locator, g.label_en AS subject, s.jurisdiction AS who,
       json_array(g.key, s.jurisdiction, pop.label_en, s.indication) AS identity_1, json_array(g.key, s.jurisdiction) AS identity_2,
       NULL AS identity_3, NULL AS population_id,
       s.status AS "Status", pop.label_en AS "Patients", s.indication AS "Indication", s.as_of AS "As of"
FROM regulatory_statement s
JOIN provenance p ON p.id = s.provenance_id
JOIN regimen g ON g.id = s.regimen_id
LEFT JOIN population pop ON pop.id = s.population_id
WHERE s.document_id = ?1
ORDER BY s.id;
