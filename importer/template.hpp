// importer/template.hpp - an empty input file with its columns explained in '#' lines that the reader skips.
#pragma once
#include <string>

#include "core/table/document.hpp"
#include "importer/columns.hpp"

namespace importer {

std::string template_of(SheetSpec const& spec);

// The columns with their rules as a table, for reading.
core::table::Document columns_of(SheetSpec const& spec);

}  // namespace importer
