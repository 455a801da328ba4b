-- Purpose: findings of current documents against which no publication in the book stands, and why. For show and compare.
-- Parameters: ?1 JSON array of ids of findings. Result: quote_id, published (1: the book has a publication of the trial, but no number to compare).
SELECT q.slug AS quote_id,
       EXISTS (SELECT 1 FROM trial u CROSS JOIN comparison c ON c.trial_id = u.id CROSS JOIN finding f ON f.comparison_id = c.id
               WHERE coalesce(u.identified_as, u.acronym, u.slug) = coalesce(t.identified_as, t.acronym, t.slug) AND f.document_id IN (SELECT document_id FROM publication)) AS published
FROM (SELECT DISTINCT value FROM json_each(?1)) j CROSS JOIN finding q ON q.slug = j.value CROSS JOIN comparison k ON k.id = q.comparison_id CROSS JOIN trial t ON t.id = k.trial_id
CROSS JOIN document d ON d.id = q.document_id AND d.status = 'current' AND NOT EXISTS (SELECT 1 FROM document later WHERE later.supersedes = d.slug AND later.id <> d.id)
WHERE q.document_id NOT IN (SELECT document_id FROM publication) AND NOT EXISTS (SELECT 1 FROM quote_link l WHERE l.quote_id = q.id)
ORDER BY q.slug;
