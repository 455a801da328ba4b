-- Purpose: the columns that views show of a population. Alternatives are joined by "; " in alphabetical order; subtype names combine the HR and HER2 axes.
-- Reads population_term, term.
INSERT INTO population_label (population_id, disease, subtype, subtype_basis, line, line_basis, menopausal, biomarkers, prior_therapy, site, sex, region)
WITH
shown AS MATERIALIZED (
  SELECT pt.population_id p,
         CASE WHEN pt.dimension LIKE 'biomarker.%' THEN 'biomarker' WHEN pt.dimension LIKE 'prior:%' THEN 'prior' WHEN pt.dimension LIKE 'site.%' THEN 'site'
              ELSE pt.dimension END d,
         CASE WHEN pt.dimension = 'line' THEN substr(t.slug, 6) ELSE t.label_en END label, pt.basis
  FROM population_term pt JOIN term t ON t.id = pt.term_id
),
joined AS MATERIALIZED (
  SELECT p, d, group_concat(label, '; ') labels FROM (SELECT DISTINCT p, d, label FROM shown ORDER BY p, d, label) GROUP BY p, d
),
based AS MATERIALIZED (
  SELECT p, kind, group_concat(basis, '; ') bases
  FROM (SELECT DISTINCT p, CASE d WHEN 'line' THEN 'line' ELSE 'subtype' END kind, basis FROM shown WHERE d IN ('line', 'hr-status', 'her2-status') ORDER BY 1, 2, 3)
  GROUP BY p, kind
),
subtype AS MATERIALIZED (
  SELECT p, group_concat(name, '; ') names FROM (
    SELECT DISTINCT population.id p,
           CASE WHEN hr.label = 'HR-' AND her2.label = 'HER2-' THEN 'TNBC'
                WHEN hr.label IS NULL THEN her2.label WHEN her2.label IS NULL THEN hr.label
                ELSE hr.label || '/' || her2.label END name
    FROM population
    LEFT JOIN shown hr ON hr.p = population.id AND hr.d = 'hr-status'
    LEFT JOIN shown her2 ON her2.p = population.id AND her2.d = 'her2-status'
    ORDER BY 1, 2)
  WHERE name IS NOT NULL GROUP BY p
)
SELECT population.id,
       (SELECT labels FROM joined WHERE p = population.id AND d = 'disease'),
       (SELECT names FROM subtype WHERE p = population.id),
       (SELECT bases FROM based WHERE p = population.id AND kind = 'subtype'),
       (SELECT labels FROM joined WHERE p = population.id AND d = 'line'),
       (SELECT bases FROM based WHERE p = population.id AND kind = 'line'),
       (SELECT labels FROM joined WHERE p = population.id AND d = 'menopausal'),
       (SELECT labels FROM joined WHERE p = population.id AND d = 'biomarker'),
       (SELECT labels FROM joined WHERE p = population.id AND d = 'prior'),
       (SELECT labels FROM joined WHERE p = population.id AND d = 'site'),
       (SELECT labels FROM joined WHERE p = population.id AND d = 'sex'),
       (SELECT labels FROM joined WHERE p = population.id AND d = 'region')
FROM population;
