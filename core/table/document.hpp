// core/table/document.hpp - what a command answers, as a model: sections of tables with typed columns, notes and banners. Queries fill it,
// report/ turns it into text, csv or markdown. Knows neither SQL nor a format.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/table/tree.hpp"

namespace core::table {

// Where a column stands when people read it: a cell of the table; the heading of a group of rows; a line above its rows (an item of the group); a
// line under that (a sub-item); only in files for programs; only for people (a picture made of characters).
enum class Place { cell, group, item, subitem, machine, picture };

struct Column {
  std::string key;    // English, stable; the header of CSV
  std::string label;  // for people
  Place place = Place::cell;
  bool right = false;    // numbers stand to the right
  bool solid = false;    // holds numbers that must not be folded
  std::string prefix{};  // printed before the value where people read it as a line: "only if: "
};

// A cell is text as shown; nothing = empty.
using Row = std::vector<std::string>;

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
};

struct Section {
  std::string part;                 // stable English key of the section: "inside", "claims"; first column of CSV when there are several
  std::string heading;              // for people; may be empty
  std::vector<std::string> before;  // lines above the table: banners, explanations
  Table table;
  std::vector<std::string> after;  // notes under it
};

struct Document {
  std::string title;
  std::vector<std::pair<std::string, std::string>> facts;  // query, document, database: printed on top, kept in files
  std::vector<Section> sections;
  std::vector<std::string> notes;
  std::pair<std::string, std::string> mark;  // what stands between these two is also set off by the format where it can; both empty: nothing
  std::vector<std::string> picture_notes;    // explain the pictures; only where these are printed
  Tree::Members data{};                      // computed results at full precision, for formats that hold numbers
};

// All sections as one table: the union of their columns (pictures left out) in order of first appearance, `part` in front when there are several
// sections.
Table flattened(Document const& document);

}  // namespace core::table
