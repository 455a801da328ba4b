// importer/columns.hpp - the input layouts: for each kind of file its columns, which are required, what values they permit, one line of help.
// The one source for header checks, templates and the test that data/CODEBOOK.md names every column.
#pragma once
#include <span>
#include <string_view>
#include <vector>

namespace importer {

struct ColumnSpec {
  std::string_view name;
  bool required;
  std::string_view permitted;  // values joined by '|', or empty
  std::string_view help;
};

struct SheetSpec {
  std::string_view kind;  // results, claims …
  std::string_view file;  // its usual file name
  std::vector<ColumnSpec> columns;
  bool rows_name_documents = false;  // the column `document` holds the document of each row
};

std::span<SheetSpec const> sheet_specs();
SheetSpec const* find_spec(std::string_view kind);

}  // namespace importer
