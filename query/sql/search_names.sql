-- Purpose: what a text could name: terms, endpoints and trials one of whose names holds it. For search.
-- Parameters: ?1 the text folded as names are (core/text/names.hpp). Result: kind (dimension of the term, endpoint, trial), id, label, names (those that
-- hold the text), uses (rows of evidence that speak of it directly); whole names first, then by kind and label.
WITH hit AS (
  SELECT term_id, endpoint_id, trial_id, group_concat(name, '; ') AS names, max(folded = ?1) AS whole
  FROM (SELECT DISTINCT n.term_id, n.endpoint_id, n.trial_id, n.name, n.folded FROM name n WHERE instr(n.folded, ?1) > 0 ORDER BY n.id)
  GROUP BY term_id, endpoint_id, trial_id
)
SELECT CASE WHEN hit.trial_id IS NOT NULL THEN 'trial' WHEN hit.endpoint_id IS NOT NULL THEN 'endpoint' ELSE t.dimension END AS kind,
       coalesce(r.slug, e.slug, t.slug) AS id, coalesce(r.acronym, r.identified_as || ' (identified by us)', r.description, e.label_en, t.label_en) AS label, hit.names,
       CASE WHEN hit.trial_id IS NOT NULL THEN (SELECT count(*) FROM finding f JOIN comparison k ON k.id = f.comparison_id WHERE k.trial_id = hit.trial_id)
                                             + (SELECT count(*) FROM claim c WHERE c.trial_id = hit.trial_id)
            WHEN hit.endpoint_id IS NOT NULL THEN (SELECT count(*) FROM finding f WHERE f.endpoint_id = hit.endpoint_id) + (SELECT count(*) FROM claim c WHERE c.endpoint_id = hit.endpoint_id)
            ELSE (SELECT count(*) FROM regimen_component rc WHERE rc.term_id = hit.term_id) + (SELECT count(*) FROM population_term pt WHERE pt.term_id = hit.term_id) END AS uses
FROM hit LEFT JOIN trial r ON r.id = hit.trial_id LEFT JOIN endpoint e ON e.id = hit.endpoint_id LEFT JOIN term t ON t.id = hit.term_id
WHERE t.id IS NULL OR t.generated = 0
ORDER BY hit.whole DESC, kind, label COLLATE NOCASE;
