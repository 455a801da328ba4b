// report/interchange/table_csv.hpp - rows of text as CSV for other programs: RFC 4180, LF, no byte-order mark. Numbers of ours in the shortest form
// that reads back as the same number.
#pragma once
#include <string>
#include <vector>

namespace report::interchange {

std::string csv_line(std::vector<std::string> const& cells);
std::string number(double value);

}  // namespace report::interchange
