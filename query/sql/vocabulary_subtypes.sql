-- Purpose: subtypes of two axes that populations of the book have, beside the terms of each axis. For vocabulary. Parameters: none.
-- Result: value (as typed), label_en, label_zh, names, parents (the two parts, or what TNBC stands for).
SELECT subtype AS value, subtype AS label_en, CASE subtype WHEN 'TNBC' THEN '三阴性' END AS label_zh, NULL AS names,
       CASE subtype WHEN 'TNBC' THEN 'hr-; her2-' ELSE substr(subtype, 1, instr(subtype, '/') - 1) || '; ' || substr(subtype, instr(subtype, '/') + 1) END AS parents
FROM population_label
WHERE (instr(subtype, '/') > 0 OR subtype = 'TNBC') AND instr(subtype, ';') = 0
GROUP BY subtype ORDER BY subtype;
