// query/candidate.hpp - a finding on its way into a pooled answer: what study_effects, strata and trial_choice hand to each other. A candidate with a
// reason is left out. Knows no query and computes nothing.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "query/study_effects.hpp"

namespace query {

struct Candidate {
  StudyRow row;
  std::string kind, orientation, measure, analysis, update_of, reason, remedy;
  std::string ratio, low, high;  // as printed
  std::string source, source_kind, published;
  std::vector<std::string> printed_by;  // findings of publications that a quote is linked to
  std::string part_of;                  // what makes it a subgroup that the question does not name
  std::int64_t experimental = 0, control = 0, population = 0;
  std::string disease;
  bool subgroup = false, lacks_precision = false, completed = false;
  std::string passed_over_for, rule;  // the finding of the same trial that is used, and why that one
  std::size_t place = 0;              // in the order of compare

  // A supplement stands where the finding stands that it completes.
  std::string const& stands_for() const { return row.completes.empty() ? row.finding_id : row.completes; }
  bool usable() const { return reason.empty(); }
  bool is_scorecard() const { return source_kind == "scorecard"; }
};

}  // namespace query
