// importer/typed_rows.cpp - which file a row came from is its batch; the row there is found by its id.
#include "importer/typed_rows.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "importer/records.hpp"

namespace importer {
namespace {

using core::database::Connection;
using core::database::Statement;
using Cells = std::unordered_map<std::string, std::string>;  // column → text

std::string table_of(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> tables{{{"results", "finding"},
                                                                                        {"claims", "claim"},
                                                                                        {"recommendations", "recommendation"},
                                                                                        {"referrals", "referral"},
                                                                                        {"regulatory", "regulatory_statement"},
                                                                                        {"doses", "dose_statement"}}};
  for (auto const& [name, table] : tables)
    if (name == kind) return std::string(table);
  throw core::Error(fmt::format("{}: rows of this kind are not kept as typed", kind));
}

std::string inflated(Statement& batch) {
  auto const blob = batch.getColumn(3);
  std::string out(static_cast<std::size_t>(batch.getColumn(2).getInt64()), '\0');
  auto size = static_cast<uLongf>(out.size());
  auto const code =
      uncompress(reinterpret_cast<Bytef*>(out.data()), &size, static_cast<Bytef const*>(blob.getBlob()), static_cast<uLong>(blob.getBytes()));
  if (code != Z_OK || size != out.size())
    throw core::Error(batch.getColumn(0).getString() + ": this input file, kept in the book, is damaged", "rebuild the book: trialbook build");
  return out;
}

// What a supplement leaves empty is what the finding has that it completes; its effect's kind and direction too, where it has an effect.
void fill_in(Cells& row, Cells const& quoted) {
  auto const fill = [&](std::string const& column, std::string const& text) {
    if (row[column].empty()) row[column] = text;
  };
  auto const take = [&](std::string const& column) {
    auto const at = quoted.find(column);
    if (at != quoted.end()) fill(column, at->second);
  };
  for (auto const* column : {"trial", "comparison_kind", "population", "experimental", "control", "endpoint", "parent_population", "at", "analysis",
                             "assessor", "data_cut", "follow_up"})
    take(column);
  if (!row["effect_raw"].empty()) {
    take("effect_measure");
    take("orientation");
    if (row["orientation"] == quoted.at("orientation")) take("orientation_basis");
  }
  bool const interval = !row["ci_low_raw"].empty() || !row["experimental_ci_low_raw"].empty() || !row["control_ci_low_raw"].empty();
  if (interval) fill("ci_level_basis", row["ci_level"].empty() ? "unstated" : "quoted");
  if (!row["p_sides"].empty()) fill("p_sides_basis", "quoted");
}

class Reader {
 public:
  Reader(Connection& book, std::string_view kind) : book_(book), kind_(kind), table_(table_of(kind)) {}

  TypedRows read(std::vector<std::string> const& ids) {
    wanted_.insert(ids.begin(), ids.end());
    for (auto const& id : completed_by(ids)) wanted_.insert(id);
    read_batches();
    TypedRows out;
    out.spec = find_spec(kind_);
    for (auto const& column : out.spec->columns) out.columns.emplace_back(column.name);
    if (out.columns.front() != "document") out.columns.insert(out.columns.begin(), "document");
    std::set<std::string> const asked(ids.begin(), ids.end());
    for (auto const& id : typed_ids(book_, kind_))
      if (asked.contains(id)) out.rows.push_back(row_of(id, out.columns));
    return out;
  }

 private:
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
    Statement batches(book_, "SELECT file, coalesce(document, ''), byte_count, deflated, kind FROM import_batch WHERE id IN (SELECT batch_id FROM " +
                                 table_ + ") ORDER BY id");
    while (batches.executeStep()) {
      std::vector<std::string> header;
      bool const supplement = batches.getColumn(4).getString() == "supplement";
      read_records(batches.getColumn(0).getString(), inflated(batches), [&](Record& record) {
        std::vector<std::string> texts;
        for (auto& field : record.fields) texts.push_back(std::move(field.text));
        if (header.empty())
          header = std::move(texts);
        else if (texts.size() == header.size())
          keep(header, texts, batches.getColumn(1).getString(), supplement);
      });
    }
  }

  // The first row of an id is the one that was stored: later ones are refused at import.
  void keep(std::vector<std::string> const& header, std::vector<std::string>& texts, std::string const& document, bool supplement) {
    Cells row;
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = std::move(texts[i]);
    if (row["document"].empty()) row["document"] = document;
    if (supplement && row["id"].empty() && !row["completes"].empty()) row["id"] = row["completes"].substr(row["completes"].find(':') + 1);
    auto id = row["document"] + ":" + row["id"];
    if (wanted_.contains(id)) (supplement ? supplements_ : rows_).emplace(std::move(id), std::move(row));
  }

  std::vector<std::string> row_of(std::string const& id, std::vector<std::string> const& columns) {
    auto const typed = rows_.find(id), supplement = supplements_.find(id);
    if (typed == rows_.end() && supplement == supplements_.end())
      throw core::Error(id + ": its input is not kept in this book", "was the book changed by another program? Rebuild it: trialbook build");
    Cells row = typed != rows_.end() ? typed->second : supplement->second;
    if (auto const quoted = rows_.find(row["completes"]); typed == rows_.end() && quoted != rows_.end()) fill_in(row, quoted->second);
    std::vector<std::string> out;
    for (auto const& column : columns) out.push_back(row[column]);
    return out;
  }

  Connection& book_;
  std::string kind_, table_;
  std::set<std::string> wanted_;
  std::map<std::string, Cells> rows_, supplements_;
};

}  // namespace

TypedRows typed_rows(Connection& book, std::string_view kind, std::vector<std::string> const& ids) { return Reader(book, kind).read(ids); }

std::vector<std::string> typed_ids(Connection& book, std::string_view kind, std::string const& document) {
  Statement s(book, "SELECT slug FROM " + table_of(kind) +
                        " WHERE ?1 = '' OR document_id = (SELECT id FROM document WHERE slug = ?1) ORDER BY document_id, id");
  s.bind(1, document);
  std::vector<std::string> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getString());
  return out;
}

}  // namespace importer
