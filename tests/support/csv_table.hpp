// tests/support/csv_table.hpp - reference numbers of tests/data: a header line, unquoted fields. An empty field is NaN as a number.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "stats/studies.hpp"

namespace support {

class CsvRow {
 public:
  explicit CsvRow(std::map<std::string, std::string> fields) : fields_(std::move(fields)) {}
  std::string const& text(std::string const& column) const { return fields_.at(column); }
  double number(std::string const& column) const;

 private:
  std::map<std::string, std::string> fields_;
};

std::vector<CsvRow> csv_rows(std::string const& file_below_tests_data);

// The data sets of tests/data/meta/studies.csv by name.
std::map<std::string, stats::Studies> meta_studies();

}  // namespace support
