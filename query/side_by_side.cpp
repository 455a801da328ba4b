// query/side_by_side.cpp - rows are keyed by endpoint and time; several findings of a document for one key are several rows.
#include "query/side_by_side.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "core/text/number.hpp"
#include "query/conflicts.hpp"

namespace query {
namespace {

using core::table::Row;
using core::table::Section;
using ByDocument = std::map<std::string, ResultRow>;

struct Line {
  std::string what;
  ByDocument findings;
};

bool is_subgroup(ResultRow const& row) { return row.analysis.find("subgroup") != std::string::npos; }

std::vector<Line> lines_of(std::vector<ResultRow> const& findings) {
  std::vector<Line> out;
  std::map<std::string, std::vector<std::size_t>> known;
  for (auto const& row : findings) {
    if (is_subgroup(row)) continue;
    auto const months = core::text::parse_months(row.at_raw);
    auto const key = fmt::format("{}|{}", row.endpoint, months.value_or(0));
    // A second finding of the same document gets a line of its own: nothing is left out.
    auto& same_key = known[key];
    auto const free = std::find_if(same_key.begin(), same_key.end(), [&](std::size_t line) { return !out[line].findings.contains(row.document_id); });
    if (free == same_key.end()) {
      same_key.push_back(out.size());
      out.push_back({endpoint_phrase(row), {{row.document_id, row}}});
    } else {
      out[*free].findings.emplace(row.document_id, row);
    }
  }
  return out;
}

std::string agreement_of(ByDocument const& findings) {
  if (findings.size() < 2) return "one document only";
  std::string out;
  for (auto a = findings.begin(); a != findings.end(); ++a)
    for (auto b = std::next(a); b != findings.end(); ++b)
      for (auto const& field : differing_fields(a->second, b->second)) out += (out.empty() ? "differs: " : "; ") + field;
  return out.empty() ? "same" : out;
}

// A row of words: differing words are not yet another fact, so they are shown and not judged, but for being equal.
Row words(std::string const& what, ByDocument const& first, std::vector<std::string> const& documents, std::string (*phrase)(ResultRow const&)) {
  Row row{what};
  bool same = true;
  for (auto const& document : documents) {
    row.push_back(phrase(first.at(document)));
    same = same && row.back() == row[1];
  }
  row.push_back(same ? "same" : "worded differently");
  return row;
}

std::string population_of(ResultRow const& row) { return row.population; }

}  // namespace

Section side_by_side(std::vector<ResultRow> const& findings) {
  ByDocument first;
  for (auto const& row : findings)
    if (!is_subgroup(row)) first.emplace(row.document_id, row);
  Section section;
  if (first.size() < 2) return section;
  section.part = "side-by-side";
  section.heading = fmt::format("What {} documents say of it", first.size());
  std::vector<std::string> documents;
  section.table.columns = {{"what", ""}};
  for (auto const& [document, row] : first) {
    documents.push_back(document);
    section.table.columns.push_back({document, document});
  }
  section.table.columns.push_back({"agreement", "Agreement"});
  section.table.rows.push_back(words("regimens", first, documents, arms_phrase));
  section.table.rows.push_back(words("population", first, documents, population_of));
  for (auto const& line : lines_of(findings)) {
    Row row{line.what};
    for (auto const& document : documents) {
      auto const found = line.findings.find(document);
      row.push_back(found == line.findings.end() ? "" : result_phrase(found->second));
    }
    row.push_back(agreement_of(line.findings));
    section.table.rows.push_back(std::move(row));
  }
  return section;
}

}  // namespace query
