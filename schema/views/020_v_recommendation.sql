-- v_recommendation: one row a recommendation. grade_rank 1 is strongest in a ranked scale; level_printed_order is the order of print only.
CREATE VIEW v_recommendation AS
SELECT
  r.slug AS recommendation_id, d.slug AS document_id, r.source_kind, r.table_no, r.cell_order, p.section, p.refs,
  l.disease, l.subtype, l.line, r.category, l.menopausal, l.biomarkers, l.prior_therapy, l.site, l.sex, r.condition,
  i.kind AS intervention_kind, coalesce(g.label_en, i.text) AS regimen, r.direction,
  gs.slug AS scale_id, gg.code AS grade, CASE WHEN gs.ranked = 1 THEN gg.printed_order END AS grade_rank,
  lv.code AS level, lv.printed_order AS level_printed_order, r.strength_wording, r.attributed_to, r.note, p.locator
FROM recommendation r
JOIN document d ON d.id = r.document_id
JOIN provenance p ON p.id = r.provenance_id
JOIN population_label l ON l.population_id = r.population_id
JOIN intervention i ON i.id = r.intervention_id
LEFT JOIN regimen g ON g.id = i.regimen_id
LEFT JOIN grade gg ON gg.id = r.grade_id
LEFT JOIN scale gs ON gs.id = gg.scale_id
LEFT JOIN grade lv ON lv.id = r.level_id;
