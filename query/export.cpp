// query/export.cpp - columns of documents are asked for by name, so that a book of fewer columns gives what it has.
#include "query/export.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "query/sql.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::interchange::Finding;
using core::interchange::Publication;
using core::interchange::Rating;

// One row by the names of its columns; a column that the answer lacks is empty.
class NamedRow {
 public:
  explicit NamedRow(Statement& s) {
    for (int i = 0; i < s.getColumnCount(); ++i) cells_[s.getColumnName(i)] = core::database::text_or_empty(s, i);
  }
  std::string operator[](std::string const& name) const {
    auto const at = cells_.find(name);
    return at == cells_.end() ? std::string() : at->second;
  }

 private:
  std::map<std::string, std::string> cells_;
};

std::string json_array(std::vector<std::string> const& ids) {
  return ids.empty() ? "[]" : fmt::format("[\"{}\"]", fmt::join(ids, "\",\""));  // ids are slugs and a colon: nothing to escape
}

Publication publication(NamedRow const& row) {
  Publication out{row["slug"],    row["title"],     row["title_en"],
                  row["kind"],    row["language"],  row["publisher"],
                  row["edition"], row["published"], row["status"] == "superseded" ? "retired" : "active",
                  row["doi"],     row["pmid"],      row["registry"]};
  if (out.publisher.starts_with("doi:")) {  // an identifier stands there where a document names no publisher
    if (out.doi.empty()) out.doi = out.publisher.substr(4);
    out.publisher.clear();
  }
  return out;
}

core::interchange::Arm arm(NamedRow const& row, std::string const& which) {
  return {row[which],
          row[which + "_raw"],
          row["unit"],
          row[which + "_n"],
          row[which + "_events"],
          row[which + "_ci_low_raw"],
          row[which + "_ci_high_raw"]};
}

Finding finding(NamedRow const& row) {
  Finding out;
  out.id = row["finding_id"];
  out.document_id = row["document_id"];
  out.status = row["document_status"] == "superseded" ? "retired" : "active";
  out.place = row["section"].empty() ? row["locator"] : "section " + row["section"] + (row["locator"].empty() ? "" : ", " + row["locator"]);
  out.trial = row["trial"];
  out.registry = row["registry"];
  out.design = row["design"];
  out.comparison_kind = row["comparison_kind"];
  out.population = row["population"];
  out.endpoint = row["endpoint"];
  out.at = row["at_raw"];
  out.measure = row["measure"];
  out.analysis = row["analysis"];
  out.assessor = row["assessor"];
  out.follow_up = row["follow_up"];
  out.note = row["note"];
  out.read_in = row["source_kind"];
  out.single_reading = row["extraction"] == "single";
  out.experimental = arm(row, "experimental");
  out.control = arm(row, "control");
  out.total_n = row["total_n"];
  out.effect_measure = row["effect_measure"];
  out.orientation = row["orientation"];
  out.effect = row["effect_printed"];
  out.derivation = row["effect_derivation"];
  out.ci_level = row["ci_fraction"];
  out.ci_low = row["ci_low_raw"];
  out.ci_high = row["ci_high_raw"];
  out.p_comparator = row["p_comparator"];
  out.p = row["p_raw"];
  out.p_sides = row["p_sides"];
  out.shows = row["direction"];
  auto const arms = out.experimental.regimen + (out.control.regimen.empty() ? "" : " versus " + out.control.regimen);
  out.title = fmt::format("{}: {}, {}", out.trial, out.endpoint + (out.at.empty() ? "" : " at " + out.at), arms);
  return out;
}

void add_ratings(Connection& book, std::vector<std::string> const& ids, std::vector<Finding>& findings) {
  Statement s(book, std::string(sql::export_ratings));
  s.bind(1, json_array(ids));
  std::map<std::string, std::vector<Rating>> by_finding;
  while (s.executeStep()) {
    NamedRow const row(s);
    auto const basis = row["basis"] == "stated" ? "the document states this finding as a ground of that recommendation"
                                                : "same regimen and population by rule; the document does not cite this finding there";
    by_finding[row["finding_id"]].push_back({row["kind"], row["scale_id"], row["scale"], row["code"], row["label"], row["recommendation_id"], basis});
  }
  for (auto& one : findings) one.ratings = by_finding[one.id];
}

}  // namespace

core::interchange::Contrasts exported_contrasts(Connection& book, Filters const& filters, PoolingChoices const& choices) {
  core::interchange::Contrasts out;
  auto const effects = study_effects(book, filters, choices);
  for (auto const& row : effects.rows)
    out.rows.push_back({row.trial, "", row.measure, row.treatment, row.comparator, row.te, row.se, row.endpoint, row.stratum, row.quoted,
                        source_of(row), row.finding_id, row.document});
  for (auto const& row : effects.left_out) out.left_out.push_back({row.finding_id, row.trial, row.quoted, row.reason, row.remedy});
  return out;
}

std::vector<Publication> exported_documents(Connection& book, Filters const& filters) {
  Statement s(book, std::string(sql::export_documents));
  s.bind(1, filters.json());
  std::vector<Publication> out;
  while (s.executeStep()) out.push_back(publication(NamedRow(s)));
  return out;
}

bool is_publication(Connection& book, std::int64_t document) {
  Statement s(book, "SELECT 1 FROM publication WHERE document_id = ?1");
  s.bind(1, document);
  return s.executeStep();
}

core::interchange::Evidence exported_evidence(Connection& book, std::vector<std::string> const& finding_ids) {
  core::interchange::Evidence out;
  Statement s(book, std::string(sql::export_findings));
  s.bind(1, json_array(finding_ids));
  std::set<std::string> documents;
  while (s.executeStep()) {
    auto one = finding(NamedRow(s));
    if (one.orientation == "unknown") {
      auto const quoted = one.effect_measure + " " + one.effect;
      out.left_out.push_back({one.id, one.trial, quoted, "the direction of the ratio is unknown", ""});
      continue;
    }
    documents.insert(one.document_id);
    out.findings.push_back(std::move(one));
  }
  add_ratings(book, finding_ids, out.findings);
  Filters all;
  all.sources = sources_named("both");
  for (auto& document : exported_documents(book, all))
    if (documents.contains(document.id)) out.publications.push_back(std::move(document));
  return out;
}

}  // namespace query
