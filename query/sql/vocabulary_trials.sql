-- Purpose: the trials. For vocabulary. Parameters: none. Result: value (as typed), label_en, label_zh (none), names, parents (none); by value.
SELECT r.slug AS value, coalesce(r.acronym, r.identified_as || ' (identified by us)', r.description) AS label_en, NULL AS label_zh,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name FROM name n WHERE n.trial_id = r.id AND n.kind <> 'slug' AND n.name IS NOT r.acronym ORDER BY n.id)) AS names,
       NULL AS parents
FROM trial r ORDER BY r.slug;
