// query/tables/tables.hpp - evidence tables to be handed in, one function a layout that reviewers know. Quoted cells stand as printed; computed ones
// carry a mark and a note that names method and inputs; what is a judgement of people is left blank for them. All explain their abbreviations and
// codes. Rows of several trials carry the cross-trial banner and the list of how far they compare.
#pragma once
#include "core/table/document.hpp"
#include "query/filters.hpp"
#include "query/tables/outcomes.hpp"
#include "stats/network.hpp"

namespace query {

// One block a trial: design, setting, arms, endpoints with arm values and effects, grades of the recommendations behind which they stand, place,
// audit.
core::table::Document evidence_table(core::database::Connection& book, Filters const& filters, bool all_editions);

// What each document grades, as its tables print it: settings down, grades across; then what it recommends without grade.
core::table::Document recommendations_table(core::database::Connection& book, Filters const& filters, bool all_editions);

// GRADE Summary of Findings and evidence profile.
core::table::Document sof_table(core::database::Connection& book, Filters const& filters, OutcomeChoices const& choices);
core::table::Document profile_table(core::database::Connection& book, Filters const& filters, OutcomeChoices const& choices);

// Trials and whom they treated. Without endpoints in the filters all findings count.
core::table::Document characteristics_table(core::database::Connection& book, Filters const& filters, bool all_editions);

// The league tables of network().
core::table::Document league_table(core::database::Connection& book, Filters const& filters, PoolingChoices const& choices,
                                   stats::NetworkOptions const& options);

}  // namespace query
