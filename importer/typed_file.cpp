// importer/typed_file.cpp - the readers are csv_reader and jsonl_reader.
#include "importer/typed_file.hpp"

#include "core/text/json.hpp"
#include "core/text/spreadsheet.hpp"
#include "importer/csv_reader.hpp"

namespace importer {

std::string typed_csv(TypedRows const& typed, CsvStyle const& style) {
  std::string out = style.byte_order_mark ? "\xEF\xBB\xBF" : "";
  auto const cell = [&](std::string const& text) {
    return style.spreadsheet_safe ? core::text::spreadsheet_safe(text) : core::text::with_own_apostrophe(text);
  };
  auto const add = [&](std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + csv_field(cell(cells[i]));
    out += '\n';
  };
  add(typed.columns);
  for (auto const& row : typed.rows) add(row);
  return out;
}

std::string typed_jsonl(TypedRows const& typed) {
  std::string out;
  for (auto const& row : typed.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      out += (i == 0 ? "{" : ",") + core::text::json_string(typed.columns[i]) + ":" + core::text::json_string(row[i]);
    out += "}\n";
  }
  return out;
}

}  // namespace importer
