-- Purpose: hazard ratios with interval of publications for recommendations behind which no finding of a document stands: same regimen, population the same
-- or part of it. One a trial and endpoint: the whole trial before its subgroups, a confirmed reading before a single one, the latest publication. For grades.
-- Parameters: ?1 JSON array of recommendation ids; ?2 as in grades_support.sql: populations that are disjoint from a filter are not used.
-- Result: recommendation_id, regimen_fit, population_fit, unstated, finding_id; by recommendation, trial, endpoint.
WITH
axis AS MATERIALIZED (SELECT value ->> 0 AS dimension, value ->> 1 AS term_id FROM json_each(?2, '$.axes')),
disjoint AS MATERIALIZED (
  SELECT DISTINCT pa.population_id FROM axis a CROSS JOIN population_axis pa ON pa.dimension = a.dimension
  LEFT JOIN term_relation r ON r.general = a.term_id AND r.specific = pa.term_id
  GROUP BY pa.population_id, a.dimension HAVING count(r.relation) = 0
),
published AS MATERIALIZED (SELECT f.comparison_id, f.update_of FROM publication p CROSS JOIN finding f ON f.document_id = p.document_id),
fitting AS MATERIALIZED (
  SELECT r.slug AS recommendation_id, rf.fit AS regimen_fit, pf.fit AS population_fit, pf.unstated, f.slug AS finding_id, f.endpoint_id, (SELECT coalesce(t.acronym, t.slug) FROM trial t WHERE t.id = k.trial_id) AS trial,
         row_number() OVER (PARTITION BY r.id, k.trial_id, f.endpoint_id
                            ORDER BY f.parent_population_id IS NOT NULL, f.id IN (SELECT update_of FROM published),
                                     (SELECT x.extraction FROM publication_finding x WHERE x.finding_id = f.id), d.published DESC, f.id) AS place
  FROM (SELECT DISTINCT value FROM json_each(?1)) j CROSS JOIN recommendation r ON r.slug = j.value
  CROSS JOIN intervention i ON i.id = r.intervention_id
  CROSS JOIN regimen_fit rf ON rf.general = i.regimen_id AND rf.fit = 'exact'
  CROSS JOIN comparison k ON k.experimental_id = rf.specific AND k.id IN (SELECT comparison_id FROM published)
  CROSS JOIN population_fit pf ON pf.general = r.population_id AND pf.specific = k.population_id AND pf.fit IN ('exact', 'narrower')
  CROSS JOIN finding f ON f.comparison_id = k.id
  CROSS JOIN endpoint n ON n.id = f.endpoint_id AND n.domain = 'efficacy'
  CROSS JOIN effect e ON e.finding_id = f.id AND e.measure = 'HR' AND e.ci_low_raw IS NOT NULL AND e.ci_high_raw IS NOT NULL
  CROSS JOIN document d ON d.id = f.document_id
  WHERE f.document_id IN (SELECT document_id FROM publication) AND k.population_id NOT IN (SELECT population_id FROM disjoint)
)
SELECT recommendation_id, regimen_fit, population_fit, unstated, finding_id
FROM fitting
WHERE place = 1
ORDER BY recommendation_id, trial COLLATE NOCASE, endpoint_id;
