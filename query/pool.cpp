// query/pool.cpp - the groups are formed before anything is computed, so that no stratum is averaged over.
#include "query/pool.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/error.hpp"
#include "query/comparability.hpp"
#include "query/editions.hpp"
#include "query/pooled_table.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::table::Document;
using core::table::Place;
using core::table::Section;
using core::table::Tree;

stats::Studies studies_of(std::vector<PooledStudy> const& rows) {
  std::vector<double> te, se;
  for (auto const& row : rows) te.push_back(row.te), se.push_back(row.se);
  return {te, se};
}

std::string name_of(stats::Tau2Method method) {
  static constexpr std::array names{"DL", "PM", "REML", "ML"};
  return names[static_cast<std::size_t>(method)];
}

std::string name_of(stats::CiMethod method) {
  static constexpr std::array names{"Wald", "Hartung-Knapp", "Hartung-Knapp with variance correction", "Hartung-Knapp, never narrower than Wald",
                                    "IQWiG 6"};
  return names[static_cast<std::size_t>(method)];
}

PooledStudy pooled_study(StudyRow const& row) {
  bool const completing = !row.completed_quote.empty();
  PooledStudy out{row.finding_id, row.trial, completing ? row.completed_quote : row.quoted, source_of(row), row.total_n, row.te, row.se};
  if (completing) out.supplement = row.quoted;
  out.document = row.document;
  out.reading = row.reading;
  out.cut = row.cut;
  return out;
}

}  // namespace

// A group with one study is nothing to pool; it is listed so that nobody misses it.
Section single_studies(std::vector<StudyGroup> const& groups) {
  Section out;
  out.part = "single";
  out.heading = "One study a question: nothing to pool";
  out.table.columns = {{"trial", "Trial"},
                       {"comparison", "Comparison"},
                       {"stratum", "Question"},
                       {"quoted", "As quoted", Place::cell, false, true},
                       {"supplement", "Supplement", Place::cell, false, true},
                       {"document_id", "Source"},
                       {"se_source", "SE from"},
                       {"finding_id", "Finding", Place::machine}};
  for (auto const& group : groups) {
    if (group.rows.size() != 1) continue;
    auto const study = pooled_study(group.rows[0]);
    out.table.rows.push_back({study.name, group.treatment + " vs " + group.comparator, group.stratum, study.quoted, study.supplement, study.document,
                              study.source, study.id});
  }
  return out;
}

namespace {

// The choice among the findings of one trial, finding by finding.
Section passed_over_section(std::vector<LeftOut> const& left_out) {
  Section out;
  out.part = "passed-over";
  out.table.columns = {{"trial", "Trial"},
                       {"quoted", "Passed over", Place::cell, false, true},
                       {"finding_id", "Finding"},
                       core::table::typed_column("used_id", "Used instead"),
                       {"rule", "By the rule"}};
  for (auto const& row : left_out)
    if (row.passed_over()) out.table.rows.push_back({row.trial, row.quoted, row.finding_id, row.used, row.rule});
  out.heading = fmt::format("Of one trial one finding: passed over ({})", out.table.rows.size());
  return out;
}

Section lacking_section(std::vector<LeftOut> const& left_out) {
  Section out;
  out.part = "left-out";
  out.table.columns = {{"trial", "Trial"},
                       {"quoted", "As quoted", Place::cell, false, true},
                       {"reason", "Why"},
                       {"remedy", "What would help"},
                       {"finding_id", "Finding", Place::machine}};
  for (auto const& row : left_out)
    if (!row.passed_over()) out.table.rows.push_back({row.trial, row.quoted, row.reason, row.remedy, row.finding_id});
  out.heading = fmt::format("Left out ({})", out.table.rows.size());
  return out;
}

}  // namespace

void add_left_out(std::vector<LeftOut> const& left_out, Document& out) {
  for (auto* section : {passed_over_section, lacking_section})
    if (auto made = section(left_out); !made.table.rows.empty()) out.sections.push_back(std::move(made));
}

std::string described_sources(Filters const& filters) {
  if (filters.document || filters.sources.size() != 1)
    return filters.document ? "one document" : "documents and publications; a quote gives way to the publication that it is linked to";
  return filters.sources[0] == "publication" ? "publications only" : "documents that quote trials only";
}

std::string described_choice(PoolingChoices const& choices) {
  std::string const cut = choices.cut == Cut::latest ? "the latest mature cut" : "the primary or earliest cut";
  switch (choices.assessor) {
    case Assessor::investigator:
      return cut + "; assessed by the investigator";
    case Assessor::independent:
      return cut + "; assessed independently";
    case Assessor::any:
      return cut + "; assessors are one question, as asked";
    case Assessor::apart:
      break;
  }
  return cut + "; each assessor a question of its own";
}

void add_choices(Filters const& filters, PoolingChoices const& choices, Document& out) {
  out.facts.emplace_back("sources", "Sources", described_sources(filters));
  out.facts.emplace_back("choice", "Of one trial", described_choice(choices));
  if (choices.assume_two_sided) out.facts.emplace_back("assumed", "Assumed", "exact P values whose sides are not stated are taken as two-sided");
  if (choices.headings_too) out.facts.emplace_back("assumed", "Assumed", "line and subtype of headings are taken as stated in the sentence");
  if (choices.lumps.any())
    out.facts.emplace_back("lumped", "Lumped", fmt::format("{}: every estimate depends on this choice", fmt::join(choices.lumps.typed, ", ")));
}

