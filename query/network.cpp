// query/network.cpp - a question is the endpoint, line, subtype and assessor: strata are never averaged over.
#include "query/network.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "core/error.hpp"
#include "query/comparability.hpp"
#include "query/editions.hpp"
#include "query/network_table.hpp"
#include "query/pool.hpp"

namespace query {
namespace {

using core::table::Document;
using core::table::Section;
using core::table::Tree;

void leave_out(std::vector<StudyRow>& rows, std::string const& trial, Refusal const& why, std::vector<LeftOut>& left_out) {
  for (auto const& row : rows)
    if (row.trial == trial) left_out.push_back({row.finding_id, row.trial, row.quoted, why.reason, why.remedy, row.trial_id, row.endpoint});
  std::erase_if(rows, [&](StudyRow const& row) { return row.trial == trial; });
}

// A trial that cannot be used is taken out and the rest tried again, so that one trial does not hide the others.
NetworkQuestion fitted(std::string const& stratum, std::vector<StudyRow> rows, stats::NetworkOptions const& options, std::vector<LeftOut>& left_out) {
  NetworkQuestion out;
  out.stratum = stratum;
  while (!rows.empty()) {
    out.contrasts = contrasts_of(rows);
    out.names = numbered(out.contrasts);
    out.exchangeable = exchangeable_nodes(rows);
    try {
      out.parts = stats::network_meta_analysis(out.names.contrasts, options);
      return out;
    } catch (stats::NetworkInputError const& error) {
      auto const why = explain(error, out.names);
      if (error.kind == stats::NetworkProblem::ill_conditioned) throw core::Error(stratum + ": " + why.reason, why.remedy);
      leave_out(rows, out.names.studies.at(error.study), why, left_out);
    }
  }
  return {};
}

std::size_t trials_of(std::vector<StudyRow> const& rows) {
  std::set<std::string> trials;
  for (auto const& row : rows) trials.insert(row.trial_id);
  return trials.size();
}

std::vector<std::vector<StudyRow>> strata_of(std::vector<StudyRow> const& rows) {
  std::vector<std::vector<StudyRow>> out;
  for (auto const& row : rows) {
    auto const same = std::find_if(out.begin(), out.end(), [&](auto const& stratum) { return stratum[0].stratum == row.stratum; });
    if (same == out.end())
      out.push_back({row});
    else
      same->push_back(row);
  }
  return out;
}

std::string listed(NetworkView const& view) {
  std::vector<std::string> names;
  for (int i = 0; i < view.network.data.size(); ++i) names.push_back(view.treatment(i));
  return fmt::format("{}", fmt::join(names, ", "));
}

// One line a part where the network falls apart.
Section parts_section(NetworkQuestion const& question, stats::NetworkOptions const& options) {
  Section out;
  out.part = "parts";
  out.heading = question.stratum;
  if (question.parts.size() < 2) return out;
  out.before.push_back(fmt::format("Disconnected: the trials form {} separate networks. No relative effect exists between treatments of two of them.",
                                   question.parts.size()));
  out.table.columns = {{"network_part", "Part"}, {"trials", "Trials", core::table::Place::cell, true}, {"treatments", "Treatments"}};
  for (std::size_t i = 0; i < question.parts.size(); ++i) {
    NetworkView const view{question.parts[i], question.names, options, question.ratio, question.exchangeable};
    out.table.rows.push_back({std::to_string(i + 1), std::to_string(question.parts[i].data.studies.size()), listed(view)});
  }
  return out;
}

void add_part(NetworkQuestion const& question, std::size_t i, stats::NetworkOptions const& options, Document& out) {
  NetworkView const view{question.parts[i], question.names, options, question.ratio, question.exchangeable};
  std::vector<Section> sections{estimates_section(view)};
  if (view.network.data.studies.size() > 1 || view.network.data.size() > 2)  // one trial of two arms has nothing to rank, split or decompose
    for (auto* section : {league_section, scores_section, splits_section, decomposition_section}) sections.push_back(section(view));
  else
    sections[0].after = {"One trial: its own result, with neither heterogeneity nor consistency to be seen."};
  sections.push_back(contrasts_section(question.contrasts, view));
  if (question.parts.size() > 1) sections[0].heading = fmt::format("Part {}: {}", i + 1, sections[0].heading);
  for (auto& section : sections) out.sections.push_back(std::move(section));
}

// "components", and the members of the only one beside it.
Tree::Members tree_of(NetworkQuestion const& question, stats::NetworkOptions const& options) {
  Tree::Items components;
  Tree::Members only;
  for (auto const& part : question.parts) {
    auto members = members_of(NetworkView{part, question.names, options, question.ratio, question.exchangeable});
    if (question.parts.size() == 1) only = members;
    components.emplace_back(std::move(members));
  }
  Tree::Members out{{"connected", question.parts.size() == 1}, {"ratio", question.ratio}};
  out.insert(out.end(), only.begin(), only.end());
  out.emplace_back("components", std::move(components));
  return out;
}

void add_question(NetworkQuestion const& question, stats::NetworkOptions const& options, Document& out) {
  if (auto parts = parts_section(question, options); !parts.heading.empty() || !parts.before.empty()) out.sections.push_back(std::move(parts));
  for (std::size_t i = 0; i < question.parts.size(); ++i) add_part(question, i, options, out);
}

std::vector<std::string> findings_of(NetworkQuestion const& question) {
  std::vector<std::string> out;
  for (auto const& c : question.contrasts) out.push_back(c.finding_id);
  return out;
}

std::vector<StudyGroup> single_trials(std::vector<StudyRow> const& rows) {
  std::vector<StudyGroup> out;
  for (auto const& stratum : strata_of(rows))
    if (trials_of(stratum) < 2)
      for (auto& group : groups_of(stratum)) out.push_back(std::move(group));
  return out;
}

}  // namespace

std::string describe(stats::NetworkOptions const& options) {
  return fmt::format("network: tau² by generalised DerSimonian-Laird, normal intervals, level {:.4g}%; {}", options.level,
                     options.good == stats::GoodValues::small ? "low values are good" : "high values are good");
}

NetworkQuestion own_network(std::vector<NamedContrast> const& contrasts, std::string const& file, bool ratios, stats::NetworkOptions const& options) {
  NetworkQuestion out;
  out.contrasts = contrasts;
  out.names = numbered(contrasts);
  out.ratio = ratios;
  try {
    out.parts = stats::network_meta_analysis(out.names.contrasts, options);
  } catch (stats::NetworkInputError const& error) {
    refuse(error, contrasts, out.names, file);
  }
  return out;
}

std::vector<NetworkQuestion> networks_of(StudyEffects& effects, stats::NetworkOptions const& options) {
  std::vector<NetworkQuestion> out;
  for (auto const& rows : strata_of(effects.rows)) {
    if (trials_of(rows) < 2) continue;
    auto question = fitted(rows[0].stratum, rows, options, effects.left_out);
    if (!question.parts.empty()) out.push_back(std::move(question));
  }
  return out;
}

Document network_answer(NetworkQuestion const& question, stats::NetworkOptions const& options) {
  Document out;
  out.title = "Network of own contrasts";
  out.facts.emplace_back("model", "Model", describe(options));
  add_question(question, options, out);
  out.data = tree_of(question, options);
  return out;
}

Document network(core::database::Connection& book, Filters const& typed, PoolingChoices const& choices, stats::NetworkOptions const& options) {
  Document out;
  out.title = "Network: " + fmt::format("{}", fmt::join(typed.endpoint_labels, ", "));
  out.facts.emplace_back("filters", "Filters", typed.description());
  out.facts.emplace_back("model", "Model", describe(options));
  add_choices(typed, choices, out);
  auto effects = study_effects(book, current_editions(book, typed, out), choices);
  auto const single = single_trials(effects.rows);
  auto const questions = networks_of(effects, options);
  Tree::Items trees;
  for (auto const& question : questions) {
    add_question(question, options, out);
    out.sections.push_back(comparability(book, findings_of(question)));
    auto members = tree_of(question, options);
    if (questions.size() == 1) out.data = members;
    members.insert(members.begin(), {"question", question.stratum});
    trees.emplace_back(std::move(members));
  }
  if (questions.empty()) {
    Section none;
    none.part = "parts";
    none.before.emplace_back("No network: no two trials answer one question with usable standard errors. What each row lacks stands below.");
    out.sections.push_back(std::move(none));
  }
  if (!single.empty()) {
    out.sections.push_back(single_studies(single));
    out.sections.back().heading = "One trial a question: no network";
  }
  add_left_out(effects.left_out, out);
  out.data.emplace_back("networks", std::move(trees));
  out.notes.emplace_back(
      "Computed, not quoted. One network for each endpoint, line, subtype and assessor; the trials of a network must be exchangeable in what "
      "modifies "
      "effects. Not medical advice.");
  return out;
}

}  // namespace query
