// query/phrases.hpp - how one finding is put in words and characters for a table: arm values, effect, P, interval bar. Quoted text stays as printed;
// derived values are marked. Reads a row that has the columns of v_result.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/database/database.hpp"

namespace query {

// One row of v_result, the columns that phrases need.
struct ResultRow {
  std::string finding_id, document_id, section, refs, trial_id, trial, phase, population, line, experimental, control, comparison_kind, endpoint,
      at_raw, analysis, update_of, measure, measure_basis, unit, experimental_raw, control_raw, experimental_n, control_n, experimental_events,
      control_events, experimental_ci_low_raw, experimental_ci_high_raw, control_ci_low_raw, control_ci_high_raw, effect_measure, orientation,
      effect_raw, effect_derivation, ci_level, ci_low_raw, ci_high_raw, p_comparator, p_raw, p_sides, line_basis, biomarkers, site, sex, region, note,
      population_note, audit, assessor, data_cut;
  std::string source_kind, extraction, pmid, doi;  // of a publication
  std::string completes, completed_by;             // filled by compare alone
  std::optional<double> effect_value, ci_low, ci_high;
};

// Finds the columns of v_result once for all rows of a statement.
class ResultReader {
 public:
  explicit ResultReader(core::database::Statement& rows);
  ResultRow read() const;  // the row at which the statement stands

 private:
  core::database::Statement& rows_;
  std::vector<std::pair<int, std::string ResultRow::*>> texts_;
  std::vector<std::pair<int, std::optional<double> ResultRow::*>> numbers_;
};

ResultRow read_result(core::database::Statement& row);  // one row alone

std::string endpoint_phrase(ResultRow const& row);      // "PFS", "DFS at 5年", "OS (exploratory)"
std::string values_phrase(ResultRow const& row);        // "25.3 vs 16.0 months", "14.0% (240/1711) vs 16.8% (287/1709)"
std::string experimental_phrase(ResultRow const& row);  // "25.3 months", one arm of it
std::string control_phrase(ResultRow const& row);
std::string effect_phrase(ResultRow const& row);  // "HR 0.57", "HR 0.60 (95% CI 0.51–0.71)", "HR 0.72 (derived: 28% reduction)"
std::string p_phrase(ResultRow const& row);       // "P<0.000 1", "P=0.067 (one-sided)"
std::string result_phrase(ResultRow const& row);  // values, effect and P, joined by "; "
std::string refs_phrase(ResultRow const& row);    // "[36]"
std::string arms_phrase(ResultRow const& row);    // "ribociclib + letrozole vs letrozole"
std::string who_phrase(ResultRow const& row);     // what sets the patients apart: biomarkers, site, sex, region
std::string marks_phrase(ResultRow const& row);   // "line from heading", "note", "audit: C02" with an open error or warning
std::string audit_mark(ResultRow const& row);     // the last of these alone

bool is_ratio(std::string const& measure);                // HR, OR, RR
std::vector<std::string> notes_of(ResultRow const& row);  // on its population and on itself, as lines under a table

// Interval bars share one logarithmic axis from `low` to `high`, 1 in sight; `cells` wide. ■ with an interval, □ without, nothing for an unknown
// orientation or no ratio.
class BarAxis {
 public:
  explicit BarAxis(std::vector<ResultRow> const& rows, std::size_t cells = 19);
  std::string bar(ResultRow const& row) const;
  std::string legend() const;

 private:
  std::size_t position(double ratio) const;
  double low_, high_;
  std::size_t cells_;
};

}  // namespace query
