// query/tables/results.cpp - one question for all layouts; its rows keep the order of compare.
#include "query/tables/results.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "query/audit.hpp"
#include "query/comparability.hpp"
#include "query/compare.hpp"
#include "query/own_publications.hpp"
#include "query/pool.hpp"
#include "query/sql.hpp"

namespace query {
namespace {

// The sentence of each check that marks a row.
void add_audit_notes(core::database::Connection& book, std::vector<TableResult> const& rows, core::table::Section& section) {
  for (auto const& row : rows) {
    if (row.quoted.audit.empty()) continue;
    auto const said = audit_of_finding(book, row.quoted.finding_id);
    for (auto const& line : said.table.rows)
      if (line[0] != "NOTE") section.after.push_back(fmt::format("audit {} of {}: {}", line[1], row.quoted.finding_id, line[2]));
  }
}

}  // namespace

using core::database::Statement;
using core::table::Document;
using core::table::Section;

namespace {

std::string folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

void trial_by_trial(std::vector<TableResult>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](TableResult const& a, TableResult const& b) {
    return std::pair(folded(a.quoted.trial), a.quoted.trial_id) < std::pair(folded(b.quoted.trial), b.quoted.trial_id);
  });
}

void name_publications(core::database::Connection& book, std::vector<TableResult>& rows) {
  auto const names = publication_names(book);
  for (auto& row : rows) {
    if (row.quoted.source_kind.empty()) continue;
    auto const identity = identity_phrase(row.quoted);
    row.publication = name_of(names, row.quoted) + (identity.empty() ? "" : ", " + identity);
  }
}

}  // namespace

std::vector<TableResult> table_results(core::database::Connection& book, std::vector<std::string> const& ids) {
  Statement s(book, std::string(sql::table_results));
  s.bind(1, ids.empty() ? "[]" : fmt::format("[\"{}\"]", fmt::join(ids, "\",\"")));  // ids are slugs and a colon: nothing to escape
  std::vector<TableResult> out;
  while (s.executeStep()) {
    auto const text = [&](char const* name) { return core::database::text_or_empty(s, s.getColumnIndex(name)); };
    out.push_back({read_result(s), text("design"), text("registry"), text("disease"), text("subtype"), text("prior_therapy"), text("assessor"),
                   text("data_cut"), text("follow_up"), text("total_n"), text("document_title"), text("event"), text("open_errors"),
                   s.getColumn("endpoint_id").getInt64()});
    out.back().quoted.completes = text("completes");
    out.back().quoted.completed_by = text("completed_by");
  }
  name_publications(book, out);
  trial_by_trial(out);
  return out;
}

Document table_document(std::string const& title, Filters const& filters) {
  Document out;
  out.title = title;
  if (!filters.endpoint_labels.empty()) out.title += ": " + fmt::format("{}", fmt::join(filters.endpoint_labels, ", "));
  out.facts.emplace_back("filters", "Filters", filters.description());
  return out;
}

void add_documents(std::vector<TableResult> const& rows, Document& out) {
  std::set<std::pair<bool, std::string>> titles;  // documents first
  for (auto const& row : rows) titles.emplace(!row.publication.empty(), row.document_title);
  for (auto const& [published, title] : titles)
    out.facts.emplace_back(published ? "publication" : "document", published ? "Publication" : "Document", title);
}

void add_sources(Filters const& filters, Document& out) {
  if (!filters.document && filters.sources != Filters{}.sources) out.facts.emplace_back("sources", "Sources", described_sources(filters));
}

void frame(core::database::Connection& book, std::vector<TableResult> const& rows, Section& section, Document& out) {
  std::set<std::string> trials;
  for (auto const& row : rows) {
    trials.insert(row.quoted.trial_id);
    for (auto const& note : notes_of(row.quoted)) section.after.push_back(note);
  }
  add_audit_notes(book, rows, section);
  add_documents(rows, out);
  if (auto const banner = cross_trial_banner(trials.size()); !banner.empty()) section.before.insert(section.before.begin(), banner);
}

void add_comparability(core::database::Connection& book, std::vector<TableResult> const& rows, Document& out) {
  std::vector<std::string> ids;
  std::set<std::string> trials;
  for (auto const& row : rows) ids.push_back(row.quoted.finding_id), trials.insert(row.quoted.trial_id);
  if (trials.size() < 2) return;
  auto compared = comparability(book, ids, "the rows of this table");
  if (!compared.table.rows.empty()) out.sections.push_back(std::move(compared));
}

std::string place_of(TableResult const& row) {
  if (!row.publication.empty()) return row.publication;
  auto const& q = row.quoted;
  auto const refs = refs_phrase(q);
  return q.document_id + (q.section.empty() ? "" : ", section " + q.section) + (refs.empty() ? "" : " " + refs);
}

std::string circumstances_of(TableResult const& row) {
  std::string out = row.assessor.empty() ? "" : row.assessor + " assessment";
  if (!row.data_cut.empty()) out += (out.empty() ? "" : "; ") + ("data cut " + row.data_cut);
  if (!row.follow_up.empty()) out += (out.empty() ? "" : "; ") + ("follow-up " + row.follow_up);
  return out;
}

std::string participants_of(TableResult const& row) {
  auto const& q = row.quoted;
  if (!row.total_n.empty()) return row.total_n;
  if (q.experimental_n.empty() && q.control_n.empty()) return {};
  return (q.experimental_n.empty() ? "–" : q.experimental_n) + (q.control.empty() ? "" : " vs " + (q.control_n.empty() ? "–" : q.control_n));
}

std::string design_of(TableResult const& row) {
  if (!row.design.empty()) return row.design;
  auto const& kind = row.quoted.comparison_kind;
  return kind == "randomised"   ? "randomised trial"
         : kind == "single-arm" ? "one arm quoted"
         : kind == "prognostic" ? "prognostic comparison"
                                : "non-randomised study";
}

std::string marked_computed(std::string const& cell) { return cell.empty() ? cell : cell + "\u00a0†"; }

}  // namespace query
