-- Purpose: findings behind one recommendation, stated first, then matched from close to distant. For grades and show.
-- Parameters: ?1 recommendation id (document:authored-id). Result: basis, regimen_fit, population_fit, unstated, direction, then the columns of v_result.
SELECT s.basis, s.regimen_fit, s.population_fit, s.unstated, s.direction, v.*
FROM v_support s JOIN v_result v ON v.finding_id = s.finding_id
WHERE s.recommendation_id = ?1
ORDER BY s.basis DESC,
         CASE s.population_fit WHEN 'exact' THEN 0 WHEN 'narrower' THEN 1 WHEN 'broader' THEN 2 WHEN 'overlapping' THEN 3 ELSE 4 END,
         s.unstated, v.trial COLLATE NOCASE, v.endpoint, v.finding_id;
