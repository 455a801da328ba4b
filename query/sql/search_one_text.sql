-- Purpose: one text as it was written. For search. Parameters: ?1 kind, ?2 id, ?3 field. Result: document_id, text.
SELECT document_id, text FROM v_text WHERE kind = ?1 AND id = ?2 AND field = ?3;
