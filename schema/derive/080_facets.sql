-- Purpose: by what the findings of a comparison can be found: the terms of its population, of its experimental regimen ("treatment") and of its control
-- ("control"), with all ancestors. Reads comparison, population_axis, regimen_component, closure.
INSERT INTO comparison_facet (dimension, term_id, comparison_id)
SELECT pa.dimension, c.ancestor, k.id
FROM comparison k
JOIN population_axis pa ON pa.population_id = k.population_id AND pa.implied = 0
JOIN closure c ON c.descendant = pa.term_id
UNION
SELECT 'treatment', c.ancestor, k.id
FROM comparison k
JOIN regimen_component rc ON rc.regimen_id = k.experimental_id AND rc.role <> 'placebo'
JOIN closure c ON c.descendant = rc.term_id
UNION
SELECT 'control', c.ancestor, k.id
FROM comparison k
JOIN regimen_component rc ON rc.regimen_id = k.control_id AND rc.role <> 'placebo'
JOIN closure c ON c.descendant = rc.term_id;
