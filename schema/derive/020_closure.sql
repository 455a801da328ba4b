-- Purpose: all ancestors of every term, and how any two terms relate that can be true together. Reads term, is_a, prior_term.
INSERT INTO closure (descendant, ancestor)
WITH RECURSIVE up(d, a) AS (
  SELECT id, id FROM term
  UNION SELECT up.d, is_a.parent FROM up JOIN is_a ON is_a.child = up.a
)
SELECT d, a FROM up;

INSERT INTO term_relation (general, specific, relation)
SELECT g.ancestor, s.ancestor,
       CASE WHEN g.ancestor = s.ancestor THEN 'exact'
            WHEN EXISTS (SELECT 1 FROM closure x WHERE x.descendant = s.ancestor AND x.ancestor = g.ancestor) THEN 'narrower'
            WHEN EXISTS (SELECT 1 FROM closure x WHERE x.descendant = g.ancestor AND x.ancestor = s.ancestor) THEN 'broader'
            ELSE 'overlapping' END
FROM closure g JOIN closure s ON s.descendant = g.descendant
GROUP BY 1, 2;

-- Prior therapies that share no term but can be true of one patient: progressed on it, and had one to two lines of it. Contradictions stay disjoint:
-- none against some of the same setting, progressed against not progressed, numbers of lines that exclude each other.
INSERT OR IGNORE INTO term_relation (general, specific, relation)
SELECT g.term_id, s.term_id, 'overlapping'
FROM prior_term g JOIN term gt ON gt.id = g.term_id
JOIN term st ON st.dimension = gt.dimension AND st.id <> gt.id JOIN prior_term s ON s.term_id = st.id
WHERE NOT ((g.status = 'naive') <> (s.status = 'naive')
           AND (CASE WHEN g.status = 'naive' THEN g.setting ELSE s.setting END IS NULL OR g.setting IS s.setting))
  AND NOT (g.status = 'not-progressed' AND s.status IN ('progressed', 'refractory'))
  AND NOT (s.status = 'not-progressed' AND g.status IN ('progressed', 'refractory'))
  AND NOT (g.setting IS s.setting AND g.lines_min IS NOT NULL AND s.lines_min IS NOT NULL
           AND (g.lines_min > coalesce(s.lines_max, 99) OR s.lines_min > coalesce(g.lines_max, 99)));
