-- Purpose: findings with what a table to be handed in says of trial, document and endpoint beside the quoted numbers. For table.
-- Parameters: ?1 JSON array of finding ids (document:authored-id).
-- Result: the columns of v_result; endpoint_id, endpoint_slug, event (harm, benefit; none: no share of patients has it, as with repeated events), registry, follow_up, total_n, document_title, completes
-- (of a supplement), completed_by, open_errors (checks C01 to C05 of the audit that found an error); in
-- the order given.
SELECT v.*, f.endpoint_id, n.slug AS endpoint_slug, CASE WHEN n.type = 'other' THEN 'none' ELSE n.event END AS event, t.registry, f.follow_up, f.total_n, d.title AS document_title,
       (SELECT q.slug FROM finding q WHERE q.id = f.completes) AS completes, (SELECT group_concat(c.slug, '; ') FROM finding c WHERE c.completes = f.id) AS completed_by,
       (SELECT group_concat(check_id, ', ') FROM (SELECT DISTINCT a.check_id FROM audit_item i JOIN audit_finding a ON a.id = i.audit_id
         WHERE i.finding_id = f.id AND a.severity = 'ERROR' AND a.check_id <= 'C05' ORDER BY a.check_id)) AS open_errors
FROM json_each(?1) j CROSS JOIN finding f ON f.slug = j.value
JOIN endpoint n ON n.id = f.endpoint_id
JOIN comparison k ON k.id = f.comparison_id JOIN trial t ON t.id = k.trial_id JOIN document d ON d.id = f.document_id
JOIN v_result v ON v.finding_id = f.slug
ORDER BY j.key;
