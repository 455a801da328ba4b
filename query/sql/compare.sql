-- Purpose: findings of some endpoints with how their population lies to the filters. For compare.
-- Parameters: ?1 JSON {"axes": [[dimension, term_id] …], "endpoints": [id …], "treatments": [term_id …], "trial": id or null, "document": id or null}.
-- A population is left out when it is disjoint from a filter; "inside" when it lies in all of them; else "wider" with the reasons.
-- Result: finding_id, fit (inside, wider), reasons, then the columns of v_result that a comparison shows, in order of trial, arms, time of analysis.
WITH
axis AS MATERIALIZED (SELECT value ->> 0 AS dimension, value ->> 1 AS term_id FROM json_each(?1, '$.axes')),
stated AS MATERIALIZED (
  SELECT p.id population_id, a.dimension, count(DISTINCT pa.term_id) n, count(DISTINCT CASE WHEN r.relation IN ('exact', 'narrower') THEN pa.term_id END) inside, count(r.relation) touching
  FROM population p JOIN axis a
  LEFT JOIN population_axis pa ON pa.population_id = p.id AND pa.dimension = a.dimension
  LEFT JOIN term_relation r ON r.general = a.term_id AND r.specific = pa.term_id
  GROUP BY p.id, a.dimension
),
judged AS MATERIALIZED (
  SELECT p.id population_id,
         coalesce((SELECT min(CASE WHEN n > 0 AND touching = 0 THEN 0 WHEN n > 0 AND inside = n THEN 2 ELSE 1 END) FROM stated s WHERE s.population_id = p.id), 2) score,
         (SELECT group_concat(CASE WHEN n = 0 THEN dimension || ' not stated' ELSE dimension || ' wider' END, '; ')
          FROM (SELECT * FROM stated s WHERE s.population_id = p.id AND (n = 0 OR inside < n) ORDER BY dimension)) reasons
  FROM population p
),
hit AS MATERIALIZED (
  SELECT f.id, f.slug, j.score, j.reasons
  FROM finding f JOIN comparison k ON k.id = f.comparison_id JOIN judged j ON j.population_id = k.population_id
  WHERE j.score > 0
    AND f.endpoint_id IN (SELECT value FROM json_each(?1, '$.endpoints'))
    AND (?1 ->> '$.trial' IS NULL OR k.trial_id = ?1 ->> '$.trial')
    AND (?1 ->> '$.document' IS NULL OR f.document_id = ?1 ->> '$.document')
    AND NOT EXISTS (SELECT 1 FROM json_each(?1, '$.treatments') t
                    WHERE NOT EXISTS (SELECT 1 FROM finding_facet x WHERE x.finding_id = f.id AND x.dimension = 'treatment' AND x.term_id = t.value))
)
SELECT hit.slug AS finding_id, CASE hit.score WHEN 2 THEN 'inside' ELSE 'wider' END AS fit, hit.reasons, v.*
FROM hit JOIN v_result v ON v.finding_id = hit.slug
ORDER BY hit.score DESC, v.trial COLLATE NOCASE, v.trial_id, v.experimental, v.control, v.endpoint, v.update_of IS NOT NULL, v.document_id, v.at_months, hit.id;
