-- v_result: one row a finding, flat. Times in *_value and at_months are months, proportions fractions; raw columns as printed. audit: checks with an open error or warning.
CREATE VIEW v_result AS
SELECT
  f.slug AS finding_id, d.slug AS document_id, p.section, p.refs,
  t.slug AS trial_id, coalesce(t.acronym, t.identified_as || ' (identified by us)', t.description) AS trial, t.phase, t.design,
  l.disease, l.subtype, l.subtype_basis, l.line, l.line_basis, l.menopausal, l.biomarkers, l.prior_therapy, l.site, l.sex, l.region,
  pop.label_en AS population, f.population_note, parent.label_en AS parent_population,
  k.kind AS comparison_kind, coalesce(xr.label_en, k.experimental_group) AS experimental, coalesce(cr.label_en, k.control_group) AS control,
  xr.dose AS experimental_dose, cr.dose AS control_dose,
  CASE WHEN n.type = 'time-to-event' AND f.measure IN ('proportion', 'count', 'total') THEN n.label_en || ' events' ELSE n.label_en END AS endpoint, n.domain AS endpoint_domain, f.at_raw, f.at_months, f.analysis, f.assessor, f.data_cut, earlier.slug AS update_of,
  f.measure, f.measure_basis,
  CASE WHEN x.value_class IS NULL THEN c.value_class WHEN c.value_class IS NULL OR c.value_class = x.value_class THEN x.value_class
       ELSE min(x.value_class, c.value_class) || '; ' || max(x.value_class, c.value_class) END AS value_class,
  x.raw AS experimental_raw, c.raw AS control_raw, f.unit, x.value AS experimental_value, c.value AS control_value,
  x.n AS experimental_n, c.n AS control_n, x.events AS experimental_events, c.events AS control_events,
  x.ci_low_raw AS experimental_ci_low_raw, x.ci_high_raw AS experimental_ci_high_raw, c.ci_low_raw AS control_ci_low_raw, c.ci_high_raw AS control_ci_high_raw,
  e.measure AS effect_measure, e.orientation, e.raw AS effect_raw, e.value AS effect_value, e.derivation AS effect_derivation,
  f.ci_level, f.ci_level_basis, e.ci_low_raw, e.ci_high_raw, e.ci_low, e.ci_high, e.p_comparator, e.p_raw, e.p_value, e.p_sides,
  p.locator, CASE WHEN pub.document_id IS NULL THEN 'document' ELSE 'publication' END AS source,
  pf.source_kind, pf.extraction, pf.read_in, pub.pmid, pub.doi, pub.registry, f.note,
  (SELECT replace(group_concat(DISTINCT a.check_id), ',', ', ') FROM audit_item i JOIN audit_finding a ON a.id = i.audit_id
   WHERE i.finding_id = f.id AND a.severity <> 'NOTE') AS audit
FROM finding f
JOIN document d ON d.id = f.document_id
JOIN provenance p ON p.id = f.provenance_id
JOIN comparison k ON k.id = f.comparison_id
JOIN trial t ON t.id = k.trial_id
JOIN population pop ON pop.id = k.population_id
JOIN population_label l ON l.population_id = k.population_id
JOIN endpoint n ON n.id = f.endpoint_id
LEFT JOIN population parent ON parent.id = f.parent_population_id
LEFT JOIN regimen xr ON xr.id = k.experimental_id
LEFT JOIN regimen cr ON cr.id = k.control_id
LEFT JOIN finding earlier ON earlier.id = f.update_of
LEFT JOIN arm_value x ON x.finding_id = f.id AND x.arm = 'experimental'
LEFT JOIN arm_value c ON c.finding_id = f.id AND c.arm = 'control'
LEFT JOIN effect e ON e.finding_id = f.id
LEFT JOIN publication pub ON pub.document_id = f.document_id
LEFT JOIN publication_finding pf ON pf.finding_id = f.id;
