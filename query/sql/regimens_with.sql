-- Purpose: which regimens hold a drug, or a drug of a class. For indirect, where a treatment is typed instead of a node.
-- Parameters: ?1 JSON array of regimen ids, ?2 term id of a drug or class. Result: regimen_id, in order.
SELECT DISTINCT rc.regimen_id
FROM json_each(?1) j CROSS JOIN regimen_component rc ON rc.regimen_id = j.value
JOIN closure c ON c.descendant = rc.term_id AND c.ancestor = ?2
WHERE rc.relation IS NOT 'other_than_prior'
ORDER BY rc.regimen_id;
