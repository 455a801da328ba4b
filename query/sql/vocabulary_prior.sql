-- Purpose: prior therapies that can be typed: one treatment with a status, no setting, number of lines or interval. For vocabulary. Parameters: none.
-- Result: value (as typed), label_en, label_zh, names (of the treatment), parents (as typed); by value.
SELECT x.slug || CASE p.status WHEN 'exposed' THEN '' ELSE '=' || p.status END AS value, t.label_en, t.label_zh,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name FROM name n WHERE n.term_id = x.id AND n.kind <> 'slug' ORDER BY n.id)) AS names,
       (SELECT group_concat(value, '; ') FROM (
         SELECT y.slug || CASE q.status WHEN 'exposed' THEN '' ELSE '=' || q.status END AS value
         FROM is_a CROSS JOIN prior_term q ON q.term_id = is_a.parent CROSS JOIN prior_treatment v ON v.term_id = q.term_id CROSS JOIN term y ON y.id = v.treatment_id
         WHERE is_a.child = p.term_id AND q.setting IS NULL AND q.lines_min IS NULL AND q.lines_max IS NULL AND q.interval IS NULL
           AND (SELECT count(*) FROM prior_treatment o WHERE o.term_id = q.term_id) = 1
         ORDER BY 1)) AS parents
FROM prior_term p CROSS JOIN prior_treatment u ON u.term_id = p.term_id CROSS JOIN term x ON x.id = u.treatment_id CROSS JOIN term t ON t.id = p.term_id
WHERE p.setting IS NULL AND p.lines_min IS NULL AND p.lines_max IS NULL AND p.interval IS NULL
  AND (SELECT count(*) FROM prior_treatment o WHERE o.term_id = p.term_id) = 1
ORDER BY value;
