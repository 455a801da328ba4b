// query/study_effects.hpp - findings of a book as studies that may be pooled, or with the reasons why not. One row a trial and stratum, chosen by
// rules that are told (trial_choice). Nothing is left out in silence. Computes no pooled effect.
#pragma once
#include <string>
#include <vector>

#include "core/database/database.hpp"
#include "query/filters.hpp"
#include "query/nodes.hpp"

namespace query {

struct StudyRow {
  std::string finding_id, trial_id, trial, endpoint, treatment, comparator;  // nodes
  std::string arms;                                                          // without lumps
  std::string stratum;                                                       // endpoint, line, subtype, assessor as one text
  std::string quoted;                                                        // "HR 0.57 (0.46–0.71); P<0.001", as printed
  std::string measure;                                                       // HR, OR, RR
  std::string se_code;
  std::string total_n;
  std::string control_events;                        // empty where not quoted
  std::int64_t treatment_id = 0, comparator_id = 0;  // regimens behind the nodes
  double te = 0, se = 0;                             // ln of the ratio, treatment over comparator
  bool assumed_sides = false;
  bool heading = false;                    // line or subtype stands in a heading only
  std::string document;                    // its source
  std::string assessor;                    // investigator, independent, or empty
  bool assessor_inherited = false;         // of another cut of the same chain of updates
  std::string cut;                         // what is said of the analysis: "final; 2016-02-26; 23 months"
  std::string reading;                     // of a publication: what was read, by how many: "abstract; single extraction"
  std::string completes, completed_quote;  // of a supplement: the finding that it completes, as printed there
};

// Where the standard error comes from, with what was taken for granted: "P_EXACT, P taken as two-sided".
std::string source_of(StudyRow const& row);

struct LeftOut {
  std::string finding_id, trial, quoted, reason, remedy;  // remedy: what would make it possible; may be empty
  std::string trial_id{}, endpoint{};
  bool lacks_precision = false;  // a ratio with an interval, from a source of the user's own, would make it usable
  bool completed = false;        // by a supplement that is used
  std::string used{}, rule{};    // passed over: the finding of the same trial that is used, and why that one
  bool passed_over() const { return !used.empty(); }
};

struct StudyEffects {
  std::vector<StudyRow> rows;
  std::vector<LeftOut> left_out;
};

enum class Cut { latest, primary };
enum class Assessor { apart, investigator, independent, any };  // apart: each its own question; any: one question

struct PoolingChoices {
  Lumps lumps;
  Cut cut = Cut::latest;
  Assessor assessor = Assessor::apart;
  bool assume_two_sided = false;
  bool headings_too = false;
};

// The findings of compare that lie inside the filters.
StudyEffects study_effects(core::database::Connection& book, Filters const& filters, PoolingChoices const& choices);

}  // namespace query
