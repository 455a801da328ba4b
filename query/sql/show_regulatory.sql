-- Purpose: regulatory statements about one treatment or of one document. For show. Parameters: ?1 as in show_findings.sql. Result: the columns of v_regulatory.
SELECT v.*
FROM regulatory_statement s JOIN v_regulatory v ON v.statement_id = s.slug
WHERE (?1 ->> '$.document' IS NULL OR s.document_id = ?1 ->> '$.document')
  AND (?1 ->> '$.term' IS NULL OR EXISTS (
    SELECT 1 FROM regimen_component rc JOIN closure x ON x.descendant = rc.term_id AND x.ancestor = ?1 ->> '$.term' WHERE rc.regimen_id = s.regimen_id))
ORDER BY v.document_id, s.id;
