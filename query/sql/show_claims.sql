-- Purpose: claims about one trial, of one document, or about one treatment. For show. Parameters: ?1 as in show_findings.sql. Result: the columns of v_claim.
SELECT v.*
FROM claim c JOIN v_claim v ON v.claim_id = c.slug
WHERE (?1 ->> '$.trial' IS NULL OR c.trial_id = ?1 ->> '$.trial')
  AND (?1 ->> '$.document' IS NULL OR c.document_id = ?1 ->> '$.document')
  AND (?1 ->> '$.term' IS NULL OR EXISTS (
    SELECT 1 FROM intervention i JOIN regimen_component rc ON rc.regimen_id = i.regimen_id JOIN closure x ON x.descendant = rc.term_id AND x.ancestor = ?1 ->> '$.term'
    WHERE i.id = c.intervention_id))
ORDER BY v.document_id, c.id;
