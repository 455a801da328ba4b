-- Purpose: claims about the endpoints of a comparison, so that results without numbers stand beside those with them; a trial's efficacy claim that names no
-- endpoint, or only efficacy as such, stands here too. For compare. Parameters: ?1 as in compare.sql. A claim whose population is disjoint from a filter is left out.
-- Result: reasons (dimensions of the filters that its population does not state, or states wider), then the columns of v_claim; inside the filters first, by trial.
WITH
axis AS MATERIALIZED (SELECT value ->> 0 AS dimension, value ->> 1 AS term_id, value ->> 2 AS widened, coalesce(value ->> 3, 0) AS implied FROM json_each(?1, '$.axes')),
hit AS MATERIALIZED (
  SELECT claim_id, slug, group_concat(CASE WHEN state = 1 THEN dimension || CASE WHEN n = 0 AND NOT half_subtype THEN ' not stated' ELSE ' wider' END END, '; ') AS reasons
  FROM (
    SELECT c.id AS claim_id, c.slug, a.dimension, count(DISTINCT pa.term_id) AS n,
           a.dimension IN ('hr-status', 'her2-status')
             AND EXISTS (SELECT 1 FROM population_axis o WHERE o.population_id = c.population_id AND o.dimension IN ('hr-status', 'her2-status')) AS half_subtype,
           CASE WHEN a.dimension IS NULL THEN 2
                WHEN a.implied AND (count(DISTINCT pa.term_id) = 0 OR count(r.relation) > 0) THEN 2
                WHEN count(DISTINCT pa.term_id) = 0 THEN 1
                WHEN count(r.relation) = 0 THEN 0
                WHEN count(DISTINCT CASE WHEN r.relation IN ('exact', 'narrower') THEN pa.term_id END) = count(DISTINCT pa.term_id) AND a.widened = 0 THEN 2
                ELSE 1 END AS state
    FROM claim c LEFT JOIN axis a ON TRUE
    LEFT JOIN population_axis pa ON pa.population_id = c.population_id AND pa.dimension = a.dimension
    LEFT JOIN term_relation r ON r.general = a.term_id AND r.specific = pa.term_id
    WHERE (c.endpoint_id IN (SELECT value FROM json_each(?1, '$.endpoints')) OR (c.trial_id IS NOT NULL AND c.topic IN ('efficacy', 'sequencing')
               AND EXISTS (SELECT 1 FROM json_each(?1, '$.endpoints') w JOIN endpoint n ON n.id = w.value WHERE n.domain = 'efficacy' AND n.type IN ('time-to-event', 'proportion') AND n.better = 'higher')
               AND (c.endpoint_id IS NULL OR c.endpoint_id = (SELECT id FROM endpoint WHERE slug = 'efficacy-overall'))))
      AND (?1 ->> '$.trial' IS NULL OR c.trial_id = ?1 ->> '$.trial')
      AND CASE WHEN ?1 ->> '$.document' IS NULL THEN c.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out')) ELSE c.document_id = ?1 ->> '$.document' END
      AND NOT EXISTS (
        SELECT 1 FROM json_each(?1, '$.treatments') t
        WHERE NOT EXISTS (SELECT 1 FROM intervention i JOIN regimen_component rc ON rc.regimen_id = i.regimen_id
                          JOIN closure x ON x.descendant = rc.term_id AND x.ancestor = t.value WHERE i.id = c.intervention_id))
    GROUP BY c.id, a.dimension)
  GROUP BY claim_id HAVING min(state) > 0
)
SELECT hit.reasons, v.*
FROM hit JOIN v_claim v ON v.claim_id = hit.slug
ORDER BY hit.reasons IS NOT NULL, v.trial IS NULL, v.trial COLLATE NOCASE, v.claim_id;
