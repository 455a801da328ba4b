-- Purpose: what must hold in every book. Each row returned is a violation: (check, detail). Run after deriving, before a new file takes its place.
SELECT 'is-a has a cycle' AS violated, t.slug AS detail
FROM is_a a JOIN closure c ON c.descendant = a.parent AND c.ancestor = a.child JOIN term t ON t.id = a.child
WHERE NOT EXISTS (SELECT 1 FROM prior_term p WHERE p.term_id = a.child)
UNION ALL
SELECT 'a slot without a component', r.key FROM regimen r WHERE NOT EXISTS (SELECT 1 FROM regimen_component c WHERE c.regimen_id = r.id)
UNION ALL
SELECT 'a population without a term', p.key FROM population p WHERE NOT EXISTS (SELECT 1 FROM population_term t WHERE t.population_id = p.id)
UNION ALL
SELECT 'a term in another dimension than its own', p.key
FROM population_term pt JOIN term t ON t.id = pt.term_id JOIN population p ON p.id = pt.population_id WHERE t.dimension <> pt.dimension
UNION ALL
SELECT 'a finding without any number', f.slug FROM finding f
WHERE NOT EXISTS (SELECT 1 FROM effect e WHERE e.finding_id = f.id) AND NOT EXISTS (SELECT 1 FROM arm_value a WHERE a.finding_id = f.id AND (a.raw IS NOT NULL OR a.events IS NOT NULL))
UNION ALL
SELECT 'a control value without a control', f.slug
FROM arm_value a JOIN finding f ON f.id = a.finding_id JOIN comparison k ON k.id = f.comparison_id
WHERE a.arm = 'control' AND k.control_id IS NULL AND k.control_group IS NULL
UNION ALL
SELECT 'an effect without a control', f.slug
FROM effect e JOIN finding f ON f.id = e.finding_id JOIN comparison k ON k.id = f.comparison_id
WHERE e.measure IS NOT NULL AND k.control_id IS NULL AND k.control_group IS NULL
UNION ALL
SELECT 'an update of another trial or endpoint', f.slug
FROM finding f JOIN finding o ON o.id = f.update_of JOIN comparison k ON k.id = f.comparison_id JOIN comparison ok ON ok.id = o.comparison_id
WHERE f.endpoint_id <> o.endpoint_id OR k.trial_id <> ok.trial_id
UNION ALL
SELECT 'updates go in a circle', f.slug
FROM finding f
WHERE f.update_of IS NOT NULL AND EXISTS (
  WITH RECURSIVE earlier(id) AS (SELECT f.update_of UNION SELECT o.update_of FROM earlier JOIN finding o ON o.id = earlier.id WHERE o.update_of IS NOT NULL)
  SELECT 1 FROM earlier WHERE id = f.id)
UNION ALL
SELECT 'a reading of no publication, or a finding of one without its reading', f.slug
FROM finding f LEFT JOIN publication p ON p.document_id = f.document_id LEFT JOIN publication_finding r ON r.finding_id = f.id
WHERE (p.document_id IS NULL) <> (r.finding_id IS NULL)
UNION ALL
SELECT 'a grade of the wrong kind of scale', r.slug
FROM recommendation r JOIN grade g ON g.id = r.grade_id JOIN scale s ON s.id = g.scale_id WHERE s.kind <> 'recommendation'
UNION ALL
SELECT 'a level of the wrong kind of scale', r.slug
FROM recommendation r JOIN grade g ON g.id = r.level_id JOIN scale s ON s.id = g.scale_id WHERE s.kind <> 'evidence'
UNION ALL
SELECT 'a finding without its direction', f.slug FROM finding f WHERE NOT EXISTS (SELECT 1 FROM finding_direction d WHERE d.finding_id = f.id)
UNION ALL
SELECT 'closure misses an edge', t.slug FROM is_a a JOIN term t ON t.id = a.child
WHERE NOT EXISTS (SELECT 1 FROM closure c WHERE c.descendant = a.child AND c.ancestor = a.parent)
UNION ALL
SELECT 'a support of another document', r.slug
FROM support s JOIN recommendation r ON r.id = s.recommendation_id LEFT JOIN finding f ON f.id = s.finding_id LEFT JOIN claim c ON c.id = s.claim_id
WHERE coalesce(f.document_id, c.document_id) <> r.document_id;
