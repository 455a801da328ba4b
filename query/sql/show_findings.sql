-- Purpose: findings of one trial, one document, or one treatment (a drug or class with all below it, in either arm). For show.
-- Parameters: ?1 JSON {"trial": id or null, "document": id or null, "term": id or null, "sources": any of document, publication, document when missing: of
-- the others only those of a document that is named}. Result: the columns of v_result; by document, trial, section order.
SELECT v.*
FROM comparison k CROSS JOIN finding f ON f.comparison_id = k.id CROSS JOIN v_result v ON v.finding_id = f.slug
WHERE (?1 ->> '$.trial' IS NULL OR k.trial_id = ?1 ->> '$.trial')
  AND CASE WHEN ?1 ->> '$.document' IS NOT NULL THEN f.document_id = ?1 ->> '$.document'
           ELSE iif(f.document_id IN (SELECT document_id FROM publication), 'publication', 'document') IN (SELECT value FROM json_each(coalesce(?1 -> '$.sources', '["document"]'))) END
  AND (?1 ->> '$.term' IS NULL OR EXISTS (SELECT 1 FROM comparison_facet x WHERE x.comparison_id = k.id AND x.dimension IN ('treatment', 'control') AND x.term_id = ?1 ->> '$.term'))
ORDER BY v.document_id, v.trial COLLATE NOCASE, f.id;
