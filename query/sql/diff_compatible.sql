-- Purpose: whether some patient can belong to both populations: no dimension that both name, or imply, is disjoint. For diff.
-- Parameters: ?1 and ?2 population ids.
-- Result: compatible (0 or 1).
SELECT NOT EXISTS (
  SELECT 1 FROM population_axis a
  JOIN population_axis b ON b.population_id = ?2 AND b.dimension = a.dimension
  LEFT JOIN term_relation t ON t.general = a.term_id AND t.specific = b.term_id
  WHERE a.population_id = ?1
  GROUP BY a.dimension HAVING count(t.relation) = 0) AS compatible;
