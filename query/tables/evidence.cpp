// query/tables/evidence.cpp - the findings of compare that lie inside the filters, one group a trial.
#include <fmt/format.h>

#include <map>

#include "query/abbreviations.hpp"
#include "query/compare.hpp"
#include "query/editions.hpp"
#include "query/sql.hpp"
#include "query/tables/results.hpp"
#include "query/tables/tables.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::table::Document;
using core::table::Place;
using core::table::Section;

struct Grades {
  std::string stated, matched;  // "优先推荐 IA (table 8)", a line each
  std::string recommendation_ids;
};

void add_once(std::string const& text, char const* separator, std::string& list) {
  if ((separator + list + separator).find(separator + text + separator) == std::string::npos) list += (list.empty() ? "" : separator) + text;
}

std::map<std::string, Grades> grades_of(Connection& book, std::vector<TableResult> const& rows) {
  std::string array;  // ids are slugs and a colon: nothing to escape
  for (auto const& row : rows) array += (array.empty() ? "\"" : ",\"") + row.quoted.finding_id + "\"";
  Statement s(book, std::string(sql::table_grades));
  s.bind(1, "[" + array + "]");
  std::map<std::string, Grades> out;
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(s, s.getColumnIndex(name)); };
    auto const code = text("grade") + (text("grade").empty() || text("level").empty() ? "" : " ") + text("level");
    auto const place = text("table_no").empty() ? "section " + text("section") : "table " + text("table_no");
    auto& grades = out[text("finding_id")];
    add_once(code + " (" + place + ")", "\n", text("basis") == "stated" ? grades.stated : grades.matched);
    add_once(text("recommendation_id"), "; ", grades.recommendation_ids);
  }
  return out;
}

Section empty_table() {
  Section out;
  out.part = "evidence";
  out.table.columns = {{"trial", "Trial", Place::group},
                       {"phase", "Phase", Place::group},
                       {"design", "Design", Place::group},
                       {"population", "Population", Place::subitem},
                       {"arms", "Arms", Place::subitem},
                       {"endpoint", "Endpoint"},
                       {"circumstances", "Assessor, data cut, follow-up"},
                       {"participants", "Patients", Place::cell, false, true},
                       {"experimental", "Experimental", Place::cell, false, true},
                       {"control", "Control", Place::cell, false, true},
                       {"effect", "Effect (95% CI)", Place::cell, false, true},
                       {"p", "P", Place::cell, false, true},
                       {"grades_stated", "Grade and level: stated"},
                       {"grades_matched", "Grade and level: by rule"},
                       {"place", "Place", Place::cell, false, true},
                       {"audit", "Audit"},
                       {"finding_id", "Finding", Place::machine},
                       {"document_id", "Document", Place::machine},
                       {"recommendation_ids", "Recommendations", Place::machine}};
  return out;
}

// One design a trial, so that all its rows stand in one block: the recorded one, else that of its randomised comparison.
std::map<std::string, std::string> designs_of(std::vector<TableResult> const& rows) {
  std::map<std::string, std::string> out;
  for (auto const& row : rows)
    if (auto const [at, fresh] = out.emplace(row.quoted.trial_id, design_of(row)); !fresh && row.quoted.comparison_kind == "randomised")
      at->second = design_of(row);
  return out;
}

void add_row(TableResult const& row, std::string const& design, Grades const& grades, Section& section) {
  auto const& q = row.quoted;
  section.table.rows.push_back({q.trial, q.phase.empty() ? "" : "phase " + q.phase, design, q.population, arms_phrase(q), endpoint_phrase(q),
                                circumstances_of(row), participants_of(row), experimental_phrase(q), control_phrase(q), effect_phrase(q), p_phrase(q),
                                grades.stated, grades.matched, place_of(q), q.audit, q.finding_id, q.document_id, grades.recommendation_ids});
}

void say_empty(Connection& book, Filters const& filters, std::size_t wider, Section& section) {
  section.before.push_back(wider == 0 ? "No finding fits these filters." : "No finding lies inside all filters.");
  for (auto const& line : explain_empty(filters, [&](Filters const& f) { return findings_inside(book, f).size(); })) section.after.push_back(line);
}

}  // namespace

Document evidence_table(Connection& book, Filters const& typed, bool all_editions) {
  auto out = table_document("Evidence table", typed);
  Filters const filters = all_editions ? typed : current_editions(book, typed, out);
  auto const fitting = fitting_findings(book, filters);
  auto const rows = table_results(book, fitting.inside);
  auto const grades = grades_of(book, rows);
  auto const designs = designs_of(rows);
  auto section = empty_table();
  for (auto const& row : rows) {
    auto const found = grades.find(row.quoted.finding_id);
    add_row(row, designs.at(row.quoted.trial_id), found == grades.end() ? Grades{} : found->second, section);
  }
  frame(book, rows, section, out);
  if (rows.empty()) say_empty(book, filters, fitting.wider.size(), section);
  if (!fitting.wider.empty())
    section.after.push_back(
        fmt::format("Not in this table: {} finding(s) of broader or overlapping patients; compare lists them.", fitting.wider.size()));
  out.sections.push_back(std::move(section));
  if (auto claims = claims_section(book, filters); !claims.table.rows.empty()) out.sections.push_back(std::move(claims));
  add_comparability(book, rows, out);
  out.notes.emplace_back(
      "Numbers are quoted as printed. Grade and level are those of recommendations for the experimental arm: stated, where the document gives the "
      "finding "
      "as its ground; by rule, where regimen and population of the finding lie inside those of the recommendation as far as both are stated: the "
      "document does "
      "not cite it there.");
  out.notes.emplace_back("Audit: checks with an open error or warning; their sentences stand under the table.");
  explain(book, out);
  return out;
}

}  // namespace query
