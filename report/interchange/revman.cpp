// report/interchange/revman.cpp - an analysis group is a pair of treatments, an analysis one question about it. Column names are those that R's
// meta::read.cdir reads.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/interchange/contrast_files.hpp"
#include "report/interchange/table_csv.hpp"

namespace report::interchange {
namespace {

using core::interchange::Contrast;

struct Analysis {
  int group = 0, number = 0;
  std::vector<Contrast const*> rows;
  Contrast const& first() const { return *rows.front(); }
};

std::string effect_measure(std::string const& measure) { return measure == "HR" ? "Hazard Ratio" : measure == "OR" ? "Odds Ratio" : "Risk Ratio"; }

std::string pair_of(Contrast const& c) { return c.treat1 + " versus " + c.treat2; }

std::vector<Analysis> analyses_of(std::vector<Contrast> const& rows) {
  std::vector<Analysis> out;
  std::map<std::string, int> groups, numbers;  // pair → group, analyses of a pair
  for (auto const& row : rows) {
    auto const same = std::find_if(out.begin(), out.end(), [&](Analysis const& a) {
      return pair_of(a.first()) == pair_of(row) && a.first().question == row.question && a.first().measure == row.measure;
    });
    if (same != out.end()) {
      same->rows.push_back(&row);
      continue;
    }
    auto const [group, fresh] = groups.try_emplace(pair_of(row), static_cast<int>(groups.size()) + 1);
    out.push_back({group->second, ++numbers[pair_of(row)], {&row}});
  }
  std::stable_sort(out.begin(), out.end(), [](Analysis const& a, Analysis const& b) { return a.group < b.group; });
  return out;
}

std::string settings_of(std::vector<Analysis> const& analyses) {
  std::string out = csv_line({"Analysis group",
                              "Analysis number",
                              "Analysis group name",
                              "Analysis name",
                              "Data type",
                              "Statistical method",
                              "Effect measure",
                              "Study CI",
                              "Estimate CI",
                              "Unit of effect measure",
                              "Analysis model",
                              "Log-scale data",
                              "Experimental group label",
                              "Control group label",
                              "Overall estimates",
                              "Test for subgroup differences",
                              "Subgroup estimates",
                              "Swap event and non-event",
                              "Data source",
                              "Data source eligibility"});
  for (auto const& a : analyses) {
    auto const& c = a.first();
    out += csv_line({std::to_string(a.group),
                     std::to_string(a.number),
                     pair_of(c),
                     c.question,
                     "Contrast level",
                     "IV",
                     effect_measure(c.measure),
                     "95%",
                     "95%",
                     "",
                     "Random effect",
                     "TRUE",
                     c.treat1,
                     c.treat2,
                     "TRUE",
                     "FALSE",
                     "FALSE",
                     "FALSE",
                     "",
                     ""});
  }
  return out;
}

std::string rows_of(std::vector<Analysis> const& analyses) {
  std::string out = csv_line({"Analysis group",
                              "Analysis number",
                              "Analysis name",
                              "Subgroup",
                              "Study",
                              "Study year",
                              "GIV Mean",
                              "GIV SE",
                              "CI start",
                              "CI end",
                              "Experimental cases",
                              "Experimental N",
                              "Experimental mean",
                              "Experimental SD",
                              "Control cases",
                              "Control N",
                              "Control mean",
                              "Control SD",
                              "O-E",
                              "Variance",
                              "Weight",
                              "Footnotes"});
  for (auto const& a : analyses)
    for (auto const* c : a.rows)
      out += csv_line({std::to_string(a.group),
                       std::to_string(a.number),
                       c->question,
                       "",
                       c->study,
                       c->year,
                       number(c->te),
                       number(c->se),
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       fmt::format("{}, quoted as {}; standard error from {}", c->finding_id, c->quoted, c->se_source)});
  return out;
}

}  // namespace

std::vector<ZipEntry> revman_files(core::interchange::Contrasts const& contrasts, std::string const& name) {
  auto const analyses = analyses_of(contrasts.rows);
  std::string const front = name + "-analysis-data/" + name + "-";
  std::vector<ZipEntry> out{{front + "overall-estimates-and-settings.csv", settings_of(analyses)},
                            {front + "data-rows.csv", rows_of(analyses)},
                            {front + "subgroup-estimates.csv", csv_line({"Analysis group", "Analysis number", "Subgroup number", "Subgroup"})}};
  if (!contrasts.left_out.empty()) out.push_back({name + "-left-out.csv", left_out_csv(contrasts.left_out)});
  return out;
}

}  // namespace report::interchange
