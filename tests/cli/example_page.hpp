// tests/cli/example_page.hpp - a page of docs/ taken apart: the files that it shows, which are written, and its commands with the lines that they
// print.
#pragma once
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/cli/workplace.hpp"

inline std::string squeezed(std::string const& line) {
  std::string out;
  for (char const c : line)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  return out;
}

// A page taken apart: files to write, and commands with the lines that they print.
struct Example {
  std::string command;
  std::vector<std::string> lines;
};

inline std::vector<Example> read_page(std::string const& page, Workplace const& place) {
  std::vector<Example> out;
  std::string file;
  bool inside = false;
  std::ofstream csv;
  for (auto const& line : support::lines_of(support::read(std::filesystem::path(TEST_SOURCE_DIR) / page))) {
    if (line.starts_with("<!-- ")) file = line.substr(5, line.find(" -->") - 5);
    if (line.starts_with("```")) {
      inside = !inside;
      if (line == "```csv") csv.open(place.path() / file);
      if (!inside) csv.close();
    } else if (csv.is_open()) {
      csv << line << "\n";
    } else if (inside && line.starts_with("$ trialbook ")) {
      out.push_back({line.substr(12), {}});
    } else if (inside && line != "…") {
      REQUIRE_FALSE(out.empty());
      out.back().lines.push_back(line);
    }
  }
  return out;
}
