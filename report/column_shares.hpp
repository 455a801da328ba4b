// report/column_shares.hpp - how wide the columns of a section should be on a page of a given width. A guess from the number and kind of letters;
// knows no font and no format.
#pragma once
#include <vector>

#include "report/grouped_rows.hpp"

namespace report {

// Shares of the line, one a cell column of the layout; their sum is at most 1. `room`: letters of one line.
std::vector<double> column_shares(core::table::Section const& section, Layout const& layout, double room);

}  // namespace report
