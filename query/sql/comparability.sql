-- Purpose: what decides whether findings may be held against each other. For compare and pool. Parameters: ?1 JSON array of finding ids (document:authored-id).
-- Result: finding_id, trial_id, endpoint, experimental, control, line, prior_therapy, subtype, biomarkers, assessor, data_cut, follow_up, analysis,
-- parent_population, region, control_median (months or unit as stored), design, ci_level, p_sides, doses, document_kind,
-- open_errors (of the audit); in the order given.
SELECT f.slug AS finding_id, t.slug AS trial_id, v.endpoint, v.experimental, v.control, v.line, v.prior_therapy, v.subtype, v.biomarkers,
       f.assessor, f.data_cut, f.follow_up, f.analysis, v.parent_population, v.region,
       CASE f.measure WHEN 'median' THEN c.value END AS control_median, t.design, f.ci_level, v.p_sides,
       nullif(coalesce(v.experimental_dose, '') || coalesce(' against ' || v.control_dose, ''), '') AS doses, d.kind AS document_kind,
       (SELECT count(*) FROM audit_item i JOIN audit_finding a ON a.id = i.audit_id WHERE i.finding_id = f.id AND a.severity = 'ERROR') AS open_errors
FROM json_each(?1) j CROSS JOIN finding f ON f.slug = j.value
JOIN comparison k ON k.id = f.comparison_id JOIN trial t ON t.id = k.trial_id JOIN document d ON d.id = f.document_id
JOIN v_result v ON v.finding_id = f.slug
LEFT JOIN arm_value c ON c.finding_id = f.id AND c.arm = 'control'
ORDER BY j.key;
