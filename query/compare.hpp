// query/compare.hpp - findings of endpoints side by side: inside the filters first, wider ones under their own heading, claims below, the cross-trial
// banner.
#pragma once
#include "core/table/document.hpp"
#include "query/filters.hpp"

namespace query {

// Superseded editions are left out, and named, unless all are wanted.
core::table::Document compare(core::database::Connection& book, Filters const& filters, bool all_editions = false);

// Ids of findings in the order of compare.
struct Fitting {
  std::vector<std::string> inside, wider;  // inside the filters; broader, overlapping or not stated
};
Fitting fitting_findings(core::database::Connection& book, Filters const& filters);
// Those that lie inside.
std::vector<std::string> findings_inside(core::database::Connection& book, Filters const& filters);

// What documents state without numbers, as a section; no rows where nothing is.
core::table::Section claims_section(core::database::Connection& book, Filters const& filters);

// What stands above rows of several trials; empty for one.
std::string cross_trial_banner(std::size_t trials);

// For an empty answer: which filter emptied it. `count` gives the number of rows for other filters.
std::vector<std::string> explain_empty(Filters const& filters, std::function<std::size_t(Filters const&)> const& count);

}  // namespace query
