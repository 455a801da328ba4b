// report/docx/table.cpp - cells carry only what a style cannot say: their width, what they span, and that a number does not fold.
#include "report/docx/table.hpp"

#include <algorithm>
#include <numeric>

#include "report/column_shares.hpp"

namespace report::docx {
namespace {

using core::table::Column;
using core::table::Document;
using core::table::Place;
using core::table::Row;
using core::table::Section;

constexpr double letter = 104;  // twentieths of a point: a digit of 8.5 points in a wide font, as Calibri may be missing

bool is_number(Column const& column) { return column.right || column.solid; }

char const* style_of(Place place) { return place == Place::group ? "TableGroup" : place == Place::item ? "TableItem" : "TableSubitem"; }

pugi::xml_node add_row(pugi::xml_node parent) {
  auto const row = add(parent, "w:tr");
  add(add(row, "w:trPr"), "w:cantSplit");
  return row;
}

// Its properties, which stand before its paragraph.
pugi::xml_node add_cell(pugi::xml_node row, int width) {
  auto const properties = add(add(row, "w:tc"), "w:tcPr");
  add(properties, "w:tcW", "w:w", std::to_string(width).c_str()).append_attribute("w:type").set_value("dxa");
  return properties;
}

// Pictures are made of characters of a terminal.
Layout without_pictures(Section const& section) {
  auto layout = lay_out(section);
  std::erase_if(layout.cells, [&](std::size_t i) { return section.table.columns[i].place == Place::picture; });
  return layout;
}

// Together they are as wide as the page; a table of headings alone has one column.
std::vector<int> column_widths(Section const& section, Layout const& layout, int width) {
  if (layout.cells.empty()) return {width};
  auto const shares = column_shares(section, layout, width / letter);
  double const all = std::accumulate(shares.begin(), shares.end(), 0.0);
  std::vector<int> out;
  for (double const share : shares) out.push_back(static_cast<int>(share / all * width));
  return out;
}

class TableWriter {
 public:
  TableWriter(Document const& document, Section const& section, int width)
      : document_(document), section_(section), layout_(without_pictures(section)), widths_(column_widths(section, layout_, width)) {}

  std::string write() {
    if (layout_.cells.empty() && layout_.grouping.empty()) return {};
    properties();
    header();
    Headings headings(section_, layout_);
    for (auto const& row : section_.table.rows) {
      for (auto const& heading : headings.above(row)) heading_row(heading);
      cells(row);
    }
    return "<w:tbl>" + out_ + "</w:tbl>";
  }

 private:
  Column const& column(std::size_t i) const { return section_.table.columns[i]; }

  // Prints what stands in the small tree and empties it.
  void flush() {
    for (auto const node : tree_.children()) out_ += printed(node);
    tree_.reset();
  }

  void properties() {
    auto const table = add(tree_, "w:tblPr");
    add(table, "w:tblStyle", "w:val", "AnswerTable");
    add(table, "w:tblW", "w:w", "5000").append_attribute("w:type").set_value("pct");
    add(table, "w:tblLayout", "w:type", "fixed");
    auto look = add(table, "w:tblLook", "w:val", "0020");
    look.append_attribute("w:firstRow").set_value("1");
    look.append_attribute("w:noVBand").set_value("1");
    auto const grid = add(tree_, "w:tblGrid");
    for (auto const width : widths_) add(grid, "w:gridCol", "w:w", std::to_string(width).c_str());
    flush();
  }

  void header() {
    if (layout_.cells.empty()) return;
    auto const row = add_row(tree_);
    add(row.child("w:trPr"), "w:tblHeader");
    for (std::size_t k = 0; k < layout_.cells.size(); ++k) {
      auto const& shown = column(layout_.cells[k]);
      auto const cell = add_cell(row, widths_[k]).parent();
      add_text(add_paragraph(cell, shown.right ? "TableNumberHeader" : "TableHeader"), shown.label, shown.computed ? "Computed" : "");
    }
    flush();
  }

  void heading_row(Heading const& heading) {
    auto const cell = add_cell(add_row(tree_), std::accumulate(widths_.begin(), widths_.end(), 0));
    add(cell, "w:gridSpan", "w:val", std::to_string(widths_.size()).c_str());
    auto const paragraph = add_paragraph(cell.parent(), style_of(heading.place));
    add_marked(paragraph, heading.texts.front(), document_);
    for (std::size_t i = 1; i < heading.texts.size(); ++i) add_marked(paragraph, " · " + heading.texts[i], document_, "HeadingAside");
    flush();
  }

  // A row whose cells are all empty says nothing beyond its headings.
  void cells(Row const& values) {
    if (std::all_of(layout_.cells.begin(), layout_.cells.end(), [&](std::size_t i) { return values[i].empty(); })) return;
    auto const row = add_row(tree_);
    for (std::size_t k = 0; k < layout_.cells.size(); ++k) {
      auto const i = layout_.cells[k];
      auto const cell = add_cell(row, widths_[k]);
      if (is_number(column(i))) add(cell, "w:noWrap");
      auto const paragraph = add_paragraph(cell.parent(), column(i).right ? "TableNumber" : "TableText");
      add_marked(paragraph, values[i], document_, column(i).computed ? "Computed" : "");
    }
    flush();
  }

  Document const& document_;
  Section const& section_;
  Layout layout_;
  std::vector<int> widths_;  // one a cell column
  pugi::xml_document tree_;
  std::string out_;
};

}  // namespace

std::string table_xml(Document const& document, Section const& section, int width) {
  return section.table.rows.empty() ? std::string() : TableWriter(document, section, width).write();
}

}  // namespace report::docx
