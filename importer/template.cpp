// importer/template.cpp - made from the table of layouts, so that it cannot disagree with what import reads.
#include "importer/template.hpp"

#include <fmt/format.h>

namespace importer {

namespace {

std::string permitted_of(ColumnSpec const& column) {
  std::string out;
  for (char const c : column.permitted) out += c == '|' ? std::string(", ") : std::string(1, c);
  return out;
}

}  // namespace

core::table::Document columns_of(SheetSpec const& spec) {
  core::table::Document out;
  out.title = "Columns of " + std::string(spec.file);
  core::table::Section section;
  section.part = "columns";
  section.table.columns = {{"column", "Column"}, {"required", "Required"}, {"permitted", "Permitted values"}, {"help", "What it holds"}};
  for (auto const& column : spec.columns)
    section.table.rows.push_back({std::string(column.name), column.required ? "yes" : "", permitted_of(column), std::string(column.help)});
  out.sections.push_back(std::move(section));
  return out;
}

std::string template_of(SheetSpec const& spec) {
  std::string out =
      fmt::format("# {}: one line a row; delete nothing above the header, or everything. Rules and worked cases: CODEBOOK.md\n", spec.file);
  std::string header;
  for (auto const& column : spec.columns) {
    std::string const permitted = permitted_of(column);
    std::string text(column.help);
    if (!permitted.empty()) text += (text.empty() ? "" : "; ") + ("one of " + permitted);
    out += fmt::format("# {}{}: {}\n", column.name, column.required ? " (required)" : "", text);
    header += (header.empty() ? "" : ",") + std::string(column.name);
  }
  return out + header + "\n";
}

}  // namespace importer
