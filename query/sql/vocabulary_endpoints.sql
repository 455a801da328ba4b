-- Purpose: the endpoints. For vocabulary. Parameters: none. Result: value (as typed), label_en, label_zh, names, parents (none); by value.
SELECT e.slug AS value, e.label_en, e.label_zh,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name FROM name n WHERE n.endpoint_id = e.id AND n.kind <> 'slug' AND n.name NOT IN (e.label_en, e.label_zh)
                                              ORDER BY n.id)) AS names,
       NULL AS parents
FROM endpoint e ORDER BY e.slug;
