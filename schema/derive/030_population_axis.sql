-- Purpose: populations with what they imply on other dimensions: a prior drug its class, active brain metastases brain metastases. On each dimension the most
-- specific implied terms. Reads population_term, closure, term. A dimension that the population states itself is left as stated.
INSERT INTO population_axis (population_id, dimension, term_id, basis, implied)
SELECT population_id, dimension, term_id, basis, 0 FROM population_term;

INSERT OR IGNORE INTO population_axis (population_id, dimension, term_id, basis, implied)
SELECT pt.population_id, t.dimension, t.id, pt.basis, 1
FROM population_term pt
JOIN closure c ON c.descendant = pt.term_id
JOIN term t ON t.id = c.ancestor AND t.dimension <> pt.dimension
WHERE NOT EXISTS (SELECT 1 FROM population_term own WHERE own.population_id = pt.population_id AND own.dimension = t.dimension)
  AND NOT EXISTS (  -- a more specific implied term of the same dimension
    SELECT 1 FROM closure c2 JOIN term t2 ON t2.id = c2.ancestor AND t2.dimension = t.dimension AND t2.id <> t.id
    JOIN closure below ON below.descendant = t2.id AND below.ancestor = t.id
    WHERE c2.descendant = pt.term_id)
  -- alternatives of one dimension imply a term only when all of them do
  AND NOT EXISTS (
    SELECT 1 FROM population_term other WHERE other.population_id = pt.population_id AND other.dimension = pt.dimension
    AND NOT EXISTS (SELECT 1 FROM closure oc WHERE oc.descendant = other.term_id AND oc.ancestor = t.id));
