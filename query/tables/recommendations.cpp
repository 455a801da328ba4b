// query/tables/recommendations.cpp - a graded table of a document becomes a matrix again: the first number of a cell's place is its row, the order in
// the cell the last. A row stands for the population that most of its cells share; what sets one recommendation apart stands behind it.
#include "query/recommendations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "query/abbreviations.hpp"
#include "query/compare.hpp"
#include "query/editions.hpp"
#include "query/tables/results.hpp"
#include "query/tables/tables.hpp"

namespace query {
namespace {

using core::database::Connection;
using core::database::Statement;
using core::table::Document;
using core::table::Place;
using core::table::Section;
using Found = std::vector<Recommendation const*>;
using Terms = std::vector<std::string>;

Terms terms_of(std::string const& population) {
  Terms out;
  for (std::size_t start = 0; start <= population.size();) {
    auto const end = std::min(population.find("; ", start), population.size());
    out.push_back(population.substr(start, end - start));
    start = end + 2;
  }
  return out;
}

std::string joined(Terms const& terms) {
  std::string out;
  for (auto const& term : terms) out += (out.empty() ? "" : "; ") + term;
  return out;
}

Terms without(Terms const& terms, Terms const& taken) {
  Terms out;
  for (auto const& term : terms)
    if (std::find(taken.begin(), taken.end(), term) == taken.end()) out.push_back(term);
  return out;
}

// The population of most cells, the first of several equally frequent.
std::string usual_population(Found const& row) {
  std::map<std::string, std::size_t> counts;
  for (auto const* r : row) ++counts[r->population];
  auto const* best = row.front();
  for (auto const* r : row)
    if (counts[r->population] > counts[best->population]) best = r;
  return best->population;
}

// "5.2.3" → {5, 2, 3}
std::vector<int> numbers_of(std::string const& place) {
  std::vector<int> out;
  for (auto const* at = place.data(); at < place.data() + place.size();) {
    int value = 0;
    auto const read = std::from_chars(at, place.data() + place.size(), value);
    if (read.ec != std::errc()) break;
    out.push_back(value);
    at = read.ptr + 1;
  }
  return out;
}

struct Code {
  std::string code, key, label;
};

std::vector<Code> codes_of(Connection& book, std::string const& scale) {
  Statement s(
      book, "SELECT code, replace(label_en, ' ', '_'), label_en || ' (' || label_zh || ')' FROM v_grade WHERE scale_id = ?1 ORDER BY printed_order");
  s.bind(1, scale);
  std::vector<Code> out;
  while (s.executeStep()) out.push_back({s.getColumn(0).getString(), s.getColumn(1).getString(), s.getColumn(2).getString()});
  return out;
}

// What is recommended, with the level in brackets and what sets it apart from its row.
std::string regimen_and_level(Recommendation const& r) {
  if (r.kind == "none-stated") return "none stated (a dash in the table)";
  return (r.direction == "against" ? "AGAINST: " : "") + r.regimen + (r.level.empty() ? "" : " [" + r.level + "]");
}

std::string recommended(Recommendation const& r, Terms const& row_terms) {
  if (r.kind == "none-stated") return regimen_and_level(r);
  auto apart = joined(without(terms_of(r.population), row_terms));
  if (!r.condition.empty()) apart += (apart.empty() ? "" : "; ") + r.condition;
  return regimen_and_level(r) + (apart.empty() ? "" : " (" + apart + ")");
}

// One table of a document.
class Matrix {
 public:
  Matrix(Connection& book, Found found) : found_(std::move(found)), codes_(codes_of(book, found_.front()->scale)) {
    std::stable_sort(found_.begin(), found_.end(),
                     [](auto const* a, auto const* b) { return numbers_of(a->cell_order) < numbers_of(b->cell_order); });
    for (auto const* r : found_) {
      auto const place = numbers_of(r->cell_order);
      rows_[place.empty() ? 0 : place[0]].push_back(r);
    }
    shared_ = terms_of(usual_population(rows_.begin()->second));
    for (auto const& [number, row] : rows_) shared_ = without(shared_, without(shared_, terms_of(usual_population(row))));
  }

  Section section() const {
    Section out;
    auto const& first = *found_.front();
    out.part = first.document + ":table-" + first.table_no;
    out.heading = fmt::format("{}, table {}: {}", first.document, first.table_no, joined(shared_));
    out.table.columns = {{"setting", "Setting"}, {"population", "Patients"}};
    for (auto const& code : codes_) out.table.columns.push_back({code.key, code.label});
    out.table.columns.push_back({"place", "Place", Place::machine});
    out.table.columns.push_back({"recommendation_ids", "Recommendations", Place::machine});
    for (auto const& [number, row] : rows_) out.table.rows.push_back(cells_of(row));
    add_notes(out);
    return out;
  }

