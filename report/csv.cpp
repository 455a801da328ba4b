// report/csv.cpp - a field is quoted only where RFC 4180 asks for it, or where blanks at its ends would be lost.
#include "report/csv.hpp"

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

std::string render_csv(core::table::Document const& document, Options const&) {
  auto const table = core::table::flattened(document);
  auto const& [query, book, program] = document.source;
  std::string const source = field(query) + "," + field(book) + "," + field(program) + "\n";
  std::string out;
  for (auto const& column : table.columns) out += field(column.key) + ",";
  out += "query,book,program\n";
  for (auto const& row : table.rows) {
    for (auto const& value : row) out += field(value) + ",";
    out += source;
  }
  return out;
}

}  // namespace report
