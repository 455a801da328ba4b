-- Purpose: abbreviations that this book knows, with what they stand for in English. For what is printed under tables. Parameters: none.
-- Result: abbreviation, meaning; a label that is short itself (PFS, HDAC inhibitor) stands with its generic name. Which of them are short, and occur in an
-- answer, the caller sees.
SELECT n.name AS abbreviation, coalesce(t.label_en, e.label_en, r.acronym) AS meaning
FROM name n LEFT JOIN term t ON t.id = n.term_id LEFT JOIN endpoint e ON e.id = n.endpoint_id LEFT JOIN trial r ON r.id = n.trial_id
WHERE n.kind = 'abbreviation' AND coalesce(t.label_en, e.label_en, r.acronym) IS NOT NULL
UNION
SELECT coalesce(t.label_en, e.label_en), n.name
FROM name n LEFT JOIN term t ON t.id = n.term_id LEFT JOIN endpoint e ON e.id = n.endpoint_id
WHERE n.kind = 'generic' AND n.language = 'en' AND n.name <> coalesce(t.label_en, e.label_en)
ORDER BY 1, 2;
