// query/indirect.cpp - a typed side may be several nodes (a drug in several regimens): each pair of nodes is an answer of its own, nothing is
// averaged.
#include "query/indirect.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/error.hpp"
#include "core/text/names.hpp"
#include "query/comparability.hpp"
#include "query/editions.hpp"
#include "query/pooled_table.hpp"
#include "query/sql.hpp"
#include "stats/distributions.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::table::Document;
using core::table::Place;
using core::table::Section;
using core::table::Tree;

constexpr char const* naive_reading =
    "Two effects against one comparator, one significant and one not or both, say little on the two treatments against each other: read the interval "
    "above.";

core::table::Row row_of(std::string const& what, std::string const& model, stats::Estimate const& e, bool ratio) {
  return {what, model, shown_estimate(e, ratio), shown_p(e.p)};
}

void add_models(std::string const& what, stats::Estimate const& common, std::optional<stats::Estimate> const& random, bool ratio, Section& out) {
  out.table.rows.push_back(row_of(what, "common effect", common, ratio));
  if (random) out.table.rows.push_back(row_of(what, "random effects", *random, ratio));
}

Section estimates_section(Anchored const& one, bool ratio, double level, std::string const& stratum) {
  Section out;
  out.part = "indirect";
  out.heading = fmt::format("{} vs {} through {}: anchored indirect comparison, computed", one.a, one.b, one.via);
  if (!stratum.empty()) out.before.push_back(stratum);
  out.table.columns = {{"evidence", "Evidence"},
                       {"model", "Model"},
                       {"pooled", fmt::format("{} ({:.4g}% CI)", ratio ? "Ratio" : "Effect", level), Place::cell, false, true},
                       {"pooled_p", "P", Place::cell, false, true}};
  add_models("indirect", one.indirect.common, one.indirect.random, ratio, out);
  for (auto const& edge : one.edges) add_models(edge.treatment + " vs " + edge.comparator, edge.result.common, edge.result.random, ratio, out);
  if (one.direct) {
    add_models("direct", one.direct->result.common, one.direct->result.random, ratio, out);
    add_models("direct against indirect", one.difference->common, one.difference->random, ratio, out);
  }
  out.after = one.notes;
  out.after.emplace_back(naive_reading);
  return out;
}

Section trials_section(Anchored const& one, bool ratio) {
  Section out;
  out.part = "studies";
  out.heading = "Trials of each comparison";
  out.table.columns = {{"treat1", "Treatment"},
                       {"treat2", "Comparator"},
                       {"study", "Study"},
                       {"quoted", "As quoted", Place::cell, false, true},
                       {"effect_used", ratio ? "ln ratio" : "Effect", Place::cell, true},
                       {"se", "SE", Place::cell, true},
                       {"se_source", "SE from"},
                       {"finding_id", "Finding", Place::machine}};
  auto const add = [&](PooledEdge const& edge) {
    for (auto const& t : edge.trials)
      out.table.rows.push_back(
          {t.treat1, t.treat2, t.study, t.quoted, fmt::format("{:.4f}", t.te), fmt::format("{:.4f}", t.se), t.source, t.finding_id});
  };
  for (auto const& edge : one.edges) add(edge);
  if (one.direct) add(*one.direct);
  return out;
}

Tree tree_of(PooledEdge const& edge, bool ratio) {
  Tree::Items studies;
  for (auto const& t : edge.trials) studies.emplace_back(t.finding_id.empty() ? t.study : t.finding_id);
  Tree::Members out{{"treatment", edge.treatment}, {"comparator", edge.comparator}, {"studies", studies}};
  auto const members = members_of(edge.result, ratio);
  out.insert(out.end(), members.begin(), members.end());
  return out;
}

void add_estimates(ByModel const& estimates, bool ratio, Tree::Members& out) {
  auto const shown = members_of(estimates.shown(), ratio);
  out.insert(out.end(), shown.begin(), shown.end());
  out.emplace_back("common", members_of(estimates.common, ratio));
  out.emplace_back("random", estimates.random ? Tree(members_of(*estimates.random, ratio)) : Tree());
}

// The estimate on top is that of random effects where an edge has several trials.
Tree::Members tree_of(Anchored const& one, bool ratio) {
  Tree::Members out{{"treatment", one.a}, {"comparator", one.b}, {"via", one.via}};
  add_estimates(one.indirect, ratio, out);
  Tree::Items edges;
  for (auto const& edge : one.edges) edges.push_back(tree_of(edge, ratio));
  out.emplace_back("edges", std::move(edges));
  out.emplace_back("direct", one.direct ? tree_of(*one.direct, ratio) : Tree());
  Tree::Members difference;
  if (one.difference) add_estimates(*one.difference, ratio, difference);
  out.emplace_back("direct_against_indirect", one.difference ? Tree(std::move(difference)) : Tree());
  return out;
}

