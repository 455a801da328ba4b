-- Purpose: texts of the book whose words hold what is sought. For search. Parameters: ?1 expression for the full-text index (query/search_text.hpp);
-- ?2 kind or NULL; ?3 rows a kind, 0 for all.
-- Result: kind, id, field (for search_one_text.sql), highlighted (the folded words with char(1) and char(2) around hits), found (rows of the kind in all);
-- kinds by name, inside a kind by bm25, an item once.
WITH
hit AS MATERIALIZED (SELECT rowid AS text_id, bm25(search_index) AS score FROM search_index WHERE search_index MATCH ?1),
best AS MATERIALIZED (
  SELECT s.id AS text_id, s.kind, s.item, s.field, min(hit.score) AS score
  FROM hit JOIN search_text s ON s.id = hit.text_id WHERE ?2 IS NULL OR s.kind = ?2
  GROUP BY s.kind, s.item, CASE s.kind WHEN 'note' THEN s.field END
),
ranked AS MATERIALIZED (
  SELECT *, count(*) OVER (PARTITION BY kind) AS found, row_number() OVER (PARTITION BY kind ORDER BY score, text_id) AS place FROM best
)
SELECT r.kind, r.item AS id, r.field,
       (SELECT highlight(search_index, 0, char(1), char(2)) FROM search_index WHERE search_index MATCH ?1 AND rowid = r.text_id) AS highlighted, r.found
FROM ranked r
WHERE ?3 = 0 OR r.place <= ?3
ORDER BY r.kind, r.place;
