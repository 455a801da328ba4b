-- v_text: every text in words, one row a text: what search looks through. Publications are not among them.
CREATE VIEW v_text AS
SELECT 'document' AS kind, d.slug AS id, 'title' AS field, d.slug AS document_id, d.title AS text FROM document d WHERE d.id NOT IN (SELECT document_id FROM publication)
UNION ALL SELECT 'document', d.slug, 'title_en', d.slug, d.title_en FROM document d WHERE d.title_en IS NOT NULL AND d.id NOT IN (SELECT document_id FROM publication)
UNION ALL SELECT 'section', d.slug || ' ' || s.number, 'title', d.slug, s.title FROM document_section s JOIN document d ON d.id = s.document_id
UNION ALL SELECT 'grade', s.slug || ' ' || g.code, 'definition', d.slug, g.definition
          FROM grade g JOIN scale s ON s.id = g.scale_id LEFT JOIN document d ON d.id = s.document_id
UNION ALL SELECT 'note', s.slug || ' ' || g.code, 'grade', d.slug, g.note
          FROM grade g JOIN scale s ON s.id = g.scale_id LEFT JOIN document d ON d.id = s.document_id WHERE g.note IS NOT NULL
UNION ALL SELECT 'trial', t.slug, 'description', NULL, t.description FROM trial t WHERE t.description IS NOT NULL
UNION ALL SELECT 'claim', c.slug, 'statement', d.slug, c.statement FROM claim c JOIN document d ON d.id = c.document_id
UNION ALL SELECT 'note', c.slug, 'claim', d.slug, c.note FROM claim c JOIN document d ON d.id = c.document_id WHERE c.note IS NOT NULL
UNION ALL SELECT 'finding', f.slug, 'population_note', d.slug, f.population_note
          FROM finding f JOIN document d ON d.id = f.document_id WHERE f.population_note IS NOT NULL AND d.id NOT IN (SELECT document_id FROM publication)
UNION ALL SELECT 'note', f.slug, 'finding', d.slug, f.note FROM finding f JOIN document d ON d.id = f.document_id
          WHERE f.note IS NOT NULL AND d.id NOT IN (SELECT document_id FROM publication)
UNION ALL SELECT 'recommendation', r.slug, 'intervention', d.slug, i.text
          FROM recommendation r JOIN intervention i ON i.id = r.intervention_id JOIN document d ON d.id = r.document_id WHERE i.text IS NOT NULL
UNION ALL SELECT 'recommendation', r.slug, 'category', d.slug, r.category
          FROM recommendation r JOIN document d ON d.id = r.document_id WHERE r.category IS NOT NULL
UNION ALL SELECT 'recommendation', r.slug, 'condition', d.slug, r.condition
          FROM recommendation r JOIN document d ON d.id = r.document_id WHERE r.condition IS NOT NULL
UNION ALL SELECT 'recommendation', r.slug, 'strength_wording', d.slug, r.strength_wording
          FROM recommendation r JOIN document d ON d.id = r.document_id WHERE r.strength_wording IS NOT NULL
UNION ALL SELECT 'note', r.slug, 'recommendation', d.slug, r.note FROM recommendation r JOIN document d ON d.id = r.document_id WHERE r.note IS NOT NULL
UNION ALL SELECT 'referral', r.slug, 'condition', d.slug, r.condition FROM referral r JOIN document d ON d.id = r.document_id WHERE r.condition IS NOT NULL
UNION ALL SELECT 'note', r.slug, 'referral', d.slug, r.note FROM referral r JOIN document d ON d.id = r.document_id WHERE r.note IS NOT NULL
UNION ALL SELECT 'regulatory', s.slug, 'indication', d.slug, s.indication
          FROM regulatory_statement s JOIN document d ON d.id = s.document_id WHERE s.indication IS NOT NULL
UNION ALL SELECT 'note', s.slug, 'regulatory', d.slug, s.note FROM regulatory_statement s JOIN document d ON d.id = s.document_id WHERE s.note IS NOT NULL
UNION ALL SELECT 'dose', s.slug, 'use', d.slug, s.use FROM dose_statement s JOIN document d ON d.id = s.document_id
UNION ALL SELECT 'note', s.slug, 'dose', d.slug, s.note FROM dose_statement s JOIN document d ON d.id = s.document_id WHERE s.note IS NOT NULL;
