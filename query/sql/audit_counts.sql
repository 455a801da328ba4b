-- Purpose: to how many results each check could be applied. For audit.
-- Parameters: ?1 document id or null. Result: check_id, checkable; by check.
SELECT check_id, sum(checkable) AS checkable FROM audit_count WHERE ?1 IS NULL OR document_id = ?1 GROUP BY check_id ORDER BY check_id;
