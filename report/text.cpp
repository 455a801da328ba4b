// report/text.cpp - column widths are shared by all rows of a section, so that numbers stand under each other across items. Where a table is wider
// than the terminal, text columns are folded down to a comfortable width, then further columns move to a second line of the row; numbers are never
// folded.
#include "report/text.hpp"

#include <algorithm>
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
  Writer(Options const& options, std::pair<std::string, std::string> const& mark)
      : options_(options), mark_(mark), width_(options.width == 0 ? unfolded : std::max<std::size_t>(options.width, 40)) {}

  void line(std::string const& text) {
    auto const end = text.find_last_not_of(' ');
    out_ += with_bold_marks(end == std::string::npos ? "" : text.substr(0, end + 1)) + "\n";
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
  std::string with_bold_marks(std::string text) const {
    if (!options_.colour || mark_.first.empty()) return text;
    for (auto at = text.find(mark_.first); at != std::string::npos; at = text.find(mark_.first, at + 4 + mark_.first.size()))
      text.insert(at, "\x1b[1m");
    for (auto at = text.find(mark_.second); at != std::string::npos; at = text.find(mark_.second, at + 4 + mark_.second.size()))
      text.insert(at + mark_.second.size(), "\x1b[0m");
    return text;
  }

  Options const& options_;
  std::pair<std::string, std::string> const& mark_;
  std::size_t width_;
  std::string out_;
};

// The columns printed as cells of a section, on one line or, where the terminal is narrow, on several; with their widths.
struct Layout {
  std::vector<std::vector<std::size_t>> lines;  // column indices
  std::vector<std::size_t> widths;              // by column index
  std::size_t indent = 0;
};

constexpr std::size_t continuation = 2;  // further lines of a row stand in by this much
constexpr std::size_t comfortable = 16;  // a text column is not folded narrower than this

bool is_cell(Column const& column) { return column.place == Place::cell || column.place == Place::picture; }
bool is_solid(Column const& column) { return column.right || column.solid || column.place == Place::picture; }

std::size_t longest_word(std::string const& text) {
  std::size_t most = 0;
  for (std::size_t start = 0; start < text.size();) {
    auto const end = std::min(text.find_first_of(" \n", start), text.size());
    most = std::max(most, std::min<std::size_t>(width(text.substr(start, end - start)), 24));
    start = end + 1;
  }
  return most;
}

std::size_t widest_line(std::string const& text) {
  std::size_t most = 0;
  for (std::size_t start = 0; start <= text.size();) {
    auto const end = std::min(text.find('\n', start), text.size());
    most = std::max(most, width(text.substr(start, end - start)));
    start = end + 1;
  }
  return most;
}

struct Measure {
  std::size_t natural = 0, least = 0;
};

// A column of numbers that is wider than the whole line may be folded between numbers.
Measure measure(Section const& section, std::size_t i, std::size_t room) {
  auto const& column = section.table.columns[i];
  Measure out;
  if (!core::table::has_content(section, i)) return out;
  std::size_t word = longest_word(column.label);
  for (auto const& row : section.table.rows) {
    out.natural = std::max(out.natural, widest_line(row[i]));
    word = std::max(word, longest_word(row[i]));
  }
  out.least =
      is_solid(column) ? std::min(std::max(out.natural, longest_word(column.label)), room) : std::max(word, std::min(out.natural, comfortable));
  out.natural = std::max(out.natural, width(column.label));
  return out;
}

// Gives the room that is left on a line to its folded columns, one cell after the other.
void widen(std::vector<std::size_t> const& line, std::vector<Measure> const& measures, std::size_t room, std::vector<std::size_t>& widths) {
  for (bool grown = true; grown && room > 0;) {
    grown = false;
    for (auto const i : line)
      if (room > 0 && widths[i] < measures[i].natural) ++widths[i], --room, grown = true;
  }
}

Layout lay_out(Section const& section, std::size_t available, bool has_items) {
  Layout layout;
  layout.indent = has_items ? 4 : 0;
  layout.widths.resize(section.table.columns.size());
  std::vector<Measure> measures(section.table.columns.size());
  std::size_t used = 0;
  auto const room_of = [&](std::size_t line) { return available - layout.indent - (line > 0 ? continuation : 0); };
  auto const close_line = [&] {
    if (!layout.lines.empty() && room_of(layout.lines.size() - 1) > used)
      widen(layout.lines.back(), measures, room_of(layout.lines.size() - 1) - used, layout.widths);
  };
  for (std::size_t i = 0; i < section.table.columns.size(); ++i) {
    if (!is_cell(section.table.columns[i])) continue;
    measures[i] = measure(section, i, room_of(1));
    if (measures[i].natural == 0) continue;
    layout.widths[i] = measures[i].least;
    bool const fits = !layout.lines.empty() && used + gap + measures[i].least <= room_of(layout.lines.size() - 1);
    if (!fits) {
      close_line();
      layout.lines.emplace_back();
      used = 0;
    }
    used += (layout.lines.back().empty() ? 0 : gap) + measures[i].least;
    layout.lines.back().push_back(i);
  }
  close_line();
  return layout;
}

