-- Purpose: what a finding shows. An interval below 95 % decides nothing, non-inferiority is no direction, a one-sided P is held against 0.025. The document's own word that a result is not significant comes first; then the interval, then P (a bound or an exact
-- value at 0.05), then its word that it is significant. A direction is only read from an effect whose orientation is known, or from two arm values.
-- A non-significant result is "no difference"; where neither wording, interval nor P decides: unknown. Reads effect, arm_value, endpoint.
INSERT INTO finding_direction (finding_id, direction)
WITH measured AS (
  SELECT f.id, f.wording,
         -- +1: the experimental arm does better, -1: worse
         CASE WHEN e.measure IN ('HR', 'OR', 'RR') AND e.orientation IN ('exp/ctl', 'ctl/exp') AND n.event <> 'none' AND e.value <> 1
              THEN (CASE WHEN e.value < 1 THEN 1 ELSE -1 END) * (CASE e.orientation WHEN 'exp/ctl' THEN 1 ELSE -1 END) * (CASE n.event WHEN 'harm' THEN 1 ELSE -1 END)
              WHEN e.measure IS NULL AND x.value IS NOT NULL AND c.value IS NOT NULL AND x.value <> c.value AND n.better <> 'neither'
              THEN (CASE WHEN x.value > c.value THEN 1 ELSE -1 END)
                   -- a proportion or count of a time-to-event endpoint counts its events, a rate or median its absence
                   * (CASE WHEN n.type = 'time-to-event' AND n.event = 'harm' AND f.measure IN ('proportion', 'count', 'total') THEN -1
                           WHEN n.better = 'higher' THEN 1 ELSE -1 END)
         END side,
         CASE WHEN f.wording = 'not_significant' THEN 0
              WHEN f.wording = 'non_inferior' THEN NULL
              WHEN e.measure IN ('HR', 'OR', 'RR') AND e.ci_low IS NOT NULL AND coalesce(f.ci_level, 95) >= 95 THEN e.ci_high < 1 OR e.ci_low > 1
              WHEN e.p_comparator IN ('<', '<=', '=') AND e.p_value <= CASE e.p_sides WHEN 1 THEN 0.025 ELSE 0.05 END THEN 1
              WHEN e.p_comparator IN ('=', '>', '>=') AND e.p_value >= CASE e.p_sides WHEN 1 THEN 0.025 ELSE 0.05 END THEN 0
              WHEN f.wording = 'significant' THEN 1
         END significant
  FROM finding f
  JOIN endpoint n ON n.id = f.endpoint_id
  JOIN comparison k ON k.id = f.comparison_id
  LEFT JOIN effect e ON e.finding_id = f.id
  LEFT JOIN arm_value x ON x.finding_id = f.id AND x.arm = 'experimental'
  LEFT JOIN arm_value c ON c.finding_id = f.id AND c.arm = 'control'
)
SELECT id,
       CASE WHEN significant = 0 THEN 'no difference'
            WHEN significant = 1 AND side = 1 THEN 'favours'
            WHEN significant = 1 AND side = -1 THEN 'against'
            ELSE 'unknown' END
FROM measured;
