// importer/template.cpp - made from the table of layouts, so that it cannot disagree with what import reads.
#include "importer/template.hpp"

#include <fmt/format.h>

namespace importer {

std::string template_of(SheetSpec const& spec) {
  std::string out = fmt::format("# {}: one line a row; delete nothing above the header, or everything. Rules and worked cases: CODEBOOK.md\n", spec.file);
  std::string header;
  for (auto const& column : spec.columns) {
    std::string permitted;
    for (char const c : column.permitted) permitted += c == '|' ? std::string(", ") : std::string(1, c);
    std::string text(column.help);
    if (!permitted.empty()) text += (text.empty() ? "" : "; ") + ("one of " + permitted);
    out += fmt::format("# {}{}: {}\n", column.name, column.required ? " (required)" : "", text);
    header += (header.empty() ? "" : ",") + std::string(column.name);
  }
  return out + header + "\n";
}

}  // namespace importer
