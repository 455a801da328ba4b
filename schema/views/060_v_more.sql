-- v_result_more: what was typed or derived about a finding beyond the columns of v_result.
CREATE VIEW v_result_more AS
SELECT f.slug AS finding_id, f.follow_up, f.total_n, completed.slug AS completes,
       (SELECT group_concat(s.slug, '; ') FROM finding s WHERE s.completes = f.id) AS completed_by, f.wording, e.orientation_basis, e.p_sides_basis,
       x.low AS experimental_low, x.high AS experimental_high, c.low AS control_low, c.high AS control_high,
       e.se_code, e.ln_effect, e.se, e.se_low, e.se_high, d.direction
FROM finding f JOIN finding_direction d ON d.finding_id = f.id
LEFT JOIN finding completed ON completed.id = f.completes
LEFT JOIN effect e ON e.finding_id = f.id
LEFT JOIN arm_value x ON x.finding_id = f.id AND x.arm = 'experimental'
LEFT JOIN arm_value c ON c.finding_id = f.id AND c.arm = 'control';

-- v_claim_more: what was typed about a claim beyond the columns of v_claim.
CREATE VIEW v_claim_more AS
SELECT c.slug AS claim_id, t.slug AS trial_id, c.note FROM claim c LEFT JOIN trial t ON t.id = c.trial_id;
