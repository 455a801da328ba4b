-- Purpose: documents, claims and notes whose words hold a text. For search. Parameters: ?1 the text in lower case (ASCII letters).
-- Result: kind (document, claim, note), id, document_id, words; in order of kind, document and row.
SELECT 'document' AS kind, slug AS id, slug AS document_id, title || coalesce(' · ' || title_en, '') AS words FROM document
WHERE instr(lower(title || ' ' || coalesce(title_en, '') || ' ' || slug), ?1) > 0
UNION ALL
SELECT 'claim', c.slug, d.slug, c.statement || coalesce(' (' || c.note || ')', '') FROM claim c JOIN document d ON d.id = c.document_id
WHERE instr(lower(c.statement || ' ' || coalesce(c.note, '')), ?1) > 0
UNION ALL
SELECT 'note', f.slug, d.slug, f.note FROM finding f JOIN document d ON d.id = f.document_id WHERE instr(lower(f.note), ?1) > 0
UNION ALL
SELECT 'note', r.slug, d.slug, r.note FROM recommendation r JOIN document d ON d.id = r.document_id WHERE instr(lower(r.note), ?1) > 0;
