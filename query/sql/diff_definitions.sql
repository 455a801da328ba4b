-- Purpose: the codes of one edition's scales with our paraphrase of their definitions. For diff.
-- Same by identity_1: kind and name of the scale, code. By identity_2: the name of the scale differs.
-- Parameters: ?1 document id.
-- Result: id, place, locator, subject, who, identity_1, identity_2, identity_3 (none), population_id (none); further columns can change, their names are labels.
SELECT s.slug || ' ' || g.code AS id, 'scale ' || s.slug AS place, p.locator, g.code AS subject,
       s.label_en || ' (' || s.label_zh || ')' AS who,
       json_array(s.kind, s.label_en, g.code) AS identity_1, json_array(s.kind, g.code) AS identity_2, NULL AS identity_3, NULL AS population_id,
       g.definition AS "Definition", g.label_en || ' (' || g.label_zh || ')' AS "Label", s.label_en || ' (' || s.label_zh || ')' AS "Scale",
       CASE s.ranked WHEN 1 THEN 'rank ' ELSE 'in print ' END || g.printed_order AS "Order"
FROM scale s JOIN grade g ON g.scale_id = s.id JOIN provenance p ON p.id = g.provenance_id
WHERE s.document_id = ?1
ORDER BY s.kind DESC, s.id, g.printed_order;
