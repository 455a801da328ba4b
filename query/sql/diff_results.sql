-- Purpose: the findings of one edition, each with what makes it the same in another edition. For diff.
-- Same by identity_1: trial, endpoint, time, patients, both arms, kind of comparison, analysis, assessor, measure. By identity_2: another analysis, assessor or measure.
-- Parameters: ?1 document id.
-- Result: the columns of v_result; place, identity_1, identity_2, follow_up, wording.
SELECT v.*, 'section ' || coalesce(v.section, '?') AS place,
       json_array(k.trial_id, f.endpoint_id, f.at_months, v.population, k.kind, coalesce(xr.key, k.experimental_group), coalesce(cr.key, k.control_group), f.analysis,
                  f.assessor, f.measure) AS identity_1,
       json_array(k.trial_id, f.endpoint_id, f.at_months, v.population, k.kind, coalesce(xr.key, k.experimental_group), coalesce(cr.key, k.control_group)) AS identity_2,
       f.follow_up, f.wording
FROM document d
JOIN finding f ON f.document_id = d.id
JOIN v_result v ON v.finding_id = f.slug
JOIN comparison k ON k.id = f.comparison_id
LEFT JOIN regimen xr ON xr.id = k.experimental_id
LEFT JOIN regimen cr ON cr.id = k.control_id
WHERE d.id = ?1
ORDER BY f.id;
