// query/tables/characteristics.cpp - one row a trial, population and pair of arms; what several findings of it say is joined, each once.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/abbreviations.hpp"
#include "query/compare.hpp"
#include "query/editions.hpp"
#include "query/own_publications.hpp"
#include "query/pool.hpp"
#include "query/tables/giving_way.hpp"
#include "query/tables/tables.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::table::Document;
using core::table::Place;
using core::table::Section;

Section empty_table() {
  Section out;
  out.part = "characteristics";
  out.table.columns = {{"trial", "Trial"},
                       {"registry", "Registry"},
                       {"phase", "Phase"},
                       {"design", "Design"},
                       {"population", "Population"},
                       {"line", "Line of therapy"},
                       {"subtype", "Subtype"},
                       {"prior_therapy", "Prior therapy"},
                       {"arms", "Arms"},
                       {"participants", "Patients", Place::cell, false, true},
                       {"follow_up", "Follow-up", Place::cell, false, true},
                       {"endpoints", "Endpoints"},
                       {"sources", "Sources"},
                       {"read", "Read"},
                       {"trial_id", "Trial id", Place::machine},
                       {"finding_ids", "Findings", Place::machine}};
  return out;
}

void add_once(std::string const& text, std::string& list) {
  if (!text.empty() && ("; " + list + "; ").find("; " + text + "; ") == std::string::npos) list += (list.empty() ? "" : "; ") + text;
}

core::table::Row row_of(std::vector<TableResult const*> const& findings) {
  auto const& first = *findings.front();
  auto const& q = first.quoted;
  std::string participants, follow_up, endpoints, sources, read, ids;
  for (auto const* f : findings) {
    add_once(participants_of(*f), participants);
    add_once(f->follow_up, follow_up);
    add_once(f->quoted.endpoint, endpoints);
    add_once(place_of(*f), sources);
    add_once(how_read(f->quoted), read);
    add_once(f->quoted.finding_id, ids);
  }
  return {q.trial,        first.registry, q.phase,   design_of(first), q.population, q.line, first.subtype, first.prior_therapy,
          arms_phrase(q), participants,   follow_up, endpoints,        sources,      read,   q.trial_id,    ids};
}

// Findings of one comparison, of documents and publications, stand together.
std::vector<std::vector<TableResult const*>> comparisons_of(std::vector<TableResult> const& rows) {
  std::vector<std::vector<TableResult const*>> out;
  auto const same = [](ResultRow const& a, ResultRow const& b) {
    return a.trial_id == b.trial_id && a.population == b.population && arms_phrase(a) == arms_phrase(b);
  };
  for (auto const& row : rows) {
    auto const known = std::find_if(out.begin(), out.end(), [&](auto const& one) { return same(one.front()->quoted, row.quoted); });
    (known == out.end() ? out.emplace_back() : *known).push_back(&row);
  }
  return out;
}

}  // namespace

Document characteristics_table(Connection& book, Filters const& typed, bool all_editions) {
  auto out = table_document("Characteristics of trials and populations", typed);
  add_sources(typed, out);
  Filters const filters = all_editions ? typed : current_editions(book, typed, out);
  auto const fitting = fitting_findings(book, filters);
  auto rows = table_results(book, fitting.inside);
  auto const left_out = let_quotes_give_way(book, rows, [](TableResult const&) { return true; });
  auto section = empty_table();
  std::set<std::string> trials;
  for (auto const& row : rows) trials.insert(row.quoted.trial_id);
  add_documents(rows, out);
  for (auto const& findings : comparisons_of(rows)) section.table.rows.push_back(row_of(findings));
  section.heading = fmt::format("Trials: {}; comparisons: {}", trials.size(), section.table.rows.size());
  if (rows.empty()) {
    section.heading.clear();
    section.before.push_back(fitting.wider.empty() ? "No finding fits these filters." : "No finding lies inside all filters.");
    section.after = explain_empty(filters, [&](Filters const& f) { return findings_inside(book, f).size(); });
  }
  if (!fitting.wider.empty())
    section.after.push_back(
        fmt::format("Not in this table: {} finding(s) of broader or overlapping patients; compare lists them.", fitting.wider.size()));
  out.sections.push_back(std::move(section));
  add_left_out(left_out, out);
  out.notes.emplace_back(
      "What a document does not print stays empty: numbers of patients are those of the findings quoted, and trials that are only mentioned are not "
      "listed.");
  explain(book, out);
  return out;
}

}  // namespace query
