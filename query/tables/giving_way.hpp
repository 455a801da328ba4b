// query/tables/giving_way.hpp - no trial twice for one outcome because a quote and the publication that prints its result are both rows: the quote
// gives way, as in pooling, and the answer says so. Which links there are comes from the book. Decides nothing about layouts.
#pragma once
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "query/study_effects.hpp"
#include "query/tables/results.hpp"

namespace query {

// Takes out of `rows` the quotes that give way to another row which `stands`; links to other patients or another assessor do not count, and those in
// `kept` stay.
std::vector<LeftOut> let_quotes_give_way(core::database::Connection& book, std::vector<TableResult>& rows,
                                         std::function<bool(TableResult const&)> const& stands, std::set<std::string> const& kept = {});

// A finding that is no row, as lists of these have it.
LeftOut left_out_row(TableResult const& row, std::string const& reason);

}  // namespace query
