// query/tables/results.hpp - findings for tables that are handed in, with what these say beside the quoted numbers, and the parts that several
// layouts share: title and filters, sources, banner, comparability, notes. Decides nothing about layouts.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/table/document.hpp"
#include "query/filters.hpp"
#include "query/phrases.hpp"

namespace query {

struct TableResult {
  ResultRow quoted;
  std::string design, registry, disease, subtype, prior_therapy, assessor, data_cut, follow_up, total_n, document_title, event;
  std::string open_errors;  // checks of the audit by which its effect cannot be right
  std::int64_t endpoint_id = 0;
  std::string publication{};  // "N Engl J Med 2016, PMID 27717303" where the trial's own publication prints it; empty for a quote
};

// In the order given, but all rows of a trial together.
std::vector<TableResult> table_results(core::database::Connection& book, std::vector<std::string> const& finding_ids);

// "endpoint-labels: PFS, OS", the filters as typed.
core::table::Document table_document(std::string const& title, Filters const& filters);

// Titles of the documents and publications behind the rows, as facts.
void add_documents(std::vector<TableResult> const& rows, core::table::Document& out);

// Whose findings are rows, where it is not those of documents alone.
void add_sources(Filters const& filters, core::table::Document& out);

// The trials of the rows: banner above the section where there are several, notes and findings of the audit below it, documents as facts.
void frame(core::database::Connection& book, std::vector<TableResult> const& rows, core::table::Section& section, core::table::Document& out);

// How far the rows compare, below the table, where they are of several trials.
void add_comparability(core::database::Connection& book, std::vector<TableResult> const& rows, core::table::Document& out);

std::string place_of(TableResult const& row);          // "abc-china-2024, section 5.2.1 [36]", or the publication
std::string circumstances_of(TableResult const& row);  // assessor, cut, follow-up; what is not stated is left out
std::string participants_of(TableResult const& row);   // "361", "334 vs 334", or nothing where none is quoted
std::string design_of(TableResult const& row);         // as recorded, else what the kind of comparison says
std::string marked_computed(std::string const& cell);  // "… †"; an empty cell stays empty

}  // namespace query
