// query/tables/outcomes.cpp - which findings become rows. Quoted rows first judged by what they quote; pooled rows replace those that stand behind
// them.
#include "query/tables/outcomes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "query/compare.hpp"
#include "query/own_publications.hpp"
#include "query/pooled_table.hpp"
#include "query/tables/giving_way.hpp"
#include "stats/absolute_effects.hpp"
#include "stats/meta_analysis.hpp"

namespace query {
namespace {

using core::database::Connection;

// Why a finding is by itself no row of such a table; empty when it is one.
std::string obstacle(TableResult const& row) {
  auto const& q = row.quoted;
  if (q.comparison_kind == "single-arm") return "one arm only";
  if (q.comparison_kind == "prognostic") return "compares groups of patients, not treatments";
  return is_ratio(q.effect_measure) ? "" : "no ratio is quoted";
}

// The same where another finding stands for it.
std::string replaced(TableResult const& row, std::vector<TableResult> const& all) {
  auto const& id = row.quoted.finding_id;
  for (auto const& other : all)
    if (other.quoted.completes == id && is_ratio(other.quoted.effect_measure)) return "completed by " + other.quoted.finding_id + ", which is used";
  for (auto const& other : all)
    if (other.quoted.update_of == id && is_ratio(other.quoted.effect_measure)) return "updated by " + other.quoted.finding_id;
  return {};
}

Ratio quoted_ratio(ResultRow const& q) {
  bool const turned = q.orientation == "ctl/exp";
  Ratio out{q.effect_measure, turned ? 1 / *q.effect_value : *q.effect_value, std::nullopt};
  bool const usual_level = q.ci_level == "95" || q.ci_level == "95.0";  // the table says 95% on top
  if (!usual_level || !q.ci_low || !q.ci_high || *q.ci_low <= 0) return out;
  auto const limits = turned ? std::pair(1 / *q.ci_high, 1 / *q.ci_low) : std::pair(*q.ci_low, *q.ci_high);
  if (limits.first <= out.value && out.value <= limits.second) out.limits = limits;  // an impossible interval is not carried on
  return out;
}

void add_absolute(Baseline const* baseline, Ratio const& ratio, Outcome& out) {
  out.baseline = baseline;
  if (baseline == nullptr) {
    out.why_not = "not computed: no baseline risk is stated (--baseline)";
    return;
  }
  out.absolute = absolute_risk(baseline->risk, ratio);
  if (!out.absolute) out.why_not = "not computed: with this baseline risk the ratio would give more than 1000 per 1000";
}

std::string outcome_phrase(TableResult const& row) {
  auto const more = circumstances_of(row);
  return endpoint_phrase(row.quoted) + (more.empty() ? "" : "; " + more);
}

std::string comment_of(ResultRow const& q) {
  std::string out;
  for (auto const& part : {values_phrase(q), p_phrase(q), marks_phrase(q), how_read(q)})
    if (!part.empty()) out += (out.empty() ? "" : "; ") + part;
  return out;
}

Outcome quoted_outcome(TableResult const& row, OutcomeChoices const& choices) {
  auto const& q = row.quoted;
  Outcome out;
  out.intervention = q.experimental;
  out.comparison = q.control;
  out.population = q.population;
  out.trials = q.trial;
  out.outcome = outcome_phrase(row);
  out.relative = effect_phrase(q);
  out.participants = participants_of(row);
  out.experimental_n = q.experimental_n;
  out.control_n = q.control_n;
  out.design = design_of(row);
  out.comment = comment_of(q);
  out.finding_ids = q.finding_id;
  out.document_ids = q.document_id;
  if (q.orientation == "unknown" || !q.effect_value || *q.effect_value <= 0)
    out.baseline = baseline_of(choices.baselines, row.endpoint_id), out.why_not = "not computed: the direction of the ratio is unknown";
  else if (!row.open_errors.empty())
    out.baseline = baseline_of(choices.baselines, row.endpoint_id),
    out.why_not = fmt::format("not computed: its numbers cannot all be right ({})", row.open_errors);
  else if (row.event == "none")
    out.why_not = "not computed: no event is defined for this endpoint";
  else
    add_absolute(baseline_of(choices.baselines, row.endpoint_id), quoted_ratio(q), out);
  return out;
}

// Sum of the printed numbers of patients; nothing where one is missing.
std::string participants_of(std::vector<StudyRow> const& rows) {
  long long sum = 0;
  for (auto const& row : rows) {
    if (row.total_n.empty()) return {};
    sum += std::stoll(row.total_n);
  }
  return marked_computed(std::to_string(sum));
}

using ById = std::map<std::string, TableResult const*>;

bool read_once(StudyRow const& row) { return row.reading.ends_with("one reader"); }

Outcome pooled_outcome(StudyGroup const& group, ById const& results, OutcomeChoices const& choices) {
  std::vector<double> te, se;
  std::vector<std::string> trials, ids;
  std::set<std::string> documents, designs;
  for (auto const& row : group.rows) {
    te.push_back(row.te), se.push_back(row.se), trials.push_back(row.trial), ids.push_back(row.finding_id), documents.insert(row.document);
    designs.insert(design_of(*results.at(row.finding_id)));
  }
  auto const result = stats::meta_analysis({te, se}, choices.model.options);
  auto const& estimate = result.random ? *result.random : result.common;
  Outcome out;
  out.intervention = group.treatment;
  out.comparison = group.comparator;
  out.population = group.stratum;
  out.trials = fmt::format("{}", fmt::join(trials, "; "));
  out.outcome = group.rows[0].endpoint;
  out.relative = marked_computed(fmt::format("{} {}", group.rows[0].measure, shown_estimate(estimate, true)));
  out.participants = participants_of(group.rows);
  out.design = fmt::format("{}", fmt::join(designs, ", "));
  out.comment = fmt::format("pooled, {}", result.random ? "random effects" : "common effect");
  if (auto const once = std::count_if(group.rows.begin(), group.rows.end(), read_once); once > 0)
    out.comment += fmt::format("; single extraction: {} of {}", once, group.rows.size());
  if (result.heterogeneity) out.comment += fmt::format("; I² = {:.0f}%", 100 * result.heterogeneity->inconsistency.i2);
  out.studies = group.rows.size();
  out.pooled = true;
  out.finding_ids = fmt::format("{}", fmt::join(ids, "; "));
  out.document_ids = fmt::format("{}", fmt::join(documents, "; "));
  auto const& first = *results.at(group.rows[0].finding_id);
  add_absolute(baseline_of(choices.baselines, first.endpoint_id),
               {group.rows[0].measure, std::exp(estimate.estimate), std::pair(std::exp(estimate.ci_low), std::exp(estimate.ci_high))}, out);
  return out;
}

bool of_one_measure(StudyGroup const& group) {
  return std::all_of(group.rows.begin(), group.rows.end(), [&](StudyRow const& row) { return row.measure == group.rows[0].measure; });
}

// What pooling makes of the findings: pooled rows, the findings behind them, those that it would use, and for whom others were passed over.
struct Pooled {
  std::vector<Outcome> rows;
  std::set<std::string> used, usable;
  std::map<std::string, LeftOut> passed_over;
};

// Whatever pooling used is among the results.
void add_missing(Connection& book, StudyEffects const& effects, std::vector<TableResult>& all) {
  std::vector<std::string> ids;
  for (auto const& row : effects.rows)
    if (std::none_of(all.begin(), all.end(), [&](TableResult const& r) { return r.quoted.finding_id == row.finding_id; }))
      ids.push_back(row.finding_id);
  if (ids.empty()) return;
  for (auto& row : table_results(book, ids)) all.push_back(std::move(row));
}

Pooled pooled_outcomes(Connection& book, Filters const& filters, OutcomeChoices const& choices, std::vector<TableResult>& all) {
  auto const effects = study_effects(book, filters, choices.pooling);
  add_missing(book, effects, all);
  ById results;
  for (auto const& row : all) results.emplace(row.quoted.finding_id, &row);
  Pooled out;
  for (auto const& row : effects.rows) out.usable.insert(row.finding_id);
  for (auto const& row : effects.left_out)
    if (row.passed_over()) out.passed_over.emplace(row.finding_id, row);
  for (auto const& group : groups_of(effects.rows)) {
    if (group.rows.size() < 2 || !of_one_measure(group)) continue;
    out.rows.push_back(pooled_outcome(group, results, choices));
    for (auto const& row : group.rows) out.used.insert({row.finding_id, row.completes});
  }
  return out;
}

bool same_outcome(TableResult const& a, TableResult const& b) {
  auto const &x = a.quoted, &y = b.quoted;
  bool const one_assessor = a.assessor.empty() || b.assessor.empty() || a.assessor == b.assessor;
  return one_assessor && a.endpoint_id == b.endpoint_id && x.trial_id == y.trial_id && x.at_raw == y.at_raw && x.population == y.population &&
         arms_phrase(x) == arms_phrase(y);
}

// Why a finding has no row of its own, where pooling did not already say so. No trial stands beside the pooled row that it is part of.
std::string why_no_row(TableResult const& row, Pooled const& pooled, std::vector<TableResult> const& all) {
  auto const why = obstacle(row);
  for (auto const& other : all)
    if (why.empty() && pooled.used.contains(other.quoted.finding_id) && same_outcome(row, other))
      return fmt::format("its trial stands in a pooled row by {}", other.quoted.finding_id);
  return !why.empty() || pooled.usable.contains(row.quoted.finding_id) ? why : replaced(row, all);
}

}  // namespace

std::optional<AbsoluteRisk> absolute_risk(double baseline, Ratio const& ratio) {
  auto const at = [&](double value) {
    return ratio.measure == "HR"   ? stats::risk_under_treatment(baseline, value)
           : ratio.measure == "OR" ? stats::risk_by_odds_ratio(baseline, value)
                                   : stats::risk_by_risk_ratio(baseline, value);
  };
  AbsoluteRisk out{baseline, at(ratio.value), std::nullopt};
  if (out.experimental > 1) return std::nullopt;
  if (ratio.limits) out.interval = std::pair(at(ratio.limits->first), std::min(1.0, at(ratio.limits->second)));
  return out;
}

Outcomes find_outcomes(Connection& book, Filters const& filters, OutcomeChoices const& choices) {
  Outcomes out;
  auto all = table_results(book, findings_inside(book, filters));
  Pooled pooled;
  if (choices.pooled) pooled = pooled_outcomes(book, filters, choices, all);
  out.rows = std::move(pooled.rows);
  std::erase_if(all, [&](TableResult const& row) {
    auto const passed = pooled.passed_over.find(row.quoted.finding_id);
    if (passed != pooled.passed_over.end()) out.left_out.push_back(passed->second);
    return passed != pooled.passed_over.end();
  });
  for (auto& row : let_quotes_give_way(
           book, all, [&](TableResult const& r) { return obstacle(r).empty(); }, pooled.usable))
    out.left_out.push_back(std::move(row));
  for (auto const& row : all) {
    auto const& id = row.quoted.finding_id;
    if (auto const why = pooled.used.contains(id) ? std::string() : why_no_row(row, pooled, all); !why.empty()) {
      out.left_out.push_back(left_out_row(row, why));
      continue;
    }
    out.results.push_back(row);
    if (!pooled.used.contains(id)) out.rows.push_back(quoted_outcome(row, choices));
  }
  return out;
}

}  // namespace query
