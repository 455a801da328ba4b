-- v_claim: quoted statements without numbers.
CREATE VIEW v_claim AS
SELECT
  c.slug AS claim_id, d.slug AS document_id, p.section, p.refs, coalesce(t.acronym, t.identified_as || ' (identified by us)', t.description) AS trial,
  coalesce(g.label_en, i.text) AS intervention, cr.label_en AS control, pop.label_en AS population, l.line, n.label_en AS endpoint,
  c.topic, c.polarity, c.statement, p.locator
FROM claim c
JOIN document d ON d.id = c.document_id
JOIN provenance p ON p.id = c.provenance_id
LEFT JOIN trial t ON t.id = c.trial_id
LEFT JOIN intervention i ON i.id = c.intervention_id
LEFT JOIN regimen g ON g.id = i.regimen_id
LEFT JOIN regimen cr ON cr.id = c.control_id
LEFT JOIN population pop ON pop.id = c.population_id
LEFT JOIN population_label l ON l.population_id = c.population_id
LEFT JOIN endpoint n ON n.id = c.endpoint_id;
