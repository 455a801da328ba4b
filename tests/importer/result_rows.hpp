// tests/importer/result_rows.hpp - rows of results.csv that follow all rules, and changes to them.
#pragma once
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace rows {

using Cells = std::vector<std::pair<std::string, std::string>>;

// A row without problems: two medians, an HR with interval and P.
inline Cells good() {
  return {{"id", "mine-pfs"},
          {"trial", "monaleesa-2"},
          {"comparison_kind", "randomised"},
          {"population", "hr+ ; her2-"},
          {"experimental", "ribociclib + letrozole"},
          {"control", "letrozole"},
          {"endpoint", "PFS"},
          {"measure", "median"},
          {"measure_basis", "printed"},
          {"unit", "months"},
          {"experimental_raw", "25.3"},
          {"control_raw", "16.0"},
          {"effect_measure", "HR"},
          {"effect_raw", "0.57"},
          {"orientation", "exp/ctl"},
          {"orientation_basis", "wording"},
          {"ci_level", "95"},
          {"ci_level_basis", "quoted"},
          {"ci_low_raw", "0.46"},
          {"ci_high_raw", "0.70"},
          {"p_raw", "＜0.001"}};
}

inline Cells with(Cells cells, Cells const& changes) {
  for (auto const& [name, value] : changes) {
    auto const found = std::find_if(cells.begin(), cells.end(), [&, n = name](auto const& c) { return c.first == n; });
    if (found == cells.end())
      cells.emplace_back(name, value);
    else
      found->second = value;
  }
  return cells;
}

inline Cells single_arm() {
  return {{"id", "mine-orr"},  {"trial", "monaleesa-2"},  {"comparison_kind", "single-arm"}, {"population", "hr+"}, {"experimental", "ribociclib"},
          {"endpoint", "ORR"}, {"measure", "proportion"}, {"measure_basis", "printed"},      {"unit", "%"},         {"experimental_raw", "42.1"}};
}

}  // namespace rows
