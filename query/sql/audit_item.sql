-- Purpose: what the audit says of one result. For show.
-- Parameters: ?1 public id of the result. Result: the columns of v_audit; worst first.
SELECT v.*
FROM finding r CROSS JOIN audit_item j ON j.finding_id = r.id CROSS JOIN v_audit v ON v.audit_id = j.audit_id
WHERE r.slug = ?1
ORDER BY CASE v.severity WHEN 'ERROR' THEN 0 WHEN 'WARN' THEN 1 ELSE 2 END, v.check_id, v.audit_id;
