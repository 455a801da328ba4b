// query/conflicts.hpp - what the documents of a book disagree on: results of one trial, its patients, doses and intervals of one drug, strength of
// one recommendation. Says that two places differ, never which of them is right. Values that agree within their printed rounding are no conflict.
#pragma once
#include "core/table/document.hpp"
#include "core/text/same_result.hpp"
#include "query/filters.hpp"
#include "query/phrases.hpp"

namespace query {

// Narrowed by trial, first treatment and endpoints of `filters`; its population axes are not used.
// Superseded editions are left out, and named, unless all are wanted.
core::table::Document conflicts(core::database::Connection& book, Filters const& filters, bool all_editions = false);

// The sections about findings: results, then patients. `parameter`: see sql/conflicts_findings.sql.
std::vector<core::table::Section> conflicts_of_findings(core::database::Connection& book, std::string const& parameter);
// The section about doses and intervals. `parameter`: see sql/conflicts_doses.sql.
core::table::Section conflicts_of_doses(core::database::Connection& book, std::string const& parameter);

// An empty section with the columns that all conflicts share: what, in which field, one side, the other side.
core::table::Section conflict_section(std::string const& part, std::string const& what);
struct ConflictSide {
  std::string says, document, id;
};
void add_conflict(core::table::Section& section, std::string const& what, std::string const& field, ConflictSide const& one,
                  ConflictSide const& other);

// Names of the fields in which two findings of one question differ: "control value", "effect" …
std::vector<std::string> differing_fields(ResultRow const& a, ResultRow const& b);
using core::text::values_differ;
// The span in days that an interval of doses.csv stands for: "every 4-12 weeks" is 28 to 84; a month 28 to 31.
std::pair<double, double> days_of_interval(std::string const& interval);

}  // namespace query
