-- Purpose: all names of what is called so. For search. Parameters: ?1 a name, folded (core/text/names.hpp). Result: name, each once.
SELECT DISTINCT o.name
FROM name n
JOIN name o ON o.folded <> n.folded AND (o.term_id = n.term_id OR o.endpoint_id = n.endpoint_id OR o.trial_id = n.trial_id)
WHERE n.folded = ?1
ORDER BY o.id;