void add_comparison(Anchored const& one, bool ratio, double level, std::string const& stratum, Document& out, Tree::Items& trees) {
  out.sections.push_back(estimates_section(one, ratio, level, stratum));
  out.sections.push_back(trials_section(one, ratio));
  auto members = tree_of(one, ratio);
  if (!stratum.empty()) members.insert(members.begin(), {"question", stratum});
  trees.emplace_back(std::move(members));
}

// The only comparison also stands on top.
void set_data(Tree::Items trees, Document& out) {
  if (trees.size() == 1) out.data = std::get<Tree::Members>(trees[0].value);
  out.data.emplace_back("comparisons", std::move(trees));
}

std::string partners(std::vector<NamedContrast> const& contrasts, std::string const& treatment) {
  auto const with = compared_with(contrasts, treatment);
  return with.empty() ? fmt::format("{}: in no usable row", treatment) : fmt::format("{} was compared with: {}", treatment, fmt::join(with, ", "));
}

[[noreturn]] void refuse_unanchored(IndirectQuestion const& q, std::vector<std::string> const& refusals, std::string const& advice) {
  auto const through = q.anchor.via.empty() ? "no common comparator" : "not both were compared with " + q.anchor.via;
  if (refusals.empty())
    throw core::Error(fmt::format("indirect: {} and {} are not anchored: {}", q.a, q.b, through),
                      advice + "\n    an unanchored comparison is never computed; longer chains: trialbook network");
  throw core::Error(fmt::format("indirect: {} and {} cannot be compared, {}", q.a, q.b, fmt::join(refusals, "; ")),
                    "where one trial has both: add its contrast of the two and use network, or --control-events N if you know the events of the "
                    "shared control arm");
}

// ---- a user's own file

std::string own_name(std::vector<NamedContrast> const& contrasts, std::string const& typed) {
  std::set<std::string> names;
  for (auto const& c : contrasts) names.insert({c.treat1, c.treat2});
  if (names.contains(typed)) return typed;
  std::vector<std::string> const known(names.begin(), names.end());
  for (auto const& name : known)
    if (core::text::fold_name(name) == core::text::fold_name(typed)) return name;
  auto const near = core::text::did_you_mean(typed, known);
  throw core::UsageError(fmt::format("{}: the file has no such treatment", typed),
                         (near.empty() ? "" : near + "\n    ") + fmt::format("known: {}", fmt::join(known, ", ")));
}

// ---- a book

using Nodes = std::set<std::string>;

std::set<std::int64_t> regimens_with(Connection& book, std::set<std::int64_t> const& regimens, std::int64_t term) {
  core::database::Statement s(book, std::string(sql::regimens_with));
  s.bind(1, fmt::format("[{}]", fmt::join(regimens, ",")));
  s.bind(2, term);
  std::set<std::int64_t> out;
  while (s.executeStep()) out.insert(s.getColumn(0).getInt64());
  return out;
}

// A node by its whole name, else the nodes whose regimens hold the drug or a drug of the class.
Nodes nodes_named(Connection& book, schema::Vocabulary const& vocabulary, std::vector<StudyRow> const& rows, std::string const& typed) {
  std::map<std::string, std::set<std::int64_t>> nodes;
  std::set<std::int64_t> regimens;
  for (auto const& row : rows) {
    nodes[row.treatment].insert(row.treatment_id);
    nodes[row.comparator].insert(row.comparator_id);
    regimens.insert({row.treatment_id, row.comparator_id});
  }
  for (auto const& [name, ids] : nodes)
    if (core::text::fold_name(name) == core::text::fold_name(typed)) return {name};
  auto const term = vocabulary.term(typed, schema::is_treatment_dimension);
  if (!term)
    throw core::UsageError(fmt::format("{}: neither a node of these rows nor a treatment", typed),
                           vocabulary.near_terms(typed, schema::is_treatment_dimension) + "\n    all: trialbook vocabulary treatment");
  auto const with = regimens_with(book, regimens, term->id);
  Nodes out;
  for (auto const& [name, ids] : nodes)
    if (std::any_of(ids.begin(), ids.end(), [&](std::int64_t id) { return with.contains(id); })) out.insert(name);
  return out;
}

