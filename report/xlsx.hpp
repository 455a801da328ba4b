// report/xlsx.hpp - a document as an Excel workbook: a sheet for the table of each section, a row a record with all that heads it, a frozen header
// with filters; a sheet of what was asked and noted, and one of abbreviations and scales. A plain decimal becomes a number that shows the decimals it
// was printed with; all else is text, so that nothing becomes a formula. Columns for people stand before those for programs. Throws core::Error where
// a table is larger than Excel allows.
#pragma once
#include "report/formats.hpp"

namespace report {

std::string render_xlsx(core::table::Document const& document, Options const& options);

}  // namespace report
