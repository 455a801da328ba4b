-- Purpose: recommendations that could apply to the patient or question of the filters. For grades.
-- A treatment filter finds it in the regimen as itself, as part of it, or as one of its class.
-- Parameters: ?1 JSON {"axes": [[dimension, term_id] …], "treatments": [term_id …], "document": id or null, "left_out": [document_id …]}.
-- A recommendation is left out when one of its constraints is contradicted (no common descendant with a filter, or with what a filter implies);
-- what the filters leave open is listed in open_conditions. Documents in left_out are not used, unless one is named.
-- Result: columns of v_recommendation, population, labels of the grade, document_title, open_conditions, specific, regulatory (what the document says of approvals);
-- ungraded rows last; inside a grade in order of table and cell.
WITH
given AS MATERIALIZED (SELECT value ->> 0 AS dimension, value ->> 1 AS term_id FROM json_each(?1, '$.axes')),
axis AS MATERIALIZED (  -- the filters and what prior therapies imply on other dimensions
  SELECT dimension, term_id FROM given
  UNION
  SELECT t.dimension, t.id FROM given g JOIN closure c ON c.descendant = g.term_id JOIN term t ON t.id = c.ancestor
  WHERE t.dimension <> g.dimension AND t.dimension NOT IN (SELECT dimension FROM given)
),
possible AS MATERIALIZED (  -- populations of which no constraint shares nothing with a filter
  SELECT p.population_id
  FROM (SELECT DISTINCT population_id FROM recommendation) p
  WHERE NOT EXISTS (
    SELECT 1 FROM axis a
    WHERE EXISTS (SELECT 1 FROM population_axis pt WHERE pt.population_id = p.population_id AND pt.dimension = a.dimension)
      AND NOT EXISTS (SELECT 1 FROM population_axis pt JOIN term_relation r ON r.general = pt.term_id AND r.specific = a.term_id
                      WHERE pt.population_id = p.population_id AND pt.dimension = a.dimension))
),
verdict AS MATERIALIZED (  -- what the filters leave open of them, and whether they name a dimension of the filters beyond the disease: else advice is general
  SELECT p.population_id,
         (SELECT group_concat((SELECT group_concat(label_en, ' or ') FROM (SELECT t.label_en FROM population_term o JOIN term t ON t.id = o.term_id
            WHERE o.population_id = p.population_id AND o.dimension = c.dimension ORDER BY t.label_en)), '; ')
          FROM (SELECT DISTINCT dimension FROM population_term WHERE population_id = p.population_id ORDER BY dimension) c
          WHERE NOT EXISTS (
            SELECT 1 FROM axis a CROSS JOIN population_axis pt ON pt.population_id = p.population_id AND pt.dimension = a.dimension
            JOIN term_relation r ON r.general = pt.term_id AND r.specific = a.term_id AND r.relation IN ('exact', 'narrower')
            WHERE a.dimension = c.dimension)) AS open_labels,
         EXISTS (SELECT 1 FROM given g CROSS JOIN population_term pt ON pt.population_id = p.population_id AND pt.dimension = g.dimension WHERE g.dimension <> 'disease') AS specific
  FROM possible p
)
SELECT v.recommendation_id, v.document_id, v.source_kind, v.table_no, v.cell_order, v.section, v.refs, v.category, v.condition, v.intervention_kind, v.regimen,
       v.direction, v.scale_id, v.grade, v.level, v.strength_wording, v.attributed_to, v.note, pop.label_en AS population, gg.label_en AS grade_label_en, gg.label_zh AS grade_label_zh, d.title AS document_title, w.open_labels AS open_conditions,
       w.specific,
       CASE WHEN i.regimen_id IS NOT NULL THEN (SELECT group_concat(said, '; ') FROM (
         SELECT DISTINCT s.jurisdiction || ' ' || replace(s.status, '_', ' ') || ': ' || s.regimen || coalesce(' for ' || s.indication, '') || coalesce(', as of ' || s.as_of, '') AS said
         FROM regulatory_statement rs JOIN v_regulatory s ON s.statement_id = rs.slug
         WHERE rs.document_id = rec.document_id
           -- at least one drug or class is named by both
           AND EXISTS (SELECT 1 FROM regimen_component sc JOIN regimen_component rc ON rc.term_id = sc.term_id WHERE sc.regimen_id = rs.regimen_id AND rc.regimen_id = i.regimen_id)
           -- and each component of the statement meets one of the recommendation, as the same drug or as part or whole of a class
           AND NOT EXISTS (
             SELECT 1 FROM regimen_component sc WHERE sc.regimen_id = rs.regimen_id
             AND NOT EXISTS (SELECT 1 FROM regimen_component rc JOIN term_relation t ON t.general = rc.term_id AND t.specific = sc.term_id AND t.relation <> 'overlapping'
                             WHERE rc.regimen_id = i.regimen_id))
           AND NOT EXISTS (
             SELECT 1 FROM population_axis sa JOIN population_axis ra ON ra.population_id = rec.population_id AND ra.dimension = sa.dimension
             LEFT JOIN term_relation t ON t.general = ra.term_id AND t.specific = sa.term_id
             WHERE sa.population_id = rs.population_id GROUP BY sa.dimension HAVING count(t.relation) = 0)
         ORDER BY 1)) END AS regulatory
FROM verdict w
CROSS JOIN recommendation rec ON rec.population_id = w.population_id
JOIN v_recommendation v ON v.recommendation_id = rec.slug
JOIN document d ON d.id = rec.document_id
JOIN population pop ON pop.id = rec.population_id
JOIN intervention i ON i.id = rec.intervention_id
LEFT JOIN grade gg ON gg.id = rec.grade_id
WHERE CASE WHEN ?1 ->> '$.document' IS NULL THEN rec.document_id NOT IN (SELECT value FROM json_each(?1, '$.left_out')) ELSE rec.document_id = ?1 ->> '$.document' END
  AND NOT EXISTS (
    SELECT 1 FROM json_each(?1, '$.treatments') t
    WHERE NOT EXISTS (SELECT 1 FROM regimen_component rc JOIN term_relation x ON x.general = t.value AND x.specific = rc.term_id AND x.relation <> 'overlapping'
                      WHERE rc.regimen_id = i.regimen_id))
ORDER BY d.slug, rec.grade_id IS NULL, gg.printed_order, w.specific = 0, v.source_kind = 'text', v.intervention_kind <> 'regimen', CAST(v.table_no AS INTEGER), rec.id;
