-- Purpose: populations whose stated diseases exclude each other. For pool, indirect, network and plots.
-- Parameters: ?1 JSON array of population ids. Result: one, other (population ids, one < other); pairs of which one states no disease are not among them.
SELECT a.value AS one, b.value AS other
FROM json_each(?1) a JOIN json_each(?1) b ON a.value < b.value
WHERE EXISTS (SELECT 1 FROM population_axis WHERE population_id = a.value AND dimension = 'disease')
  AND EXISTS (SELECT 1 FROM population_axis WHERE population_id = b.value AND dimension = 'disease')
  AND NOT EXISTS (SELECT 1 FROM population_axis x JOIN population_axis y ON y.population_id = b.value AND y.dimension = 'disease'
                  JOIN term_relation r ON r.general = x.term_id AND r.specific = y.term_id
                  WHERE x.population_id = a.value AND x.dimension = 'disease')
ORDER BY one, other;
