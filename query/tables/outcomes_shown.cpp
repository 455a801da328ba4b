// query/tables/outcomes_shown.cpp - rounding for people, here and nowhere else; and what stands round the table.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "query/compare.hpp"
#include "query/own_publications.hpp"
#include "query/tables/outcomes.hpp"

namespace query {
namespace {

using core::table::Document;
using core::table::Section;

std::string thousandths(double risk) {
  double const n = 1000 * risk;
  return n < 9.95 ? fmt::format("{:.1f}", n) : fmt::format("{:.0f}", n);
}

std::string difference(double change) { return thousandths(std::abs(change)) + (change < 0 ? " fewer" : " more"); }

std::string fact_of(Baseline const& baseline) {
  return fmt::format("{} {} {}, as stated by the reader", baseline.endpoint.empty() ? "every endpoint:" : baseline.endpoint + ":",
                     baseline.risk_typed, baseline.time.empty() ? "(time not stated)" : "at " + baseline.time);
}

void add_methods(Outcomes const& outcomes, Section& section) {
  bool const any = std::any_of(outcomes.rows.begin(), outcomes.rows.end(), [](Outcome const& o) { return o.absolute.has_value(); });
  bool const pooled = std::any_of(outcomes.rows.begin(), outcomes.rows.end(), [](Outcome const& o) { return o.pooled; });
  if (any || pooled) section.after.emplace_back("† Computed by trialbook, not quoted from a document.");
  if (pooled)
    section.after.emplace_back(
        "Pooled: one row a trial, within one endpoint, line, subtype, assessor and pair of treatments; numbers of patients are summed.");
  if (!any) return;
  for (auto const* line :
       {"Risk with the intervention, from the baseline risk r and the ratio: 1 − (1 − r)^HR for a hazard ratio, r × RR for a risk ratio, "
        "r × OR / (1 − r + r × OR) for an odds ratio; its interval from the limits of the ratio, and none where no 95% interval is quoted.",
        "The interval ignores that the baseline risk is uncertain too. The baseline must be that of your own patients, not the control arm of "
        "another "
        "trial.",
        "A risk belongs to one point in time. A risk of progression or death is no risk of death.",
        "Hazards that are not proportional invalidate the conversion; crossing over to the intervention dilutes effects on overall survival."})
    section.after.emplace_back(line);
  bool const timeless = std::any_of(outcomes.rows.begin(), outcomes.rows.end(),
                                    [](Outcome const& o) { return o.absolute && o.baseline != nullptr && o.baseline->time.empty(); });
  if (timeless)
    section.after.emplace_back("The time that the baseline risk belongs to is not stated: add it, as in --baseline \"PFS=50% @ 24 months\".");
}

void name_single_extractions(Outcomes const& outcomes, Section& section) {
  std::vector<std::string> ids;
  for (auto const& row : outcomes.results)
    if (!reading_mark(row.quoted).empty()) ids.push_back(row.quoted.finding_id);
  if (!ids.empty()) section.after.push_back(fmt::format("Single extraction, read by one reader only: {}.", fmt::join(ids, ", ")));
}

void warn_of_many(Outcomes const& outcomes, Section& section) {
  constexpr std::size_t most = 7;
  std::set<std::string> endpoints;
  for (auto const& row : outcomes.rows) endpoints.insert(row.outcome.substr(0, row.outcome.find(" (")));
  if (endpoints.size() > most)
    section.before.push_back(fmt::format("! {} outcomes: GRADE asks for at most 7, those that matter most for a decision.", endpoints.size()));
}

}  // namespace

std::string per_thousand(double risk) { return thousandths(risk) + " per 1000"; }

std::string shown_risk(AbsoluteRisk const& risk) {
  std::string out = per_thousand(risk.experimental);
  if (risk.interval) out += fmt::format(" ({} to {})", thousandths(risk.interval->first), thousandths(risk.interval->second));
  return marked_computed(out);
}

std::string shown_difference(AbsoluteRisk const& risk) {
  std::string out = difference(risk.experimental - risk.control) + " per 1000";
  if (risk.interval)
    out += fmt::format(" ({} to {})", difference(risk.interval->first - risk.control), difference(risk.interval->second - risk.control));
  return marked_computed(out);
}

std::string shown_baseline(Outcome const& outcome) {
  if (outcome.baseline == nullptr) return "no risk stated";
  return per_thousand(outcome.baseline->risk) + (outcome.baseline->time.empty() ? "" : " at " + outcome.baseline->time);
}

Document outcome_document(std::string const& title, Filters const& filters, OutcomeChoices const& choices) {
  auto out = table_document(title, filters);
  for (auto const& baseline : choices.baselines) out.facts.emplace_back("baseline", "Baseline risk", fact_of(baseline));
  if (choices.pooled)
    out.facts.emplace_back("model", "Model", describe(choices.model)), add_choices(filters, choices.pooling, out);
  else
    add_sources(filters, out);
  return out;
}

void add_around(core::database::Connection& book, Outcomes const& outcomes, Filters const& filters, Section section, Document& out) {
  warn_of_many(outcomes, section);
  frame(book, outcomes.results, section, out);
  if (outcomes.rows.empty()) {
    section.before.emplace_back("No finding inside these filters quotes a ratio of two treatments.");
    for (auto const& line : explain_empty(filters, [&](Filters const& f) { return findings_inside(book, f).size(); })) section.after.push_back(line);
  }
  bool const pooled = std::any_of(outcomes.rows.begin(), outcomes.rows.end(), [](Outcome const& o) { return o.pooled; });
  if (!outcomes.rows.empty())
    section.before.emplace_back(pooled ? "One row an outcome where trials are pooled; each other row is one trial's result."
                                       : "Each row is one trial's result: nothing is pooled.");
  add_methods(outcomes, section);
  name_single_extractions(outcomes, section);
  out.sections.push_back(std::move(section));
  add_left_out(outcomes.left_out, out);
  add_comparability(book, outcomes.results, out);
}

}  // namespace query
