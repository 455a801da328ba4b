// core/table/document.cpp - what several formats share: facts for people, and the sections as one table for programs.
#include "core/table/document.hpp"

#include <algorithm>

namespace core::table {
namespace {

std::size_t column_index(std::vector<Column>& columns, Column const& wanted) {
  auto const found = std::find_if(columns.begin(), columns.end(), [&](Column const& c) { return c.key == wanted.key; });
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  columns.push_back(wanted);
  return columns.size() - 1;
}

}  // namespace

Column count_column(std::string key, std::string label) { return {std::move(key), std::move(label), Place::cell, true, false, "", true}; }

Column typed_column(std::string key, std::string label) { return {std::move(key), std::move(label), Place::cell, false, false, "", false, true}; }

Column computed_column(std::string key, std::string label) {
  Column out{std::move(key), std::move(label), Place::cell, false, true};
  out.computed = true;
  return out;
}

Column blank_column(std::string key, std::string label) {
  Column out{std::move(key), std::move(label)};
  out.blank = true;
  return out;
}

bool has_content(Section const& section, std::size_t column) {
  auto const& rows = section.table.rows;
  return (section.table.columns[column].blank && !rows.empty()) ||
         std::any_of(rows.begin(), rows.end(), [column](Row const& row) { return !row[column].empty(); });
}

std::vector<Fact> facts_for_people(Document const& document) {
  constexpr std::size_t digits = 12;
  auto out = document.facts;
  auto const& [query, book, program] = document.source;
  if (!book.empty())
    out.emplace_back("book", document.words.book, document.words.content + " " + book.substr(0, digits) + " · " + program);
  else if (!program.empty())
    out.emplace_back("program", document.words.program, program);
  return out;
}

std::vector<Fact> facts_for_files(Document const& document) {
  auto out = facts_for_people(document);
  if (!document.source.query.empty()) out.emplace(out.begin(), "query", document.words.query, "trialbook " + document.source.query);
  return out;
}

Table flattened(Document const& document) {
  Table out;
  bool const several = document.sections.size() > 1;
  if (several) out.columns.push_back({"part", "part"});
  auto const kept = [](Column const& column) { return column.place != Place::picture; };
  for (auto const& section : document.sections)
    for (auto const& column : section.table.columns)
      if (kept(column)) column_index(out.columns, column);
  for (auto const& section : document.sections)
    for (auto const& row : section.table.rows) {
      Row flat(out.columns.size());
      if (several) flat[0] = section.part;
      for (std::size_t i = 0; i < row.size(); ++i)
        if (kept(section.table.columns[i])) flat[column_index(out.columns, section.table.columns[i])] = row[i];
      out.rows.push_back(std::move(flat));
    }
  return out;
}

}  // namespace core::table
