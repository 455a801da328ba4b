-- Purpose: doses that stand inside the regimens of findings and recommendations. For doses.
-- Parameters: ?1 JSON {"term": id or null, "document": id or null, "left_out": [document_id …]}. Result: drug, dose, document_id, stated_in (regimen), section, item_id.
WITH item AS (
  SELECT f.slug, f.document_id, f.provenance_id, c.regimen_id
  FROM finding f JOIN comparison k ON k.id = f.comparison_id CROSS JOIN regimen_component c ON c.regimen_id IN (k.experimental_id, k.control_id)
  UNION ALL
  SELECT r.slug, r.document_id, r.provenance_id, i.regimen_id
  FROM recommendation r JOIN intervention i ON i.id = r.intervention_id WHERE i.regimen_id IS NOT NULL
)
SELECT DISTINCT t.label_en AS drug, c.dose_raw AS dose, d.slug AS document_id, g.label_en AS stated_in, p.section, item.slug AS item_id
FROM item JOIN regimen g ON g.id = item.regimen_id JOIN regimen_component c ON c.regimen_id = g.id JOIN term t ON t.id = c.term_id
JOIN document d ON d.id = item.document_id JOIN provenance p ON p.id = item.provenance_id
WHERE c.dose_raw <> ''
  AND CASE WHEN ?1 ->> '$.document' IS NULL THEN item.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out')) ELSE item.document_id = ?1 ->> '$.document' END
  AND (?1 ->> '$.term' IS NULL OR EXISTS (SELECT 1 FROM closure x WHERE x.descendant = c.term_id AND x.ancestor = ?1 ->> '$.term'))
ORDER BY drug COLLATE NOCASE, document_id, item_id;