void write_line(Writer& writer, std::vector<std::size_t> const& columns, Layout const& layout, std::size_t indent, Section const& section,
                Row const& cells, char const* style) {
  std::vector<std::vector<std::string>> folded;
  std::size_t height = 1;
  for (auto const i : columns) {
    bool const one_line = width(cells[i]) <= layout.widths[i] && cells[i].find('\n') == std::string::npos;
    folded.push_back(one_line ? std::vector<std::string>{cells[i]} : wrap(cells[i], layout.widths[i]));
    height = std::max(height, folded.back().size());
  }
  for (std::size_t h = 0; h < height; ++h) {
    std::string text(indent, ' ');
    for (std::size_t k = 0; k < columns.size(); ++k) {
      std::string const piece = h < folded[k].size() ? folded[k][h] : std::string();
      auto const cells_wide = layout.widths[columns[k]];
      text +=
          (k ? std::string(gap, ' ') : "") + (section.table.columns[columns[k]].right ? pad_left(piece, cells_wide) : pad_right(piece, cells_wide));
    }
    writer.line(*style == '\0' ? text : writer.styled(text, style));
  }
}

void write_cells(Writer& writer, Layout const& layout, Section const& section, Row const& cells, char const* style) {
  for (std::size_t l = 0; l < layout.lines.size(); ++l) {
    bool const any = std::any_of(layout.lines[l].begin(), layout.lines[l].end(), [&](std::size_t i) { return !cells[i].empty(); });
    if (any) write_line(writer, layout.lines[l], layout, layout.indent + (l > 0 ? continuation : 0), section, cells, style);
  }
}

std::string joined(Section const& section, Row const& row, Place place) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (section.table.columns[i].place == place && !row[i].empty()) out += (out.empty() ? "" : " · ") + section.table.columns[i].prefix + row[i];
  return out;
}

class SectionWriter {
 public:
  SectionWriter(Writer& writer, Section const& section) : writer_(writer), section_(section) {
    has_items_ = std::any_of(section.table.columns.begin(), section.table.columns.end(), [](Column const& c) { return c.place == Place::item; });
    layout_ = lay_out(section, writer.width(), has_items_);
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
    bool any = false;
    for (auto const& line : layout_.lines)
      for (auto const i : line) any = any || !row[i].empty();
    if (!any) return;
    if (!header_done_ && !has_items_) {
      Row labels;
      for (auto const& column : section_.table.columns) labels.push_back(column.label);
      write_cells(writer_, layout_, section_, labels, "4");
      header_done_ = true;
    }
    write_cells(writer_, layout_, section_, row, "");
  }

  Writer& writer_;
  Section const& section_;
  Layout layout_;
  std::string group_, item_, subitem_;
  bool has_items_ = false, header_done_ = false;
};

using Explanations = std::vector<core::table::Explanation>;

// "CI, confidence interval; HR, hazard ratio": as journals print them under a table.
void write_abbreviations(Writer& writer, std::string const& label, Explanations const& abbreviations) {
  std::string line;
  for (auto const& [term, meaning] : abbreviations) line += (line.empty() ? label + ": " : "; ") + term + ", " + meaning;
  if (!line.empty()) writer.blank(), writer.paragraph(line, 0, 2);
}

void write_scales(Writer& writer, std::string const& label, Explanations const& scales) {
  if (scales.empty()) return;
  writer.blank();
  writer.paragraph(label, 0, 2);
  for (auto const& [term, meaning] : scales) writer.paragraph(term + ": " + meaning, 2, 4);
}

}  // namespace

std::string render_text(core::table::Document const& document, Options const& options) {
  Writer writer(options, document.mark);
  if (!document.title.empty()) writer.paragraph(document.title, 0, 2, "1");
  for (auto const& fact : core::table::facts_for_people(document)) writer.paragraph(fact.label + ": " + fact.value, 0, 2);
  for (auto const& section : document.sections) {
    writer.blank();
    if (!section.heading.empty()) writer.paragraph(section.heading, 0, 2, "1;7");
    for (auto const& line : section.before) writer.paragraph(line, 0, 2, "33");
    SectionWriter(writer, section).write();
    for (auto const& line : section.after) writer.paragraph(line, 0, 2);
  }
  write_abbreviations(writer, document.words.abbreviations, document.abbreviations);
  write_scales(writer, document.words.scales, document.scales);
  if (!document.notes.empty() || !document.picture_notes.empty()) writer.blank();
  for (auto const& note : document.picture_notes) writer.paragraph(note, 0, 2);
  for (auto const& note : document.notes) writer.paragraph(note, 0, 2);
  return writer.take();
}

}  // namespace report
