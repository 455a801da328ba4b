-- Purpose: how populations of findings (specific) fit populations of recommendations (general), dimension by dimension, for pairs whose regimens fit.
-- Disjoint on any dimension, an implied one too (postmenopausal implies female), is no match. `unstated`: dimensions of the recommendation that the finding does not state.
-- Reads population_axis, term_relation, regimen_fit, recommendation, intervention, comparison.
INSERT INTO population_fit (general, specific, fit, unstated)
WITH
candidate AS MATERIALIZED (
  SELECT DISTINCT rec.population_id g, k.population_id s
  FROM recommendation rec JOIN intervention i ON i.id = rec.intervention_id
  JOIN regimen_fit f ON f.general = i.regimen_id JOIN comparison k ON k.experimental_id = f.specific
),
dimension AS MATERIALIZED (
  SELECT c.g, c.s, ga.dimension, max(ga.implied) AS implied, count(DISTINCT ga.term_id) ng, count(DISTINCT sa.term_id) ns,
         count(DISTINCT CASE WHEN t.relation IN ('exact', 'narrower') THEN sa.term_id END) s_inside,
         count(DISTINCT CASE WHEN t.relation IN ('exact', 'broader') THEN ga.term_id END) g_inside,
         count(t.relation) touching,
         -- a subtype of which only one axis is stated covers both values of the other: HER2-negative is broader than triple-negative
         count(DISTINCT sa.term_id) = 0 AND EXISTS (SELECT 1 FROM population_axis o WHERE o.population_id = c.s AND ga.dimension IN ('hr-status', 'her2-status')
                                                    AND o.dimension IN ('hr-status', 'her2-status')) AS half_subtype
  FROM candidate c JOIN population_axis ga ON ga.population_id = c.g
  LEFT JOIN population_axis sa ON sa.population_id = c.s AND sa.dimension = ga.dimension
  LEFT JOIN term_relation t ON t.general = ga.term_id AND t.specific = sa.term_id
  GROUP BY c.g, c.s, ga.dimension
),
extra AS MATERIALIZED (  -- dimensions that only the finding states: it is narrower there
  SELECT c.g, c.s, count(DISTINCT sa.dimension) n
  FROM candidate c JOIN population_axis sa ON sa.population_id = c.s AND sa.implied = 0
  WHERE NOT EXISTS (SELECT 1 FROM population_axis ga WHERE ga.population_id = c.g AND ga.dimension = sa.dimension)
  GROUP BY c.g, c.s
),
summed AS (
  SELECT d.g, d.s, sum(ns = 0 AND NOT half_subtype AND NOT implied) unstated, sum(ns > 0 AND touching = 0) disjoint,
         sum(ns > 0 AND s_inside = ns AND g_inside < ng AND NOT implied) + coalesce(max(extra.n), 0) narrower,
         sum((ns > 0 AND g_inside = ng AND s_inside < ns AND NOT implied) OR half_subtype) broader,
         sum(touching > 0 AND s_inside < ns AND g_inside < ng AND NOT implied) overlapping
  FROM dimension d LEFT JOIN extra ON extra.g = d.g AND extra.s = d.s GROUP BY d.g, d.s
)
SELECT g, s,
       CASE WHEN overlapping OR (narrower AND broader) THEN 'overlapping' WHEN broader THEN 'broader' WHEN narrower THEN 'narrower' ELSE 'exact' END,
       unstated
FROM summed WHERE disjoint = 0;
