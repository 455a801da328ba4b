// query/doses.hpp - how documents say that drugs are given: stated as such (doses.csv), and inside the regimens of findings and recommendations.
// Converts nothing and adds nothing up: doses stand as printed.
#pragma once
#include <string>

#include "core/table/document.hpp"
#include "query/filters.hpp"

namespace query {

// Of the first treatment of `filters` (all drugs without one) and of its document. Says so when there is none.
// Superseded editions are left out, and named, unless all are wanted.
core::table::Document doses(core::database::Connection& book, Filters const& filters, bool all_editions = false);

// The stated doses alone, for a larger answer. `parameter`: see sql/doses.sql.
core::table::Section doses_section(core::database::Connection& book, std::string const& parameter);

}  // namespace query
