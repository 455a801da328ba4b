-- Purpose: referrals that apply to the filters: each dimension of the referred population that the filters name is met, and the filters meet one beyond
-- disease and subtype (premenopausal, male, brain metastases …). For grades. Parameters: ?1 as in grades.sql.
-- Result: the columns of v_referral, treat_as_axes (JSON [[dimension, term_id] …]).
WITH axis AS MATERIALIZED (SELECT value ->> 0 AS dimension, value ->> 1 AS term_id FROM json_each(?1, '$.axes'))
SELECT v.*,
       (SELECT json_group_array(json_array(dimension, term_id)) FROM (SELECT pt.dimension, pt.term_id FROM population_term pt WHERE pt.population_id = r.treat_as_id ORDER BY 1, 2)) AS treat_as_axes
FROM referral r JOIN v_referral v ON v.referral_id = r.slug JOIN document d ON d.id = r.document_id
WHERE CASE WHEN ?1 ->> '$.document' IS NULL THEN r.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out')) ELSE r.document_id = ?1 ->> '$.document' END
  AND NOT EXISTS (
    SELECT 1 FROM axis a JOIN population_term pt ON pt.population_id = r.population_id AND pt.dimension = a.dimension
    GROUP BY a.dimension HAVING sum(EXISTS (SELECT 1 FROM term_relation t WHERE t.general = pt.term_id AND t.specific = a.term_id AND t.relation IN ('exact', 'narrower', 'broader'))) = 0)
  AND EXISTS (SELECT 1 FROM axis a JOIN population_term pt ON pt.population_id = r.population_id AND pt.dimension = a.dimension
              JOIN term_relation t ON t.general = pt.term_id AND t.specific = a.term_id AND t.relation IN ('exact', 'narrower', 'broader')
              WHERE a.dimension NOT IN ('disease', 'hr-status', 'her2-status'))
ORDER BY r.id;
