// report/layout.cpp - one pass over the rows for each column; nothing is kept of them.
#include "report/layout.hpp"

#include <algorithm>

#include "core/text/width.hpp"

namespace report {
namespace {

using core::table::Column;
using core::table::Place;
using core::table::Row;
using core::table::Section;

constexpr std::size_t short_text = 18;      // terminal cells
constexpr std::size_t columns_upright = 6;  // a page with a wider table is printed across
constexpr std::array places{Place::group, Place::item, Place::subitem};

bool heads_rows(Place place) { return std::find(places.begin(), places.end(), place) != places.end(); }

bool is_seen(Section const& section, std::size_t i, bool with_pictures) {
  auto const place = section.table.columns[i].place;
  if (place == Place::machine || (place == Place::picture && !with_pictures)) return false;
  return std::any_of(section.table.rows.begin(), section.table.rows.end(), [i](Row const& row) { return !row[i].empty(); });
}

}  // namespace

Layout lay_out(Section const& section, bool with_pictures) {
  Layout layout;
  auto const& columns = section.table.columns;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (is_seen(section, i, with_pictures)) (heads_rows(columns[i].place) ? layout.headings : layout.cells).push_back(i);
  if (!layout.cells.empty()) return layout;
  auto const first_item =
      std::find_if(layout.headings.begin(), layout.headings.end(), [&](std::size_t i) { return columns[i].place != Place::group; });
  layout.cells.assign(first_item, layout.headings.end());
  layout.headings.erase(first_item, layout.headings.end());
  return layout;
}

bool is_number(Column const& column) { return column.right || column.solid; }

bool is_short(Section const& section, std::size_t column) {
  return std::all_of(section.table.rows.begin(), section.table.rows.end(),
                     [column](Row const& row) { return core::text::width(row[column]) <= short_text; });
}

bool is_wide(Layout const& layout) { return layout.cells.size() > columns_upright; }

Heading Headings::heading(Row const& row, Place place) const {
  Heading out{place, {}, {}};
  for (auto const i : layout_.headings) {
    auto const& column = section_.table.columns[i];
    if (column.place != place || row[i].empty()) continue;
    if (out.first.empty())
      out.first = column.prefix + row[i];
    else
      out.aside += " · " + column.prefix + row[i];
  }
  return out;
}

std::vector<Heading> Headings::due(Row const& row) {
  std::vector<Heading> out;
  bool moved = false;
  for (std::size_t level = 0; level < places.size(); ++level) {
    auto here = heading(row, places[level]);
    auto whole = here.first + here.aside;
    moved = moved || whole != last_[level];
    if (moved && !whole.empty()) out.push_back(std::move(here));
    last_[level] = std::move(whole);
  }
  return out;
}

}  // namespace report
