-- Purpose: what the trials' own publications print beside quoted findings. For show, compare and grades.
-- Parameters: ?1 JSON array of ids of quoted findings. Result: quote_id, relation, basis, reason, agreeing, differing, then the columns of v_result of the
-- publication's finding; by quote, those that speak most for its judgement first (see v_quote).
SELECT q.slug AS quote_id, l.relation, l.basis, l.reason, l.agreeing, l.differing, v.*
FROM (SELECT DISTINCT value FROM json_each(?1)) j CROSS JOIN finding q ON q.slug = j.value CROSS JOIN quote_link l ON l.quote_id = q.id
CROSS JOIN finding p ON p.id = l.publication_id JOIN v_result v ON v.finding_id = p.slug
ORDER BY q.slug, CASE l.relation WHEN 'one_sided_p' THEN 0 WHEN 'same' THEN 1 WHEN 'rounded' THEN 2 WHEN 'differs' THEN 3 ELSE 4 + l.rank END,
         l.differing IS NOT NULL, length(l.differing) - length(replace(l.differing, ';', '')), v.source_kind = 'scorecard', v.extraction = 'single', length(l.agreeing) DESC, l.publication_id;
