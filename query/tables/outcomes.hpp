// query/tables/outcomes.hpp - rows of a Summary of Findings and of an evidence profile: one comparison and outcome with its relative effect, as
// quoted by one trial or pooled where that is asked for and allowed, and what it means in absolute terms for the baseline risk that the reader
// states. Without a baseline, or where the direction of a ratio is unknown, a row says what is missing; nothing is invented. Layouts are in sof.cpp
// and profile.cpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/pool.hpp"
#include "query/tables/baseline.hpp"
#include "query/tables/results.hpp"

namespace query {

struct OutcomeChoices {
  std::vector<Baseline> baselines;
  bool pooled = false;
  PoolingChoices pooling;
  Model model;
  bool all_editions = false;
};

// Fractions; low and high from the limits of the ratio alone.
struct AbsoluteRisk {
  double control = 0, experimental = 0;
  std::optional<std::pair<double, double>> interval;
};

struct Ratio {
  std::string measure;  // HR, RR, OR; experimental over control
  double value = 1;
  std::optional<std::pair<double, double>> limits;
};

// Nothing where the ratio cannot hold at this baseline: a risk above 1.
std::optional<AbsoluteRisk> absolute_risk(double baseline, Ratio const& ratio);

struct Outcome {
  std::string intervention, comparison, population, trials, outcome;
  std::string relative;  // quoted, or computed with its mark
  std::string participants, experimental_n, control_n, design, comment;
  std::size_t studies = 1;
  bool pooled = false;
  Baseline const* baseline = nullptr;
  std::optional<AbsoluteRisk> absolute;
  std::string why_not;  // no absolute effect
  std::string finding_ids, document_ids;
};

struct Outcomes {
  std::vector<Outcome> rows;
  std::vector<TableResult> results;  // all that stand behind rows
  std::vector<LeftOut> left_out;
};

Outcomes find_outcomes(core::database::Connection& book, Filters const& filters, OutcomeChoices const& choices);

std::string per_thousand(double risk);                   // "63 per 1000"; below 10 with a decimal
std::string shown_risk(AbsoluteRisk const& risk);        // "63 per 1000 (51 to 77) †"
std::string shown_difference(AbsoluteRisk const& risk);  // "29 fewer per 1000 (41 fewer to 15 fewer) †"
std::string shown_baseline(Outcome const& outcome);      // "92 per 1000 at 24 months"; says so where none is stated

// Facts, warnings, caveats, methods, what was left out: what both layouts carry round their table.
core::table::Document outcome_document(std::string const& title, Filters const& filters, OutcomeChoices const& choices);
void add_around(core::database::Connection& book, Outcomes const& outcomes, Filters const& filters, core::table::Section section,
                core::table::Document& out);

}  // namespace query
