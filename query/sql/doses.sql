-- Purpose: how documents say that one drug, or the drugs of a class, or all drugs of a document are given. For doses and show.
-- Parameters: ?1 JSON {"term": id or null, "document": id or null, "left_out": [document_id …]}. Result: the columns of v_dose; by drug, use of the population, document.
SELECT v.*
FROM dose_statement s JOIN v_dose v ON v.dose_id = s.slug
WHERE CASE WHEN ?1 ->> '$.document' IS NULL THEN s.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out')) ELSE s.document_id = ?1 ->> '$.document' END
  AND (?1 ->> '$.term' IS NULL OR EXISTS (
    SELECT 1 FROM regimen_component rc JOIN closure x ON x.descendant = rc.term_id AND x.ancestor = ?1 ->> '$.term' WHERE rc.regimen_id = s.drug_id))
ORDER BY v.drug COLLATE NOCASE, v.document_id, s.id;
