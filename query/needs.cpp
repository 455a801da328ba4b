// query/needs.cpp - the reasons are those of pooling; a line from a heading is no matter here, as a supplement does not change it.
#include "query/needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/editions.hpp"
#include "query/study_effects.hpp"

namespace query {
namespace {

using core::table::Place;

// Cells that a supplement fills; empty here, and in no table that people read.
constexpr std::array<std::array<char const*, 2>, 13> to_fill{{{"document", "Document"},
                                                              {"section", "Section"},
                                                              {"effect_measure", "Effect measure"},
                                                              {"effect_raw", "Effect as printed"},
                                                              {"orientation", "Orientation"},
                                                              {"orientation_basis", "Orientation read from"},
                                                              {"ci_level", "Level"},
                                                              {"ci_low_raw", "Lower limit"},
                                                              {"ci_high_raw", "Upper limit"},
                                                              {"p_raw", "P as printed"},
                                                              {"p_sides", "Sides of P"},
                                                              {"total_n", "Patients"},
                                                              {"note", "Note"}}};

core::table::Section section_of(std::vector<LeftOut> const& rows) {
  core::table::Section out;
  out.part = "needs";
  out.table.columns = {
      {"trial", "Trial"}, {"endpoint", "Endpoint"}, {"quoted", "As quoted", Place::cell, false, true}, {"lacks", "Lacks"}, {"completes", "Finding"}};
  for (auto const& [key, label] : to_fill) out.table.columns.push_back({key, label, Place::machine});
  for (auto const& row : rows) {
    if (!row.lacks_precision) continue;
    out.table.rows.push_back({row.trial_id, row.endpoint, row.quoted, row.reason, row.finding_id});
    out.table.rows.back().resize(out.table.columns.size());
  }
  return out;
}

}  // namespace

core::table::Document needs(core::database::Connection& book, Filters const& typed) {
  core::table::Document out;
  out.title = "What findings lack for pooling";
  out.facts.emplace_back("filters", "Filters", typed.description());
  PoolingChoices choices;
  choices.headings_too = true;
  auto const effects = study_effects(book, current_editions(book, typed, out), choices);
  auto section = section_of(effects.left_out);
  auto const is_completed = [](LeftOut const& row) { return row.completed; };
  auto const completed = static_cast<std::size_t>(std::count_if(effects.left_out.begin(), effects.left_out.end(), is_completed));
  auto const listed = section.table.rows.size(), others = effects.left_out.size() - completed - listed;
  section.before.push_back(
      fmt::format("{} of {} finding(s) have no usable standard error.", listed, effects.rows.size() + effects.left_out.size() - completed));
  if (completed > 0) section.after.push_back(fmt::format("{} finding(s) are completed by a supplement and are not listed.", completed));
  if (others > 0)
    section.after.push_back(fmt::format("{} finding(s) cannot be pooled for other reasons, which pool states, and are not listed.", others));
  if (listed > 0)
    out.notes.push_back(
        "As CSV (--format csv --output FILE) this table is a supplement: fill in the empty columns of the rows that you have a source for, and "
        "import "
        "--supplement FILE takes these.");
  out.sections.push_back(std::move(section));
  return out;
}

}  // namespace query
