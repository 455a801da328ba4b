// query/tables/league.cpp - of network() what a league table needs to be read alone: its parts, the trials behind it, how far they compare, what was
// left out.
#include <array>

#include <algorithm>

#include "query/abbreviations.hpp"
#include "query/network.hpp"
#include "query/tables/results.hpp"
#include "query/tables/tables.hpp"

namespace query {
namespace {

using core::table::Section;

// All cells but the names of treatments are computed.
void mark(Section& league) {
  for (std::size_t i = 1; i < league.table.columns.size(); ++i) {
    league.table.columns[i].computed = true;
    for (auto& row : league.table.rows)
      if (row[i] != "—") row[i] = marked_computed(row[i]);
  }
}

bool belongs(Section const& section) {
  static constexpr std::array kept{"parts", "league", "studies", "comparability", "single", "passed-over", "left-out"};
  return std::find(kept.begin(), kept.end(), section.part) != kept.end();
}

}  // namespace

core::table::Document league_table(core::database::Connection& book, Filters const& filters, PoolingChoices const& choices,
                                   stats::NetworkOptions const& options) {
  auto out = network(book, filters, choices, options);
  out.title.replace(0, out.title.find(':'), "League table");
  std::erase_if(out.sections, [](Section const& section) { return !belongs(section); });
  bool any = false;
  for (auto& section : out.sections)
    if (section.part == "league") mark(section), any = true;
  if (any)
    out.notes.emplace_back(
        "† Computed from the contrasts under \"Contrasts used\" by the model named on top. Cells below the diagonal combine direct and indirect "
        "evidence: they "
        "stand or fall with the assumption that the trials are exchangeable.");
  explain(book, out);
  return out;
}

}  // namespace query
