-- Purpose: documents for reference managers and bundles. Parameters: ?1 slug of the only one wanted, or ''.
-- Result: all columns of document, in the order of the book.
SELECT d.* FROM document d WHERE ?1 = '' OR d.slug = ?1 ORDER BY d.id;
