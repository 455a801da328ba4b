-- Purpose: results beside the earlier ones that they update. For importer/audit_book.cpp.
-- Parameters: none. Result: ids, document, and of the earlier then the later one follow-up and events by arm; by id of the later.
SELECT f.id, o.id, f.document_id, o.follow_up, ox.events, oc.events, f.follow_up, x.events, c.events
FROM finding f JOIN finding o ON o.id = f.update_of
LEFT JOIN arm_value x ON x.finding_id = f.id AND x.arm = 'experimental'
LEFT JOIN arm_value c ON c.finding_id = f.id AND c.arm = 'control'
LEFT JOIN arm_value ox ON ox.finding_id = o.id AND ox.arm = 'experimental'
LEFT JOIN arm_value oc ON oc.finding_id = o.id AND oc.arm = 'control'
WHERE f.update_of IS NOT NULL
ORDER BY f.id;
