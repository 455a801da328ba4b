-- v_grade: the codes of each scale with our paraphrase of their definition.
CREATE VIEW v_grade AS
SELECT s.slug AS scale_id, d.slug AS document_id, s.issuer, s.edition, s.kind, s.ranked, g.code, g.printed_order, g.label_en, g.label_zh, g.definition, p.locator, g.note
FROM grade g JOIN scale s ON s.id = g.scale_id JOIN provenance p ON p.id = g.provenance_id LEFT JOIN document d ON d.id = s.document_id;

-- v_referral: "treat as that population, plus this".
CREATE VIEW v_referral AS
SELECT r.slug AS referral_id, d.slug AS document_id, p.section, p.refs, pop.label_en AS population, target.label_en AS treat_as,
       coalesce(g.label_en, i.text) AS plus, r.condition, r.strength_wording, r.note, p.locator
FROM referral r JOIN document d ON d.id = r.document_id JOIN provenance p ON p.id = r.provenance_id
JOIN population pop ON pop.id = r.population_id JOIN population target ON target.id = r.treat_as_id
LEFT JOIN intervention i ON i.id = r.plus_id LEFT JOIN regimen g ON g.id = i.regimen_id;

-- v_regulatory: approvals and their absence, as of the document.
CREATE VIEW v_regulatory AS
SELECT s.slug AS statement_id, d.slug AS document_id, p.section, p.refs, g.label_en AS regimen, s.jurisdiction, s.status, pop.label_en AS population, s.indication,
       coalesce(s.as_of, d.published) AS as_of, s.note, p.locator
FROM regulatory_statement s JOIN document d ON d.id = s.document_id JOIN provenance p ON p.id = s.provenance_id
JOIN regimen g ON g.id = s.regimen_id LEFT JOIN population pop ON pop.id = s.population_id;

-- v_dose: how a document says that a drug is given.
CREATE VIEW v_dose AS
SELECT s.slug AS dose_id, d.slug AS document_id, p.section, p.refs, g.label_en AS drug, s.dose_raw, s.unit, s.route, s.interval, s.interval_raw,
       pop.label_en AS population, s.use, s.basis, s.note, p.locator
FROM dose_statement s JOIN document d ON d.id = s.document_id JOIN provenance p ON p.id = s.provenance_id
JOIN regimen g ON g.id = s.drug_id LEFT JOIN population pop ON pop.id = s.population_id;

-- v_document: the documents of this book with what was taken from each.
CREATE VIEW v_document AS
SELECT d.slug AS document_id, d.title, d.title_en, d.kind, d.language, d.publisher, d.edition, d.published, d.status, d.sha256, d.length,
       CASE WHEN p.document_id IS NULL THEN 'document' ELSE 'publication' END AS source, p.pmid, p.doi, p.registry,
       (SELECT count(*) FROM finding f WHERE f.document_id = d.id) AS findings,
       (SELECT count(*) FROM claim c WHERE c.document_id = d.id) AS claims,
       (SELECT count(*) FROM recommendation r WHERE r.document_id = d.id) AS recommendations
FROM document d LEFT JOIN publication p ON p.document_id = d.id;
