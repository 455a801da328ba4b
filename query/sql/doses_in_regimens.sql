-- Purpose: doses that stand inside the regimens of findings and recommendations. For doses.
-- Parameters: ?1 JSON {"term": id or null, "document": id or null, "left_out": [document_id …], "sources": any of document, publication,
-- document when missing}. Result: drug, dose, document_id, stated_in (regimen), section, item_id.
WITH item AS (
  SELECT f.slug, f.document_id, f.provenance_id, c.regimen_id, c.term_id, c.dose_raw
  FROM comparison k CROSS JOIN regimen_component c ON c.regimen_id IN (k.experimental_id, k.control_id) CROSS JOIN finding f ON f.comparison_id = k.id
  WHERE c.dose_raw <> '' AND (?1 ->> '$.term' IS NULL OR EXISTS (SELECT 1 FROM closure x WHERE x.descendant = c.term_id AND x.ancestor = ?1 ->> '$.term'))
  UNION ALL
  SELECT r.slug, r.document_id, r.provenance_id, c.regimen_id, c.term_id, c.dose_raw
  FROM recommendation r CROSS JOIN intervention i ON i.id = r.intervention_id CROSS JOIN regimen_component c ON c.regimen_id = i.regimen_id
  WHERE c.dose_raw <> '' AND (?1 ->> '$.term' IS NULL OR EXISTS (SELECT 1 FROM closure x WHERE x.descendant = c.term_id AND x.ancestor = ?1 ->> '$.term'))
)
SELECT DISTINCT t.label_en AS drug, item.dose_raw AS dose, d.slug AS document_id, g.label_en AS stated_in, p.section, item.slug AS item_id
FROM item JOIN regimen g ON g.id = item.regimen_id JOIN term t ON t.id = item.term_id JOIN document d ON d.id = item.document_id JOIN provenance p ON p.id = item.provenance_id
WHERE CASE WHEN ?1 ->> '$.document' IS NOT NULL THEN item.document_id = ?1 ->> '$.document'
           ELSE item.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out'))
            AND iif(item.document_id IN (SELECT document_id FROM publication), 'publication', 'document') IN (SELECT value FROM json_each(coalesce(?1 -> '$.sources', '["document"]'))) END
ORDER BY drug COLLATE NOCASE, document_id, item_id;
