-- Purpose: all ancestors of every term, and how any two terms that share a descendant relate. Reads term, is_a.
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
