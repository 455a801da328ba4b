// report/html.cpp - look and behaviour stand in page/style.css and page/sorting.js; here is the structure that they know by its class names.
#include "report/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/text/unicode.hpp"
#include "core/text/width.hpp"
#include "report/grouped_rows.hpp"
#include "report/page.hpp"

namespace report {
namespace {

using core::table::Column;
using core::table::Document;
using core::table::Place;
using core::table::Row;
using core::table::Section;

constexpr std::size_t short_text = 18;  // terminal cells

std::string escaped(std::string const& text) {
  std::string out;
  for (char const c : text) {
    bool const forbidden = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';  // XML has no place for these
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else
      out += forbidden ? std::string("\uFFFD") : std::string(1, c);
  }
  return out;
}

// Escaped, with what stands between the marks of the document set off.
std::string shown(std::string const& text, Document const& document) {
  std::string out;
  for (auto const& piece : pieces_of(text, document)) out += piece.marked ? "<mark>" + escaped(piece.text) + "</mark>" : escaped(piece.text);
  return out;
}

char const* name_of(Place place) { return place == Place::group ? "group" : place == Place::item ? "item" : "subitem"; }

bool is_number(Column const& column) { return column.right || column.solid; }

// Numbers are never folded, and names that are short are not either where there is room.
bool is_short(Section const& section, std::size_t i) {
  return std::all_of(section.table.rows.begin(), section.table.rows.end(), [i](Row const& row) { return core::text::width(row[i]) <= short_text; });
}

// One a column: the attribute of its cells.
std::vector<std::string> classes_of(Section const& section, Layout const& layout) {
  std::vector<std::string> out(section.table.columns.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto const& column = section.table.columns[i];
    std::string names = std::find(layout.grouping.begin(), layout.grouping.end(), i) != layout.grouping.end() ? " grouping" : "";
    if (column.computed) names += " computed";
    if (column.right) names += " right";
    if (column.place == Place::picture)
      names += " picture";
    else if (is_number(column))
      names += " solid";
    else if (is_short(section, i))
      names += " short";
    if (!names.empty()) out[i] = fmt::format(" class=\"{}\"", names.substr(1));
  }
  return out;
}

class TableWriter {
 public:
  TableWriter(Document const& document, Section const& section)
      : document_(document), section_(section), layout_(lay_out(section)), headings_(section, layout_), classes_(classes_of(section, layout_)) {}

  std::string write() {
    if (section_.table.rows.empty()) return {};
    bool const items = std::any_of(layout_.grouping.begin(), layout_.grouping.end(), [&](std::size_t i) { return column(i).place == Place::item; });
    out_ = fmt::format("<table{}{}>\n<thead>\n<tr>", items ? " class=\"inset\"" : "",
                       layout_.grouping.empty() || section_.table.rows.size() < 2
                           ? ""
                           : fmt::format(" data-flat=\"{}\"", escaped(document_.words.headings_as_columns)));
    for (auto const* const columns : {&layout_.grouping, &layout_.cells})
      for (auto const i : *columns) header_cell(i);
    out_ += "</tr>\n</thead>\n<tbody>\n";
    for (auto const& row : section_.table.rows) {
      headings(row);
      cells(row);
    }
    return out_ + "</tbody>\n</table>\n";
  }

 private:
  Column const& column(std::size_t i) const { return section_.table.columns[i]; }

  void header_cell(std::size_t i) {
    bool const sorts = !section_.table.fixed_order && section_.table.rows.size() > 1 && column(i).place != Place::picture && !column(i).label.empty();
    char const* sort = !sorts ? "" : is_number(column(i)) ? " data-sort=\"number\"" : " data-sort=\"text\"";
    out_ += fmt::format("<th scope=\"col\"{}{}>{}</th>", classes_[i], sort, escaped(column(i).label));
  }

