// query/comparability.hpp - how far findings may be held against each other: eighteen questions (K01–K18), each answered same, differs or unknown for
// the rows shown. What a book does not record is unknown, never the same. Decides nothing about pooling by itself.
#pragma once
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "core/table/document.hpp"

namespace query {

// A section with one row a question. Findings by their public ids; fewer than two: no rows. `which` names them in the heading.
core::table::Section comparability(core::database::Connection& book, std::vector<std::string> const& finding_ids,
                                   std::string const& which = "these rows");

}  // namespace query
