-- Purpose: prior therapies that can be typed: one treatment with a status, no setting, number of lines or interval. For vocabulary. Parameters: none.
-- Result: value (as typed), label_en, label_zh, names (of the treatment), parents (as typed); by treatment and status.
WITH typable AS MATERIALIZED (
  SELECT p.term_id, t.id AS treatment_id, t.slug || CASE p.status WHEN 'exposed' THEN '' ELSE '=' || p.status END AS value
  FROM prior_term p JOIN prior_treatment x ON x.term_id = p.term_id JOIN term t ON t.id = x.treatment_id
  WHERE p.setting IS NULL AND p.lines_min IS NULL AND p.lines_max IS NULL AND p.interval IS NULL
    AND (SELECT count(*) FROM prior_treatment o WHERE o.term_id = p.term_id) = 1
)
SELECT y.value, t.label_en, t.label_zh,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name FROM name n WHERE n.term_id = y.treatment_id AND n.kind <> 'slug' ORDER BY n.id)) AS names,
       (SELECT group_concat(value, '; ') FROM (SELECT o.value FROM is_a JOIN typable o ON o.term_id = is_a.parent WHERE is_a.child = y.term_id ORDER BY 1)) AS parents
FROM typable y JOIN term t ON t.id = y.term_id
ORDER BY y.value;
