-- Purpose: how much was extracted under each heading of a document. For show --coverage. Parameters: ?1 document id.
-- A row belongs to the deepest listed heading that its section lies under; what lies under none comes last.
-- Result: number, title, findings, claims, recommendations, referrals, regulatory, doses.
WITH
placed AS MATERIALIZED (
  SELECT 'f' AS kind, provenance_id FROM finding WHERE document_id = ?1
  UNION ALL SELECT 'c', provenance_id FROM claim WHERE document_id = ?1
  UNION ALL SELECT 'r', provenance_id FROM recommendation WHERE document_id = ?1
  UNION ALL SELECT 'h', provenance_id FROM referral WHERE document_id = ?1
  UNION ALL SELECT 'a', provenance_id FROM regulatory_statement WHERE document_id = ?1
  UNION ALL SELECT 'd', provenance_id FROM dose_statement WHERE document_id = ?1
),
homed AS MATERIALIZED (
  SELECT placed.kind,
         (SELECT s.number FROM document_section s WHERE s.document_id = ?1 AND (p.section = s.number OR p.section LIKE s.number || '.%') ORDER BY length(s.number) DESC LIMIT 1) AS number
  FROM placed JOIN provenance p ON p.id = placed.provenance_id
),
heading AS (
  SELECT number, title, position FROM document_section WHERE document_id = ?1
  UNION ALL SELECT NULL, 'under no listed heading', 1000000 WHERE EXISTS (SELECT 1 FROM homed WHERE number IS NULL)
)
SELECT h.number, h.title, sum(p.kind IS 'f'), sum(p.kind IS 'c'), sum(p.kind IS 'r'), sum(p.kind IS 'h'), sum(p.kind IS 'a'), sum(p.kind IS 'd')
FROM heading h LEFT JOIN homed p ON p.number IS h.number
GROUP BY h.position, h.number, h.title ORDER BY h.position;
