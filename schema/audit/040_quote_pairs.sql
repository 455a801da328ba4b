-- Purpose: quotes of documents and findings of publications that are about the same trial, endpoint, time and arms, with how their patients relate. For
-- importer/link_quotes.cpp. Arms are the same when all drugs that one of the two names are among those of the other, a class for each of its
-- drugs; a document may leave out what both arms get. Arms without a name say nothing.
-- Patients are others (2) when they clash on a dimension that both state, or when one of the two is a subgroup and the other does not lie in what makes
-- it one: what its whole population does not state. They are described otherwise (1) when only one states a biomarker or a site, or when both state a
-- biomarker or HER2 and one of them has a term that the other has not. Else alike (0).
-- Parameters: none. Result: quote_id, publication_id, patients (0, 1, 2); by quote, publication.
WITH
sourced AS MATERIALIZED (
  SELECT f.id, d.id IN (SELECT document_id FROM publication) AS published, coalesce(t.identified_as, t.acronym, t.slug) AS identity, f.endpoint_id, f.at_months, f.measure,
         k.population_id, f.parent_population_id AS parent_id, k.experimental_id, k.control_id,
         f.parent_population_id IS NOT NULL OR coalesce(f.analysis, '') LIKE '%subgroup%' AS subgroup
  FROM document d JOIN finding f ON f.document_id = d.id JOIN comparison k ON k.id = f.comparison_id JOIN trial t ON t.id = k.trial_id
),
pair AS MATERIALIZED (
  SELECT q.id AS quote_id, p.id AS publication_id, q.population_id AS qp, p.population_id AS pp, q.subgroup AS q_sub, p.subgroup AS p_sub, q.parent_id AS q_parent, p.parent_id AS p_parent,
         q.experimental_id AS qx, p.experimental_id AS px, q.control_id AS qc, p.control_id AS pc
  FROM sourced p JOIN sourced q ON q.identity = p.identity AND q.endpoint_id = p.endpoint_id
  WHERE p.published AND NOT q.published AND q.at_months IS p.at_months AND (q.measure = p.measure OR q.measure IS NULL OR p.measure IS NULL)
),
slot AS MATERIALIZED (SELECT DISTINCT regimen_id, slot FROM regimen_component WHERE role <> 'placebo'),
regimens AS MATERIALIZED (SELECT qx AS a, px AS b FROM pair WHERE qx IS NOT NULL AND px IS NOT NULL
                          UNION SELECT qc, pc FROM pair WHERE qc IS NOT NULL AND pc IS NOT NULL),
