// report/text.cpp - column widths are shared by all rows of a section, so that numbers stand under each other across items. When a table is wider than
// the terminal, the widest text columns are folded; numbers are never cut: a column of numbers keeps its width.
#include "report/text.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/text/width.hpp"

namespace report {
namespace {

using core::table::Column;
using core::table::Place;
using core::table::Row;
using core::table::Section;
using core::text::pad_left;
using core::text::pad_right;
using core::text::width;
using core::text::wrap;

constexpr std::size_t gap = 2;
constexpr std::size_t unfolded = 100000;

class Writer {
 public:
  Writer(Options const& options) : options_(options), width_(options.width == 0 ? unfolded : std::max<std::size_t>(options.width, 40)) {}

  void line(std::string const& text) {
    auto const end = text.find_last_not_of(' ');
    out_ += (end == std::string::npos ? "" : text.substr(0, end + 1)) + "\n";
  }
  void paragraph(std::string const& text, std::size_t indent, std::size_t hanging, char const* style = "") {
    auto const lines = wrap(text, width_ - hanging);
    for (std::size_t i = 0; i < lines.size(); ++i) line(std::string(i == 0 ? indent : hanging, ' ') + styled(lines[i], style));
  }
  std::string styled(std::string const& text, char const* style) const {
    return options_.colour && *style != '\0' ? std::string("\x1b[") + style + "m" + text + "\x1b[0m" : text;
  }
  void blank() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += "\n";
  }
  std::size_t width() const { return width_; }
  std::string take() { return std::move(out_); }

 private:
  Options const& options_;
  std::size_t width_;
  std::string out_;
};

// The columns printed as cells of a section, with their widths.
struct Layout {
  std::vector<std::size_t> columns;
  std::vector<std::size_t> widths;
  std::size_t indent = 0;
};

bool is_cell(Column const& column) { return column.place == Place::cell || column.place == Place::picture; }

std::size_t longest_word(std::string const& text) {
  std::size_t most = 0;
  for (std::size_t start = 0; start < text.size();) {
    auto const end = std::min(text.find(' ', start), text.size());
    most = std::max(most, std::min<std::size_t>(width(text.substr(start, end - start)), 12));
    start = end + 1;
  }
  return most;
}

void fold_to(std::size_t available, Section const& section, Layout& layout) {
  auto const total = [&] { return std::accumulate(layout.widths.begin(), layout.widths.end(), std::size_t{0}) + gap * (layout.widths.size() - 1); };
  std::vector<std::size_t> least;
  for (auto const i : layout.columns) {
    auto const& column = section.table.columns[i];
    std::size_t floor = 0;
    bool const solid = column.right || column.place == Place::picture;
    for (auto const& row : section.table.rows) floor = std::max(floor, solid ? width(row[i]) : longest_word(row[i]));
    least.push_back(std::max<std::size_t>(floor, 4));
  }
  while (total() > available) {
    std::size_t widest = layout.widths.size();
    for (std::size_t k = 0; k < layout.widths.size(); ++k)
      if (layout.widths[k] > least[k] && (widest == layout.widths.size() || layout.widths[k] > layout.widths[widest])) widest = k;
    if (widest == layout.widths.size()) return;  // nothing left to fold: the line is longer than the terminal, no number is cut
    --layout.widths[widest];
  }
}

Layout lay_out(Section const& section, std::size_t available, bool has_items) {
  Layout layout;
  layout.indent = has_items ? 4 : 0;
  for (std::size_t i = 0; i < section.table.columns.size(); ++i) {
    if (!is_cell(section.table.columns[i])) continue;
    std::size_t used = 0;
    for (auto const& row : section.table.rows) used = std::max(used, width(row[i]));
    if (used == 0) continue;
    layout.columns.push_back(i);
    layout.widths.push_back(std::max(used, width(section.table.columns[i].label)));
  }
  if (!layout.columns.empty()) fold_to(available - layout.indent, section, layout);
  return layout;
}

void write_cells(Writer& writer, Layout const& layout, std::vector<std::string> const& cells, std::vector<bool> const& right, char const* style) {
  std::vector<std::vector<std::string>> folded;
  std::size_t height = 1;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    folded.push_back(width(cells[k]) <= layout.widths[k] ? std::vector<std::string>{cells[k]} : wrap(cells[k], layout.widths[k]));
    height = std::max(height, folded.back().size());
  }
  for (std::size_t h = 0; h < height; ++h) {
    std::string text(layout.indent, ' ');
    for (std::size_t k = 0; k < cells.size(); ++k) {
      std::string const piece = h < folded[k].size() ? folded[k][h] : std::string();
      text += (k ? std::string(gap, ' ') : "") + (right[k] ? pad_left(piece, layout.widths[k]) : pad_right(piece, layout.widths[k]));
    }
    writer.line(*style == '\0' ? text : writer.styled(text, style));
  }
}

