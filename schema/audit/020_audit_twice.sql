-- Purpose: results of trials that several current documents or publications have, to be held against each other. For importer/audit_book.cpp and importer/link_quotes.cpp.
-- Parameters: none. Result: the columns in the order in which that file reads them; by identity of the trial, endpoint, document, finding.
WITH
valid AS MATERIALIZED (
  SELECT d.id FROM document d WHERE d.status = 'current' AND NOT EXISTS (SELECT 1 FROM document later WHERE later.supersedes = d.slug AND later.id <> d.id)
),
twice AS MATERIALIZED (
  SELECT coalesce(t.identified_as, t.acronym, t.slug) AS identity
  FROM finding f JOIN comparison k ON k.id = f.comparison_id JOIN trial t ON t.id = k.trial_id
  WHERE f.document_id IN (SELECT id FROM valid)
  GROUP BY 1 HAVING min(f.document_id) < max(f.document_id)
)
SELECT f.id, f.document_id, d.slug, f.slug, earlier.slug, coalesce(t.identified_as, t.acronym, t.slug) AS identity, n.slug, f.measure, f.at_months, f.unit, f.data_cut, f.follow_up, f.assessor,
       k.population_id, coalesce(xr.label_en, k.experimental_group), coalesce(cr.label_en, k.control_group),
       (SELECT group_concat(part, ' + ') FROM (SELECT DISTINCT y.slug || CASE WHEN rc.dose_raw = '' THEN '' ELSE ' @ ' || rc.dose_raw END AS part
        FROM regimen_component rc JOIN term y ON y.id = rc.term_id WHERE rc.regimen_id = k.experimental_id ORDER BY part)),
       f.parent_population_id IS NULL AND coalesce(f.analysis, '') NOT LIKE '%subgroup%',
       x.raw, c.raw, x.n, c.n, x.events, c.events, e.measure, e.orientation, e.raw, e.ci_low_raw, e.ci_high_raw, e.p_comparator, e.p_raw, e.derivation IS NOT NULL, f.total_n,
       f.analysis, e.p_sides, f.ci_level, f.document_id IN (SELECT document_id FROM publication)
FROM trial t CROSS JOIN comparison k ON k.trial_id = t.id CROSS JOIN finding f ON f.comparison_id = k.id
JOIN document d ON d.id = f.document_id JOIN endpoint n ON n.id = f.endpoint_id
LEFT JOIN finding earlier ON earlier.id = f.update_of
LEFT JOIN regimen xr ON xr.id = k.experimental_id
LEFT JOIN regimen cr ON cr.id = k.control_id
LEFT JOIN arm_value x ON x.finding_id = f.id AND x.arm = 'experimental'
LEFT JOIN arm_value c ON c.finding_id = f.id AND c.arm = 'control'
LEFT JOIN effect e ON e.finding_id = f.id
WHERE coalesce(t.identified_as, t.acronym, t.slug) IN (SELECT identity FROM twice) AND f.document_id IN (SELECT id FROM valid)
ORDER BY identity, n.slug, f.at_months, f.document_id, f.id;
