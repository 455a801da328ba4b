// report/grouped_rows.cpp - columns are told apart by their place alone.
#include "report/grouped_rows.hpp"

#include <algorithm>

namespace report {

using core::table::Document;
using core::table::Place;
using core::table::Row;
using core::table::Section;

namespace {

constexpr std::size_t columns_upright = 6;
constexpr std::array levels{Place::group, Place::item, Place::subitem};

}  // namespace

Layout lay_out(Section const& section) {
  Layout layout;
  auto const& columns = section.table.columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    bool const heads_rows = std::find(levels.begin(), levels.end(), columns[i].place) != levels.end();
    if (core::table::has_content(section, i) && columns[i].place != Place::machine) (heads_rows ? layout.grouping : layout.cells).push_back(i);
  }
  if (!layout.cells.empty()) return layout;
  auto const first_item =
      std::find_if(layout.grouping.begin(), layout.grouping.end(), [&](std::size_t i) { return columns[i].place != Place::group; });
  layout.cells.assign(first_item, layout.grouping.end());
  layout.grouping.erase(first_item, layout.grouping.end());
  return layout;
}

bool is_wide(Document const& document) {
  return std::any_of(document.sections.begin(), document.sections.end(), [](Section const& s) { return lay_out(s).cells.size() > columns_upright; });
}

std::vector<Heading> Headings::above(Row const& next) {
  std::vector<Heading> out;
  bool moved = false;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    auto here = texts(next, levels[level]);
    moved = moved || here != last_[level];
    if (moved && !here.empty()) out.push_back({levels[level], here});
    last_[level] = std::move(here);
  }
  return out;
}

std::vector<std::string> Headings::texts(Row const& row, Place place) const {
  std::vector<std::string> out;
  for (auto const i : layout_.grouping) {
    auto const& column = section_.table.columns[i];
    if (column.place == place && !row[i].empty()) out.push_back(column.prefix + row[i]);
  }
  return out;
}

std::vector<Piece> pieces_of(std::string const& text, Document const& document) {
  auto const& [open, close] = document.mark;
  std::vector<Piece> out;
  std::size_t done = 0;
  while (!open.empty() && !close.empty()) {
    auto const start = text.find(open, done);
    auto const end = start == std::string::npos ? start : text.find(close, start + open.size());
    if (end == std::string::npos) break;
    auto const behind = end + close.size();
    out.push_back({text.substr(done, start - done), false});
    out.push_back({text.substr(start, behind - start), true});
    done = behind;
  }
  out.push_back({text.substr(done), false});
  return out;
}

}  // namespace report
