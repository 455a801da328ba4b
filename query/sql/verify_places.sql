-- Purpose: everything of a document that has a place in its text, with the numbers that must stand there. For verify.
-- Parameters: ?1 document slug. Result: kind, id, locator, numbers (JSON array of raw strings), names (JSON array of the trial's names).
SELECT 'findings' AS kind, v.finding_id AS id, v.locator,
       (SELECT json_group_array(value) FROM json_each(json_array(v.at_raw, v.experimental_raw, v.control_raw, v.experimental_n, v.control_n, v.experimental_events, v.control_events, (SELECT total_n FROM finding WHERE slug = v.finding_id),
          v.experimental_ci_low_raw, v.experimental_ci_high_raw, v.control_ci_low_raw, v.control_ci_high_raw, v.effect_raw, v.ci_low_raw, v.ci_high_raw, v.p_raw)) WHERE value IS NOT NULL) AS numbers,
       (SELECT json_group_array(n.name) FROM name n JOIN trial t ON t.id = n.trial_id WHERE t.slug = v.trial_id AND n.kind <> 'slug') AS names
FROM v_result v WHERE v.document_id = ?1
UNION ALL
SELECT 'claims', claim_id, locator, '[]', '[]' FROM v_claim WHERE document_id = ?1
UNION ALL
SELECT 'recommendations', recommendation_id, locator, '[]', '[]' FROM v_recommendation WHERE document_id = ?1
UNION ALL
SELECT 'referrals', referral_id, locator, '[]', '[]' FROM v_referral WHERE document_id = ?1
UNION ALL
SELECT 'regulatory statements', statement_id, locator, '[]', '[]' FROM v_regulatory WHERE document_id = ?1
UNION ALL
SELECT 'doses', dose_id, locator,
       (SELECT json_group_array(value) FROM json_each(json_array(dose_raw)) WHERE value IS NOT NULL), '[]'
FROM v_dose WHERE document_id = ?1
UNION ALL
SELECT 'grades', scale_id || ' ' || code, locator, '[]', '[]' FROM v_grade WHERE document_id = ?1;
