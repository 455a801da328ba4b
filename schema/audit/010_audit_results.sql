-- Purpose: the printed numbers of all results with what the audit needs to know of them, grouped by comparison and document. For importer/audit_book.cpp.
-- Parameters: none. Result: columns in the order in which that file reads them; by comparison, document, finding.
SELECT f.id, f.comparison_id, f.document_id, n.slug, n.type = 'time-to-event', n.event = 'harm', f.at_months, coalesce(f.analysis, ''), coalesce(f.assessor, ''), coalesce(f.data_cut, ''), f.follow_up,
       f.total_n, f.measure, f.unit, f.ci_level, f.wording,
       e.measure, e.orientation, e.raw, e.derivation, e.ci_low_raw, e.ci_high_raw, e.p_comparator, e.p_raw, e.p_sides,
       x.raw, x.value_class, x.n, x.events, x.ci_low_raw, x.ci_high_raw, c.raw, c.value_class, c.n, c.events, c.ci_low_raw, c.ci_high_raw
FROM comparison k CROSS JOIN finding f ON f.comparison_id = k.id
JOIN endpoint n ON n.id = f.endpoint_id
LEFT JOIN effect e ON e.finding_id = f.id
LEFT JOIN arm_value x ON x.finding_id = f.id AND x.arm = 'experimental'
LEFT JOIN arm_value c ON c.finding_id = f.id AND c.arm = 'control'
ORDER BY k.id, f.document_id, f.id;
