// core/table/document.cpp - the one conversion that formats for programs share.
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
