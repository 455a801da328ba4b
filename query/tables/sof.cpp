// query/tables/sof.cpp - the columns of a GRADE Summary of Findings; certainty is the reader's.
#include <fmt/format.h>

#include "query/abbreviations.hpp"
#include "query/editions.hpp"
#include "query/tables/tables.hpp"

namespace query {
namespace {

using core::table::Place;
using core::table::Section;
using core::table::Tree;

Section empty_table() {
  Section out;
  out.part = "sof";
  out.table.columns = {{"trials", "Trials", Place::group},
                       {"intervention", "Intervention", Place::group, false, false, "intervention: "},
                       {"comparison", "Comparison", Place::group, false, false, "comparison: "},
                       {"population", "Population", Place::group, false, false, "population: "},
                       {"outcome", "Outcome"},
                       {"risk_comparison", "Risk with the comparison, as you state it"},
                       core::table::computed_column("risk_intervention", "Risk with the intervention (95% CI)"),
                       {"relative", "Relative effect (95% CI)", Place::cell, false, true},
                       {"participants", "№ of participants (studies)"},
                       core::table::blank_column("certainty", "Certainty of the evidence (GRADE): yours to judge"),
                       {"comments", "Comments"},
                       {"finding_id", "Finding", Place::machine},
                       {"document_id", "Document", Place::machine}};
  out.table.columns[6].solid = false;  // may hold the reason why there is none
  return out;
}

void add_row(Outcome const& o, Section& section) {
  section.table.rows.push_back({o.trials, o.intervention, o.comparison, o.population, o.outcome, shown_baseline(o),
                                o.absolute ? shown_risk(*o.absolute) : o.why_not, o.relative,
                                fmt::format("{} ({})", o.participants.empty() ? "not quoted" : o.participants, o.studies), "", o.comment,
                                o.finding_ids, o.document_ids});
}

// For programs: risks at full precision.
Tree::Items risks_of(Outcomes const& outcomes) {
  Tree::Items out;
  for (auto const& o : outcomes.rows) {
    if (!o.absolute) continue;
    Tree::Members one{{"finding_id", o.finding_ids}, {"risk_comparison", o.absolute->control}, {"risk_intervention", o.absolute->experimental}};
    one.emplace_back("risk_intervention_ci",
                     o.absolute->interval ? Tree(Tree::Items{o.absolute->interval->first, o.absolute->interval->second}) : Tree());
    out.emplace_back(std::move(one));
  }
  return out;
}

}  // namespace

core::table::Document sof_table(core::database::Connection& book, Filters const& typed, OutcomeChoices const& choices) {
  auto out = outcome_document("Summary of findings", typed, choices);
  Filters const filters = choices.all_editions ? typed : current_editions(book, typed, out);
  auto const outcomes = find_outcomes(book, filters, choices);
  auto section = empty_table();
  for (auto const& outcome : outcomes.rows) add_row(outcome, section);
  add_around(book, outcomes, filters, std::move(section), out);
  out.notes.emplace_back("Certainty is a judgement on a body of evidence: trialbook leaves it to you. Relative effects are quoted as printed.");
  out.data.emplace_back("absolute_risks", risks_of(outcomes));
  explain(book, out);
  return out;
}

}  // namespace query
