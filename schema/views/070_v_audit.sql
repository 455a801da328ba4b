-- v_audit: one row a finding of the audit, with the results concerned ("; " between) and the place of the first of them.
CREATE VIEW v_audit AS
SELECT
  a.id AS audit_id, a.severity, a.check_id, d.slug AS document_id, p.section,
  coalesce(t.acronym, t.identified_as || ' (identified by us)', t.description) AS trial, t.slug AS trial_id, n.label_en AS endpoint, f.at_raw, f.analysis,
  (SELECT group_concat(slug, '; ') FROM (SELECT g.slug FROM audit_item j JOIN finding g ON g.id = j.finding_id WHERE j.audit_id = a.id ORDER BY j.position)) AS finding_ids,
  a.sentence, a.inputs, a.recomputed, a.gap, a.repairs, a.explanations, a.rules
FROM audit_finding a
JOIN audit_item i ON i.audit_id = a.id AND i.position = 1
JOIN finding f ON f.id = i.finding_id
JOIN document d ON d.id = f.document_id
JOIN provenance p ON p.id = f.provenance_id
JOIN comparison k ON k.id = f.comparison_id
JOIN trial t ON t.id = k.trial_id
JOIN endpoint n ON n.id = f.endpoint_id;
