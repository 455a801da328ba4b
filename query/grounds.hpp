// query/grounds.hpp - what stands behind recommendations: findings and claims that the document states as their ground, and findings that fit by
// rule. One question for all recommendations of an answer.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/table/document.hpp"
#include "query/filters.hpp"

namespace query {

// Cells of one ground: basis, trial, endpoint, who, control, statement, values, effect, p, shows, fit, reference, arms, population, id, note.
inline constexpr std::size_t ground_columns = 17;

// By recommendation id; each list in the order in which it is shown. Matched findings that contradict a filter are left out.
using Grounds = std::map<std::string, std::vector<core::table::Row>>;
Grounds find_grounds(core::database::Connection& book, Filters const& filters, std::vector<std::string> const& recommendations);

}  // namespace query
