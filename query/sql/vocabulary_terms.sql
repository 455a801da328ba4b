-- Purpose: terms that one filter option takes. For vocabulary. Parameters: ?1 JSON array of dimensions; "biomarker" stands for biomarker.pik3ca too.
-- Result: value (as typed), label_en, label_zh, names (others), parents (what it is a kind of, as typed); by dimension and value.
SELECT CASE t.dimension WHEN 'line' THEN substr(t.slug, 6) ELSE t.slug END AS value, t.label_en, t.label_zh,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name FROM name n WHERE n.term_id = t.id AND n.kind <> 'slug' AND n.name NOT IN (t.label_en, t.label_zh)
                                              ORDER BY n.id)) AS names,
       (SELECT group_concat(value, '; ') FROM (SELECT CASE p.dimension WHEN 'line' THEN substr(p.slug, 6) ELSE p.slug END AS value
                                               FROM is_a JOIN term p ON p.id = is_a.parent WHERE is_a.child = t.id ORDER BY p.slug)) AS parents
FROM json_each(?1) j JOIN term t ON t.dimension = j.value OR substr(t.dimension, 1, length(j.value) + 1) = j.value || '.'
WHERE t.generated = 0
ORDER BY j.key, t.dimension, t.slug;