std::string joined(Section const& section, Row const& row, Place place) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (section.table.columns[i].place == place && !row[i].empty()) out += (out.empty() ? "" : " · ") + row[i];
  return out;
}

class SectionWriter {
 public:
  SectionWriter(Writer& writer, Section const& section) : writer_(writer), section_(section) {
    has_items_ = std::any_of(section.table.columns.begin(), section.table.columns.end(), [](Column const& c) { return c.place == Place::item; });
    layout_ = lay_out(section, writer.width(), has_items_);
    for (auto const i : layout_.columns) right_.push_back(section.table.columns[i].right);
  }

  void write() {
    for (auto const& row : section_.table.rows) {
      bool const moved = heading(row, Place::group, group_, 0, "1;4");
      if (moved) item_.clear();
      if (heading(row, Place::item, item_, 2, "1")) subitem_.clear();
      heading(row, Place::subitem, subitem_, 4, "3");
      cells(row);
    }
  }

 private:
  bool heading(Row const& row, Place place, std::string& last, std::size_t indent, char const* style) {
    auto const here = joined(section_, row, place);
    if (here == last) return false;
    last = here;
    if (here.empty()) return true;
    if (place == Place::group) writer_.blank();
    writer_.paragraph(here, indent, indent + (place == Place::group ? 0 : 4), style);
    return true;
  }

  void cells(Row const& row) {
    if (layout_.columns.empty()) return;
    std::vector<std::string> texts;
    bool any = false;
    for (auto const i : layout_.columns) texts.push_back(row[i]), any = any || !row[i].empty();
    if (!any) return;
    if (!header_done_ && !has_items_) {
      std::vector<std::string> labels;
      for (auto const i : layout_.columns) labels.push_back(section_.table.columns[i].label);
      write_cells(writer_, layout_, labels, right_, "4");
      header_done_ = true;
    }
    write_cells(writer_, layout_, texts, right_, "");
  }

  Writer& writer_;
  Section const& section_;
  Layout layout_;
  std::vector<bool> right_;
  std::string group_, item_, subitem_;
  bool has_items_ = false, header_done_ = false;
};

}  // namespace

std::string render_text(core::table::Document const& document, Options const& options) {
  Writer writer(options);
  if (!document.title.empty()) writer.paragraph(document.title, 0, 2, "1");
  for (auto const& [name, value] : document.facts) writer.paragraph(name + ": " + value, 0, 2);
  for (auto const& section : document.sections) {
    writer.blank();
    if (!section.heading.empty()) writer.paragraph(section.heading, 0, 2, "1;7");
    for (auto const& line : section.before) writer.paragraph(line, 0, 2, "33");
    SectionWriter(writer, section).write();
    for (auto const& line : section.after) writer.paragraph(line, 0, 2);
  }
  if (!document.notes.empty()) writer.blank();
  for (auto const& note : document.notes) writer.paragraph(note, 0, 2);
  return writer.take();
}

}  // namespace report
