-- Purpose: which regimens of comparisons fit which regimens of recommendations. Slots must match one to one, placebo left out; doses must agree where
-- both state them; relative and excluding components never match. Every assignment of slots is tried, so overlapping slots of one regimen are no problem.
-- Reads regimen, regimen_component, term_relation, recommendation, comparison.
INSERT INTO regimen_fit (general, specific, fit)
WITH RECURSIVE
component AS MATERIALIZED (  -- slots numbered 1..n without placebo
  SELECT c.regimen_id r, dense_rank() OVER (PARTITION BY c.regimen_id ORDER BY c.slot) slot, c.term_id, c.dose_raw
  FROM regimen_component c JOIN regimen ON regimen.id = c.regimen_id AND regimen.matchable = 1
  WHERE c.role <> 'placebo'
),
size AS MATERIALIZED (SELECT r, max(slot) n FROM component GROUP BY r),
wanted AS MATERIALIZED (SELECT DISTINCT i.regimen_id r FROM recommendation rec JOIN intervention i ON i.id = rec.intervention_id WHERE i.regimen_id IS NOT NULL),
studied AS MATERIALIZED (SELECT DISTINCT experimental_id r FROM comparison WHERE experimental_id IS NOT NULL),
width AS MATERIALIZED (SELECT r, slot, count(*) k FROM component GROUP BY r, slot),
touching AS MATERIALIZED (
  SELECT g.r gr, g.slot gs, s.r sr, s.slot ss,
         count(DISTINCT CASE WHEN t.relation IN ('exact', 'narrower') THEN s.term_id || '@' || s.dose_raw END) s_inside,
         count(DISTINCT CASE WHEN t.relation IN ('exact', 'broader') THEN g.term_id || '@' || g.dose_raw END) g_inside
  -- from the few wanted regimens through their terms: every pair of regimens would be millions
  FROM wanted CROSS JOIN component g ON g.r = wanted.r
  CROSS JOIN term_relation t ON t.general = g.term_id
  CROSS JOIN component s ON s.term_id = t.specific AND (g.dose_raw = '' OR s.dose_raw = '' OR g.dose_raw = s.dose_raw)
  CROSS JOIN studied ON studied.r = s.r
  CROSS JOIN size ng ON ng.r = g.r CROSS JOIN size ns ON ns.r = s.r AND ns.n = ng.n
  GROUP BY g.r, g.slot, s.r, s.slot
),
pair AS MATERIALIZED (
  SELECT t.gr, t.gs, t.sr, t.ss, t.s_inside = ws.k narrower, t.g_inside = wg.k broader
  FROM touching t JOIN width wg ON wg.r = t.gr AND wg.slot = t.gs JOIN width ws ON ws.r = t.sr AND ws.slot = t.ss
),
assigned(gr, sr, next, used, narrower, broader) AS (
  SELECT DISTINCT gr, sr, 1, 0, 1, 1 FROM pair
  UNION
  SELECT a.gr, a.sr, a.next + 1, a.used | (1 << p.ss), a.narrower AND p.narrower, a.broader AND p.broader
  FROM assigned a JOIN pair p ON p.gr = a.gr AND p.sr = a.sr AND p.gs = a.next AND (a.used & (1 << p.ss)) = 0
)
SELECT a.gr, a.sr,
       CASE WHEN max(a.narrower AND a.broader) THEN 'exact' WHEN max(a.narrower) THEN 'narrower' WHEN max(a.broader) THEN 'broader' ELSE 'overlapping' END
FROM assigned a JOIN size ON size.r = a.gr AND a.next = size.n + 1
GROUP BY a.gr, a.sr;
