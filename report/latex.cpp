// report/latex.cpp - structure only: the macros that it writes are defined in latex/*.tex.
#include "report/latex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "report/column_shares.hpp"
#include "report/grouped_rows.hpp"
#include "report/latex_parts.hpp"
#include "report/latex_text.hpp"

namespace report {
namespace {

using core::table::Column;
using core::table::Document;
using core::table::Explanation;
using core::table::Place;
using core::table::Row;
using core::table::Section;

constexpr double letters_upright = 132, letters_across = 195;  // of a line in the size of the tables
constexpr double narrowest = 0.5;                              // share of the line of a table with headings of rows

std::string shown(std::string const& text, Document const& document) {
  std::string out;
  for (auto const& piece : pieces_of(text, document)) out += piece.marked ? "\\marked{" + latex_text(piece.text) + "}" : latex_text(piece.text);
  return out;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return latex_text(text);
}

class TableWriter {
 public:
  TableWriter(Document const& document, Section const& section, double room)
      : document_(document),
        section_(section),
        layout_(lay_out(section)),
        headings_(section, layout_),
        shares_(column_shares(section, layout_, room)) {
    width_ = std::accumulate(shares_.begin(), shares_.end(), 0.0);
    if (!layout_.grouping.empty() && width_ < narrowest) widen();
  }

  std::string write() {
    out_ = "\\begin{longtable}{@{}";
    for (std::size_t i = 0; i < layout_.cells.size(); ++i) out_ += fmt::format("{}{{{:.4f}}}", column(i).right ? "R" : "L", shares_[i]);
    out_ += "@{}}\n";
    caption();
    head();
    for (auto const& row : section_.table.rows) headings_and_cells(row);
    return out_ + "\\end{longtable}\n";
  }

 private:
  Column const& column(std::size_t cell) const { return section_.table.columns[layout_.cells[cell]]; }

  void widen() {
    for (auto& share : shares_) share *= narrowest / width_;
    width_ = narrowest;
  }

  void across(std::string const& content, char const* end) {
    out_ += fmt::format("\\acrossall{{{}}}{{{:.4f}}}{{{}}}{}\n", layout_.cells.size(), width_, content, end);
  }

  void caption() {
    auto const& title = section_.heading.empty() ? document_.title : section_.heading;
    if (!title.empty()) out_ += "\\caption{" + on_one_line(title) + "}\\\\\n";
  }

  void head() {
    std::string labels;
    for (std::size_t i = 0; i < layout_.cells.size(); ++i) labels += (i == 0 ? "" : " & ") + cell(i, column(i).label);
    labels = "\\toprule\n" + labels + " \\\\\n\\midrule\n";
    out_ += labels + "\\endfirsthead\n" + labels + "\\endhead\n\\bottomrule\n\\endfoot\n";
  }

  // A heading stays with what it heads; without cells it stands alone.
  void headings_and_cells(Row const& row) {
    bool const bare = std::all_of(layout_.cells.begin(), layout_.cells.end(), [&](std::size_t i) { return row[i].empty(); });
    auto const above = headings_.above(row);
    for (std::size_t i = 0; i < above.size(); ++i) heading(above[i], bare && i + 1 == above.size() ? "\\\\" : "\\\\*");
    if (bare && !layout_.grouping.empty()) return;
    for (std::size_t i = 0; i < layout_.cells.size(); ++i) out_ += (i == 0 ? "" : " & ") + cell(i, row[layout_.cells[i]]);
    out_ += " \\\\\n";
  }

  void heading(Heading const& heading, char const* end) {
    std::string aside;
    for (std::size_t i = 1; i < heading.texts.size(); ++i) aside += " · " + shown(heading.texts[i], document_);
    if (heading.place != Place::subitem) out_ += "\\addlinespace\n";
    auto const* const name = heading.place == Place::group ? "group" : heading.place == Place::item ? "item" : "subitem";
    across(fmt::format("\\{}heading{{{}}}{{{}}}", name, shown(heading.texts.front(), document_), aside), end);
  }

  std::string cell(std::size_t i, std::string const& text) const {
    if (column(i).place == Place::picture) return latex_picture(text);
    return column(i).computed && !text.empty() ? "\\computed{" + shown(text, document_) + "}" : shown(text, document_);
  }

  Document const& document_;
  Section const& section_;
  Layout layout_;
  Headings headings_;
  std::vector<double> shares_;  // one a cell column
  double width_ = 0;
  std::string out_;
};

std::string lines(char const* macro, std::vector<std::string> const& texts, Document const& document) {
  std::string out;
  for (auto const& text : texts) out += fmt::format("\\{}{{{}}}\n", macro, shown(text, document));
  return out;
}

std::string section_of(Section const& section, Document const& document, double room) {
  bool const table = !section.table.rows.empty();
  std::string out = "\n\\medskip\n";
  if (!table && !section.heading.empty()) out += "\\sectiontitle{" + on_one_line(section.heading) + "}\n";
  out += lines("banner", section.before, document);
  if (table) out += "{\\tablesize\n" + TableWriter(document, section, room).write() + "}\n";
  return out + lines("tablenote", section.after, document);
}

std::string explanations(std::string const& heading, std::vector<Explanation> const& all) {
  std::string out;
  for (auto const& [term, meaning] : all)
    out += fmt::format("{}%\n  \\explanation{{{}}}{{{}}}", out.empty() ? "" : "; ", latex_text(term), latex_text(meaning));
  return out.empty() ? out : fmt::format("\\explanations{{{}}}{{{}}}\n", latex_text(heading), out);
}

std::string picture_notes(Document const& document) {
  std::string out;
  for (auto const& note : document.picture_notes) out += "\\tablenote{" + latex_picture_note(note) + "}\n";
  return out;
}

std::string body_of(Document const& document) {
  double const room = is_wide(document) ? letters_across : letters_upright;
  std::string out;
  if (!document.title.empty()) out += "\\answertitle{" + on_one_line(document.title) + "}\n";
  for (auto const& fact : core::table::facts_for_files(document))
    out += fmt::format("\\fact{{{}}}{{{}}}\n", latex_text(fact.label), shown(fact.value, document));
  for (auto const& section : document.sections) out += section_of(section, document, room);
  return out + "\n" + explanations(document.words.abbreviations, document.abbreviations) + explanations(document.words.scales, document.scales) +
         picture_notes(document) + lines("tablenote", document.notes, document);
}

std::string head_of(Document const& document, LatexNeeds const& needs, Options const& options) {
  auto const* const engines = needs.xelatex ? "xelatex" : "xelatex, lualatex or pdflatex";
  std::string out = fmt::format("% !TeX program = xelatex\n% Written by {}. Compile twice with {}.\n", latex_text(document.source.program), engines);
  out += fmt::format("\\documentclass[a4paper{}]{{article}}\n", is_wide(document) ? ",landscape" : "");
  out += needs.xelatex ? latex_parts::xelatex : latex_parts::any_engine;
  if (needs.chinese) out += latex_parts::chinese;
  out += latex_parts::preamble;
  if (options.language == "zh") out += "\\renewcommand{\\tablename}{\u8868}\n";
  return out;
}

}  // namespace

std::string render_latex(Document const& document, Options const& options) {
  auto const body = body_of(document);
  return head_of(document, latex_needs(body), options) + "\n\\begin{document}\n" + body + "\\end{document}\n";
}

}  // namespace report
