-- Purpose: findings of the audit, worst first. For audit.
-- Parameters: ?1 JSON {"trial": id or null, "document": id or null, "check": "C02" or null}; a finding of the audit is of a document or trial when one of
-- the results that it is about is. Those of publications are shown only of a publication that is named.
-- Result: the columns of v_audit; by severity, check, document, result.
SELECT v.*
FROM v_audit v
WHERE (?1 ->> '$.document' IS NOT NULL OR v.document_id NOT IN (SELECT d.slug FROM publication p JOIN document d ON d.id = p.document_id))
  AND (?1 ->> '$.check' IS NULL OR v.check_id = ?1 ->> '$.check')
  AND (coalesce(?1 ->> '$.trial', ?1 ->> '$.document') IS NULL
       OR EXISTS (SELECT 1 FROM audit_item j JOIN finding r ON r.id = j.finding_id JOIN comparison q ON q.id = r.comparison_id
                  WHERE j.audit_id = v.audit_id AND (?1 ->> '$.trial' IS NULL OR q.trial_id = ?1 ->> '$.trial')
                    AND (?1 ->> '$.document' IS NULL OR r.document_id = ?1 ->> '$.document')))
ORDER BY CASE v.severity WHEN 'ERROR' THEN 0 WHEN 'WARN' THEN 1 ELSE 2 END, v.check_id, v.document_id, v.finding_ids, v.audit_id;
