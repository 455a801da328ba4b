// query/tables/evidence.cpp - the findings of compare that lie inside the filters, one group a trial.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "query/abbreviations.hpp"
#include "query/compare.hpp"
#include "query/editions.hpp"
#include "query/own_publications.hpp"
#include "query/pool.hpp"
#include "query/sql.hpp"
#include "query/tables/giving_way.hpp"
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

// A row for which quotes gave way has the grades that documents state on these: `given_way` has the finding that stands for each. Beside publications
// the document of a place is named.
std::map<std::string, Grades> grades_of(Connection& book, std::vector<TableResult> const& rows, std::map<std::string, std::string> const& given_way) {
  std::vector<std::string> ids;
  for (auto const& row : rows) ids.push_back(row.quoted.finding_id);
  for (auto const& [quote, used] : given_way) ids.push_back(quote);
  bool const published = std::any_of(rows.begin(), rows.end(), [](TableResult const& row) { return !row.publication.empty(); });
  Statement s(book, std::string(sql::table_grades));
  s.bind(1, json_array(ids));
  std::map<std::string, Grades> out;
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(s, s.getColumnIndex(name)); };
    auto const code = text("grade") + (text("grade").empty() || text("level").empty() ? "" : " ") + text("level");
    auto const place = text("table_no").empty() ? "section " + text("section") : "table " + text("table_no");
    auto const quote = given_way.find(text("finding_id"));
    if (quote != given_way.end() && text("basis") != "stated") continue;
    auto& grades = out[quote == given_way.end() ? text("finding_id") : quote->second];
    add_once(code + " (" + (published ? text("document_id") + ", " : "") + place + ")", "\n",
             text("basis") == "stated" ? grades.stated : grades.matched);
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
                       {"own", "Trial's own publication"},
                       {"grades_stated", "Grade and level: stated"},
                       {"grades_matched", "Grade and level: by rule"},
                       {"place", "Place", Place::cell, false, true},
                       {"read", "Read"},
                       {"audit", "Audit"},
                       {"finding_id", "Finding", Place::machine},
                       {"document_id", "Document", Place::machine},
                       {"recommendation_ids", "Recommendations", Place::machine},
                       {"own_finding_id", "Finding of the publication", Place::machine}};
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

void add_row(TableResult const& row, std::string const& design, Grades const& grades, Beside const& beside, Section& section) {
  auto const& q = row.quoted;
  section.table.rows.push_back({q.trial,
                                q.phase.empty() ? "" : "phase " + q.phase,
                                design,
                                q.population,
                                arms_phrase(q),
                                endpoint_phrase(q),
                                circumstances_of(row),
                                participants_of(row),
                                experimental_phrase(q),
                                control_phrase(q),
                                effect_phrase(q),
                                p_phrase(q),
                                beside.phrase(q),
                                grades.stated,
                                grades.matched,
                                place_of(row),
                                how_read(q),
                                q.audit,
                                q.finding_id,
                                q.document_id,
                                grades.recommendation_ids,
                                beside.first(q).row.finding_id});
}

std::vector<std::string> quotes_of(std::vector<TableResult> const& rows) {
  std::vector<std::string> out;
  for (auto const& row : rows)
    if (row.publication.empty()) out.push_back(row.quoted.finding_id);
  return out;
}

std::map<std::string, std::string> given_way(std::vector<LeftOut> const& left_out) {
  std::map<std::string, std::string> out;
  for (auto const& row : left_out) out.emplace(row.finding_id, row.used);
  return out;
}

void say_empty(Connection& book, Filters const& filters, std::size_t wider, Section& section) {
  section.before.push_back(wider == 0 ? "No finding fits these filters." : "No finding lies inside all filters.");
  for (auto const& line : explain_empty(filters, [&](Filters const& f) { return findings_inside(book, f).size(); })) section.after.push_back(line);
}

}  // namespace

Document evidence_table(Connection& book, Filters const& typed, bool all_editions) {
  auto out = table_document("Evidence table", typed);
  add_sources(typed, out);
  Filters const filters = all_editions ? typed : current_editions(book, typed, out);
  auto const fitting = fitting_findings(book, filters);
  auto rows = table_results(book, fitting.inside);
  auto const left_out = let_quotes_give_way(book, rows, [](TableResult const&) { return true; });
  auto const grades = grades_of(book, rows, given_way(left_out));
  auto const designs = designs_of(rows);
  auto const beside = beside_quotes(book, quotes_of(rows));
  auto section = empty_table();
  for (auto const& row : rows) {
    auto const found = grades.find(row.quoted.finding_id);
    add_row(row, designs.at(row.quoted.trial_id), found == grades.end() ? Grades{} : found->second, beside, section);
  }
  frame(book, rows, section, out);
  if (!left_out.empty())
    section.after.emplace_back(
        "Grades that a document states on a quote which gave way stand on the row of the publication, with the document's name.");
  if (rows.empty()) say_empty(book, filters, fitting.wider.size(), section);
  if (!fitting.wider.empty())
    section.after.push_back(
        fmt::format("Not in this table: {} finding(s) of broader or overlapping patients; compare lists them.", fitting.wider.size()));
  out.sections.push_back(std::move(section));
  add_left_out(left_out, out);
  if (auto claims = claims_section(book, filters); !claims.table.rows.empty()) out.sections.push_back(std::move(claims));
  add_comparability(book, rows, out);
  out.notes.emplace_back(
      "Numbers are quoted as printed. Grade and level are those of recommendations for the experimental arm: stated, where the document gives the "
      "finding "
      "as its ground; by rule, where regimen and population of the finding lie inside those of the recommendation as far as both are stated: the "
      "document does "
      "not cite it there.");
  if (std::any_of(rows.begin(), rows.end(), [&](TableResult const& row) { return !beside.phrase(row.quoted).empty(); }))
    out.notes.emplace_back(
        "Trial's own publication: what it prints stands beside the quote and is no part of it; same, rounded, other cut and so on say how the two "
        "relate. Single extraction: one reader only.");
  out.notes.emplace_back("Audit: checks with an open error or warning; their sentences stand under the table.");
  explain(book, out);
  return out;
}

}  // namespace query
