// query/pooled_variants.cpp - one row a variant, with the columns of the table of models.
#include "query/pooled_variants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "stats/leave_one_out.hpp"
#include "stats/subgroups.hpp"

namespace query {
namespace {

using core::table::Place;
using core::table::Section;
using core::table::Tree;

std::vector<core::table::Column> columns(std::string key, std::string label, bool ratio, double level) {
  std::string const effect = fmt::format("{} ({:.4g}% CI)", ratio ? "Ratio" : "Effect", level);
  return {{std::move(key), std::move(label)},
          core::table::count_column("k", "Studies"),
          {"pooled_common", "Common effect: " + effect, Place::cell, false, true},
          {"pooled_random", "Random effects: " + effect, Place::cell, false, true},
          {"tau2", "τ²", Place::cell, true},
          {"i2", "I²", Place::cell, true}};
}

core::table::Row row_of(std::string name, stats::MetaAnalysis const& m, bool ratio) {
  return {std::move(name),
          std::to_string(m.studies),
          shown_estimate(m.common, ratio),
          m.random ? shown_estimate(*m.random, ratio) : "",
          m.heterogeneity ? fmt::format("{:.4f}", m.heterogeneity->tau2.value) : "",
          m.heterogeneity ? fmt::format("{:.0f}%", 100 * m.heterogeneity->inconsistency.i2) : ""};
}

Tree tree_of(char const* key, std::string const& name, stats::MetaAnalysis const& m, bool ratio) {
  auto out = members_of(m, ratio);
  out.insert(out.begin(), {key, name});
  return out;
}

stats::Studies studies_of(std::vector<PooledStudy> const& studies, std::vector<std::string> const& groups, std::string const& group) {
  std::vector<double> te, se;
  for (std::size_t i = 0; i < studies.size(); ++i)
    if (groups.empty() || groups[i] == group) te.push_back(studies[i].te), se.push_back(studies[i].se);
  return {te, se};
}

std::string shown_test(stats::CochranQ const& q) { return fmt::format("Q = {:.2f} (df {:.0f}, {})", q.q, q.df, shown_p(q.p)); }

Tree tree_of(stats::CochranQ const& q) { return Tree::Members{{"Q", q.q}, {"df", q.df}, {"p", q.p}}; }

}  // namespace

void add_leave_one_out(std::vector<PooledStudy> const& studies, bool ratio, stats::Options const& options, core::table::Document& out,
                       Tree::Members& members) {
  Section section;
  section.part = "leave-one-out";
  section.heading = "Each study left out in turn";
  section.table.columns = columns("left_out", "Without", ratio, options.level);
  Tree::Items trees;
  if (studies.size() < 2) {
    section.after.push_back("One study: nothing can be left out.");
  } else {
    auto const results = stats::leave_one_out(studies_of(studies, {}, {}), options);
    for (std::size_t i = 0; i < results.size(); ++i) {
      section.table.rows.push_back(row_of(studies[i].name, results[i], ratio));
      trees.push_back(tree_of("without", studies[i].name, results[i], ratio));
    }
  }
  out.sections.push_back(std::move(section));
  members.emplace_back("leave_one_out", trees);
}

void add_subgroups(std::vector<PooledStudy> const& studies, std::vector<std::string> const& groups, std::string const& column, bool ratio,
                   stats::Options const& options, core::table::Document& out, Tree::Members& members) {
  std::vector<std::string> names;
  for (auto const& group : groups)
    if (std::find(names.begin(), names.end(), group) == names.end()) names.push_back(group);
  std::vector<stats::Studies> parts;
  for (auto const& name : names) parts.push_back(studies_of(studies, groups, name));
  auto const result = stats::subgroups(parts, stats::SubgroupTau2::separate, options);
  Section section;
  section.part = "subgroups";
  section.heading = "Subgroups by " + column;
  section.table.columns = columns("subgroup", "Subgroup", ratio, options.level);
  Tree::Items trees;
  for (std::size_t i = 0; i < names.size(); ++i) {
    section.table.rows.push_back(row_of(names[i], result.groups[i], ratio));
    trees.push_back(tree_of("subgroup", names[i], result.groups[i], ratio));
  }
  section.after.push_back("Interaction, common effect: " + shown_test(result.common));
  section.after.push_back("Interaction, random effects, a τ² for each subgroup: " + shown_test(result.random));
  out.sections.push_back(std::move(section));
  members.emplace_back(
      "subgroups",
      Tree::Members{
          {"column", column}, {"groups", trees}, {"interaction_common", tree_of(result.common)}, {"interaction_random", tree_of(result.random)}});
}

}  // namespace query
