-- Purpose: the recommendations of one edition, each with what makes it the same in another edition. For diff.
-- Same by identity_1: source kind, intervention, patients, category, condition, whom it quotes. By identity_2: another category or condition. By identity_3: other
-- patients, but the same category, direction, lines and prior therapies. A dash in a table is one under its grade. A place in a table is no identity,
-- nor is whether a term of the population stands in the sentence or in the heading.
-- Parameters: ?1 document id.
-- Result: id, place, locator, subject, who, identity_1, identity_2, identity_3, population_id; every further column is something that can change, its name the label.
SELECT r.slug AS id, CASE WHEN r.source_kind = 'table' THEN 'table ' || r.table_no || coalesce(' cell ' || r.cell_order, '') ELSE 'section ' || coalesce(p.section, '?') END AS place,
       p.locator, coalesce(g.label_en, i.text, 'none stated (a dash in the table)') AS subject, pop.label_en AS who,
       json_array(r.source_kind, r.intervention_id, r.attributed_to, CASE WHEN i.kind = 'none-stated' THEN gg.code END, pop.label_en, r.category, r.condition) AS identity_1,
       json_array(r.source_kind, r.intervention_id, r.attributed_to, CASE WHEN i.kind = 'none-stated' THEN gg.code END, pop.label_en) AS identity_2,
       json_array(r.source_kind, r.intervention_id, r.attributed_to, CASE WHEN i.kind = 'none-stated' THEN gg.code END, r.category, r.direction,
                  (SELECT json_group_array(slug) FROM (SELECT t.slug FROM population_term pt JOIN term t ON t.id = pt.term_id
                    WHERE pt.population_id = r.population_id AND (pt.dimension = 'line' OR pt.dimension LIKE 'prior:%') ORDER BY t.slug))) AS identity_3,
       r.population_id,
       gg.code AS "Grade", lv.code AS "Level", r.direction AS "Direction", r.strength_wording AS "Wording of strength",
       pop.label_en AS "Restriction (patients)", r.category AS "Restriction (row head)", r.condition AS "Restriction (condition)"
FROM recommendation r
JOIN provenance p ON p.id = r.provenance_id
JOIN population pop ON pop.id = r.population_id
JOIN intervention i ON i.id = r.intervention_id
LEFT JOIN regimen g ON g.id = i.regimen_id
LEFT JOIN grade gg ON gg.id = r.grade_id
LEFT JOIN grade lv ON lv.id = r.level_id
WHERE r.document_id = ?1
ORDER BY r.id;
