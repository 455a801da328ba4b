// importer/typed_rows.cpp - which file a row came from is its batch; the row there is found by its id.
#include "importer/typed_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "importer/kept_input.hpp"

namespace importer {
namespace {

using core::database::Connection;
using core::database::Statement;
using Cells = std::vector<std::string>;  // in the order of the layout

std::string table_of(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> tables{{{"results", "finding"},
                                                                                        {"publication-results", "finding"},
                                                                                        {"claims", "claim"},
                                                                                        {"recommendations", "recommendation"},
                                                                                        {"referrals", "referral"},
                                                                                        {"regulatory", "regulatory_statement"},
                                                                                        {"doses", "dose_statement"}}};
  for (auto const& [name, table] : tables)
    if (name == kind) return std::string(table);
  throw core::Error(fmt::format("{}: rows of this kind are not kept as typed", kind));
}

// The columns of an exported row: `document`, then those of the layout.
class Layout {
 public:
  explicit Layout(SheetSpec const& spec) {
    for (auto const& column : spec.columns)
      if (column.name != "document") names.emplace_back(column.name);
    for (std::size_t i = 0; i < names.size(); ++i) places_.emplace(names[i], i);
  }
  std::optional<std::size_t> find(std::string const& column) const {
    auto const at = places_.find(column);
    return at == places_.end() ? std::nullopt : std::optional(at->second);
  }
  std::string& cell(Cells& row, std::string const& column) const { return row[places_.at(column)]; }
  std::string const& cell(Cells const& row, std::string const& column) const { return row[places_.at(column)]; }

  std::vector<std::string> names{"document"};

 private:
  std::unordered_map<std::string, std::size_t> places_;
};

// What a supplement leaves empty is what the finding has that it completes; its effect's kind and direction too, where it has an effect.
void fill_in(Layout const& layout, Cells& row, Cells const& quoted) {
  auto const empty = [&](std::string const& column) { return layout.cell(row, column).empty(); };
  auto const fill = [&](std::string const& column, std::string const& text) {
    if (empty(column)) layout.cell(row, column) = text;
  };
  auto const take = [&](std::string const& column) { fill(column, layout.cell(quoted, column)); };
  for (auto const* column : {"trial", "comparison_kind", "population", "experimental", "control", "endpoint", "parent_population", "at", "analysis",
                             "assessor", "data_cut", "follow_up"})
    take(column);
  if (!empty("effect_raw")) {
    take("effect_measure");
    take("orientation");
    if (layout.cell(row, "orientation") == layout.cell(quoted, "orientation")) take("orientation_basis");
  }
  bool const interval = !empty("ci_low_raw") || !empty("experimental_ci_low_raw") || !empty("control_ci_low_raw");
  if (interval) fill("ci_level_basis", empty("ci_level") ? "unstated" : "quoted");
  if (!empty("p_sides")) fill("p_sides_basis", "quoted");
}

class Reader {
 public:
  Reader(Connection& book, std::string_view kind) : book_(book), kind_(kind), table_(table_of(kind)), layout_(*find_spec(kind)) {}

  TypedRows read(std::vector<std::string> const& ids) {
    want(ids);
    want(completed_by(ids));
    read_batches();
    TypedRows out{find_spec(kind_), layout_.names, {}};
    std::set<std::string> const asked(ids.begin(), ids.end());
    for (auto const& id : typed_ids(book_, kind_))
      if (asked.contains(id)) out.rows.push_back(row_of(id));
    return out;
  }

 private:
  void want(std::vector<std::string> const& ids) {
    Statement s(book_, "SELECT batch_id FROM " + table_ + " WHERE slug = ?1");
    for (auto const& id : ids) {
      s.reset();
      s.bind(1, id);
      if (s.executeStep()) batch_of_[id] = s.getColumn(0).getInt64();
    }
  }

  // The quoted findings that supplements among these complete.
  std::vector<std::string> completed_by(std::vector<std::string> const& ids) {
    std::vector<std::string> out;
    if (kind_ != "results") return out;
    Statement s(book_, "SELECT q.slug FROM finding f JOIN finding q ON q.id = f.completes WHERE f.slug = ?1");
    for (auto const& id : ids) {
      s.reset();
      s.bind(1, id);
      if (s.executeStep()) out.push_back(s.getColumn(0).getString());
    }
    return out;
  }

  void read_batches() {
    auto const kept = "id IN (SELECT batch_id FROM " + table_ + ")";
    bool const of_publications = kind_ == "publication-results";  // no other file has their layout
    each_kept_row(book_, kept + (of_publications ? " AND kind = 'publication-results'" : ""), [&](KeptRow const& row) { keep(row); });
  }

  // A row of another file with this id was refused at import; of several in one file the first is the one that was stored.
  void keep(KeptRow const& typed) {
    Cells row(layout_.names.size());
    for (std::size_t i = 0; i < typed.header.size(); ++i)
      if (auto const place = layout_.find(typed.header[i])) row[*place] = std::move(typed.cells[i]);
    auto &home = layout_.cell(row, "document"), &id = layout_.cell(row, "id");
    if (home.empty()) home = typed.document;
    bool const supplement = typed.kind == "supplement";
    if (supplement && id.empty()) {
      auto const& completes = layout_.cell(row, "completes");
      id = completes.substr(completes.find(':') + 1);
    }
    auto public_id = home + ":" + id;
    auto const wanted = batch_of_.find(public_id);
    if (wanted != batch_of_.end() && wanted->second == typed.batch) (supplement ? supplements_ : rows_).emplace(std::move(public_id), std::move(row));
  }

  Cells row_of(std::string const& id) {
    if (auto const typed = rows_.find(id); typed != rows_.end()) return typed->second;
    auto const supplement = supplements_.find(id);
    if (supplement == supplements_.end())
      throw core::Error(id + ": its input is not kept in this book", "was the book changed by another program? Rebuild it: trialbook build");
    auto& row = supplement->second;
    if (auto const quoted = rows_.find(layout_.cell(row, "completes")); quoted != rows_.end()) fill_in(layout_, row, quoted->second);
    return row;
  }

  Connection& book_;
  std::string kind_, table_;
  Layout layout_;
  std::map<std::string, std::int64_t> batch_of_;  // of the rows that are looked for
  std::map<std::string, Cells> rows_, supplements_;
};

}  // namespace

TypedRows typed_rows(Connection& book, std::string_view kind, std::vector<std::string> const& ids) { return Reader(book, kind).read(ids); }

std::vector<std::string> typed_ids(Connection& book, std::string_view kind, std::string const& document) {
  Statement s(book, "SELECT slug FROM " + table_of(kind) +
                        " WHERE (?1 = '' OR document_id = (SELECT id FROM document WHERE slug = ?1))"
                        " AND (document_id IN (SELECT document_id FROM publication)) = ?2 ORDER BY document_id, id");
  s.bind(1, document);
  s.bind(2, kind == "publication-results" ? 1 : 0);
  std::vector<std::string> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

}  // namespace importer