  void headings(Row const& row) {
    for (auto const& [place, texts] : headings_.above(row)) {
      std::string aside;
      for (std::size_t i = 1; i < texts.size(); ++i) aside += " · " + shown(texts[i], document_);
      if (!aside.empty()) aside = "<span class=\"aside\">" + aside + "</span>";
      out_ += fmt::format("<tr class=\"heading {}\"><th scope=\"rowgroup\" colspan=\"{}\"><span>{}{}</span></th></tr>\n", name_of(place),
                          layout_.cells.size(), shown(texts.front(), document_), aside);
    }
  }

  void cells(Row const& row) {
    bool const bare = std::all_of(layout_.cells.begin(), layout_.cells.end(), [&](std::size_t i) { return row[i].empty(); });
    out_ += bare ? "<tr class=\"bare\">" : "<tr>";
    for (auto const* const columns : {&layout_.grouping, &layout_.cells})
      for (auto const i : *columns) out_ += fmt::format("<td{}>{}</td>", classes_[i], shown(row[i], document_));
    out_ += "</tr>\n";
  }

  Document const& document_;
  Section const& section_;
  Layout layout_;
  Headings headings_;
  std::vector<std::string> classes_;  // one a column
  std::string out_;
};

std::string list_of(std::vector<std::string> const& lines, Document const& document) {
  std::string out;
  for (auto const& line : lines) out += "<li>" + shown(line, document) + "</li>\n";
  return out.empty() ? out : "<ul class=\"notes\">\n" + out + "</ul>\n";
}

std::string explained(std::string const& heading, std::vector<core::table::Explanation> const& explanations) {
  if (explanations.empty()) return {};
  std::string out = "<section>\n<h2>" + escaped(heading) + "</h2>\n<dl class=\"explained\">\n";
  for (auto const& [term, meaning] : explanations) out += "<dt>" + escaped(term) + "</dt><dd>" + escaped(meaning) + "</dd>\n";
  return out + "</dl>\n</section>\n";
}

std::string section_of(Section const& section, Document const& document) {
  std::string out = "<section>\n";
  if (!section.heading.empty()) out += "<h2>" + shown(section.heading, document) + "</h2>\n";
  for (auto const& line : section.before) out += "<p class=\"banner\" role=\"note\">" + shown(line, document) + "</p>\n";
  return out + TableWriter(document, section).write() + list_of(section.after, document) + "</section>\n";
}

std::string head_of(Document const& document) {
  return fmt::format(
      "<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri "
      "'none'; "
      "form-action 'none'\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"generator\" content=\"{}\"/>\n<title>{}</title>\n"
      "<style>\n{}@page {{ size: A4 {}; margin: 12mm; }}\n</style>\n</head>\n",
      escaped(document.source.program), escaped(document.title), page::style, is_wide(document) ? "landscape" : "portrait");
}

}  // namespace

std::string render_html(Document const& document, Options const& options) {
  std::string out = fmt::format("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{}\">\n", escaped(options.language));
  out += head_of(document) + "<body>\n";
  if (!document.title.empty()) out += "<h1>" + escaped(document.title) + "</h1>\n";
  std::string facts;
  for (auto const& fact : core::table::facts_for_files(document))
    facts += "<dt>" + escaped(fact.label) + "</dt><dd>" + shown(fact.value, document) + "</dd>\n";
  if (!facts.empty()) out += "<dl>\n" + facts + "</dl>\n";
  for (auto const& section : document.sections) out += section_of(section, document);
  out += explained(document.words.abbreviations, document.abbreviations) + explained(document.words.scales, document.scales);
  out += list_of(document.picture_notes, document) + list_of(document.notes, document);
  out += fmt::format("<script>\n//<![CDATA[\n{}//]]>\n</script>\n</body>\n</html>\n", page::sorting);
  return core::text::first_invalid_utf8(out) ? core::text::to_utf8(core::text::to_code_points(out)) : out;
}

}  // namespace report
