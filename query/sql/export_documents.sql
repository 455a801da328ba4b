-- Purpose: documents and publications for reference managers and bundles. Parameters: ?1 JSON of the filters, of which the document counts, or the sources
-- where none is named.
-- Result: all columns of document, and pmid, doi, registry of a publication, in the order of the book.
SELECT d.*, p.pmid, p.doi, p.registry FROM document d LEFT JOIN publication p ON p.document_id = d.id
WHERE CASE WHEN ?1 ->> '$.document' IS NOT NULL THEN d.id = ?1 ->> '$.document'
           ELSE iif(p.document_id IS NULL, 'document', 'publication') IN (SELECT value FROM json_each(?1, '$.sources')) END
ORDER BY d.id;