both_ways AS MATERIALIZED (SELECT a AS holder, b AS held FROM regimens UNION SELECT b, a FROM regimens),
holds AS MATERIALIZED (  -- each slot of `held` has a related drug or class in `holder`
  SELECT w.holder, w.held FROM both_ways w
  WHERE NOT EXISTS (
    SELECT 1 FROM slot s
    WHERE s.regimen_id = w.held
      AND NOT EXISTS (SELECT 1 FROM regimen_component x JOIN term_relation r ON r.general = x.term_id
                      JOIN regimen_component y ON y.regimen_id = w.holder AND y.term_id = r.specific AND y.role <> 'placebo'
                      WHERE x.regimen_id = s.regimen_id AND x.slot = s.slot AND x.role <> 'placebo'))
),
populations AS MATERIALIZED (SELECT DISTINCT qp, pp, q_sub, p_sub, q_parent, p_parent FROM pair),
inside AS MATERIALIZED (  -- each dimension of one population in which the other one lies within its terms
  SELECT s.qp, s.pp, w.side, a.dimension
  FROM (SELECT DISTINCT qp, pp FROM populations) s
  JOIN (SELECT 'quote' AS side UNION SELECT 'publication') w
  JOIN population_term a ON a.population_id = CASE w.side WHEN 'quote' THEN s.qp ELSE s.pp END
  JOIN population_axis b ON b.population_id = CASE w.side WHEN 'quote' THEN s.pp ELSE s.qp END AND b.dimension = a.dimension
  JOIN term_relation r ON r.general = a.term_id AND r.specific = b.term_id AND r.relation IN ('exact', 'narrower')
),
patients AS MATERIALIZED (
  SELECT s.*,
    EXISTS (SELECT 1 FROM population_axis a  -- a dimension of both without a common term
            WHERE a.population_id = qp AND EXISTS (SELECT 1 FROM population_axis b WHERE b.population_id = pp AND b.dimension = a.dimension)
              AND NOT EXISTS (SELECT 1 FROM population_axis m JOIN population_axis b ON b.population_id = pp AND b.dimension = m.dimension
                              JOIN term_relation r ON r.general = m.term_id AND r.specific = b.term_id
                              WHERE m.population_id = qp AND m.dimension = a.dimension)) AS clash,
    EXISTS (SELECT 1 FROM population_term a  -- the quote's patients do not lie in what makes the publication's subgroup
            WHERE p_sub AND a.population_id = pp AND NOT EXISTS (SELECT 1 FROM population_term w WHERE w.population_id = p_parent AND w.dimension = a.dimension AND w.term_id = a.term_id)
              AND a.dimension NOT IN (SELECT i.dimension FROM inside i WHERE (i.qp, i.pp, i.side) = (s.qp, s.pp, 'publication'))) AS quote_outside,
    EXISTS (SELECT 1 FROM population_term a
            WHERE q_sub AND a.population_id = qp AND a.basis = 'stated'
              AND NOT EXISTS (SELECT 1 FROM population_term w WHERE w.population_id = q_parent AND w.dimension = a.dimension AND w.term_id = a.term_id)
              AND a.dimension NOT IN (SELECT i.dimension FROM inside i WHERE (i.qp, i.pp, i.side) = (s.qp, s.pp, 'quote'))) AS publication_outside,
    EXISTS (SELECT 1 FROM population_axis a
            WHERE a.population_id IN (qp, pp) AND (a.dimension LIKE 'biomarker%' OR a.dimension LIKE 'site%') AND a.implied = 0
              AND NOT EXISTS (SELECT 1 FROM population_axis b WHERE b.population_id = CASE a.population_id WHEN qp THEN pp ELSE qp END AND b.dimension = a.dimension)) AS one_marked,
    EXISTS (SELECT 1 FROM population_axis a
            WHERE a.population_id IN (qp, pp) AND (a.dimension LIKE 'biomarker%' OR a.dimension = 'her2-status')
              AND EXISTS (SELECT 1 FROM population_axis b WHERE b.population_id = CASE a.population_id WHEN qp THEN pp ELSE qp END AND b.dimension = a.dimension)
              AND NOT EXISTS (SELECT 1 FROM population_axis b WHERE b.population_id = CASE a.population_id WHEN qp THEN pp ELSE qp END AND b.dimension = a.dimension AND b.term_id = a.term_id)
           ) AS one_wider
  FROM populations s
)
SELECT p.quote_id, p.publication_id,
       CASE WHEN s.clash OR s.quote_outside OR s.publication_outside THEN 2 WHEN s.one_marked OR s.one_wider THEN 1 ELSE 0 END AS patients
FROM pair p JOIN patients s ON (s.qp, s.pp, s.q_sub, s.p_sub) = (p.qp, p.pp, p.q_sub, p.p_sub) AND s.q_parent IS p.q_parent AND s.p_parent IS p.p_parent
WHERE (p.qx IS NULL OR p.px IS NULL OR EXISTS (SELECT 1 FROM holds h WHERE (h.holder, h.held) IN ((p.qx, p.px), (p.px, p.qx))))
  AND (p.qc IS NULL OR p.pc IS NULL OR EXISTS (SELECT 1 FROM holds h WHERE (h.holder, h.held) IN ((p.qc, p.pc), (p.pc, p.qc))))
ORDER BY p.quote_id, p.publication_id;
