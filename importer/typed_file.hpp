// importer/typed_file.hpp - typed rows → a file that import reads back cell by cell: CSV or JSON lines. Same rows, same bytes. Fails nowhere.
#pragma once
#include <string>

#include "importer/typed_rows.hpp"

namespace importer {

struct CsvStyle {
  bool byte_order_mark = false;
  bool spreadsheet_safe = false;  // no cell can become a formula
};

std::string typed_csv(TypedRows const& typed, CsvStyle const& style = {});
std::string typed_jsonl(TypedRows const& typed);  // all columns in each line, every value a text

}  // namespace importer
