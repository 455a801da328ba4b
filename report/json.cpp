// report/json.cpp - both formats in one file, the only one of this layer that knows nlohmann. Keys stand in the order in which they are put in.
#include "report/json.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace report {
namespace {

using core::table::Column;
using core::table::Document;
using core::table::Place;
using core::table::Row;
using core::table::Section;
using Json = nlohmann::ordered_json;

std::string written(Json const& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json value_of(Column const& column, std::string const& text) {
  if (text.empty()) return nullptr;
  long long number = 0;
  auto const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, number);
  return column.count && read.ec == std::errc() && read.ptr == end ? Json(number) : Json(text);
}

Json row_of(std::vector<Column> const& columns, Row const& row) {
  auto out = Json::object();
  for (std::size_t i = 0; i < row.size(); ++i)
    if (columns[i].place != Place::picture) out[columns[i].key] = value_of(columns[i], row[i]);
  return out;
}

Json facts_of(Document const& document) {
  auto out = Json::object();
  for (auto const& fact : document.facts) {
    auto const same = std::count_if(document.facts.begin(), document.facts.end(), [&](auto const& other) { return other.key == fact.key; });
    if (same > 1)
      out[fact.key].push_back(fact.value);
    else
      out[fact.key] = fact.value;
  }
  return out;
}

Json json_of(core::table::Tree const& tree) {
  using core::table::Tree;
  if (auto const* items = std::get_if<Tree::Items>(&tree.value)) {
    auto out = Json::array();
    for (auto const& item : *items) out.push_back(json_of(item));
    return out;
  }
  if (auto const* members = std::get_if<Tree::Members>(&tree.value)) {
    auto out = Json::object();
    for (auto const& [key, value] : *members) out[key] = json_of(value);
    return out;
  }
  if (auto const* number = std::get_if<double>(&tree.value)) return *number;
  if (auto const* count = std::get_if<long long>(&tree.value)) return *count;
  if (auto const* truth = std::get_if<bool>(&tree.value)) return *truth;
  if (auto const* text = std::get_if<std::string>(&tree.value)) return *text;
  return nullptr;
}

Json column_of(Column const& column) {
  Json out{{"key", column.key}, {"label", column.label}};
  if (column.computed) out["computed"] = true;
  return out;
}

Json list_of(std::vector<core::table::Explanation> const& explanations) {
  auto out = Json::array();
  for (auto const& [term, meaning] : explanations) out.push_back({{"term", term}, {"meaning", meaning}});
  return out;
}

Json section_of(Section const& section, bool with_rows) {
  Json out{{"part", section.part}, {"heading", section.heading}, {"before", section.before}};
  if (with_rows) {
    auto columns = Json::array(), rows = Json::array();
    for (auto const& column : section.table.columns)
      if (column.place != Place::picture) columns.push_back(column_of(column));
    for (auto const& row : section.table.rows) rows.push_back(row_of(section.table.columns, row));
    out["columns"] = std::move(columns);
    out["rows"] = std::move(rows);
  }
  out["after"] = section.after;
  return out;
}

Json answer_of(Document const& document, bool with_rows) {
  auto sections = Json::array();
  for (auto const& section : document.sections) sections.push_back(section_of(section, with_rows));
  Json out{{"title", document.title},
           {"query", document.source.query},
           {"book", document.source.book.empty() ? Json() : Json(document.source.book)},
           {"program", document.source.program},
           {"facts", facts_of(document)}};
  for (auto const& [key, value] : document.data) out[key] = json_of(value);
  out["sections"] = std::move(sections);
  if (!document.abbreviations.empty()) out["abbreviations"] = list_of(document.abbreviations);
  if (!document.scales.empty()) out["scales"] = list_of(document.scales);
  out["notes"] = document.notes;
  return out;
}

}  // namespace

std::string render_json(Document const& document, Options const&) { return written(answer_of(document, true), 2); }

std::string render_jsonl(Document const& document, Options const&) {
  constexpr int one_line = -1;
  auto const table = core::table::flattened(document);
  std::string out = written({{"about", answer_of(document, false)}}, one_line);
  for (auto const& row : table.rows) out += written(row_of(table.columns, row), one_line);
  return out;
}

}  // namespace report
