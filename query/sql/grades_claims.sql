-- Purpose: claims that the document gives as ground of one recommendation. Parameters: ?1 recommendation id. Result: the columns of v_claim.
SELECT v.* FROM support s JOIN recommendation r ON r.id = s.recommendation_id JOIN claim c ON c.id = s.claim_id JOIN v_claim v ON v.claim_id = c.slug
WHERE r.slug = ?1 ORDER BY v.claim_id;
