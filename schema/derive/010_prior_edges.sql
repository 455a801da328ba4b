-- Purpose: is-a edges between generated prior-therapy terms. Exposure to a part is exposure to the whole (palbociclib → CDK4/6 inhibitor);
-- having had none of the whole is having had none of the part; a stated setting, number of lines or interval narrows.
-- Reads prior_term, prior_treatment, is_a of treatments. Writes is_a.
WITH RECURSIVE
up(descendant, ancestor) AS (
  SELECT DISTINCT treatment_id, treatment_id FROM prior_treatment
  UNION SELECT up.descendant, is_a.parent FROM up JOIN is_a ON is_a.child = up.ancestor
),
implies(child, parent) AS (
  VALUES ('exposed', 'exposed'), ('progressed', 'progressed'), ('progressed', 'exposed'), ('refractory', 'refractory'), ('refractory', 'progressed'),
         ('refractory', 'exposed'), ('not-progressed', 'not-progressed'), ('not-progressed', 'exposed')
),
-- every treatment of c lies inside a treatment of p
inside(c, p) AS MATERIALIZED (
  SELECT c.term_id, p.term_id
  FROM prior_term c JOIN prior_term p ON p.term_id <> c.term_id
  WHERE NOT EXISTS (
    SELECT 1 FROM prior_treatment ct WHERE ct.term_id = c.term_id
    AND NOT EXISTS (SELECT 1 FROM prior_treatment pt JOIN up ON up.descendant = ct.treatment_id AND up.ancestor = pt.treatment_id WHERE pt.term_id = p.term_id))
)
INSERT OR IGNORE INTO is_a (child, parent)
SELECT c.term_id, p.term_id
FROM inside JOIN prior_term c ON c.term_id = inside.c JOIN prior_term p ON p.term_id = inside.p
JOIN implies ON implies.child = c.status AND implies.parent = p.status
WHERE (p.setting IS NULL OR p.setting = c.setting)
  AND (p.interval IS NULL OR p.interval = c.interval)
  AND (p.lines_min IS NULL OR (c.lines_min IS NOT NULL AND c.lines_min >= p.lines_min AND coalesce(c.lines_max, 99) <= coalesce(p.lines_max, 99)))
UNION
SELECT p.term_id, c.term_id
FROM inside JOIN prior_term c ON c.term_id = inside.c JOIN prior_term p ON p.term_id = inside.p
WHERE c.status = 'naive' AND p.status = 'naive' AND p.setting IS NULL AND c.setting IS NULL;
