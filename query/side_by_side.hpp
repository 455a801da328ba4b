// query/side_by_side.hpp - one trial in several documents: a column a document, a row for regimens, patients and each endpoint and time, and whether
// they agree. Subgroups are left to the list of findings. Empty when fewer than two documents quote the trial.
#pragma once
#include <vector>

#include "core/table/document.hpp"
#include "query/phrases.hpp"

namespace query {

core::table::Section side_by_side(std::vector<ResultRow> const& findings);

}  // namespace query
