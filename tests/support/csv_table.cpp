// tests/support/csv_table.cpp - simple on purpose: the files are written by a script of the same folder.
#include "tests/support/csv_table.hpp"

#include <fstream>
#include <limits>
#include <sstream>

namespace support {
namespace {

std::vector<std::string> fields_of(std::string const& line) {
  std::vector<std::string> out;
  std::istringstream stream(line + ",");
  for (std::string field; std::getline(stream, field, ',');) out.push_back(field);
  return out;
}

}  // namespace

double CsvRow::number(std::string const& column) const {
  auto const& text = fields_.at(column);
  return text.empty() ? std::numeric_limits<double>::quiet_NaN() : std::stod(text);
}

std::vector<CsvRow> csv_rows(std::string const& file) {
  std::ifstream stream(std::string(TEST_SOURCE_DIR) + "/tests/data/" + file);
  if (!stream) throw std::runtime_error("tests/data/" + file + " is missing");
  std::string line;
  std::getline(stream, line);
  auto const header = fields_of(line);
  std::vector<CsvRow> rows;
  while (std::getline(stream, line)) {
    auto const fields = fields_of(line);
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = fields.at(i);
    rows.emplace_back(std::move(row));
  }
  return rows;
}

std::map<std::string, stats::Studies> meta_studies() {
  std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> columns;
  for (auto const& row : csv_rows("meta/studies.csv")) {
    columns[row.text("set")].first.push_back(row.number("y"));
    columns[row.text("set")].second.push_back(row.number("se"));
  }
  std::map<std::string, stats::Studies> out;
  for (auto const& [name, c] : columns) out.emplace(name, stats::Studies(c.first, c.second));
  return out;
}

}  // namespace support
