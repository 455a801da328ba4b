-- Purpose: the referrals of one edition. For diff. Same by identity_1: who is treated as whom, with which addition. By identity_2: another addition.
-- Parameters: ?1 document id.
-- Result: id, place, locator, subject, who, identity_1, identity_2, identity_3 (none), population_id (none); further columns can change, their names are labels.
SELECT r.slug AS id, 'section ' || coalesce(p.section, '?') AS place, p.locator, 'treat as ' || target.label_en AS subject, pop.label_en AS who,
       json_array(pop.label_en, target.label_en, r.plus_id) AS identity_1, json_array(pop.label_en, target.label_en) AS identity_2,
       NULL AS identity_3, NULL AS population_id,
       coalesce(g.label_en, i.text) AS "Plus", r.condition AS "Condition", r.strength_wording AS "Wording of strength"
FROM referral r
JOIN provenance p ON p.id = r.provenance_id
JOIN population pop ON pop.id = r.population_id
JOIN population target ON target.id = r.treat_as_id
LEFT JOIN intervention i ON i.id = r.plus_id
LEFT JOIN regimen g ON g.id = i.regimen_id
WHERE r.document_id = ?1
ORDER BY r.id;
