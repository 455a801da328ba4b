-- Purpose: who had none of a class had none of its parts: for each part that some population speaks of, the naive term it needs. Run before the edges.
-- Reads prior_term, prior_treatment, is_a, term. Writes term, prior_term, prior_treatment (generated rows only; the same again changes nothing).
INSERT OR IGNORE INTO term (slug, dimension, label_en, label_zh, generated)
WITH RECURSIVE
up(descendant, ancestor) AS (
  SELECT DISTINCT treatment_id, treatment_id FROM prior_treatment
  UNION SELECT up.descendant, is_a.parent FROM up JOIN is_a ON is_a.child = up.ancestor
),
naive_class(treatment_id) AS (
  SELECT t.treatment_id FROM prior_term p JOIN prior_treatment t ON t.term_id = p.term_id WHERE p.status = 'naive'
  GROUP BY p.term_id HAVING count(*) = 1
)
SELECT DISTINCT 'prior:' || part.slug || ':naive', 'prior:' || part.slug, 'no prior ' || part.label_en, '未经' || part.label_zh || '治疗', 1
FROM naive_class c JOIN up ON up.ancestor = c.treatment_id JOIN term part ON part.id = up.descendant
WHERE EXISTS (SELECT 1 FROM term spoken WHERE spoken.dimension = 'prior:' || part.slug)
ORDER BY 1;

INSERT OR IGNORE INTO prior_term (term_id, status)
SELECT t.id, 'naive' FROM term t WHERE t.generated = 1 AND t.slug = t.dimension || ':naive' AND instr(t.dimension, '|') = 0;

INSERT OR IGNORE INTO prior_treatment (term_id, treatment_id)
SELECT t.id, x.id FROM term t JOIN prior_term p ON p.term_id = t.id JOIN term x ON 'prior:' || x.slug = t.dimension
WHERE p.status = 'naive' AND instr(t.dimension, '|') = 0 AND NOT EXISTS (SELECT 1 FROM prior_treatment o WHERE o.term_id = t.id);
