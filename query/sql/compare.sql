-- Purpose: findings of some endpoints with how their population lies to the filters. For compare.
-- Parameters: ?1 JSON {"axes": [[dimension, term_id, widened, implied] …], "endpoints": [id …], "treatments": [term_id …], "trial": id or null, "document": id or null,
-- "left_out": [document_id …], "sources": any of document, publication, document when missing (neither used unless one of them is named)}.
-- A widened filter stands for something narrower than its term: no population lies inside it. An implied one (a subtype implies
-- breast cancer) only leaves out what is disjoint.
-- A population is left out when it is disjoint from a filter; "inside" when it lies in all of them; else "wider" with the reasons.
-- Result: finding_id, fit (inside, wider), reasons, completes (of a supplement), completed_by, then the columns of v_result, in order of trial, arms, time of analysis.
WITH
axis AS MATERIALIZED (SELECT value ->> 0 AS dimension, value ->> 1 AS term_id, value ->> 2 AS widened, coalesce(value ->> 3, 0) AS implied FROM json_each(?1, '$.axes')),
judged AS MATERIALIZED (  -- state of a population on one filter: 0 disjoint, 1 wider or not stated, 2 inside
  SELECT population_id, min(state) AS state,
         group_concat(CASE WHEN state = 1 THEN dimension || CASE WHEN n = 0 AND NOT half_subtype THEN ' not stated' ELSE ' wider' END END, '; ') AS reasons
  FROM (
    SELECT p.id AS population_id, a.dimension, count(DISTINCT pa.term_id) AS n,
           a.dimension IN ('hr-status', 'her2-status')
             AND EXISTS (SELECT 1 FROM population_axis o WHERE o.population_id = p.id AND o.dimension IN ('hr-status', 'her2-status')) AS half_subtype,
           CASE WHEN a.dimension IS NULL THEN 2
                WHEN a.implied AND (count(DISTINCT pa.term_id) = 0 OR count(r.relation) > 0) THEN 2
                WHEN count(DISTINCT pa.term_id) = 0 THEN 1
                WHEN count(r.relation) = 0 THEN 0
                WHEN count(DISTINCT CASE WHEN r.relation IN ('exact', 'narrower') THEN pa.term_id END) = count(DISTINCT pa.term_id) AND a.widened = 0 THEN 2
                ELSE 1 END AS state
    FROM population p LEFT JOIN axis a ON TRUE
    LEFT JOIN population_axis pa ON pa.population_id = p.id AND pa.dimension = a.dimension
    LEFT JOIN term_relation r ON r.general = a.term_id AND r.specific = pa.term_id
    GROUP BY p.id, a.dimension)
  GROUP BY population_id
),
hit AS MATERIALIZED (
  SELECT f.id, f.slug, j.state, j.reasons
  FROM judged j CROSS JOIN comparison k ON k.population_id = j.population_id CROSS JOIN finding f ON f.comparison_id = k.id
  WHERE j.state > 0
    AND f.endpoint_id IN (SELECT value FROM json_each(?1, '$.endpoints'))
    AND (?1 ->> '$.trial' IS NULL OR k.trial_id = ?1 ->> '$.trial')
    AND CASE WHEN ?1 ->> '$.document' IS NOT NULL THEN f.document_id = ?1 ->> '$.document'
             ELSE f.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out'))
              AND iif(f.document_id IN (SELECT document_id FROM publication), 'publication', 'document') IN (SELECT value FROM json_each(coalesce(?1 -> '$.sources', '["document"]'))) END
    AND NOT EXISTS (SELECT 1 FROM json_each(?1, '$.treatments') t
                    WHERE NOT EXISTS (SELECT 1 FROM comparison_facet x WHERE x.comparison_id = k.id AND x.dimension = 'treatment' AND x.term_id = t.value))
)
SELECT hit.slug AS finding_id, CASE hit.state WHEN 2 THEN 'inside' ELSE 'wider' END AS fit, hit.reasons,
       (SELECT q.slug FROM finding h JOIN finding q ON q.id = h.completes WHERE h.id = hit.id) AS completes,
       (SELECT group_concat(c.slug, '; ') FROM finding c WHERE c.completes = hit.id) AS completed_by, v.*
FROM hit JOIN v_result v ON v.finding_id = hit.slug
ORDER BY v.source, hit.state DESC, v.trial COLLATE NOCASE, v.trial_id, v.experimental, v.control, v.population, (SELECT n.id FROM endpoint n JOIN finding x ON x.endpoint_id = n.id WHERE x.id = hit.id), v.update_of IS NOT NULL, v.document_id, v.at_months, hit.id;
