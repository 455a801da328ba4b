// importer/kept_input.hpp - the input files that a book keeps, read again row by row. Knows no layout: a row comes with the header of its file.
// Throws core::Error when the bytes are damaged.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/database/database.hpp"

namespace importer {

struct KeptRow {
  std::int64_t batch;
  std::string kind, document;  // of its file; the document may be empty
  std::vector<std::string> const& header;
  std::vector<std::string>& cells;  // as many as the header has
};

// `which` is a condition on import_batch; files come in the order in which they were read.
void each_kept_row(core::database::Connection& book, std::string const& which, std::function<void(KeptRow)> const& take);

}  // namespace importer
