// tests/cli/csv_rows.hpp - an answer in CSV, row by row under its column names.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "importer/csv_reader.hpp"

using Row = std::map<std::string, std::string>;

inline std::vector<Row> csv_rows(std::string const& csv) {
  std::vector<Row> rows;
  std::vector<std::string> header;
  importer::read_csv("answer", csv, [&](importer::Record& record) {
    if (header.empty()) {
      for (auto const& field : record.fields) header.push_back(field.text);
      return;
    }
    rows.emplace_back();
    for (std::size_t i = 0; i < record.fields.size(); ++i) rows.back()[header.at(i)] = record.fields[i].text;
  });
  return rows;
}
