-- Purpose: documents that are not the current edition: marked so, or superseded by another document of this book. For grades, which leaves them out.
-- Parameters: none.
-- Result: id, document_id, superseded_by (empty where the book has no later edition).
SELECT d.id, d.slug AS document_id, coalesce((SELECT min(later.slug) FROM document later WHERE later.supersedes = d.slug AND later.id <> d.id), '') AS superseded_by
FROM document d
WHERE d.status <> 'current' OR d.slug IN (SELECT later.supersedes FROM document later WHERE later.supersedes <> later.slug)
ORDER BY d.slug;
