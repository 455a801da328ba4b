-- Purpose: the codes of all grading scales with what is needed to say where they come from. For what is printed under tables. Parameters: none.
-- Result: document_id (may be NULL), scale (label), issuer, edition, code, definition (our paraphrase); in printed order of each scale.
SELECT d.slug AS document_id, s.label_en AS scale, s.issuer, s.edition, g.code, g.definition
FROM scale s JOIN grade g ON g.scale_id = s.id LEFT JOIN document d ON d.id = s.document_id
ORDER BY s.slug, g.printed_order;
