-- Purpose: effects of findings with all that decides whether they may be pooled. For pool, indirect, network and plots.
-- Parameters: ?1 JSON array of finding ids (document:authored-id).
-- Result: finding_id, document_id, section, trial_id, trial, endpoint, at_raw, comparison_kind, experimental_id, control_id (regimens), experimental, control, line,
-- line_basis, subtype, subtype_basis, assessor, analysis, parent_population, update_of, measure, orientation, derivation, raw, ci_low_raw, ci_high_raw, ci_level,
-- p_comparator, p_raw, p_sides, value, decimals, p_value, p_decimals, se_code, ln_effect, se, total_n (of both arms where both are quoted), control_events,
-- completes (the finding that this one, a supplement, completes),
-- open_errors (checks C01 to C05 of the audit that found an error); in the order given.
SELECT v.finding_id, v.document_id, v.section, v.trial_id, v.trial, v.endpoint, v.at_raw, v.comparison_kind, k.experimental_id, k.control_id,
       v.experimental, v.control, v.line, v.line_basis, v.subtype, v.subtype_basis, v.assessor, v.analysis, v.parent_population, v.update_of,
       e.measure, e.orientation, e.derivation, e.raw, e.ci_low_raw, e.ci_high_raw, f.ci_level, e.p_comparator, e.p_raw, e.p_sides,
       e.value, e.decimals, e.p_value, e.p_decimals, e.se_code, e.ln_effect, e.se, coalesce(f.total_n, v.experimental_n + v.control_n) AS total_n, v.control_events,
       (SELECT q.slug FROM finding q WHERE q.id = f.completes) AS completes,
       (SELECT group_concat(check_id, ', ') FROM (SELECT DISTINCT a.check_id FROM audit_item i JOIN audit_finding a ON a.id = i.audit_id
         WHERE i.finding_id = f.id AND a.severity = 'ERROR' AND a.check_id <= 'C05' ORDER BY a.check_id)) AS open_errors
FROM json_each(?1) j CROSS JOIN finding f ON f.slug = j.value JOIN comparison k ON k.id = f.comparison_id JOIN v_result v ON v.finding_id = f.slug
LEFT JOIN effect e ON e.finding_id = f.id
ORDER BY j.key;