 private:
  // A note that several cells share stands once.
  void add_notes(Section& out) const {
    std::vector<std::pair<std::string, std::string>> notes;  // note, ids
    for (auto const* r : found_) {
      if (r->note.empty()) continue;
      auto const same = std::find_if(notes.begin(), notes.end(), [&](auto const& n) { return n.first == r->note; });
      if (same == notes.end())
        notes.emplace_back(r->note, r->id);
      else
        same->second += ", " + r->id;
    }
    for (auto const& [note, ids] : notes) out.after.push_back("note on " + ids + ": " + note);
  }

  core::table::Row cells_of(Found const& row) const {
    auto const terms = terms_of(usual_population(row));
    auto const own = joined(without(terms, shared_));
    core::table::Row out{row.front()->category, own};
    for (auto const& code : codes_) {
      std::string cell;
      for (auto const* r : row)
        if (r->grade == code.code) cell += (cell.empty() ? "" : "\n") + recommended(*r, terms);
      out.push_back(cell);
    }
    std::string ids;
    for (auto const* r : row) ids += (ids.empty() ? "" : "; ") + r->id;
    out.push_back(row.front()->document + ", section " + row.front()->section);
    out.push_back(ids);
    return out;
  }

  Found found_;
  std::vector<Code> codes_;
  std::map<int, Found> rows_;
  Terms shared_;  // by all rows: stands in the heading
};

Section list_of(Found const& found, std::string part, std::string heading) {
  Section out;
  out.part = std::move(part);
  out.heading = std::move(heading);
  out.table.columns = {{"population", "Patients", Place::group},
                       {"recommendation", "Recommendation"},
                       {"strength", "Wording"},
                       {"condition", "Only if"},
                       {"place", "Place"},
                       {"recommendation_id", "Recommendation id", Place::machine}};
  for (auto const* r : found)
    out.table.rows.push_back({r->population, regimen_and_level(*r), r->strength, r->condition,
                              r->document + (r->source_kind == "table" ? ", table " + r->table_no : ", section " + r->section) +
                                  (r->attributed_to.empty() ? "" : ", quoting " + r->attributed_to),
                              r->id});
  std::stable_sort(out.table.rows.begin(), out.table.rows.end(), [](auto const& a, auto const& b) { return a[0] < b[0]; });
  return out;
}

}  // namespace

Document recommendations_table(Connection& book, Filters const& typed, bool all_editions) {
  auto out = table_document("Recommendations by setting and grade", typed);
  Filters const filters = all_editions ? typed : current_editions(book, typed, out);
  auto const all = find_recommendations(book, filters);
  std::map<std::pair<std::string, int>, Found> tables;  // those with graded cells
  Found principles, text;
  for (auto const& r : all)
    if (r.source_kind == "table" && !r.grade.empty())
      tables[{r.document, numbers_of(r.table_no).empty() ? 0 : numbers_of(r.table_no)[0]}].push_back(&r);
  for (auto const& r : all) {
    if (!r.grade.empty()) continue;
    (r.source_kind == "table" ? principles : text).push_back(&r);
  }
  std::map<std::string, std::string> titles;
  for (auto const& r : all) titles.emplace(r.document, r.document_title);
  for (auto const& [id, title] : titles) out.facts.emplace_back("document", "Document", title);
  for (auto const& [where, found] : tables) out.sections.push_back(Matrix(book, found).section());
  if (!principles.empty()) out.sections.push_back(list_of(principles, "principles", "Tables of principles, without grades"));
  if (!text.empty()) out.sections.push_back(list_of(text, "text", "Running text, without grades"));
  if (all.empty()) {
    Section none;
    none.part = "none";
    none.before.emplace_back("No recommendation fits these filters.");
    none.after = explain_empty(filters, [&](Filters const& f) { return find_recommendations(book, f).size(); });
    out.sections.push_back(std::move(none));
  }
  out.notes.emplace_back(
      "In brackets: the level of evidence in the document's own code; without brackets the document prints none. Codes of different scales are not "
      "comparable. Referrals to other populations are not followed here; grades follows them.");
  out.notes.emplace_back("Not medical advice; trialbook adds no recommendation of its own.");
  explain(book, out);
  return out;
}

}  // namespace query