namespace {

// What a lump put together, each by itself.
void add_split(StudyGroup const& group, std::vector<PooledStudy> const& studies, Model const& model, Document& out, Tree::Members& members) {
  std::vector<std::string> arms;
  for (auto const& row : group.rows) arms.push_back(row.arms);
  if (std::count(arms.begin(), arms.end(), arms.front()) == static_cast<std::ptrdiff_t>(arms.size())) return;
  add_subgroups(studies, arms, "treatments without lumps", true, model.options, out, members);
}

void add_group(Connection& book, StudyGroup const& group, PoolingChoices const& choices, Model const& model, Variants const& variants, Document& out,
               Tree::Items& trees) {
  std::vector<PooledStudy> studies;
  std::vector<std::string> ids;
  for (auto const& row : group.rows) studies.push_back(pooled_study(row)), ids.push_back(row.finding_id);
  auto const result = stats::meta_analysis(studies_of(studies), model.options);
  auto models = models_section(result, true, model.options.level);
  models.heading = fmt::format("{} vs {}; {}: computed from {} studies", group.treatment, group.comparator, group.stratum, result.studies);
  out.sections.push_back(std::move(models));
  out.sections.push_back(studies_section(studies, result, true));
  auto members = members_of(result, true);
  if (variants.leave_one_out) add_leave_one_out(studies, true, model.options, out, members);
  if (choices.lumps.any()) add_split(group, studies, model, out, members);
  out.sections.push_back(comparability(book, ids));
  Tree::Items used;
  for (auto const& id : ids) used.emplace_back(id);
  members.insert(members.begin(), {{"treatment", group.treatment}, {"comparator", group.comparator}, {"question", group.stratum}, {"studies", used}});
  trees.emplace_back(std::move(members));
}

std::vector<std::string> subgroups_of(std::vector<OwnStudy> const& own, std::string const& column) {
  std::vector<std::string> out;
  for (auto const& study : own) out.push_back(study.subgroup);
  if (std::count(out.begin(), out.end(), out.front()) == static_cast<std::ptrdiff_t>(out.size()))
    throw core::UsageError(fmt::format("--subgroup {}: all studies are of one subgroup, '{}'", column, out.front()),
                           "a test of interaction needs two subgroups");
  return out;
}

}  // namespace

std::string describe(Model const& model) {
  auto const& o = model.options;
  return fmt::format("{}: tau² by {}, interval by {}, level {:.4g}%", model.profile, name_of(o.tau2), name_of(o.ci), o.level);
}

std::vector<StudyGroup> groups_of(std::vector<StudyRow> const& rows) {
  std::vector<StudyGroup> out;
  for (auto const& row : rows) {
    auto const same = std::find_if(out.begin(), out.end(), [&](StudyGroup const& g) {
      return g.stratum == row.stratum && g.treatment == row.treatment && g.comparator == row.comparator;
    });
    if (same == out.end())
      out.push_back({row.stratum, row.treatment, row.comparator, {row}});
    else
      same->rows.push_back(row);
  }
  return out;
}

Document pool_own(std::vector<OwnStudy> const& own, bool ratios, Model const& model, Variants const& variants) {
  std::vector<PooledStudy> studies;
  for (auto const& s : own) studies.push_back({"", s.study, "", "as given", "", s.te, s.se});
  auto const result = stats::meta_analysis(studies_of(studies), model.options);
  Document out;
  out.title = "Pooled effect of own studies";
  out.facts.emplace_back("model", "Model", describe(model));
  out.sections = {models_section(result, ratios, model.options.level), studies_section(studies, result, ratios)};
  out.data = members_of(result, ratios);
  if (!variants.subgroup_column.empty()) {
    auto const groups = subgroups_of(own, variants.subgroup_column);
    add_subgroups(studies, groups, variants.subgroup_column, ratios, model.options, out, out.data);
  }
  if (variants.leave_one_out) add_leave_one_out(studies, ratios, model.options, out, out.data);
  return out;
}

Document pool(Connection& book, Filters const& typed, PoolingChoices const& choices, Model const& model, Variants const& variants) {
  Document out;
  out.title = "Pooled: " + fmt::format("{}", fmt::join(typed.endpoint_labels, ", "));
  out.facts.emplace_back("filters", "Filters", typed.description());
  out.facts.emplace_back("model", "Model", describe(model));
  add_choices(typed, choices, out);
  auto const effects = study_effects(book, current_editions(book, typed, out), choices);
  auto const groups = groups_of(effects.rows);
  Tree::Items trees;
  for (auto const& group : groups)
    if (group.rows.size() > 1) add_group(book, group, choices, model, variants, out, trees);
  if (trees.empty()) {
    Section none;
    none.part = "pooled";
    none.before.push_back("Nothing is pooled: no two trials answer one question with usable standard errors. What each row lacks stands below.");
    out.sections.push_back(std::move(none));
  }
  if (auto single = single_studies(groups); !single.table.rows.empty()) out.sections.push_back(std::move(single));
  add_left_out(effects.left_out, out);
  out.data = {{"groups", trees}};
  out.notes.push_back(
      "Computed, not quoted. One row a trial; pooled only within one endpoint, line, subtype, assessor and pair of treatments. Not medical advice.");
  return out;
}

}  // namespace query
