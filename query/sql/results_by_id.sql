-- Purpose: findings by their ids. For grades.
-- Parameters: ?1 JSON array of ids of findings. Result: the columns of v_result.
SELECT v.* FROM (SELECT DISTINCT value FROM json_each(?1)) j CROSS JOIN v_result v ON v.finding_id = j.value;
