// query/tables/profile.cpp - the columns of a GRADE evidence profile; the domains of certainty and the importance are the reader's.
#include <fmt/format.h>

#include "query/abbreviations.hpp"
#include "query/editions.hpp"
#include "query/tables/tables.hpp"

namespace query {
namespace {

using core::table::blank_column;
using core::table::Place;
using core::table::Section;

Section empty_table() {
  Section out;
  out.part = "profile";
  out.table.columns = {{"trials", "Trials", Place::group},
                       {"intervention", "Intervention", Place::group, false, false, "intervention: "},
                       {"comparison", "Comparison", Place::group, false, false, "comparison: "},
                       {"population", "Population", Place::group, false, false, "population: "},
                       {"outcome", "Outcome"},
                       {"studies", "№ of studies", Place::cell, true},
                       {"design", "Study design"},
                       blank_column("risk_of_bias", "Risk of bias"),
                       blank_column("inconsistency", "Inconsistency"),
                       blank_column("indirectness", "Indirectness"),
                       blank_column("imprecision", "Imprecision"),
                       blank_column("other", "Other considerations"),
                       {"participants", "№ of patients, in all"},
                       {"experimental_n", "№ of patients, intervention", Place::cell, true},
                       {"control_n", "№ of patients, comparison", Place::cell, true},
                       {"relative", "Relative effect (95% CI)", Place::cell, false, true},
                       core::table::computed_column("absolute", "Absolute effect (95% CI)"),
                       blank_column("certainty", "Certainty"),
                       blank_column("importance", "Importance"),
                       {"finding_id", "Finding", Place::machine},
                       {"document_id", "Document", Place::machine}};
  out.table.columns[16].solid = false;  // may hold the reason why there is none
  return out;
}

void add_row(Outcome const& o, Section& section) {
  section.table.rows.push_back({o.trials,
                                o.intervention,
                                o.comparison,
                                o.population,
                                o.outcome,
                                std::to_string(o.studies),
                                o.design,
                                "",
                                "",
                                "",
                                "",
                                "",
                                o.participants,
                                o.experimental_n,
                                o.control_n,
                                o.relative,
                                o.absolute ? shown_difference(*o.absolute) : o.why_not,
                                "",
                                "",
                                o.finding_ids,
                                o.document_ids});
}

}  // namespace

core::table::Document profile_table(core::database::Connection& book, Filters const& typed, OutcomeChoices const& choices) {
  auto out = outcome_document("Evidence profile", typed, choices);
  out.facts.emplace_back("authors", "Author(s)", "to be filled in by you");
  Filters const filters = choices.all_editions ? typed : current_editions(book, typed, out);
  auto const outcomes = find_outcomes(book, filters, choices);
  auto section = empty_table();
  for (auto const& outcome : outcomes.rows) add_row(outcome, section);
  add_around(book, outcomes, filters, std::move(section), out);
  out.notes.emplace_back(
      "To be filled in by you: risk of bias, inconsistency, indirectness and imprecision as not serious, serious, very serious or extremely serious; "
      "certainty as high, moderate, low or very low; importance from 1 to 9 (7 to 9: critical for a decision).");
  explain(book, out);
  return out;
}

}  // namespace query
