// report/markdown.cpp - groups become headings; items and sub-items stay columns, so that every row can be read alone.
#include "report/markdown.hpp"

#include <vector>

namespace report {
namespace {

using core::table::Column;
using core::table::Place;
using core::table::Row;
using core::table::Section;

std::string escaped(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (c == '\n')
      out += "<br>";
    else if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`' || c == '[' || c == ']')
      out += std::string("\\") + c;
    else if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

std::string cell(Column const& column, std::string const& text) {
  return column.computed && !text.empty() ? "*" + escaped(text) + "*" : escaped(text);
}

std::string joined(std::vector<core::table::Explanation> const& explanations) {
  std::string out;
  for (auto const& [term, meaning] : explanations) out += (out.empty() ? "" : "; ") + escaped(term + ", " + meaning);
  return out;
}

// Below the notes: a paragraph of abbreviations, as journals print them, and a line a code.
std::string explained(core::table::Document const& document) {
  std::string out;
  if (!document.abbreviations.empty()) out += "\n**" + escaped(document.words.abbreviations) + "**: " + joined(document.abbreviations) + "\n";
  if (!document.scales.empty()) out += "\n**" + escaped(document.words.scales) + "**:\n\n";
  for (auto const& [term, meaning] : document.scales) out += "- **" + escaped(term) + "**: " + escaped(meaning) + "\n";
  return out;
}

std::string group_of(Section const& section, Row const& row) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (section.table.columns[i].place == Place::group && !row[i].empty())
      out += (out.empty() ? "" : " · ") + section.table.columns[i].prefix + row[i];
  return out;
}

std::vector<std::size_t> shown_columns(Section const& section) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < section.table.columns.size(); ++i) {
    auto const place = section.table.columns[i].place;
    if (core::table::has_content(section, i) && place != Place::group && place != Place::machine && place != Place::picture) out.push_back(i);
  }
  return out;
}

std::string header(Section const& section, std::vector<std::size_t> const& columns) {
  std::string names = "|", rule = "|";
  for (auto const i : columns) {
    names += " " + escaped(section.table.columns[i].label) + " |";
    rule += section.table.columns[i].right ? " ---: |" : " --- |";
  }
  return names + "\n" + rule + "\n";
}

void write_section(Section const& section, std::string& out) {
  if (!section.heading.empty()) out += "## " + escaped(section.heading) + "\n\n";
  for (auto const& line : section.before) out += "> " + escaped(line) + "\n>\n";
  if (!section.before.empty()) out += "\n";
  auto const columns = shown_columns(section);
  std::string group;
  bool open = false;
  for (auto const& row : section.table.rows) {
    auto const here = group_of(section, row);
    if (!open || here != group) {
      if (open) out += "\n";
      if (!here.empty()) out += "### " + escaped(here) + "\n\n";
      out += header(section, columns);
      group = here;
      open = true;
    }
    out += "|";
    for (auto const i : columns) out += " " + cell(section.table.columns[i], row[i]) + " |";
    out += "\n";
  }
  if (open) out += "\n";
  for (auto const& line : section.after) out += "- " + escaped(line) + "\n";
  if (!section.after.empty()) out += "\n";
}

}  // namespace

std::string render_markdown(core::table::Document const& document, Options const&) {
  std::string out;
  if (!document.title.empty()) out += "# " + escaped(document.title) + "\n\n";
  auto const facts = core::table::facts_for_files(document);
  for (auto const& fact : facts) out += "- **" + escaped(fact.label) + "**: " + escaped(fact.value) + "\n";
  if (!facts.empty()) out += "\n";
  for (auto const& section : document.sections) write_section(section, out);
  for (auto const& note : document.notes) out += "- " + escaped(note) + "\n";
  return out + explained(document);
}

}  // namespace report
