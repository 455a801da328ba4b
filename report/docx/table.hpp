// report/docx/table.hpp - the table of a section as WordprocessingML: a header row that repeats on each page, rows that never break across pages,
// headings as rows over the whole width. Built and printed row by row, so that a long table needs little memory.
#pragma once
#include <string>

#include "report/docx/paragraph.hpp"
#include "report/grouped_rows.hpp"

namespace report::docx {

// Nothing for a section without rows. `width`: of the page between its margins, in twentieths of a point.
std::string table_xml(core::table::Document const& document, core::table::Section const& section, int width);

}  // namespace report::docx
