-- Purpose: the documents, publications of trials left out. For vocabulary. Parameters: none. Result: value (as typed), label_en, label_zh (the title as printed), names (none), parents (the
-- edition that it supersedes); by value.
SELECT slug AS value, coalesce(title_en, title) AS label_en, CASE WHEN title_en IS NOT NULL THEN title END AS label_zh, NULL AS names, supersedes AS parents
FROM document WHERE id NOT IN (SELECT document_id FROM publication) ORDER BY slug;
