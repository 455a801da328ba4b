// report/grouped_rows.hpp - how people read a section, for formats with tables: which columns are cells and which head groups of rows, what heads a
// row, and which stretches of a text the document sets off. Knows no format.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/table/document.hpp"

namespace report {

// The columns of a section that people see, as indices; columns without any value are left out. Where no cell would be left beside the headings,
// items are cells.
struct Layout {
  std::vector<std::size_t> grouping, cells;
};

Layout lay_out(core::table::Section const& section);

bool is_wide(core::table::Document const& document);  // some table is better printed across the page

// One line above a row: its first text, and what stands aside.
struct Heading {
  core::table::Place place;
  std::vector<std::string> texts;
};

// Walks through the rows of a section: a heading is written where it differs from the last one of its kind, or one above it changed.
class Headings {
 public:
  Headings(core::table::Section const& section, Layout const& layout) : section_(section), layout_(layout) {}
  std::vector<Heading> above(core::table::Row const& next);

 private:
  std::vector<std::string> texts(core::table::Row const& row, core::table::Place place) const;

  core::table::Section const& section_;
  Layout const& layout_;
  std::array<std::vector<std::string>, 3> last_;
};

struct Piece {
  std::string text;
  bool marked = false;  // stands between the marks of the document, which are part of it
};

std::vector<Piece> pieces_of(std::string const& text, core::table::Document const& document);

}  // namespace report
