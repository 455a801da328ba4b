-- Purpose: effects of findings with all that decides whether they may be pooled. For pool, indirect, network and plots.
-- Parameters: ?1 JSON array of finding ids (document:authored-id), ?2 JSON array of dimensions that the question names.
-- Result: finding_id, document_id, section, trial_id, trial, design, endpoint, at_raw, comparison_kind, experimental_id, control_id (regimens), experimental,
-- control, population_id, disease, line, line_basis, subtype, subtype_basis, biomarkers, assessor, analysis, data_cut, follow_up, parent_population, update_of,
-- measure, orientation, derivation, raw, ci_low_raw, ci_high_raw, ci_level, p_comparator, p_raw, p_sides, value, decimals, p_value, p_decimals, se_code,
-- ln_effect, se, total_n (of both arms where both are quoted), control_events, completes (the finding that this one, a supplement, completes),
-- source (document, publication), source_kind, extraction, published,
-- part_of (what makes it a subgroup, apart from line, subtype, biomarkers and the dimensions of ?2), after (a treatment that patients had before and that is
-- tested again: it covers a drug of the experimental arm and none of the control; a class that is not divided further, else the drug), printed_by (findings of publications, a blank between, that this quote is linked
-- to, of the same patients and assessor), open_errors (checks C01 to C05 of the audit that found an error); in the order given.
SELECT v.finding_id, v.document_id, v.section, v.trial_id, v.trial, v.design, v.endpoint, v.at_raw, v.comparison_kind, k.experimental_id, k.control_id,
       v.experimental, v.control, k.population_id, v.disease, v.line, v.line_basis, v.subtype, v.subtype_basis, v.biomarkers, v.assessor, v.analysis,
       v.data_cut, f.follow_up, v.parent_population, v.update_of,
       e.measure, e.orientation, e.derivation, e.raw, e.ci_low_raw, e.ci_high_raw, f.ci_level, e.p_comparator, e.p_raw, e.p_sides,
       e.value, e.decimals, e.p_value, e.p_decimals, e.se_code, e.ln_effect, e.se, coalesce(f.total_n, v.experimental_n + v.control_n) AS total_n, v.control_events,
       (SELECT q.slug FROM finding q WHERE q.id = f.completes) AS completes, v.source, v.source_kind, v.extraction, d.published,
       (SELECT group_concat(label_en, '; ') FROM (
         SELECT DISTINCT t.label_en FROM population_term own JOIN term t ON t.id = own.term_id
         WHERE own.population_id = k.population_id AND f.parent_population_id IS NOT NULL
           AND own.term_id NOT IN (SELECT whole.term_id FROM population_term whole WHERE whole.population_id = f.parent_population_id)
           AND own.dimension NOT IN ('line', 'hr-status', 'her2-status') AND own.dimension NOT LIKE 'biomarker.%'
           AND own.dimension NOT IN (SELECT value FROM json_each(?2))
         ORDER BY t.label_en)) AS part_of,
       (SELECT t.label_en FROM population_axis a JOIN prior_term h ON h.term_id = a.term_id AND h.status NOT IN ('naive', 'not-progressed')
        JOIN prior_treatment had ON had.term_id = h.term_id JOIN term t ON t.id = had.treatment_id
        WHERE a.population_id = k.population_id
          AND NOT EXISTS (SELECT 1 FROM closure below JOIN term d ON d.id = below.descendant AND d.dimension = 'drug-class'
                          WHERE below.ancestor = had.treatment_id AND below.descendant <> had.treatment_id)
          AND EXISTS (SELECT 1 FROM regimen_component x JOIN closure up ON up.descendant = x.term_id AND up.ancestor = had.treatment_id
                      WHERE x.regimen_id = k.experimental_id AND x.role <> 'placebo')
          AND NOT EXISTS (SELECT 1 FROM regimen_component x JOIN closure up ON up.descendant = x.term_id AND up.ancestor = had.treatment_id
                          WHERE x.regimen_id = k.control_id AND x.role <> 'placebo')
        ORDER BY t.dimension = 'drug', t.label_en LIMIT 1) AS after,
       (SELECT group_concat(slug, ' ') FROM (SELECT p.slug FROM quote_link l JOIN finding p ON p.id = l.publication_id
         WHERE l.quote_id = f.id AND l.relation NOT IN ('other_population', 'other_assessor') ORDER BY l.rank, p.slug)) AS printed_by,
       (SELECT group_concat(check_id, ', ') FROM (SELECT DISTINCT a.check_id FROM audit_item i JOIN audit_finding a ON a.id = i.audit_id
         WHERE i.finding_id = f.id AND a.severity = 'ERROR' AND a.check_id <= 'C05' ORDER BY a.check_id)) AS open_errors
FROM json_each(?1) j CROSS JOIN finding f ON f.slug = j.value JOIN comparison k ON k.id = f.comparison_id JOIN v_result v ON v.finding_id = f.slug
JOIN document d ON d.id = f.document_id
LEFT JOIN effect e ON e.finding_id = f.id
ORDER BY j.key;
