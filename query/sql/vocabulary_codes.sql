-- Purpose: codes of the scales with how often they are given. For vocabulary. Parameters: ?1 kind of scale: recommendation (grades), evidence (levels).
-- Result: scale_id, value, label_en, label_zh, definition, recommendations (of all editions); by scale in printed order.
SELECT s.slug AS scale_id, g.code AS value, g.label_en, g.label_zh, g.definition,
       (SELECT count(*) FROM recommendation r WHERE r.grade_id = g.id OR r.level_id = g.id) AS recommendations
FROM scale s JOIN grade g ON g.scale_id = s.id WHERE s.kind = ?1
ORDER BY s.slug, g.printed_order;
