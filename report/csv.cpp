// report/csv.cpp - a field is quoted only where RFC 4180 asks for it, or where blanks at its ends would be lost.
#include "report/csv.hpp"

#include "core/text/spreadsheet.hpp"

namespace report {
namespace {

std::string field(std::string const& text) {
  bool const plain = text.find_first_of(",\"\n\r") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return text;
  std::string out = "\"";
  for (char const c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

std::string render_csv(core::table::Document const& document, Options const& options) {
  auto const cell = [&options](std::string const& text) { return field(options.spreadsheet_safe ? core::text::spreadsheet_safe(text) : text); };
  auto const table = core::table::flattened(document);
  auto const& [query, book, program] = document.source;
  std::string const source = cell(query) + "," + cell(book) + "," + cell(program) + "\n";
  std::string out = options.byte_order_mark ? "\uFEFF" : "";
  for (auto const& column : table.columns) out += field(column.key) + ",";
  out += "query,book,program\n";
  for (auto const& row : table.rows) {
    for (auto const& value : row) out += cell(value) + ",";
    out += source;
  }
  return out;
}

}  // namespace report
