-- Purpose: findings with all that a program outside needs of them. For export fhir.
-- Parameters: ?1 JSON array of finding ids (document:authored-id).
-- Result: the columns of v_result (experimental and control with doses), document_status, registry (of the trial), follow_up, total_n (as printed), effect_printed
-- (digits as printed; of a derived ratio the digits of its value), ci_fraction (level as a fraction; NULL where not stated), direction; in the order given.
SELECT v.*, d.status AS document_status, t.registry, m.follow_up, m.total_n,
       CASE WHEN e.derivation IS NULL THEN e.raw ELSE printf('%.*f', e.decimals, e.value) END AS effect_printed,
       f.ci_level / 100 AS ci_fraction, m.direction
FROM json_each(?1) j CROSS JOIN finding f ON f.slug = j.value JOIN v_result v ON v.finding_id = f.slug JOIN v_result_more m ON m.finding_id = f.slug
JOIN document d ON d.id = f.document_id JOIN trial t ON t.slug = v.trial_id LEFT JOIN effect e ON e.finding_id = f.id
ORDER BY j.key;
