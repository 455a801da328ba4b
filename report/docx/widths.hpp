// report/docx/widths.hpp - how the width of a page is shared by the columns of a table. Estimates: Word knows its fonts, this does not.
#pragma once
#include <vector>

#include "report/layout.hpp"

namespace report::docx {

// One a cell column of the layout, in twentieths of a point; together `available`. Numbers and long words come first, then the rest by length of
// text.
std::vector<int> column_widths(core::table::Section const& section, Layout const& layout, int available);

}  // namespace report::docx
