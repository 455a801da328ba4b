-- Purpose: what a text could name: terms, endpoints and trials one of whose names holds it, or holds each of its words. For search.
-- Parameters: ?1 the text folded as names are (core/text/names.hpp); ?2 JSON array of its words, folded alike; ?3 kind or NULL; ?4 rows a kind, 0 for all.
-- Result: kind (dimension of the term up to a point, endpoint, trial), id, label, names (those that hold the text), uses (rows of evidence that speak of
-- it directly), found (rows of the kind in all); kinds by name, inside a kind whole names first, then those that begin with the text.
WITH hit AS (
  SELECT term_id, endpoint_id, trial_id, group_concat(name, '; ') AS names, min(distance) AS distance
  FROM (
    SELECT n.term_id, n.endpoint_id, n.trial_id, n.name,
           min(CASE WHEN n.folded = ?1 THEN 0 WHEN instr(n.folded, ?1) = 1 THEN 1 WHEN instr(n.folded, ?1) > 0 THEN 2 ELSE 3 END) AS distance
    FROM name n
    WHERE instr(n.folded, ?1) > 0 OR NOT EXISTS (SELECT 1 FROM json_each(?2) j WHERE instr(n.folded, j.value) = 0)
    GROUP BY n.term_id, n.endpoint_id, n.trial_id, n.name ORDER BY distance, min(n.id))
  GROUP BY term_id, endpoint_id, trial_id
),
described AS (
  SELECT CASE WHEN hit.trial_id IS NOT NULL THEN 'trial' WHEN hit.endpoint_id IS NOT NULL THEN 'endpoint'
              ELSE substr(t.dimension, 1, instr(t.dimension || '.', '.') - 1) END AS kind,
         coalesce(r.slug, e.slug, t.slug) AS id,
         coalesce(r.acronym, r.identified_as || ' (identified by us)', r.description, e.label_en, t.label_en) AS label, hit.*
  FROM hit LEFT JOIN trial r ON r.id = hit.trial_id LEFT JOIN endpoint e ON e.id = hit.endpoint_id LEFT JOIN term t ON t.id = hit.term_id
  WHERE t.id IS NULL OR t.generated = 0
),
ranked AS (
  SELECT *, count(*) OVER (PARTITION BY kind) AS found, row_number() OVER (PARTITION BY kind ORDER BY distance, label COLLATE NOCASE, id) AS place
  FROM described WHERE ?3 IS NULL OR kind = ?3
)
SELECT kind, id, label, names,
       CASE WHEN trial_id IS NOT NULL THEN (SELECT count(*) FROM comparison k JOIN finding f ON f.comparison_id = k.id WHERE k.trial_id = ranked.trial_id)
                                         + (SELECT count(*) FROM claim c WHERE c.trial_id = ranked.trial_id)
            WHEN endpoint_id IS NOT NULL THEN (SELECT count(*) FROM finding f WHERE f.endpoint_id = ranked.endpoint_id)
                                            + (SELECT count(*) FROM claim c WHERE c.endpoint_id = ranked.endpoint_id)
            ELSE (SELECT count(*) FROM regimen_component rc WHERE rc.term_id = ranked.term_id)
               + (SELECT count(*) FROM population_term pt WHERE pt.term_id = ranked.term_id) END AS uses, found
FROM ranked WHERE ?4 = 0 OR place <= ?4
ORDER BY kind, place;
