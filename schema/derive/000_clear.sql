-- Purpose: empty what is derived, so that it can be rebuilt after any change. Run first, in the transaction of the whole derivation.
DELETE FROM quote_link;
DELETE FROM audit_count;
DELETE FROM audit_item;
DELETE FROM audit_finding;
DELETE FROM finding_direction;
DELETE FROM comparison_facet;
DELETE FROM population_fit;
DELETE FROM regimen_fit;
DELETE FROM population_label;
DELETE FROM population_axis;
DELETE FROM term_relation;
DELETE FROM closure;
DELETE FROM is_a WHERE child IN (SELECT term_id FROM prior_term);
