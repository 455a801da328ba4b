-- Purpose: to how many results each check could be applied. For audit.
-- Parameters: ?1 document id or null: all documents but publications. Result: check_id, checkable; by check.
SELECT check_id, sum(checkable) AS checkable FROM audit_count WHERE document_id = ?1 OR (?1 IS NULL AND document_id NOT IN (SELECT document_id FROM publication)) GROUP BY check_id ORDER BY check_id;
