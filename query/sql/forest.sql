-- Purpose: findings as lines of a forest plot. For plot forest.
-- Parameters: ?1 JSON array of finding ids (document:authored-id).
-- Result: the columns of v_result, total_n (of both arms where both are quoted), endpoint_event (harm, benefit, none: what a ratio of the endpoint
-- counts); in the order given.
SELECT v.*, coalesce(f.total_n, v.experimental_n + v.control_n) AS total_n, n.event AS endpoint_event
FROM json_each(?1) j CROSS JOIN finding f ON f.slug = j.value JOIN v_result v ON v.finding_id = f.slug JOIN endpoint n ON n.id = f.endpoint_id
ORDER BY j.key;
