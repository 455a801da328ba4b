-- Purpose: English labels of this book with their Chinese ones. For answers in Chinese. Parameters: none.
-- Result: label_en, label_zh; where two rows share the English text, the first counts: whole regimens and populations before single terms.
SELECT label_en, label_zh FROM (
  SELECT 1 AS rank, id, label_en, label_zh FROM regimen
  UNION ALL SELECT 2, id, label_en, label_zh FROM population
  UNION ALL SELECT 3, id, label_en, label_zh FROM endpoint
  UNION ALL SELECT 3, id, label_en || ' events', label_zh || '（事件）' FROM endpoint  -- as v_result counts events of a time-to-event endpoint
  UNION ALL SELECT 4, id, label_en, label_zh FROM term
  UNION ALL SELECT 5, id, substr(slug, 6), label_zh FROM term WHERE dimension = 'line'  -- as population_label shows lines
  UNION ALL SELECT 6, id, label_en, label_zh FROM grade
  UNION ALL SELECT 7, id, label_en || ' (' || label_zh || ')', label_zh FROM grade
  UNION ALL SELECT 8, id, label_en, label_zh FROM scale
  UNION ALL SELECT 9, id, description, description_zh FROM trial WHERE description_zh IS NOT NULL
  UNION ALL SELECT 10, id, label_en, label_zh FROM (
    SELECT hr.id, hr.label_en || '/' || her2.label_en AS label_en, hr.label_zh || '/' || her2.label_zh AS label_zh
    FROM term hr JOIN term her2 ON hr.dimension = 'hr-status' AND her2.dimension = 'her2-status')
  UNION ALL SELECT 11, n.id, n.name, coalesce(t.label_zh, e.label_zh) FROM name n LEFT JOIN term t ON t.id = n.term_id LEFT JOIN endpoint e ON e.id = n.endpoint_id
            WHERE n.kind = 'generic' AND n.language = 'en' AND coalesce(t.label_zh, e.label_zh) IS NOT NULL  -- what abbreviations stand for
) AS labels
WHERE label_en <> '' ORDER BY rank, id;
