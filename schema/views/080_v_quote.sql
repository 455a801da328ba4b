-- v_quote_link: one row a quoted finding and a finding of the trial's own publications that print the same result, another cut of it, or another number.
CREATE VIEW v_quote_link AS
SELECT q.slug AS quote_id, qd.slug AS document_id, p.slug AS publication_finding_id, pd.slug AS publication_id, pd.publisher AS journal, pd.published AS year, pub.pmid, pub.doi,
       coalesce(t.acronym, t.identified_as || ' (identified by us)', t.description) AS trial, n.label_en AS endpoint, q.at_raw,
       l.relation, l.basis, l.agreeing, l.differing, l.reason,
       qx.raw AS quote_experimental_raw, qc.raw AS quote_control_raw, qe.measure AS quote_effect_measure, qe.raw AS quote_effect_raw, qe.derivation AS quote_effect_derivation,
       qe.ci_low_raw AS quote_ci_low_raw, qe.ci_high_raw AS quote_ci_high_raw, qe.p_comparator AS quote_p_comparator, qe.p_raw AS quote_p_raw, qe.p_sides AS quote_p_sides,
       px.raw AS publication_experimental_raw, pc.raw AS publication_control_raw, pe.measure AS publication_effect_measure, pe.raw AS publication_effect_raw,
       pe.ci_low_raw AS publication_ci_low_raw, pe.ci_high_raw AS publication_ci_high_raw, pe.p_comparator AS publication_p_comparator, pe.p_raw AS publication_p_raw, pe.p_sides AS publication_p_sides,
       pf.source_kind, pf.extraction, pf.read_in
FROM quote_link l
JOIN finding q ON q.id = l.quote_id JOIN document qd ON qd.id = q.document_id
JOIN finding p ON p.id = l.publication_id JOIN document pd ON pd.id = p.document_id
JOIN publication pub ON pub.document_id = p.document_id
JOIN publication_finding pf ON pf.finding_id = p.id
JOIN comparison k ON k.id = q.comparison_id JOIN trial t ON t.id = k.trial_id JOIN endpoint n ON n.id = q.endpoint_id
LEFT JOIN arm_value qx ON qx.finding_id = q.id AND qx.arm = 'experimental'
LEFT JOIN arm_value qc ON qc.finding_id = q.id AND qc.arm = 'control'
LEFT JOIN effect qe ON qe.finding_id = q.id
LEFT JOIN arm_value px ON px.finding_id = p.id AND px.arm = 'experimental'
LEFT JOIN arm_value pc ON pc.finding_id = p.id AND pc.arm = 'control'
LEFT JOIN effect pe ON pe.finding_id = p.id;

-- v_quote: one row a finding of a current document that quotes trials, with the relation to the trial's own publications that decides.
CREATE VIEW v_quote AS
SELECT quote_id, document_id, trial, endpoint, coalesce(relation, 'not_in_book') AS relation, publication_finding_id, published
FROM (
  SELECT q.slug AS quote_id, d.slug AS document_id, coalesce(t.acronym, t.identified_as || ' (identified by us)', t.description) AS trial, n.label_en AS endpoint,
         l.relation, p.slug AS publication_finding_id,
         CASE WHEN l.relation IN ('same', 'rounded', 'one_sided_p') THEN 'the quoted result'
              WHEN l.relation IS NOT NULL THEN 'other results'
              WHEN EXISTS (SELECT 1 FROM trial u JOIN comparison c ON c.trial_id = u.id JOIN finding f ON f.comparison_id = c.id
                           WHERE coalesce(u.identified_as, u.acronym, u.slug) = coalesce(t.identified_as, t.acronym, t.slug) AND f.document_id IN (SELECT document_id FROM publication))
              THEN 'no number to compare' ELSE 'no publication of the trial' END AS published,
         row_number() OVER (
           PARTITION BY q.id
           ORDER BY CASE l.relation WHEN 'one_sided_p' THEN 0 WHEN 'same' THEN 1 WHEN 'rounded' THEN 2 WHEN 'differs' THEN 3 ELSE 4 + l.rank END,
                    l.differing IS NOT NULL, length(l.differing) - length(replace(l.differing, ';', '')), pf.source_kind = 'scorecard', pf.extraction = 'single', length(l.agreeing) DESC, l.publication_id) AS place
  FROM finding q JOIN document d ON d.id = q.document_id JOIN comparison k ON k.id = q.comparison_id JOIN trial t ON t.id = k.trial_id JOIN endpoint n ON n.id = q.endpoint_id
  LEFT JOIN quote_link l ON l.quote_id = q.id LEFT JOIN finding p ON p.id = l.publication_id LEFT JOIN publication_finding pf ON pf.finding_id = p.id
  WHERE q.document_id NOT IN (SELECT document_id FROM publication)
    AND d.status = 'current' AND NOT EXISTS (SELECT 1 FROM document later WHERE later.supersedes = d.slug AND later.id <> d.id)
)
WHERE place = 1;