std::string rows_without(IndirectQuestion const& q, Nodes const& a, Nodes const& b, std::vector<NamedContrast> const& all) {
  std::string out;
  for (auto const& [typed, nodes] : {std::pair(q.a, a), std::pair(q.b, b)}) {
    if (!out.empty()) out += "\n    ";
    std::string lines;
    for (auto const& node : nodes) lines += (lines.empty() ? "" : "\n    ") + partners(all, node);
    out += lines.empty() ? typed + ": in no usable row; trialbook pool says what each row lacks" : lines;
  }
  return out;
}

std::vector<std::string> findings_of(Anchored const& one) {
  std::vector<std::string> out;
  for (auto const& edge : one.edges)
    for (auto const& t : edge.trials) out.push_back(t.finding_id);
  return out;
}

// The estimate inherits what its nodes take for granted.
void note_exchangeable(std::vector<StudyRow> const& rows, Anchored& one) {
  auto const nodes = exchangeable_nodes(rows);
  for (auto const& node : {one.a, one.b, one.via})
    if (nodes.contains(node)) one.notes.push_back("depends on exchangeability of " + node);
}

}  // namespace

Document indirect_own(std::vector<NamedContrast> const& contrasts, bool ratios, IndirectQuestion const& typed, Model const& model) {
  auto question = typed;
  question.a = own_name(contrasts, typed.a);
  question.b = own_name(contrasts, typed.b);
  if (!typed.anchor.via.empty()) question.anchor.via = own_name(contrasts, typed.anchor.via);
  std::vector<std::string> refusals;
  auto const found = anchored(contrasts, question.a, question.b, question.anchor, model.options, refusals);
  if (found.empty()) refuse_unanchored(question, refusals, partners(contrasts, question.a) + "\n    " + partners(contrasts, question.b));
  Document out;
  out.title = fmt::format("Indirect comparison: {} vs {}", question.a, question.b);
  out.facts.emplace_back("model", "Model", describe(model));
  Tree::Items trees;
  for (auto const& one : found) add_comparison(one, ratios, model.options.level, "", out, trees);
  for (auto const& refusal : refusals) out.notes.push_back("Not used: " + refusal);
  set_data(std::move(trees), out);
  return out;
}

Document indirect(Connection& book, schema::Vocabulary const& vocabulary, Filters const& typed, PoolingChoices const& choices,
                  IndirectQuestion const& question, Model const& model) {
  Document out;
  out.title = fmt::format("Indirect comparison: {} vs {}; {}", question.a, question.b, fmt::join(typed.endpoint_labels, ", "));
  out.facts.emplace_back("filters", "Filters", typed.description());
  out.facts.emplace_back("model", "Model", describe(model));
  add_choices(typed, choices, out);
  auto const effects = study_effects(book, current_editions(book, typed, out), choices);
  auto const a_nodes = nodes_named(book, vocabulary, effects.rows, question.a), b_nodes = nodes_named(book, vocabulary, effects.rows, question.b);
  auto const vias = question.anchor.via.empty() ? Nodes{""} : nodes_named(book, vocabulary, effects.rows, question.anchor.via);
  std::map<std::string, std::vector<StudyRow>> strata;
  for (auto const& row : effects.rows) strata[row.stratum].push_back(row);
  Tree::Items trees;
  std::vector<std::string> refusals;
  for (auto const& [stratum, rows] : strata)
    for (auto const& a : a_nodes)
      for (auto const& b : b_nodes)
        for (auto const& via : vias) {
          if (a == b) continue;
          auto anchor = question.anchor;
          anchor.via = via;
          for (auto& one : anchored(contrasts_of(rows), a, b, anchor, model.options, refusals)) {
            note_exchangeable(rows, one);
            add_comparison(one, true, model.options.level, stratum, out, trees);
            out.sections.push_back(comparability(book, findings_of(one)));
          }
        }
  if (trees.empty()) refuse_unanchored(question, refusals, rows_without(question, a_nodes, b_nodes, contrasts_of(effects.rows)));
  for (auto const& refusal : refusals) out.notes.push_back("Not used: " + refusal);
  add_left_out(effects.left_out, out);
  out.notes.emplace_back(
      "Computed, not quoted. Each pair of treatments stands for itself, within one endpoint, line, subtype and assessor. Not medical advice.");
  set_data(std::move(trees), out);
  return out;
}

}  // namespace query
