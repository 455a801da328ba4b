-- Purpose: claims that the document gives as ground of recommendations. For grades. Parameters: ?1 JSON array of recommendation ids.
-- Result: recommendation_id, then the columns of v_claim.
SELECT r.slug AS recommendation_id, v.*
FROM json_each(?1) j CROSS JOIN recommendation r ON r.slug = j.value
JOIN support s ON s.recommendation_id = r.id JOIN claim c ON c.id = s.claim_id JOIN v_claim v ON v.claim_id = c.slug
ORDER BY r.slug, v.claim_id;
