// report/interchange/table_csv.cpp - fmt's shortest form is the one that reads back.
#include "report/interchange/table_csv.hpp"

#include <fmt/format.h>

namespace report::interchange {

std::string csv_line(std::vector<std::string> const& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    bool const plain = cells[i].find_first_of(",\"\n\r") == std::string::npos && !cells[i].starts_with(' ') && !cells[i].ends_with(' ');
    if (plain) {
      out += cells[i];
      continue;
    }
    out += '"';
    for (char const c : cells[i]) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
  }
  return out + "\n";
}

std::string number(double value) { return fmt::format("{}", value); }

}  // namespace report::interchange
