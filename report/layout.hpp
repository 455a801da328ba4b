// report/layout.hpp - how people read a table: which columns head rows and which are cells, when a heading is written, what is wide, short or a
// number. Shared by the formats that write headings above their rows. Knows no markup.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/table/document.hpp"

namespace report {

// The columns of a section that people see, as indices: headings above rows, and cells. Where no cell would be left, items are cells. A column
// without any value is left out; so are pictures where the format has no place for them.
struct Layout {
  std::vector<std::size_t> headings, cells;
};
Layout lay_out(core::table::Section const& section, bool with_pictures);

bool is_number(core::table::Column const& column);
bool is_short(core::table::Section const& section, std::size_t column);  // names that are not folded where there is room
bool is_wide(Layout const& layout);                                      // printed across

// A line above rows. What follows the first value is an aside, which begins with its separator.
struct Heading {
  core::table::Place place = core::table::Place::group;
  std::string first, aside;
};

// Goes through the rows of a section in order: a heading is due where it differs from the last one of its kind, or where one above it changed.
class Headings {
 public:
  Headings(core::table::Section const& section, Layout const& layout) : section_(section), layout_(layout) {}
  std::vector<Heading> due(core::table::Row const& row);

 private:
  Heading heading(core::table::Row const& row, core::table::Place place) const;

  core::table::Section const& section_;
  Layout const& layout_;
  std::array<std::string, 3> last_;
};

}  // namespace report
