-- Purpose: what the regimens of comparisons are made of, each drug under the class that it is lumped into. For nodes of networks.
-- Parameters: ?1 JSON array of regimen ids, ?2 JSON array of term ids of lumped classes.
-- Result: regimen_id, slot, label (of the lumped class where there is one, else of the term), role, relation, except_label, dose; in order of regimen, slot, label.
SELECT DISTINCT rc.regimen_id, rc.slot,
       coalesce((SELECT min(a.label_en) FROM json_each(?2) l JOIN closure c ON c.ancestor = l.value AND c.descendant = rc.term_id JOIN term a ON a.id = l.value), t.label_en) AS label,
       rc.role, rc.relation, x.label_en AS except_label, rc.dose_raw AS dose
FROM json_each(?1) j CROSS JOIN regimen_component rc ON rc.regimen_id = j.value
JOIN term t ON t.id = rc.term_id LEFT JOIN term x ON x.id = rc.except_term_id
ORDER BY rc.regimen_id, rc.slot, label;
